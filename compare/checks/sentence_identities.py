"""What follows from the figures of one sentence: an index from its growth, a margin, a growth of a whole from those of
its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from compare.checks.arithmetic_statements import (
    Computed,
    contradicted,
    differs,
    interval,
    is_exact,
    number,
    say,
)
from compare.checks.changes import is_level
from compare.checks.rule import CheckedReport
from compare.checks.settings import MEAN_REACH
from compare.figures.numbers.intervals import Interval
from compare.lexicon import pattern
from compare.model import Figure, Finding, Severity, Span

_INDEX = pattern(
    r"\s*[(（]\s*(?:以)?(?:{zh.dates.last_year}|{common.dates.year}年)(?:同期|同月)?(?:为|=|＝)\s*100\s*[)）]"
)
_MARGIN = pattern("{en.arithmetic.margin}$")
_REVENUE = pattern("{en.arithmetic.revenue}$")


def find(checked: CheckedReport, sentences: Sequence[Sequence[Figure]]) -> Iterator[Finding]:
    for figures in sentences:
        yield from _indices(checked, figures)
        yield from _margins(checked, figures)
        yield from _wholes_grown(checked, figures)


def _indices(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """居民消费价格指数为102.3(上年=100),比上年上涨2.3%."""
    for index, growth in pairwise(figures):
        bracket = _INDEX.match(checked.text, index.span.end)
        if bracket is None or index.value is None or growth.unit != "%" or growth.claim is None:
            continue
        if growth.span.start - bracket.end() > MEAN_REACH or growth.claim.of not in (None, index.metric):
            continue
        printed = interval(index)
        bounds = Interval(*sorted((abs(printed.low - 100), abs(printed.high - 100))))
        working = f"{number(index)} - 100"
        yield from differs(checked, growth, Computed(abs(index.value - 100), bounds, working, [index]))


def _margins(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Revenue was $200 million and operating income $30 million, an operating margin of 15%."""
    for revenue, income, margin in zip(figures, figures[1:], figures[2:], strict=False):
        named = _MARGIN.search(margin.metric or "")
        if named is None or margin.unit != "%" or not (is_exact(revenue) and is_exact(income)):
            continue
        kind = (margin.metric or "").split()[0].lower()
        if not _REVENUE.search(revenue.metric or "") or not (income.metric or "").lower().startswith(kind):
            continue
        a, b = interval(income), interval(revenue)
        if revenue.unit != income.unit or b.low <= 0 or income.value is None or revenue.value is None:
            continue
        bounds = Interval(a.low / b.high * 100, a.high / b.low * 100)
        working = f"{number(income)} / {number(revenue)}"
        yield from differs(
            checked, margin, Computed(income.value / revenue.value * 100, bounds, working, [revenue, income])
        )


def _wholes_grown(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """10000户,增长24.0%,其中城镇6000户,增长20.0%;乡村4000户,增长30.5%: the whole grows no more than the part that grows
    most, and no less than the one that grows least."""
    pairs = [
        (level, growth)
        for level, growth in pairwise(figures)
        if is_level(level) and growth.claim is not None and growth.unit == "%" and level.row is None
    ]
    if len(pairs) < 3 or any(level.unit != pairs[0][0].unit for level, _ in pairs):
        return
    (whole, grown), *parts = pairs
    values = [level.value or Decimal(0) for level, _ in parts]
    steps = sum((level.step or Decimal(0) for level, _ in pairs), Decimal(0))
    if whole.value is None or abs(sum(values, Decimal(0)) - whole.value) > steps / 2:
        return
    growths = [growth.signed for _, growth in parts if growth.signed is not None]
    stated = grown.signed
    if stated is None or len(growths) < len(parts) or min(growths) - 1 <= stated <= max(growths) + 1:
        return
    bases = [value / (1 + growth / 100) for value, growth in zip(values, growths, strict=True) if growth > -100]
    if len(bases) < len(values) or not sum(bases, Decimal(0)):
        return
    value = (sum(values, Decimal(0)) / sum(bases, Decimal(0)) - 1) * 100
    written = " + ".join(number(level) for level, _ in parts)
    yield contradicted(
        checked,
        Severity.WARNING,
        grown.span,
        f"({written}) / ({' + '.join(f'{base:.0f}' for base in bases)}) - 1 = {say(value, grown)}",
        grown,
        [Span(parts[0][0].span.start, parts[-1][1].span.end)],
    )
