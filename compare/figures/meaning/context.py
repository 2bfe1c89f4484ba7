"""What qualifies a figure: approximation and bound, year and scope, result or target, stock or flow."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from compare.figures.meaning import english_goals, english_periods
from compare.figures.meaning.metrics import Meaning
from compare.figures.numbers.amounts import Number
from compare.figures.running_text import RunningText
from compare.model import Bound, FigureKind, Measure, Nature, Report, Section
from compare.structure.roles import role_within

_AT_LEAST = "超过|超出|超|逾|不低于|不少于|不小于|至少|高于|突破|≥|>|大于|多于|达到?.{0,2}以上"
_AT_MOST = "不超过|不高于|不多于|至多|最多|低于|小于|少于|不足|不到|≤|<|控制在"
_FILLED = r"(?:了|为|达到?|\s)*(?:US|HK)?[$€£¥]?\s*$"
# Each alternative begins with a character of its own, so that the search passes over all others at once.
_BEFORE = re.compile(rf"(?P<word>{_AT_LEAST}|{_AT_MOST}|大约|约(?<![签节预条履续契]约)|将近|接近|近|上){_FILLED}")
_LEAST, _MOST = re.compile(_AT_LEAST), re.compile(_AT_MOST)
_ENGLISH_BEFORE = re.compile(
    r"(?i:(?P<word>approximately|about|around|nearly|almost|roughly|some|(?P<least>more than|over|at least|exceeding)"
    rf"|(?P<most>less than|under|up to|at most|below))){_FILLED}"
)
_LETTER = re.compile("[A-Za-z]")
_AFTER = re.compile(
    r"\s?(?:(?P<least>以上|及以上|之上|多|余)|(?P<most>以下|以内|之内|之下|内(?![部外容陆科存设置地审蒙]))|左右|上下|(?P<or>or (?P<dir>more|less)))"
)

_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年")
# Not 较2019年, 2020年以来, “2025年…: a year that a figure is compared with or counted from, or that names something.
_OWN_YEAR = re.compile(r"((?:19|20)\d{2})(?<![比较同与自从“《(〔]\d{4})年(?!以来|起|价|版|同期)")
_RELATIVE = (
    (re.compile("明年|下一年|来年"), 1),
    (re.compile(r"(?:去年|上年)(?<![比较同]..)(?<![比较]去..)(?!同期|末|底|增|下|相比)"), -1),
)
BEFORE = 16  # characters before a figure in which a word may qualify it
NEAR = 60  # ... in which the sentence may tell stock from flow where the clause does not
LEAD = 400  # characters of a sentence before a figure that are looked at
TARGET_REACH = 40  # characters before a figure in which 力争, 确保 and the like make it a target
_TARGET = re.compile(
    r"力争|确保|争取(?<!新争取)(?!上级|资金|到|中央|省|国家|了)|目标(?!要求|任务[的已体]|体系|为国家|[。;、])|计划(?=新增|新建|完成|实施|建设|投入|安排|到|于|在|总投资)|拟(?!定|制|合|于)|预期(?<![稳超于]预期)(?!寿命)|年底前?可|明年|到20\d\d年|将(?:达|建|新|完成|实现|提高)|可增加|可新增|安排.{0,8}赤字"
)
_REVIEW = re.compile(r"(?<!未来)(?:过去|这)(?:的)?[一两三四五]年|(?<!今后)[三四五]年来")
PARAGRAPH, OPENING = (
    2000,
    80,
)  # characters: the longest way back to a paragraph's start, and how much of it is looked at
AROUND = 20  # characters behind a figure in which its language shows
_LATIN, _CHINESE = re.compile("[A-Za-z]{3}"), re.compile("[\u4e00-\u9fff]")
_ALREADY = re.compile(r"已[达有经建]|目前|截[至止]")
_CUMULATIVE = re.compile(r"累计|总共完成|截[至止][^,，。]{0,12}(?:共|已)|以来")
_STOCK = re.compile(
    r"年末|期末|月末|年底|截[至止]|现有|共有|在册|在校|在院|存量|总数|总量|余额|结余|保有量|拥有|总人口|常住人口|床位数|持卡|机构数|总面积"
)
_FLOW = re.compile(
    r"全年|当年|本年|全月|上半年|一季度|新增|新建|发放|完成|举办|开展|接待|总诊疗|门诊|出院|入院|收入|支出|投入|产值|增加值|产量|销售|人次|招生|招聘|办理|培训|组织|检测|报告|实现"
)
_MEASURES = ((_CUMULATIVE, Measure.CUMULATIVE), (_STOCK, Measure.STOCK), (_FLOW, Measure.FLOW))


class Context(NamedTuple):
    report: int
    approximation: str | None
    bound: Bound | None
    year: int | None
    nature: Nature | None
    measure: Measure | None


class Setting:
    """Where the reports' sections stand in the document."""

    def __init__(self, reports: tuple[Report, ...]) -> None:
        self._sections: list[tuple[int, Section, bool, int | None]] = []
        for report in reports:
            for section in report.sections:
                self._walk(section, "", None)
        self._starts = [entry[0] for entry in self._sections]

    def _walk(self, section: Section, role: str, year: int | None) -> None:
        role = role_within(role, section.heading)
        named = _YEAR.search(section.heading)
        year = int(named["year"]) if named else year
        self._sections.append((section.span.start, section, role == "plan", year))
        for child in section.sections:
            self._walk(child, role, year)

    def context(
        self, running: RunningText, number: Number, place: int, meaning: Meaning, report: Report | None
    ) -> Context:
        """What the words around a figure, which stands at ``place`` in the document, say of it."""
        text, sentence = running.text, meaning.sentence
        index, own = (report.index, report.year) if report else (0, None)
        lead = _lead(text, number, sentence)
        told = self._in_english if _is_english(lead, text, number) else self._in_chinese
        year, target = told(running, number, place, sentence, own)
        nature = Nature.TARGET if target else Nature.RESULT
        return Context(index, *qualified(text, number), year, nature, _measure(text, number, meaning.clause, lead))

    def _in_chinese(
        self, running: RunningText, number: Number, place: int, sentence: int, own: int | None
    ) -> tuple[int | None, bool]:
        """The year a figure is of, in a report of the year ``own``, and whether it is a target."""
        text, lead = running.text, _lead(running.text, number, sentence)
        plan, heading = self.at(place)
        year, ahead = _year(lead, own, heading)
        named = _TARGET.search(text, max(sentence, number.start - TARGET_REACH), number.end + 6) is not None
        return year, (plan and not _ALREADY.search(lead) and not _looks_back(text, sentence)) or ahead or named

    def _in_english(
        self, running: RunningText, number: Number, place: int, sentence: int, own: int | None
    ) -> tuple[int | None, bool]:
        text, lead = running.text, _lead(running.text, number, sentence)
        section = running.place(self._section(place))
        heading = english_periods.opening_year(text, sentence) or english_periods.heading_year(text, sentence, section)
        year = english_periods.year_told(text, sentence, number.start, number.end, heading or own)
        return year, english_goals.is_goal(lead, plan=self.at(place)[0])

    def _section(self, offset: int) -> int:
        """Where the section around a document's offset begins."""
        return self._starts[max(0, bisect_right(self._starts, offset) - 1)] if self._starts else 0

    def at(self, offset: int) -> tuple[bool, int | None]:
        """Whether the section around a document's offset plans, and the year its headings name."""
        i = bisect_right(self._starts, offset) - 1
        while i >= 0:
            _, section, plan, year = self._sections[i]
            if section.span.start <= offset < section.span.end:
                return plan, year
            i -= 1
        return False, None


def _lead(text: str, number: Number, sentence: int) -> str:
    return text[max(sentence, number.start - LEAD) : number.start]


def _is_english(lead: str, text: str, number: Number) -> bool:
    """Whether the words around a figure are of an alphabet, and none is Chinese."""
    if _CHINESE.search(lead):
        return False
    words = lead + text[number.end : number.end + AROUND]
    return _CHINESE.search(words) is None and _LATIN.search(words) is not None


def qualified(text: str, number: Number) -> tuple[str | None, Bound | None]:
    """The approximating word beside a number, and whether it is a bound."""
    after = _AFTER.match(text, number.end)
    if after and not (number.kind is FigureKind.RATIO and after.group() == "多"):
        bound = (
            Bound.AT_LEAST
            if after["least"] or after["dir"] == "more"
            else Bound.AT_MOST
            if after["most"] or after["or"]
            else None
        )
        return after.group().strip(), bound
    return (number.vague, Bound.AT_LEAST) if number.vague else _qualified_before(text, number.start)


def _qualified_before(text: str, at: int) -> tuple[str | None, Bound | None]:
    near = max(0, at - BEFORE)
    if found := _BEFORE.search(text, near, at):
        word = found["word"]
        bound = Bound.AT_LEAST if _LEAST.fullmatch(word) else Bound.AT_MOST if _MOST.fullmatch(word) else None
        return (None if word in ("上", "控制在") else word), bound
    found = _ENGLISH_BEFORE.search(text, near, at) if _LETTER.search(text, near, at) else None
    if found is None:
        return None, None
    return found["word"], Bound.AT_LEAST if found["least"] else Bound.AT_MOST if found["most"] else None


def _year(lead: str, year: int | None, heading: int | None) -> tuple[int | None, bool]:
    """The year a figure speaks of, and whether it lies ahead of the report's."""
    base = year or heading
    if "年" not in lead:
        return heading or year, False
    if own := _OWN_YEAR.findall(lead):
        named = int(own[-1])
        return named, base is not None and named > base
    if base is not None:
        for pattern, shift in _RELATIVE:
            if pattern.search(lead):
                return base + shift, shift > 0
    return (heading or year), False


def _looks_back(text: str, sentence: int) -> bool:
    """Whether the paragraph of a sentence opens by looking back, in a part that plans all the same."""
    start = text.rfind("\n", max(0, sentence - PARAGRAPH), sentence) + 1
    return _REVIEW.search(text, start, start + OPENING) is not None if start else False


@functools.lru_cache(maxsize=1 << 10)
def measure_named(kind: FigureKind, words: str) -> Measure | None:
    """Stock, flow or cumulative as ``words`` say, for what can be one of them."""
    return _first(_MEASURES, words) if kind in (FigureKind.AMOUNT, FigureKind.COUNT) else None


def _first(measures: Iterable[tuple[re.Pattern[str], Measure]], words: str) -> Measure | None:
    for pattern, measure in measures:
        if pattern.search(words):
            return measure
    return None


def _measure(text: str, number: Number, clause: int, lead: str) -> Measure | None:
    """As the figure's clause says; else, more guardedly, as its sentence does."""
    if number.kind not in (FigureKind.AMOUNT, FigureKind.COUNT):
        return None
    near = text[max(clause, number.start - LEAD) : number.end]
    cumulative, *others = _MEASURES
    return _first(_MEASURES, near) or _first([cumulative], lead) or _first(others, lead[-NEAR:])
