"""Periods that add up: what was done from January to July and in August was done from January to August."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from compare.checks.arithmetic_statements import Computed, contradicted, interval, is_exact, number, say
from compare.checks.identities.judgement import gives
from compare.checks.rule import CheckedReport
from compare.figures.numbers.intervals import Interval
from compare.lexicon import pattern
from compare.model import Figure, Finding, Severity

_SPAN = pattern(r"(?P<year>\d{4})-(?P<first>\d\d)/(?P=year)-(?P<last>\d\d)")
_THIS_MONTH = pattern("^{zh.identities.this_month}")
_FIRST_PARTS = {"Q1": 3, "H1": 6}
_Months = tuple[int, int, int]


def find(checked: CheckedReport) -> Iterator[Finding]:
    """Where the report tells the sum to one month, the sum to the next, and the month itself, each once."""
    sums: dict[tuple[str, str | None], dict[_Months, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    months: dict[tuple[str, str | None], list[Figure]] = defaultdict(list)
    for figure in checked.figures:
        if figure.row is not None or not is_exact(figure) or not figure.value or not figure.metric:
            continue
        name = _THIS_MONTH.sub("", figure.metric), figure.unit
        told = _months(figure.period or "")
        if name[0] != figure.metric:
            months[name].append(figure)
        elif told is not None:
            sums[name][told].append(figure)
    for name, by_period in sums.items():
        if len(months[name]) == 1:
            yield from _added(checked, by_period, months[name][0])


def _months(period: str) -> _Months | None:
    """The year, the first and the last month of a period that begins with a year."""
    if told := _SPAN.fullmatch(period):
        return int(told["year"]), int(told["first"]), int(told["last"])
    year, part = period[:4], period[4:]
    return (int(year), 1, _FIRST_PARTS[part]) if part in _FIRST_PARTS else None


def _added(checked: CheckedReport, by_period: Mapping[_Months, Sequence[Figure]], month: Figure) -> Iterator[Finding]:
    for (year, first, last), whole in by_period.items():
        before = by_period.get((year, first, last - 1), [])
        if len(whole) == len(before) == 1 and len(by_period) == 2:
            one, other, stated = interval(before[0]), interval(month), whole[0]
            value = (before[0].value or Decimal(0)) + (month.value or Decimal(0))
            bounds = Interval(one.low + other.low, one.high + other.high)
            working = f"{number(before[0])} + {number(month)}"
            if not gives([Computed(value, bounds, working, [before[0], month])], stated):
                calculation = f"{working} = {say(value, stated)}"
                places = [before[0].span, month.span]
                yield contradicted(checked, Severity.WARNING, stated.span, calculation, stated, places)
