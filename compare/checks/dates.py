"""Dates that do not exist, fall on another weekday than stated, or lie after the report."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from compare.checks.dated_terms import CODE
from compare.checks.report_dates import ReportYears
from compare.checks.rule import CheckedReport
from compare.checks.settings import AHEAD_REACH, LEAP_YEAR, YEAR_REACH
from compare.language import mark
from compare.lexicon import entry_words, pattern
from compare.model import Finding, Severity, Span

_DAY = pattern(r"(?P<month>\d\d?)\s*月\s*(?P<day>\d{1,2})\s*[日号](?!\d)")
_YEAR_BEFORE = pattern(r"(?<!\d)({common.dates.year})\s*年\s*$")
_WEEKDAY_AFTER = pattern(r"\s*(?:[,，]\s*)?(?:[(（]\s*)?{zh.typography.weekday}([一二三四五六日天])\s*[)）]?")
_WEEKDAYS = tuple("一二三四五六日")
# Thursday, June 15, 2023; Thursday 15 June 2023; 15 June 2023 (Thursday); 2023-06-15(星期四).
_ENGLISH_DAYS = tuple(
    pattern(rf"\b{day}(?!\d)")
    for day in (
        r"(?P<weekday>{en.dates.weekday}),? (?:the )?(?P<month>{en.dates.month}) (?P<day>\d{1,2}),? (?P<year>{common.dates.year})",
        r"(?P<weekday>{en.dates.weekday}),? (?:the )?(?P<day>\d{1,2}) (?P<month>{en.dates.month}),? (?P<year>{common.dates.year})",
        r"(?P<month>{en.dates.month}) (?P<day>\d{1,2}), (?P<year>{common.dates.year}),? ?[(]?(?:a )?(?P<weekday>{en.dates.weekday})",
        r"(?P<day>\d{1,2}) (?P<month>{en.dates.month}),? (?P<year>{common.dates.year}),? ?[(]?(?:a )?(?P<weekday>{en.dates.weekday})",
    )
)
_WEEKDAY = pattern("{en.dates.weekday}")
_NUMERIC_DAY = pattern(
    r"(?P<year>{common.dates.year})(?<!\d....)(?P<joint>[-./])(?P<month>\d\d?)(?P=joint)(?P<day>\d\d?)(?!\d)"
)
_CHINESE_DAY = mark("{name}: that day was a 星期{weekday}")
_NAMED_DAY = mark("{name}: that day was a {weekday}")
_DONE = pattern(r"[^。；;]{0,12}?(?:{zh.anachronisms.done})")
_AHEAD = pattern(r"{zh.anachronisms.ahead}[^。；;，,]{0,6}$")
_BEFORE_IT = pattern(r"\s*{zh.anachronisms.up_to}")


class _Date(NamedTuple):
    span: Span
    year: int | None
    month: int
    day: int
    weekday: str | None
    weekdays: Sequence[str] = _WEEKDAYS


def find(checked: CheckedReport, report_years: ReportYears | None) -> Iterator[Finding]:
    for each in _dates(checked):
        finding = _impossible(checked, each) or (report_years and _ahead(checked, report_years, each))
        if finding:
            yield finding


def _dates(checked: CheckedReport) -> Iterator[_Date]:
    text, within = checked.folded, checked.report.span
    for match in _DAY.finditer(text, *within):
        year = _YEAR_BEFORE.search(text, max(within.start, match.start() - YEAR_REACH), match.start())
        weekday = _WEEKDAY_AFTER.match(text, match.end(), within.end)
        if year or not text[match.start() - 1 : match.start()].isdigit():
            span = Span(year.start() if year else match.start(), weekday.end() if weekday else match.end())
            named = weekday[1].replace("天", "日") if weekday else None
            yield _Date(span, int(year[1]) if year else None, int(match["month"]), int(match["day"]), named)
    for match in _NUMERIC_DAY.finditer(text, *within):
        weekday = _WEEKDAY_AFTER.match(text, match.end(), within.end)
        if weekday:
            span = Span(match.start(), weekday.end())
            named = weekday[1].replace("天", "日")
            yield _Date(span, int(match["year"]), int(match["month"]), int(match["day"]), named)
    english = _ENGLISH_DAYS if checked.speaks_english and _WEEKDAY.search(text, *within) else ()
    for match in (match for day in english for match in day.finditer(text, *within)):
        month, place = (_place(name, match[name]) for name in ("month", "weekday"))
        if month is not None and place is not None:
            days = entry_words("en.dates.weekday")
            yield _Date(Span(*match.span()), int(match["year"]), month + 1, int(match["day"]), days[place], days)


def _place(name: str, written: str) -> int | None:
    """Where a month or a day of the week stands among its kind: ``June`` is 5."""
    words = [word.lower() for word in entry_words(f"en.dates.{name}")]
    return words.index(written.lower()) if written.lower() in words else None


def _impossible(checked: CheckedReport, each: _Date) -> Finding | None:
    """A day that no calendar has, or that the calendar puts on another weekday."""
    year, joint = each.year or LEAP_YEAR, "" if each.weekdays is _WEEKDAYS else " "
    name = joint.join(each.span.of(checked.folded).split())
    if not 1 <= each.month <= 12 or not 1 <= each.day <= monthrange(year, each.month)[1]:
        return checked.finding(CODE, Severity.ERROR, each.span, mark("there is no {name}"), name=name)
    weekday = each.weekdays[date(year, each.month, each.day).weekday()]
    if each.year is None or each.weekday in (None, weekday):
        return None
    template = _CHINESE_DAY if each.weekdays is _WEEKDAYS else _NAMED_DAY
    return checked.finding(CODE, Severity.WARNING, each.span, template, name=name, weekday=weekday)


def _ahead(checked: CheckedReport, report_years: ReportYears, each: _Date) -> Finding | None:
    """A day after the report's year and the one it plans, told as past."""
    text, (start, end) = checked.folded, each.span
    if each.year is None or each.year <= report_years.latest:
        return None
    if _AHEAD.search(text, max(0, start - AHEAD_REACH), start) or _BEFORE_IT.match(text, end):
        return None
    if not _DONE.match(text, end, checked.report.span.end):
        return None
    template = mark("{name} lies after the report, which is of {year}")
    name = "".join(text[start:end].split())
    return checked.finding(CODE, Severity.WARNING, each.span, template, name=name, year=str(report_years.year))
