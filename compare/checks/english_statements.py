"""English sentences: parts that make more than their total, a mean for one of those counted, growth to a level from one
that the sentence before tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from compare.checks.arithmetic_statements import (
    CODE,
    Computed,
    differs,
    interval,
    is_exact,
    lines_of,
    number,
)
from compare.checks.changes import disproved, is_level
from compare.checks.rule import CheckedReport
from compare.checks.settings import FARTHEST_MEAN, FROM_REACH, LIST_REACH, MOST_PARTS_OVER
from compare.figures.numbers.intervals import Interval
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Figure, Finding, Severity, Span

_OPENS = pattern(r",? {en.arithmetic.parts_follow} ")
_PART = pattern(
    r"(?:, | and |, and )?(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6}) {en.arithmetic.part_behind}(?: [A-Za-z][A-Za-z’'-]*){1,6}?(?=,? and \d|, \d|[.;,])"
)
_PER = pattern(r"\s*per (?P<of>[a-z]{3,20})")
_MEAN = pattern(r"{en.arithmetic.mean_of}\s*$")
_GROWN_TO = pattern(r"\s*to\s*")
_THAN = pattern(r"(?: {en.arithmetic.in_a_year})?,? {en.arithmetic.than} ")
_CHANGE = pattern(
    r"(?: {en.arithmetic.in_a_year})?(?:, | or |, or | \(| )(?:representing |which is )?(?:{en.arithmetic.change_of})"
)
_OVER = pattern(r",? {en.arithmetic.over_level}(?: the)? ")
_PER_SHARE = pattern("{en.arithmetic.per_share}$")
_NET_INCOME = pattern("^{en.arithmetic.net_income}$")
_SHARES = pattern("{en.arithmetic.shares}$")
_IT = pattern("^(?:{en.arithmetic.it})$")

_MORE = mark("{sum}, more than the {stated} of which they are parts")


def find(checked: CheckedReport, sentences: Sequence[Sequence[Figure]]) -> Iterator[Finding]:
    if not checked.speaks_english:
        return
    for figures in sentences:
        yield from _means(checked, figures)
        yield from _compared(checked, figures)
        for figure in figures:
            yield from _parts(checked, figure)
    for figures in lines_of(checked):
        yield from _grown_to(checked, figures)
        yield from _per_share(checked, figures)


def _parts(checked: CheckedReport, total: Figure) -> Iterator[Finding]:
    """1,240 employees, including 620 in engineering, 310 in sales and 410 in administration."""
    if not is_exact(total) or total.row is not None or not total.value:
        return
    end = min(checked.report.span.end, total.span.end + LIST_REACH)
    opened = _OPENS.match(checked.folded, total.span.end, end)
    if opened is None:
        return
    parts = []
    at = opened.end()
    while part := _PART.match(checked.folded, at, end):
        parts.append(part)
        at = part.end()
    added = sum((Decimal(part["number"].replace(",", "")) for part in parts), Decimal(0))
    if len(parts) > 1 and total.value < added <= MOST_PARTS_OVER * total.value:
        span = Span(parts[0].start("number"), parts[-1].end("number"))
        working = f"{' + '.join(part['number'] for part in parts)} = {added:,}"
        stated = number(total)
        yield checked.finding(CODE, Severity.WARNING, span, _MORE, related=[total.span], sum=working, stated=stated)


def _means(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """25,000 customers and revenue of $5.0 million, or an average of $200 per customer: where the sentence has one amount
    and one count of these."""
    for mean in figures:
        per = _PER.match(checked.folded, mean.span.end)
        lead = max(checked.report.span.start, mean.span.start - FROM_REACH)
        if per is None or not is_exact(mean) or mean.row is not None:
            continue
        if not _MEAN.search(checked.folded, lead, mean.span.start):
            continue
        others = [f for f in figures if f is not mean and is_exact(f) and f.span.start < mean.span.start]
        totals = [f for f in others if f.unit == mean.unit]
        counts = [f for f in others if (f.unit or "").startswith(per["of"].removesuffix("y"))]
        if len(totals) != 1 or len(counts) != 1 or len(others) != 2 or not counts[0].value or not totals[0].value:
            continue
        a, b = interval(totals[0]), interval(counts[0])
        value = totals[0].value / counts[0].value
        if mean.value and b.low > 0 and 1 / FARTHEST_MEAN < value / mean.value < FARTHEST_MEAN:
            working = f"{number(totals[0])} / {number(counts[0])}"
            bounds = Interval(a.low / b.high, a.high / b.low)
            yield from differs(checked, mean, Computed(value, bounds, working, [*totals, *counts]))


def _compared(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Net sales were $1,250 million, compared with $1,000 million in 2022, an increase of 25%; revenue of $480 million, an
    increase of 6.7% over $450 million in 2022."""
    text = checked.folded
    for new, second, third in zip(figures, figures[1:], figures[2:], strict=False):
        gaps = Span(new.span.end, second.span.start).of(text), Span(second.span.end, third.span.start).of(text)
        if _THAN.fullmatch(gaps[0]) and _CHANGE.fullmatch(gaps[1]):
            growth, old = third, second
        elif _CHANGE.fullmatch(gaps[0]) and _OVER.fullmatch(gaps[1]):
            growth, old = second, replace(third, bound=None, approximation=None)  # over $450 million is no bound here
        else:
            continue
        if growth.claim is None or growth.unit != "%" or growth.approximation or growth.bound:
            continue
        if is_level(old) and is_level(new) and old.unit == new.unit != "%" and new.row is None and old.value:
            yield from disproved(checked, growth, old, new)


def _grown_to(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Revenue for 2022 was $500 million. In 2023 it grew 12% to $560 million: the level of the year before stands in
    the same paragraph."""
    for at, (growth, new) in enumerate(pairwise(figures)):
        if growth.claim is None or growth.unit != "%" or not is_level(new) or new.row is not None or new.year is None:
            continue
        if not _GROWN_TO.fullmatch(checked.folded, growth.span.end, new.span.start):
            continue
        earlier = [f for f in figures[:at] if is_level(f) and f.unit == new.unit and f.year == new.year - 1]
        names = {_name(new), _name(growth)}
        named = [f for f in earlier if _name(f) in names or (at and f is figures[at - 1] and names <= {""})]
        if len(named) == 1 and len(earlier) == 1:
            yield from disproved(checked, growth, named[0], new)


def _per_share(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Net income was $150 million. With 60 million shares outstanding, earnings per share were $2.50: where the paragraph
    has one of each."""
    names = (_PER_SHARE, _NET_INCOME, _SHARES)
    told = [[f for f in figures if f.row is None and f.claim is None and name.search(f.metric or "")] for name in names]
    if not all(len(each) == 1 and is_exact(each[0]) for each in told):
        return
    (stated,), (income,), (shares,) = told
    a, b = interval(income), interval(shares)
    if stated.unit != income.unit or shares.unit == income.unit or b.low <= 0 or a.low <= 0 or not stated.value:
        return
    value = (income.value or Decimal(0)) / (shares.value or Decimal(1))
    if 1 / FARTHEST_MEAN < value / stated.value < FARTHEST_MEAN:
        working = f"{number(income)} / {number(shares)}"
        bounds = Interval(a.low / b.high, a.high / b.low)
        yield from differs(checked, stated, Computed(value, bounds, working, [income, shares]))


def _name(figure: Figure) -> str:
    """The name of a metric in lower case; empty where a pronoun stands for it."""
    name = (figure.claim.of if figure.claim is not None else figure.metric) or ""
    return "" if _IT.search(name) else name.lower()
