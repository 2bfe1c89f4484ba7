"""Periods that a sentence dates: what ends before it begins, and lengths that are not those between the two dates."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from re import Match
from typing import NamedTuple

from compare.checks.dated_terms import CODE
from compare.checks.rule import CheckedReport
from compare.checks.settings import LENGTH_REACH, LONGEST_PLACE, PERIOD_GAP
from compare.figures import numeral
from compare.language import mark
from compare.lexicon import entry_words, pattern
from compare.model import Finding, PassageKind, Severity, Span

_CHINESE_DATE = pattern(
    r"(?:(?P<year>{common.dates.year})年)?(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])[日号]|(?!\d))"
)
_ENGLISH_DATE = pattern(
    r"\b(?:(?P<day>3[01]|[12]\d|[1-9]) )?(?P<month>{en.dates.month})(?: (?P<behind>3[01]|[12]\d|[1-9])(?!\d))?(?:,? (?P<year>{common.dates.year}))?\b"
)
_NAME_OF_MONTH = pattern("[A-Za-z]{3}")
_BEGINS = pattern(r"(?:{zh.identities.time_of_day})?[^,，。;；\d]{0,8}?(?:{zh.identities.begins})")
_ENDS = pattern(r"(?:{zh.identities.time_of_day})?[^,，。;；\d]{0,8}?(?:{zh.identities.ends})")
_TO_DATE = pattern("(?:{zh.identities.time_of_day})?{zh.identities.to_date}")
_TO_DATE_BEFORE = pattern("{zh.identities.to_date}$")
_BEGAN = pattern(r"(?:{en.identities.begins})(?: (?:on|in|at|operation|work|construction))* ?$")
_ENDED = pattern(r"(?:{en.identities.ends})(?: (?:on|in|at|by))* ?$")
_LENGTH = pattern(
    r"[^。;；\d]{0,12}?(?:{zh.identities.lasted})(?P<count>\d+|{zh.numerals.one_to_ten})(?P<unit>个月|天|日|年)"
)
_LENGTH_BEFORE = pattern(r"(?P<count>\d+|{zh.numerals.one_to_ten})(?P<unit>个月|天|年)[,，（(]?(?:自|从|即)?$")
_ENGLISH_LENGTH_BEFORE = pattern(
    r"(?P<count>\d+|[a-z]+)(?: [(]\d+[)])? (?P<unit>months?|days?|years?|weeks?),? (?:{en.identities.begins})(?: (?:on|in|at))? $"
)
_ENGLISH_LENGTH = pattern(
    r"[^.;\d]{0,24}?(?:{en.identities.lasted})(?: {en.identities.about})? (?P<count>\d+|[a-z]+) (?P<unit>months?|days?|years?|weeks?)\b"
)
_OVER_BEFORE = mark("this ends on {end}, before it begins on {begin}")
_OTHER_LENGTH = mark("from {begin} to {end} are {computed}, stated {stated}")
_UNITS = {"个月": "months", "天": "days", "日": "days", "年": "years"}
_MONTHS_A_YEAR = 12


class _Day(NamedTuple):
    """A day or, where ``day`` is None, a month."""

    span: Span
    year: int
    month: int
    day: int | None

    @property
    def months(self) -> int:
        return self.year * _MONTHS_A_YEAR + self.month

    def is_before(self, other: _Day) -> bool:
        if self.day is None or other.day is None:
            return self.months < other.months
        return (self.months, self.day) < (other.months, other.day)


def find(checked: CheckedReport) -> Iterator[Finding]:
    for passage in checked.passages:
        if passage.kind is not PassageKind.SENTENCE or not _may_hold_dates(checked, passage.span):
            continue
        for begin, end in pairwise(_days(checked.folded, passage.span)):
            if end.span.start - begin.span.end <= PERIOD_GAP and _are_period(checked.folded, begin, end, passage.span):
                yield from _finding(checked, begin, end, passage.span)


def _may_hold_dates(checked: CheckedReport, span: Span) -> bool:
    """Whether a sentence may hold two."""
    if checked.folded.count("月", *span) > 1:
        return True
    return checked.speaks_english and _NAME_OF_MONTH.search(checked.folded, *span) is not None


def _days(text: str, span: Span) -> list[_Day]:
    """The dates of a sentence; one without a year is of the year before it, if one stands there."""
    days: list[_Day] = []
    chinese = _CHINESE_DATE.finditer(text, *span) if text.find("月", *span) >= 0 else ()
    english = _ENGLISH_DATE.finditer(text, *span) if _NAME_OF_MONTH.search(text, *span) else ()
    for match in sorted([*chinese, *english], key=lambda match: match.start()):
        groups = match.groupdict()
        named = groups["year"] or (str(days[-1].year) if days else None)
        month = groups["month"]
        number = int(month) if month.isdigit() else _month(month)
        day = groups["day"] or groups.get("behind")
        if named is not None and number:
            days.append(_Day(Span(*match.span()), int(named), number, int(day) if day else None))
    return days


def _month(name: str) -> int:
    names = [word.lower() for word in entry_words("en.dates.month")]
    return names.index(name.lower()) + 1 if name.lower() in names else 0


def _are_period(text: str, begin: _Day, end: _Day, sentence: Span) -> bool:
    between = text[begin.span.end : end.span.start]
    if _TO_DATE.fullmatch(between):
        return True
    if _BEGINS.match(text, begin.span.end, end.span.start) and (
        _ENDS.match(text, end.span.end, sentence.end) or _TO_DATE_BEFORE.search(between)
    ):
        return True
    return bool(_BEGAN.search(text[sentence.start : begin.span.start]) and _ENDED.search(between))


def _finding(checked: CheckedReport, begin: _Day, end: _Day, sentence: Span) -> Iterator[Finding]:
    first, last = begin.span.of(checked.folded), end.span.of(checked.folded)
    if end.is_before(begin):
        if _is_told(checked.folded, begin, end):
            yield checked.finding(
                CODE, Severity.WARNING, Span(begin.span.start, end.span.end), _OVER_BEFORE, begin=first, end=last
            )
        return
    length = _length(checked.folded, begin, end, sentence)
    if length is None:
        return
    count, unit = numeral(length["count"]), _UNITS.get(length["unit"], length["unit"].rstrip("s") + "s")
    lengths = _lengths(begin, end, unit)
    if count is None or not lengths or int(count) in lengths:
        return
    span = Span(length.start("count"), length.end("unit"))
    whole = Span(min(span.start, begin.span.start), max(span.end, end.span.end))
    yield checked.finding(
        CODE,
        Severity.WARNING,
        whole if whole.end - whole.start <= LONGEST_PLACE else span,
        _OTHER_LENGTH,
        related=[begin.span, end.span],
        computed=f"{lengths[0]} {unit}" if length["unit"].isascii() else f"{lengths[0]}{length['unit']}",
        stated=span.of(checked.folded),
        begin=first,
        end=last,
    )


def _length(text: str, begin: _Day, end: _Day, sentence: Span) -> Match[str] | None:
    """How long the period is said to be, behind it or before it."""
    lead = max(sentence.start, begin.span.start - LENGTH_REACH)
    return (
        _LENGTH.match(text, end.span.end, sentence.end)
        or _ENGLISH_LENGTH.match(text, end.span.end, min(sentence.end, end.span.end + LENGTH_REACH))
        or _LENGTH_BEFORE.search(text, lead, begin.span.start)
        or _ENGLISH_LENGTH_BEFORE.search(text, lead, begin.span.start)
    )


def _is_told(text: str, begin: _Day, end: _Day) -> bool:
    """Whether the second date names its year, or has none that could be the next one's."""
    return str(end.year) in end.span.of(text) or end.months == begin.months


def _is_full(begin: _Day, end: _Day) -> bool:
    """Whether a period ends with the month before, so that this one is full: from July 1 to June 30."""
    last = monthrange(end.year, end.month)[1]
    return end.day == last and begin.day == 1


def _lengths(begin: _Day, end: _Day, unit: str) -> Sequence[int]:
    """How long a period may be said to be, both ends counted or not; none where the dates do not tell."""
    months = end.months - begin.months
    if unit == "months":
        return (months, months + 1) if begin.day is None or end.day is None else (months + _is_full(begin, end), months)
    if unit == "years" and begin.day is not None and end.day is not None:
        whole = months + _is_full(begin, end)
        return (whole // _MONTHS_A_YEAR,) if whole % _MONTHS_A_YEAR == 0 else ()
    if unit == "days" and begin.day is not None and end.day is not None:
        days = (date(end.year, end.month, end.day) - date(begin.year, begin.month, begin.day)).days
        return days + 1, days
    return ()
