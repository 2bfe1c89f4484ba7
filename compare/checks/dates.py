"""Dates that do not exist, fall on another weekday than stated, or lie after the report."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from compare.checks.dated_terms import CODE
from compare.checks.report_dates import Dating
from compare.checks.rule import Checked
from compare.language import mark
from compare.model import Finding, Severity, Span

_DAY = re.compile(r"(?P<month>\d\d?)\s*月\s*(?P<day>\d{1,2})\s*[日号](?!\d)")
_YEAR_BEFORE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年\s*$")
_WEEKDAY_AFTER = re.compile(r"\s*[,，]?\s*[(（]?\s*(?:星期|礼拜|周)([一二三四五六日天])\s*[)）]?")
_WEEKDAYS = "一二三四五六日"
# The thirtieth of February must be wrong; the twenty-ninth needs its year.
_LEAP_YEAR = 2024
_YEAR_REACH = 8
_DONE = re.compile(
    r"[^。；;]{0,12}?(?:了|已|召开|举行|举办|印发|通过|完成|开工|竣工|成立|揭牌|获得|投入使用|正式(?:启用|运行|实施))"
)
_AHEAD = re.compile(r"(?:到|至|于|拟|将|计划|预计|力争|确保|截止|期限|有效期)[^。；;，,]{0,6}$")
_BEFORE_IT = re.compile(r"\s*(?:以前|之前|前|止)")


class _Date(NamedTuple):
    span: Span
    year: int | None
    month: int
    day: int
    weekday: str | None


def find(checked: Checked, dating: Dating | None) -> Iterator[Finding]:
    for each in _dates(checked):
        finding = _impossible(checked, each) or (dating and _ahead(checked, dating, each))
        if finding:
            yield finding


def _dates(checked: Checked) -> Iterator[_Date]:
    text, within = checked.folded, checked.report.span
    for match in _DAY.finditer(text, *within):
        year = _YEAR_BEFORE.search(text, max(within.start, match.start() - _YEAR_REACH), match.start())
        weekday = _WEEKDAY_AFTER.match(text, match.end(), within.end)
        if year or not text[match.start() - 1 : match.start()].isdigit():
            span = Span(year.start() if year else match.start(), weekday.end() if weekday else match.end())
            named = weekday[1].replace("天", "日") if weekday else None
            yield _Date(span, int(year[1]) if year else None, int(match["month"]), int(match["day"]), named)


def _impossible(checked: Checked, each: _Date) -> Finding | None:
    """A day that no calendar has, or that the calendar puts on another weekday."""
    year, name = each.year or _LEAP_YEAR, "".join(each.span.of(checked.folded).split())
    if not 1 <= each.month <= 12 or not 1 <= each.day <= monthrange(year, each.month)[1]:
        return checked.finding(CODE, Severity.ERROR, each.span, mark("there is no {name}"), name=name)
    weekday = _WEEKDAYS[date(year, each.month, each.day).weekday()]
    if each.year is None or each.weekday in (None, weekday):
        return None
    said = mark("{name}: that day was a 星期{weekday}")
    return checked.finding(CODE, Severity.WARNING, each.span, said, name=name, weekday=weekday)


def _ahead(checked: Checked, dating: Dating, each: _Date) -> Finding | None:
    """A day after the report's year and the one it plans, told as past."""
    text, (start, end) = checked.folded, each.span
    if each.year is None or each.year <= dating.latest:
        return None
    if _AHEAD.search(text, max(0, start - 12), start) or _BEFORE_IT.match(text, end):
        return None
    if not _DONE.match(text, end, checked.report.span.end):
        return None
    said = mark("{name} lies after the report, which is of {year}")
    name = "".join(text[start:end].split())
    return checked.finding(CODE, Severity.WARNING, each.span, said, name=name, year=str(dating.year))
