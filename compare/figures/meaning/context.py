"""What qualifies a figure: approximation and bound, year and scope, result or target, stock or flow."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from compare.figures.meaning import english_goals, english_periods
from compare.figures.meaning.periods import period_of
from compare.figures.meaning.sentence import Meaning
from compare.figures.numbers.amounts import Number
from compare.figures.running_text import RunningText
from compare.figures.settings import (
    ENGLISH_PERIOD_BEHIND,
    LANGUAGE_BEHIND,
    LONGEST_PARAGRAPH,
    MEASURE_BEFORE,
    NAMED_BEFORE,
    PARAGRAPH_OPENING,
    QUALIFIED_BEFORE,
    SENTENCE_LEAD,
    TARGET_BEFORE,
    TARGET_BEHIND,
)
from compare.lexicon import Pattern, entry_words, pattern
from compare.model import Bound, FigureKind, Measure, Nature, Report, Section
from compare.structure.roles import role_within

_FILLED = r"(?:{zh.approximations.filler}|\s)*(?:US|HK)?[$€£¥]?\s*$"
_LEAST, _MOST = pattern("{zh.approximations.at_least}"), pattern("{zh.approximations.at_most}")
_EXACT = pattern("{zh.approximations.held}")
_BEFORE = pattern(rf"(?P<word>{_LEAST.source}|{_MOST.source}|{{zh.approximations.about}}){_FILLED}")
_ENGLISH_BEFORE = pattern(
    r"(?P<word>{en.approximations.about}|(?P<least>{en.approximations.at_least})|(?P<most>{en.approximations.at_most}))"
    + _FILLED
)
_LETTER = pattern("[A-Za-z]")
_AFTER = pattern(
    r"\s?(?:(?P<least>{zh.approximations.at_least_behind}|{en.approximations.or_more})"
    r"|(?P<most>{zh.approximations.at_most_behind}|{en.approximations.or_less})|{zh.approximations.about_behind})"
)

_YEAR = pattern("(?P<year>{common.dates.year})年")
_YEAR_OF_FIGURE = pattern("{zh.periods.year_of_figure}")
_LAST_YEAR_OF_FIGURE = pattern("{zh.periods.last_year_of_figure}")
_OWN_YEAR = pattern("{zh.periods.own_year}")
_YEARS_LISTED, _RESPECTIVELY = pattern("{zh.periods.years_listed}"), pattern("{zh.metrics.respectively}")
_LISTED_YEAR = pattern("{common.dates.year}")
_VALUE = pattern(r"\d[\d.,]*")
_FROM_LEVEL, _TO_LEVEL = pattern("{zh.periods.from_level}$"), pattern("{zh.periods.to_level}")
_THIS_YEAR_AHEAD = pattern("{zh.periods.this_year_ahead}")
_RELATIVE = (
    (pattern("{zh.dates.next_year}"), 1),
    (pattern("{zh.periods.this_year}"), 0),
    (pattern("{zh.periods.last_year}"), -1),
)
_TARGET = pattern("{zh.goals.aim}|{zh.goals.target}|{zh.goals.planned}")
_CLAUSE_END = pattern(r"[。!?;；,，\n]")
_BEHIND_STOP = pattern(r"[,;:\n]|[.](?!\d)|\d")
_UNTIL_YEAR = pattern("{zh.goals.until_year}")
_LOOKS_BACK = pattern("{zh.goals.looks_back}")
_ALREADY = pattern("{zh.goals.already}")
_LATIN, _CHINESE = pattern("[A-Za-z]{3}"), pattern("[\u4e00-\u9fff]")
_MEASURES = (
    (pattern("{zh.measures.cumulative}"), Measure.CUMULATIVE),
    (pattern("{zh.measures.stock}"), Measure.STOCK),
    (pattern("{zh.measures.flow}"), Measure.FLOW),
)


class Context(NamedTuple):
    report: int
    approximation: str | None
    bound: Bound | None
    year: int | None
    period: str | None
    nature: Nature | None
    measure: Measure | None


class _Years(NamedTuple):
    """The year a report reports, and the one it was written in: 去年 is the one before that."""

    own: int | None
    written: int | None


class SectionIndex:
    """Where the reports' sections stand in the document, which of them plan, and which year their headings name."""

    def __init__(self, text: str, reports: tuple[Report, ...]) -> None:
        self._sections: list[tuple[int, Section, bool, int | None]] = []
        self._written: dict[int, int] = {}  # report -> the year it was written in, where it is the one planned for
        for report in reports:
            first = len(self._sections)
            for section in report.sections:
                self._walk(section, "", None)
            if report.plan_year is not None and self._speaks_of_plan(text, self._sections[first:]):
                self._written[report.index] = report.plan_year
        self._starts = [entry[0] for entry in self._sections]

    def _walk(self, section: Section, role: str, year: int | None) -> None:
        role = role_within(role, section.heading)
        named = _YEAR.search(section.heading)
        year = int(named["year"]) if named else year
        self._sections.append((section.span.start, section, role == "plan", year))
        for child in section.sections:
            self._walk(child, role, year)

    @staticmethod
    def _speaks_of_plan(text: str, sections: list[tuple[int, Section, bool, int | None]]) -> bool:
        """Whether a part that plans calls the year planned for 今年."""
        planning = (section.span for _, section, plans, _ in sections if plans)
        return any(_THIS_YEAR_AHEAD.search(text, span.start, span.end) for span in planning)

    def context(
        self, running: RunningText, number: Number, place: int, meaning: Meaning, report: Report | None
    ) -> Context:
        """What the words around a figure, which stands at ``place`` in the document, say of it."""
        text, sentence = running.text, meaning.sentence
        index, own = (report.index, report.year) if report else (0, None)
        lead = _lead(text, number, sentence)
        read = self._in_english if _is_english(lead, text, number) else self._in_chinese
        years = _Years(own, self._written.get(index, own))
        year, target = read(running, number, place, sentence, years)
        period = period_of(lead + _behind(text, number), year)
        nature = Nature.TARGET if target else Nature.RESULT
        return Context(
            index, *qualified(text, number), year, period, nature, _measure(text, number, meaning.clause, lead)
        )

    def _in_chinese(
        self, running: RunningText, number: Number, place: int, sentence: int, years: _Years
    ) -> tuple[int | None, bool]:
        """The year a figure is of, in a report of these ``years``, and whether it is a target."""
        text, lead = running.text, _lead(running.text, number, sentence)
        plan, heading = self.at(place)
        plan = plan or (heading is not None and years.own is not None and heading > years.own)
        year, ahead = _year(lead, years, heading)
        if _FROM_LEVEL.search(lead[-NAMED_BEFORE:]) and _TO_LEVEL.match(
            text, number.end
        ):  # 由7.1天降至6.8天: before, but since when?
            year = None
        stop = _CLAUSE_END.search(text, number.end, number.end + TARGET_BEHIND)
        around = max(sentence, number.start - TARGET_BEFORE), stop.start() if stop else number.end + TARGET_BEHIND
        is_undated = years.own is None and heading is None
        named = bool(_TARGET.search(text, *around) or (is_undated and _UNTIL_YEAR.search(text, *around)))
        return year, (plan and not _ALREADY.search(lead) and not _looks_back(text, sentence)) or ahead or named

    def _in_english(
        self, running: RunningText, number: Number, place: int, sentence: int, years: _Years
    ) -> tuple[int | None, bool]:
        text, lead = running.text, _lead(running.text, number, sentence)
        section = running.place(self._section(place))
        heading = english_periods.opening_year(text, sentence) or english_periods.heading_year(text, sentence, section)
        year = english_periods.year_stated(text, sentence, number.start, number.end, heading or years.own)
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
    return text[max(sentence, number.start - SENTENCE_LEAD) : number.start]


def _behind(text: str, number: Number) -> str:
    """What stands right behind an English figure and may name its period; empty in Chinese, where it stands before."""
    behind = text[number.end : number.end + ENGLISH_PERIOD_BEHIND]
    stop = _BEHIND_STOP.search(behind)
    return "" if _CHINESE.search(behind) else behind[: stop.start() if stop else None]


def _is_english(lead: str, text: str, number: Number) -> bool:
    """Whether the words around a figure are of an alphabet, and none is Chinese."""
    if _CHINESE.search(lead):
        return False
    words = lead + text[number.end : number.end + LANGUAGE_BEHIND]
    return _CHINESE.search(words) is None and _LATIN.search(words) is not None


def qualified(text: str, number: Number) -> tuple[str | None, Bound | None]:
    """The approximating word beside a number, and whether it is a bound."""
    behind = _AFTER.match(text, number.end)
    if behind:
        bound = Bound.AT_LEAST if behind["least"] else Bound.AT_MOST if behind["most"] else None
        return behind.group().strip(), bound
    if number.vague in entry_words("zh.numerals.about_behind"):  # 十来个: no fewer than nine, no more than eleven
        return number.vague, None
    return (number.vague, Bound.AT_LEAST) if number.vague else _qualified_before(text, number.start)


def _qualified_before(text: str, at: int) -> tuple[str | None, Bound | None]:
    near = max(0, at - QUALIFIED_BEFORE)
    if qualifier := _BEFORE.search(text, near, at):
        word = qualifier["word"]
        bound = Bound.AT_LEAST if _LEAST.fullmatch(word) else Bound.AT_MOST if _MOST.fullmatch(word) else None
        return (None if _EXACT.fullmatch(word) else word), bound
    qualifier = _ENGLISH_BEFORE.search(text, near, at) if _LETTER.search(text, near, at) else None
    if qualifier is None:
        return None, None
    bound = Bound.AT_LEAST if qualifier["least"] else Bound.AT_MOST if qualifier["most"] else None
    return qualifier["word"], bound


def _year(lead: str, years: _Years, heading: int | None) -> tuple[int | None, bool]:
    """The year a figure speaks of, and whether it lies ahead of the report's."""
    base = years.own or heading
    if "年" not in lead:
        return heading or years.own, False
    if (bound := _bound_year(lead)) is not None:
        return bound, base is not None and bound > base
    now = years.written or base
    if now is not None and _LAST_YEAR_OF_FIGURE.search(lead[-NAMED_BEFORE:]):  # 上年同期为8560万元
        return now - 1, False
    if (named := _last_named(lead, now)) is not None:
        return named, base is not None and named > base
    return (heading or years.own), False


def _last_named(lead: str, now: int | None) -> int | None:
    """The year that the last words on a year before a figure name: 去年接待50万人次,今年达到65万人次. ``now`` is this year."""
    named = [(year.start(), int(year["year"])) for year in _OWN_YEAR.finditer(lead)]
    if now is not None:
        named += [(word.start(), now + shift) for words, shift in _RELATIVE for word in words.finditer(lead)]
    return max(named)[1] if named else None


def _bound_year(lead: str) -> int | None:
    """The year that is bound to the figure behind ``lead``: 从2020年的51%, or its member of a list of years."""
    direct = _YEAR_OF_FIGURE.search(lead)
    return int(direct["year"]) if direct else _respective_year(lead)


def _respective_year(lead: str) -> int | None:
    """The year of a member of a list of figures, where as many years are listed before: 2022年和2023年…分别为12公顷和15公顷."""
    listed = _YEARS_LISTED.search(lead) if "年" in lead else None
    told = _RESPECTIVELY.search(lead, listed.end()) if listed else None
    if listed is None or told is None:
        return None
    years = _LISTED_YEAR.findall(listed.group())
    at = len(_VALUE.findall(lead[told.end() :]))
    return int(years[at]) if at < len(years) else None


def _looks_back(text: str, sentence: int) -> bool:
    """Whether a sentence, or its paragraph, opens by looking back, in a part that plans all the same."""
    start = text.rfind("\n", max(0, sentence - LONGEST_PARAGRAPH), sentence) + 1
    openings = (start, sentence) if start else ()
    return any(_LOOKS_BACK.search(text, each, each + PARAGRAPH_OPENING) for each in openings)


@functools.lru_cache(maxsize=1 << 10)
def measure_named(kind: FigureKind, words: str) -> Measure | None:
    """Stock, flow or cumulative as ``words`` say, for what can be one of them."""
    return _first(_MEASURES, words) if kind in (FigureKind.AMOUNT, FigureKind.COUNT) else None


def _first(measures: Iterable[tuple[Pattern, Measure]], text: str) -> Measure | None:
    for words, measure in measures:
        if words.search(text):
            return measure
    return None


def _measure(text: str, number: Number, clause: int, lead: str) -> Measure | None:
    """As the figure's clause says; else, more guardedly, as its sentence does."""
    if number.kind not in (FigureKind.AMOUNT, FigureKind.COUNT):
        return None
    near = text[max(clause, number.start - SENTENCE_LEAD) : number.end]
    cumulative, *others = _MEASURES
    return _first(_MEASURES, near) or _first([cumulative], lead) or _first(others, lead[-MEASURE_BEFORE:])
