"""What a table says beside its numbers: the heads of its columns, the labels of its rows, its caption."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from compare.figures import settings
from compare.figures.meaning.claims import basis_of
from compare.figures.note_marks import without_marks
from compare.figures.tables.periods import period_in
from compare.figures.tables.scales import PERCENT, Scaled, scale_in, taken_out, unit_named
from compare.figures.tables.values import is_year, words_of
from compare.lexicon import pattern, remembered
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
    ``basis``; it ``falls`` where a number without a sign means less, and is a ``difference`` where the values say so. ``words`` are all that stands over
    the column, for the period inside a year that they may name."""

    name: str = ""
    generic: bool = True
    units: tuple[Scaled, ...] = ()
    year: int | None = None
    role: Role = Role.LEVEL
    growth: str = ""
    basis: Basis = Basis.YEAR_ON_YEAR
    falls: bool = False
    difference: bool = False
    target: bool = False
    words: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class RowLabel:
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


_GENERIC = pattern("{zh.tables.generic}*|{en.tables.generic}")
_GENERIC_ASIDE = pattern(r"\({zh.tables.generic}+\)")  # 2023年(决算数)
_GROWTH = pattern(
    r"(?P<of>.*?)(?P<growth>(?:[与和同比较]{1,2}{zh.tables.compared_with}{zh.tables.compared_part}*)?{zh.tables.growth_qualifier}*"
    r"(?:{zh.tables.growth_word}|{zh.tables.growth_unsaid}){zh.tables.growth_measure}*)"
)
_COMPARED = pattern("{zh.tables.comparison}")
_FALL = pattern("{zh.tables.fall}")
_RISE = pattern("{zh.tables.rise}")
_ENGLISH_GROWTH = pattern(
    r"{en.tables.change_qualifier}*\s*(?:{en.tables.change}|(?P<up>{en.tables.increase})?[\s/]*\(?(?P<down>{en.tables.decrease})?\)?)"
    r"\s*{en.tables.change_qualifier}?"
)
_QUARTERLY = pattern("{en.tables.quarter_on_quarter}")
_WORD = pattern("{en.tables.change}|{en.tables.increase}|{en.tables.decrease}|{en.tables.quarter_on_quarter}|(?i:yoy)")
_SIGN_WORD = pattern("^{zh.tables.sign_word}[:：]")
_FILLING_NOTE = pattern("{zh.tables.filling_note}")
_PERCENT = pattern("{en.tables.percent}")
_SHARE = pattern("{zh.tables.share_of}.*|.*{zh.tables.share}|{en.tables.share_of}.*")
_ENGLISH_SHARE = pattern("{en.tables.share}")
_TARGET = pattern("{zh.tables.target}|{en.tables.target}")
_CAPTION_MARK = pattern(
    r"^\s*(?:{zh.tables.caption}\s*(?:\d|{zh.numerals.one_to_ten}){0,3}(?:[-—.]\d+)*|{en.tables.caption}\s*[\dIVX]+(?:[.-]\d+)*)"
    r"\s*[:：.、]?\s*"
)
_CAPTION_ENDING = pattern("{zh.tables.caption_ending}$")
_GROWTH_CAPTION = pattern("{zh.tables.growth_caption}")
_YEARS = pattern(r"(?<!\d){common.dates.year}(?!\d)")
_ROW_MARK = pattern(
    r"^(?:[\s#*•·○●—–-]+|{zh.numerals.label}、|[(（](?:{zh.numerals.label}|\d{1,3})[)）]|\d{1,2}[、.](?!\d)\s*|[IVX]+\.\s+)+"
)
_PART = pattern(r"^(?:{zh.tables.part}|#|{en.tables.part})\s*[:：、]?\s*")
_PART_WORD = pattern(r"\s*(?:{zh.tables.part}|{en.tables.part})")
_SCOPE = pattern(r"{zh.tables.scope}(?=[\u4e00-\u9fff].)")
_FOOTNOTE = pattern(r"\[\^?\d{1,2}\]|[①-⑳]|<sup>[^<>]{1,12}</sup>")
_CHINESE = pattern("[\u4e00-\u9fff]")


def head_of(texts: Sequence[str], year: int | None) -> Head:
    """The head of a column, its texts from top to bottom. ``year`` is the report's, for 本年 and 上年."""
    return replace(_head_of(texts, year), words=" ".join(texts))


def is_part_of(text: str) -> bool:
    """Whether the head of a column says that it is a part of the one before: ``其中:城镇``."""
    return _PART_WORD.match(text) is not None


def _head_of(texts: Sequence[str], year: int | None) -> Head:
    names: list[str] = []
    units: list[Scaled] = []
    named = None
    for text in texts:
        name, own = taken_out(_unmarked(text))
        units += [] if is_year(text) else own
        name, period = period_in(_PART.sub("", _GENERIC_ASIDE.sub("", name)), year)
        named = period or named
        if name and (scale := scale_in(name)) and not units:  # 2023 £m
            name, units = "", [scale]
        if name and name not in names:
            names.append(name)
    whole = joined(names)
    growth = _growth(whole, year)
    if growth:
        name, statement, basis, falls = growth
        if not units and statement == "change" and _PERCENT.search(whole):
            units.append(PERCENT)
        return Head(name, _is_generic(name), tuple(units), named, Role.GROWTH, statement, basis, falls=falls)
    share = bool(_SHARE.fullmatch(whole) or (_ENGLISH_SHARE.fullmatch(whole) and any(unit.relative for unit in units)))
    if _TARGET.fullmatch(whole):
        return Head("", True, tuple(units), named, target=True)
    return Head(whole, _is_generic(whole), tuple(units), named, Role.SHARE if share else Role.LEVEL)


def _unmarked(text: str) -> str:
    """A cell's words without the marks of notes."""
    return _FOOTNOTE.sub("", without_marks(words_of(text)))


def _is_generic(name: str) -> bool:
    return _GENERIC.fullmatch(name) is not None


def _growth(name: str, year: int | None) -> tuple[str, str, Basis, bool] | None:
    """What grew, the words for it, the basis and whether numbers count what is less."""
    english = _ENGLISH_GROWTH.fullmatch(name) if name and not _CHINESE.search(name) else None
    if english and _WORD.search(name):
        basis = Basis.MONTH_ON_MONTH if _QUARTERLY.search(name) else Basis.YEAR_ON_YEAR
        return "", "change", basis, bool(english["down"] and not english["up"])
    match = _GROWTH.fullmatch(name)
    if match is None or not _COMPARED.search(match["growth"]):
        return None
    statement = match["growth"]
    falls = bool(_FALL.search(statement)) and not _RISE.search(statement)
    return match["of"], statement, basis_of(statement, year) or Basis.YEAR_ON_YEAR, falls


@remembered(settings.CELLS_KEPT)
def label_of(text: str, year: int | None) -> RowLabel:
    """A row's label."""
    name = _FILLING_NOTE.sub("", _unmarked(text))
    marked = _ROW_MARK.sub("", name)
    part = _PART.match(marked) or _PART.match(name)
    name = _ROW_MARK.sub("", marked[part.end() :] if part and part.string == marked else marked)
    name, units = taken_out(_SIGN_WORD.sub("", name))
    rest, period = period_in(name, year)
    if period is not None and not rest:
        name = ""
    scope = _SCOPE.match(name)
    name = name[scope.end() if scope else 0 :].rstrip(":： ")
    scopes = (scope.group(),) if scope else ()
    return RowLabel(name, tuple(units), period if not rest else None, part is not None, scopes)


def caption_of(texts: Iterable[str]) -> Caption:
    """What the lines above a table say."""
    names: list[str] = []
    units: list[Scaled] = []
    years: set[int] = set()
    for text in texts:
        line = _CAPTION_MARK.sub("", _unmarked(text))
        name, own = taken_out(line, anywhere=True)
        units += own or [*filter(None, [scale_in(line) or unit_named(line)])]
        years |= {int(y) for y in _YEARS.findall(name)}
        no_name = line.endswith((":", "：", ".", "。")) or scale_in(name) or _is_generic(name)
        names.append("" if no_name else period_in(name, None)[0])
    name = _CAPTION_ENDING.sub("", next((name for name in names if len(name) > 1), ""))
    growth = _GROWTH_CAPTION.search(name) is not None
    return Caption(name, tuple(units), years.pop() if len(years) == 1 else None, growth)


def joined(names: Iterable[str]) -> str:
    """Names put together: Chinese ones as they are, others with a blank between."""
    whole = ""
    for name in names:
        latin = whole and name and not _CHINESE.match(whole[-1]) and not _CHINESE.match(name[0])
        whole += (" " if latin else "") + name
    return whole
