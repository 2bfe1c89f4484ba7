"""What qualifies a figure: approximation and bound, year and scope, result or target, stock or flow."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from dataclasses import dataclass

from compare.figures import english_goals, english_periods
from compare.figures.amounts import Number
from compare.figures.flow import Flow
from compare.model import Bound, FigureKind, Measure, Nature, Report, Section
from compare.structure.roles import role_within

_AT_LEAST = "超过|超出|超|逾|不低于|不少于|不小于|至少|高于|突破|≥|>|大于|多于|达到?.{0,2}以上"
_AT_MOST = "不超过|不高于|不多于|至多|最多|低于|小于|少于|不足|不到|≤|<|控制在"
_BEFORE = re.compile(
    rf"(?P<word>(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|大约|(?<![签节预条履续契])约|将近|接近|近|上|"
    r"(?i:approximately|about|around|nearly|almost|roughly|some)|(?P<more>(?i:more than|over|at least|exceeding))|(?P<less>(?i:less than|under|up to|at most|below)))"
    r"(?:了|为|达到?|\s)*(?:US|HK)?[$€£¥]?\s*$"
)
_AFTER = re.compile(
    r"\s?(?:(?P<least>以上|及以上|之上|多|余)|(?P<most>以下|以内|之内|之下|内(?![部外容陆科存设置地审蒙]))|左右|上下|(?P<or>or (?P<dir>more|less)))"
)

_YEAR = re.compile(r"(?P<before>[比较同与自从]|[“《(〔])?(?P<year>(?:19|20)\d{2})年(?P<base>以来|起|价|版|同期)?")
_RELATIVE = (
    (re.compile(r"明年|下一年|来年"), 1),
    (re.compile(r"(?<![比较同])(?<![比较]去)(?:去年|上年)(?!同期|末|底|增|下|相比)"), -1),
    (re.compile(r"今年|本年|全年|当年|年末"), 0),
)
LEAD = 400  # characters of a sentence before a figure that are looked at
TARGET_REACH = 40  # characters before a figure in which 力争, 确保 and the like make it a target
_TARGET = re.compile(
    r"力争|确保|(?<!新)争取(?!上级|资金|到|中央|省|国家|了)|目标(?!要求|任务[的已体]|体系|为国家|[。;、])|(?:将|拟|原)?计划(?=新增|新建|完成|实施|建设|投入|安排|到|于|在|总投资)|拟(?!定|制|合|于)|(?<![稳超于])预期(?!寿命)|年底前?可|明年|到20\d\d年|将(?:达|建|新|完成|实现|提高)|可增加|可新增|安排.{0,8}赤字"
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


@dataclass(frozen=True, slots=True)
class Context:
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

    def context(self, running: Flow, number: Number, clause: int, sentence: int, report: Report | None) -> Context:
        """What the words around a figure say of it; ``clause`` and ``sentence`` are where its own begin in the flow."""
        text = running.text
        lead = text[max(sentence, number.start - LEAD) : number.start]
        plan, heading_year = self.at(running.original(number.start, number.end).start)
        if _is_english(lead, text, number):
            return self._in_english(running, number, (clause, sentence), report)
        year, ahead = _year(lead, report.year if report else None, heading_year)
        named = _TARGET.search(text, max(sentence, number.start - TARGET_REACH), number.end + 6) is not None
        target = (plan and not _ALREADY.search(lead) and not _looks_back(text, sentence)) or ahead or named
        nature = Nature.TARGET if target else Nature.RESULT
        return Context(*qualified(text, number), year, nature, _measure(text, number, clause, lead))

    def _in_english(self, running: Flow, number: Number, begins: tuple[int, int], report: Report | None) -> Context:
        """The same in English; a figure's clause and sentence begin at ``begins``."""
        text, (clause, sentence) = running.text, begins
        place = running.original(number.start, number.end).start
        own = report.year if report else None
        section = running.place(self._section(place))
        heading = english_periods.opening_year(text, sentence) or english_periods.heading_year(text, sentence, section)
        year = english_periods.year_told(text, sentence, number.start, number.end, heading or own)
        lead = text[max(sentence, number.start - LEAD) : number.start]
        nature = Nature.TARGET if english_goals.is_goal(lead, plan=self.at(place)[0]) else Nature.RESULT
        return Context(*qualified(text, number), year, nature, _measure(text, number, clause, lead))

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


def _is_english(lead: str, text: str, number: Number) -> bool:
    """Whether the words around a figure are of an alphabet, and none is Chinese."""
    words = lead + text[number.end : number.end + AROUND]
    return _LATIN.search(words) is not None and _CHINESE.search(words) is None


def qualified(text: str, number: Number) -> tuple[str | None, Bound | None]:
    """The approximating word beside a number, and whether it is a bound."""
    before = _BEFORE.search(text, max(0, number.start - 16), number.start)
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
    if number.vague:
        return number.vague, Bound.AT_LEAST
    if before:
        least, most = before["least"] or before["more"], before["most"] or before["less"]
        word = before["word"]
        if word == "控制在":
            return None, Bound.AT_MOST
        return (None if word == "上" else word), Bound.AT_LEAST if least else Bound.AT_MOST if most else None
    return None, None


def _year(lead: str, year: int | None, heading: int | None) -> tuple[int | None, bool]:
    """The year a figure speaks of, and whether it lies ahead of the report's."""
    base = year or heading
    for found in reversed(list(_YEAR.finditer(lead))):
        if not found["before"] and not found["base"]:
            named = int(found["year"])
            return named, base is not None and named > base
    if base is not None:
        for pattern, shift in _RELATIVE:
            if shift and pattern.search(lead):
                return base + shift, shift > 0
    return (heading or year), False


def _looks_back(text: str, sentence: int) -> bool:
    """Whether the paragraph of a sentence opens by looking back, in a part that plans all the same."""
    start = text.rfind("\n", max(0, sentence - PARAGRAPH), sentence) + 1
    return _REVIEW.search(text, start, start + OPENING) is not None if start else False


@functools.lru_cache(maxsize=1 << 10)
def measure_named(kind: FigureKind, words: str) -> Measure | None:
    """Stock, flow or cumulative as ``words`` say, for what can be one of them."""
    if kind not in (FigureKind.AMOUNT, FigureKind.COUNT):
        return None
    patterns = ((_CUMULATIVE, Measure.CUMULATIVE), (_STOCK, Measure.STOCK), (_FLOW, Measure.FLOW))
    return next((measure for pattern, measure in patterns if pattern.search(words)), None)


def _measure(text: str, number: Number, clause: int, lead: str) -> Measure | None:
    if number.kind not in (FigureKind.AMOUNT, FigureKind.COUNT):
        return None
    near = text[max(clause, number.start - LEAD) : number.end]
    if _CUMULATIVE.search(near):
        return Measure.CUMULATIVE
    for pattern, measure in ((_STOCK, Measure.STOCK), (_FLOW, Measure.FLOW)):
        if pattern.search(near):
            return measure
    if _CUMULATIVE.search(lead):
        return Measure.CUMULATIVE
    return next(
        (
            measure
            for pattern, measure in ((_STOCK, Measure.STOCK), (_FLOW, Measure.FLOW))
            if pattern.search(lead[-60:])
        ),
        None,
    )
