"""What a table says beside its numbers: the heads of its columns, the labels of its rows, its caption."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from compare.figures.meaning.claims import basis_of
from compare.figures.tables.periods import period_in
from compare.figures.tables.scales import PERCENT, Scaled, scale_in, taken_out, unit_named
from compare.figures.tables.values import is_year, words_of
from compare.model import Basis


class Role(Enum):
    """What the values of a column are: levels, growth of a level, or its share of a whole."""

    LEVEL = auto()
    GROWTH = auto()
    SHARE = auto()


@dataclass(frozen=True, slots=True)
class Head:
    """``name`` is what is left of a column's heads once unit and period are taken out; ``generic`` where that says no
    more than that there are numbers (金额, 绝对值). ``growth`` is a growth as the heads say it (比上年增长), with its
    ``basis``; it ``falls`` where a number without a sign means less."""

    name: str = ""
    generic: bool = True
    units: tuple[Scaled, ...] = ()
    year: int | None = None
    role: Role = Role.LEVEL
    growth: str = ""
    basis: Basis = Basis.YEAR_ON_YEAR
    falls: bool = False
    target: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A row's label: ``name`` without its marks; ``part`` where it is one of the parts of what stands above (其中)."""

    name: str
    units: tuple[Scaled, ...] = ()
    year: int | None = None
    part: bool = False
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above a table: its name, the units that hold for all of it, the one year that it names."""

    name: str = ""
    units: tuple[Scaled, ...] = ()
    year: int | None = None
    growth: bool = False


_GENERIC = re.compile(
    r"(?:指标|项目|产品|类别|分类|行业|地区|国别和?地区|单位|部门|科目|名称|内容|绝对|总|数|金|余|实际|实绩|完成|执行|决算|累计|全年|全国|合计|数量|情况|发生|年度?)*"
    r"(?:名称|[值量数额]|情况|指标|项目)?|amounts?|totals?|values?|numbers?|items?",
    re.IGNORECASE,
)
_AGAINST = r"(?:去年|上年度?|上一年度?|上期|前一年|年初|上月|上季度?|同期|预算|计划|目标)"
_GROWTH = re.compile(
    rf"(?P<of>.*?)(?P<said>(?:[与和同比较]{{1,2}}{_AGAINST}(?:同期|同口径|末|底|相比|数|执行数|决算数|实际)*)?"
    r"(?:同比|环比|按?可比价格?计?算?|可比口径|实际|名义|年均|累计)*"
    r"(?:±|\+/-|增长|增减|增加|减少|下降|上升|提高|增幅|降幅|升降|变动|变化|涨跌|涨幅|跌幅|增速|(?<=同比)|(?<=环比)|(?<=相比)|(?<=年))"
    r"(?:率|额|幅度?|量|数|值|速度|情况|比例|百分比|百分点|绝对[额量数])*)"
)
_COMPARED = re.compile(
    rf"[比较]{_AGAINST}|同比|环比|±|增长|增减|增幅|降幅|升降|变动|变化|涨跌|涨幅|跌幅|增速|[增减][加少][额率幅量数]?$|下降"
)
_FALLS = re.compile(r"减少|下降|降幅|跌幅")
_RISES = re.compile("[增升涨±变]")
_ENGLISH_GROWTH = re.compile(
    r"(?:%|percent(?:age)?|year[- ]over[- ]year|yoy|annual|\$|net)*\s*(?:change|variance|growth|(?P<up>increase)?[\s/]*\(?(?P<down>decrease)?\)?)\s*(?:%|percent)?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|\bper ?cent|percentage|\byoy\b|year[- ]over[- ]year", re.IGNORECASE)
_SHARE = re.compile(r"占.*|.*(?:占比|比重|构成|所占比例|份额)|(?:%|percent) of .*", re.IGNORECASE)
_TARGET = re.compile(
    r"(?:年度|全年|本年|年初)?(?:预期|调整)?(?:目标|预算|计划|任务|预期)(?:值|数|任务|指标)?|budget(?:ed)?|target|plan(?:ned)?",
    re.IGNORECASE,
)
_CAPTION_MARK = re.compile(
    r"^\s*(?:续?[附图]?表\s*[\d一二三四五六七八九十]{0,3}(?:[-—.]\d+)*|Table\s*[\dIVX]+(?:[.-]\d+)*)\s*[:：.、]?\s*",
    re.IGNORECASE,
)
_CAPTION_TAIL = re.compile(r"(?:主要)?(?:情况|一览|汇总|统计|明细|对比|基本)*表?$")
_ROW_MARK = re.compile(
    r"^(?:[\s#*•·○●—–-]+|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.](?!\d)\s*|[IVX]+\.\s+)+"
)
_PART = re.compile(r"^(?:其中|#|of which|including)\s*[:：、]?\s*", re.IGNORECASE)
_SCOPE = re.compile(r"全[国省市县区州](?!性|体|[^\u4e00-\u9fff]|$)(?=..)")
_FOOTNOTE = re.compile(r"\[\d{1,2}\]|[①-⑳]")
_CHINESE = re.compile("[\u4e00-\u9fff]")


def head_of(texts: Iterable[str], year: int | None) -> Head:
    """The head of a column, its texts from top to bottom. ``year`` is the report's, for 本年 and 上年."""
    names: list[str] = []
    units: list[Scaled] = []
    named = None
    for text in texts:
        name, found = taken_out(_FOOTNOTE.sub("", words_of(text)))
        units += [] if is_year(text) else found
        name, told = period_in(_PART.sub("", name), year)
        named = told or named
        if name and name not in names:
            names.append(name)
    whole = joined(names)
    growth = _growth(whole, year)
    if growth:
        name, said, basis, falls = growth
        if not units and said == "change" and _PERCENT.search(whole):
            units.append(PERCENT)
        return Head(name, _is_generic(name), tuple(units), named, Role.GROWTH, said, basis, falls)
    share = bool(_SHARE.fullmatch(whole))
    if _TARGET.fullmatch(whole):
        return Head("", True, tuple(units), named, target=True)
    return Head(whole, _is_generic(whole), tuple(units), named, Role.SHARE if share else Role.LEVEL)


def _is_generic(name: str) -> bool:
    return _GENERIC.fullmatch(name) is not None


def _growth(name: str, year: int | None) -> tuple[str, str, Basis, bool] | None:
    """What grew, the words for it, the basis and whether numbers count what is less."""
    english = _ENGLISH_GROWTH.fullmatch(name) if name and not _CHINESE.search(name) else None
    if english and re.search("[a-z]{4}|yoy", name, re.IGNORECASE):
        return "", "change", Basis.YEAR_ON_YEAR, bool(english["down"] and not english["up"])
    found = _GROWTH.fullmatch(name)
    if found is None or not _COMPARED.search(found["said"]):
        return None
    said = found["said"]
    falls = bool(_FALLS.search(said)) and not _RISES.search(said.replace("同比", ""))
    return found["of"], said, basis_of(said, year) or Basis.YEAR_ON_YEAR, falls


def label_of(text: str, year: int | None) -> Label:
    """A row's label."""
    name = _FOOTNOTE.sub("", words_of(text))
    marked = _ROW_MARK.sub("", name)
    part = _PART.match(marked) or _PART.match(name)
    name = _ROW_MARK.sub("", marked[part.end() :] if part and part.string == marked else marked)
    name, units = taken_out(name)
    rest, period = period_in(name, year)
    scope = _SCOPE.match(name)
    name = name[scope.end() if scope else 0 :].rstrip(":： ")
    scopes = (scope.group(),) if scope else ()
    return Label(name, tuple(units), period if not rest else None, part is not None, scopes)


def caption_of(texts: Iterable[str]) -> Caption:
    """What the lines above a table say."""
    names: list[str] = []
    units: list[Scaled] = []
    years: set[int] = set()
    for text in texts:
        line = _CAPTION_MARK.sub("", _FOOTNOTE.sub("", words_of(text)))
        name, found = taken_out(line, anywhere=True)
        units += found or [*filter(None, [scale_in(line) or unit_named(line)])]
        years |= {int(y) for y in re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", name)}
        names.append("" if line.endswith((":", "：", ".", "。")) else period_in(name, None)[0])
    name = _CAPTION_TAIL.sub("", next((name for name in names if len(name) > 1), ""))
    growth = re.search(r"(?:涨跌|增长|增减)(?:幅度|速度|率|情况)?$|增速$", name) is not None
    return Caption(name, tuple(units), years.pop() if len(years) == 1 else None, growth)


def joined(names: Iterable[str]) -> str:
    """Names put together: Chinese ones as they are, others with a blank between."""
    whole = ""
    for name in names:
        latin = whole and name and not _CHINESE.match(whole[-1]) and not _CHINESE.match(name[0])
        whole += (" " if latin else "") + name
    return whole
