"""English counts without a noun behind them, stated twice: "Headcount was 12,345 at year end"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from compare.checks.metric_names import are_compared
from compare.checks.report_dates import sentence
from compare.checks.rule import CheckedReport
from compare.checks.settings import COUNT_NAME_REACH, FARTHEST_SOURCES
from compare.lexicon import pattern
from compare.model import Span

# Small numbers are those of lists and days; what has a noun behind it is a figure and compared as one.
_COUNT = pattern(
    r"(?P<end>{en.arithmetic.at_the_end})? {en.arithmetic.stood_at} (?P<number>\d{1,3}(?:,\d{3})+)"
    r"(?={en.arithmetic.at_the_end}|[.;,]?\n|[.;,] |[.;,]?$)"
)
_NAME = pattern(r"(?:^|[.!?;\n]\s?|, )(?P<name>[A-Z][A-Za-z ’'-]{2,50})$")


class PlainCount(NamedTuple):
    """A count by the name that its sentence gives it."""

    name: str
    value: Decimal
    span: Span


def disagreeing_counts(checked: CheckedReport) -> Iterator[tuple[PlainCount, PlainCount]]:
    """Pairs of counts of one name with two values, where no year and no comparison stands beside either."""
    groups: dict[str, list[PlainCount]] = defaultdict(list)
    for count in _counts(checked):
        groups[count.name.lower()].append(count)
    for counts in groups.values():
        if len({count.value for count in counts}) == 2:
            first = counts[0]
            other = next(count for count in counts if count.value != first.value)
            low, high = sorted((first.value, other.value))
            sentences = [sentence(checked.text, c.span, checked.report.span).of(checked.text) for c in (first, other)]
            if high < FARTHEST_SOURCES * low and not are_compared(sentences):
                yield first, other


def _counts(checked: CheckedReport) -> Iterator[PlainCount]:
    for match in _COUNT.finditer(checked.folded, *checked.report.span) if checked.speaks_english else ():
        start = max(checked.report.span.start, match.start() - COUNT_NAME_REACH)
        named = _NAME.search(checked.folded[start : match.start()])
        if named is not None:
            value = Decimal(match["number"].replace(",", ""))
            yield PlainCount(named["name"], value, Span(*match.span("number")))
