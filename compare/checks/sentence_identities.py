"""What follows from the figures of one sentence or paragraph: a balance from what came in and went out, a mean from its
total, an index from its growth, a growth of a whole from those of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from compare.checks.arithmetic_statements import (
    contradicted,
    disagreement,
    interval,
    is_exact,
    lines_of,
    number,
    say,
)
from compare.checks.changes import is_level
from compare.checks.rule import CheckedReport
from compare.checks.settings import MEAN_REACH, OTHER_POPULATION
from compare.figures.numbers.intervals import Interval
from compare.lexicon import Pattern, entry_words, pattern
from compare.model import Figure, Finding, Severity, Span

_BALANCE = pattern("{zh.footing.balance}$")
_DEFICIT = pattern("{zh.footing.deficit}$")
_ACCUMULATED = pattern("{zh.footing.accumulated}")
_INCOME = pattern("(?:{zh.footing.income})额?$")
_OUTGO = pattern("(?:{zh.footing.outgo})额?$")
_MEANS = (
    (pattern("{zh.arithmetic.monthly}"), Decimal(12)),
    (pattern("{zh.arithmetic.quarterly}"), Decimal(4)),
    (pattern("{zh.arithmetic.daily}"), Decimal(365)),
)
_SHARED_OUT = pattern(r"[,，]{zh.arithmetic.shared_out}[^,，。;；\d]{0,6}")
_NEXT = pattern(r"[,，]?[^,，。;；\d]{0,10}")
_WHOLE_YEAR = pattern("{zh.arithmetic.whole_year}")
_PER_HEAD = pattern("^{zh.arithmetic.per_head}(?P<of>.+)$")
_POPULATION = pattern("{zh.arithmetic.population}")
_INDEX = pattern(
    r"\s*[(（]\s*(?:以)?(?:{zh.dates.last_year}|{common.dates.year}年)(?:同期|同月)?(?:为|=|＝)\s*100\s*[)）]"
)
_MARGIN = pattern("{en.arithmetic.margin}$")
_REVENUE = pattern("{en.arithmetic.revenue}$")


def find(checked: CheckedReport, sentences: Sequence[Sequence[Figure]]) -> Iterator[Finding]:
    for figures in sentences:
        yield from _balances(checked, figures)
        yield from _means(checked, figures)
        yield from _shared_out(checked, figures)
        yield from _indices(checked, figures)
        yield from _margins(checked, figures)
        yield from _wholes_grown(checked, figures)
    for figures in lines_of(checked):
        yield from _per_head(checked, figures)


class _Computed(NamedTuple):
    """What a figure is by others, with the bounds that their rounding leaves; ``working`` writes it out."""

    value: Decimal
    bounds: Interval
    working: str
    terms: Sequence[Figure]


def _differs(checked: CheckedReport, stated: Figure, computed: _Computed) -> Iterator[Finding]:
    """A finding where a stated figure does not lie within the bounds of what is computed."""
    if disagreement(computed.bounds, stated) is Severity.WARNING:
        calculation = f"{computed.working} = {say(computed.value, stated)}"
        places = [term.span for term in computed.terms]
        yield contradicted(checked, Severity.WARNING, stated.span, calculation, stated, places)


def _named(figures: Sequence[Figure], name: Pattern) -> Figure | None:
    """The one exact level of that name."""
    named = [f for f in figures if f.row is None and is_exact(f) and name.search(f.metric or "")]
    return named[0] if len(named) == 1 else None


def _balances(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """出口额85.0亿元,进口额40.0亿元,贸易顺差45.0亿元."""
    balance, income, outgo = (_named(figures, name) for name in (_BALANCE, _INCOME, _OUTGO))
    if balance is None or _is_accumulated(checked, balance):
        return
    if income is None or outgo is None or len({f.unit for f in (balance, income, outgo)}) > 1:
        return
    first, second = (outgo, income) if _DEFICIT.search(balance.metric or "") else (income, outgo)
    assert first.value is not None and second.value is not None
    a, b = interval(first), interval(second)
    bounds = Interval(a.low - b.high, a.high - b.low)
    working = f"{number(first)} - {number(second)}"
    yield from _differs(checked, balance, _Computed(first.value - second.value, bounds, working, [first, second]))


def _is_accumulated(checked: CheckedReport, balance: Figure) -> bool:
    """Whether it is a balance of many years."""
    lead = Span(max(checked.report.span.start, balance.span.start - MEAN_REACH), balance.span.start)
    clause = lead.of(checked.folded).rpartition(",")[2]
    return _ACCUMULATED.search(f"{clause} {balance.metric or ''}") is not None


def _means(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """全年共受理事项1440件,平均每月120件."""
    for total, mean in pairwise(figures):
        if not (is_exact(total) and is_exact(mean)) or total.unit != mean.unit or total.row is not None:
            continue
        between = checked.text[total.span.end : mean.span.start]
        parts = next((count for name, count in _MEANS if name.search(between)), None)
        lead = max(checked.report.span.start, total.span.start - MEAN_REACH)
        if parts is None or len(between) > MEAN_REACH or not _WHOLE_YEAR.search(checked.text, lead, total.span.start):
            continue
        assert total.value is not None
        whole, low = interval(total), parts - (parts == 365) * 120  # working days are days, too
        high = parts + (parts == 365)
        bounds = Interval(whole.low / high, whole.high / low)
        yield from _differs(
            checked, mean, _Computed(total.value / parts, bounds, f"{number(total)} / {parts}", [total])
        )


def _shared_out(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """发放救助金1.2亿元,惠及4万人,人均3000元."""
    heads = entry_words("zh.arithmetic.heads")
    for total, count, mean in zip(figures, figures[1:], figures[2:], strict=False):
        if not (is_exact(total) and is_exact(count) and is_exact(mean)) or total.row is not None:
            continue
        if total.unit != mean.unit or total.unit in heads or count.unit not in heads or not count.value:
            continue
        if not _SHARED_OUT.fullmatch(checked.text, count.span.end, mean.span.start):
            continue
        if not _NEXT.fullmatch(checked.text, total.span.end, count.span.start) or total.value is None:
            continue
        a, b = interval(total), interval(count)
        bounds = Interval(a.low / b.high, a.high / b.low)
        working = f"{number(total)} / {number(count)}"
        yield from _differs(checked, mean, _Computed(total.value / count.value, bounds, working, [total, count]))


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
        yield from _differs(checked, growth, _Computed(abs(index.value - 100), bounds, working, [index]))


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
        yield from _differs(
            checked, margin, _Computed(income.value / revenue.value * 100, bounds, working, [revenue, income])
        )


def _per_head(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """年末常住人口50.0万人,地区生产总值400.0亿元,人均地区生产总值8.0万元. The mean population of the year is a little
    less or more than that of its end."""
    population = _named(figures, _POPULATION)
    for mean in figures if population else ():
        per_head = _PER_HEAD.search(mean.metric or "")
        if per_head is None or not is_exact(mean) or population is None or not population.value:
            continue
        named = [f for f in figures if f is not mean and (f.metric or "").endswith(per_head["of"])]
        totals = [f for f in named if is_exact(f) and f.unit == mean.unit]
        if len(totals) != 1 or totals[0].value is None or totals[0].year != mean.year:
            continue
        a, b = interval(totals[0]), interval(population)
        bounds = Interval(a.low / b.high * (1 - OTHER_POPULATION), a.high / b.low * (1 + OTHER_POPULATION))
        working = f"{number(totals[0])} / {number(population)}"
        value = totals[0].value / population.value
        yield from _differs(checked, mean, _Computed(value, bounds, working, [totals[0], population]))


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
