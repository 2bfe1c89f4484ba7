"""Figures that are quotients of others by definition: those of a hospital (国家卫生健康统计调查制度: stay, turnover, use),
the share of those who live in towns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.checks.arithmetic_statements import contradicted, disagreement, interval, is_exact, lines_of, number, say
from compare.checks.rule import CheckedReport
from compare.checks.settings import DAYS_A_YEAR, LINE_LEAD, OTHER_DAYS
from compare.figures.numbers.intervals import Interval
from compare.lexicon import Pattern, pattern
from compare.model import Figure, Finding, Severity, Span


class _Quotient(NamedTuple):
    name: Pattern
    numerator: Pattern
    denominator: Pattern
    factor: int


_DISCHARGED = pattern("{zh.arithmetic.discharged}")
_STAY = pattern("{zh.arithmetic.stay}")
_USE = pattern("{zh.arithmetic.bed_use}")
_TURNS = pattern("{zh.arithmetic.turnover}")
_QUOTIENTS = (
    _Quotient(_STAY, pattern("{zh.arithmetic.stay_days}"), _DISCHARGED, 1),
    _Quotient(_USE, pattern("{zh.arithmetic.used_days}"), pattern("{zh.arithmetic.open_days}"), 100),
    _Quotient(
        pattern("^门诊{zh.arithmetic.mean_cost}"), pattern("^门诊(?:医疗)?收入$"), pattern("^门诊(?:人次|量)?$"), 1
    ),
    _Quotient(pattern("^(?:住院|出院){zh.arithmetic.mean_cost}"), pattern("^住院(?:医疗)?收入$"), _DISCHARGED, 1),
    _Quotient(
        pattern("{zh.arithmetic.urban_share}"),
        pattern("{zh.arithmetic.urban}"),
        pattern("{zh.arithmetic.residents}"),
        100,
    ),
    _Quotient(_TURNS, _DISCHARGED, pattern("{zh.arithmetic.mean_beds}"), 1),
)
_PART_OF_YEAR = pattern("{zh.arithmetic.part_of_year}")


def find(checked: CheckedReport) -> Iterator[Finding]:
    for figures in lines_of(checked):
        for quotient in _QUOTIENTS:
            finding = _divided(checked, figures, quotient)
            if finding:
                yield finding
        used = _in_use(checked, figures)
        if used:
            yield used


def _divided(checked: CheckedReport, figures: Sequence[Figure], quotient: _Quotient) -> Finding | None:
    if not (
        (stated := _named(figures, quotient.name))
        and (over := _named(figures, quotient.numerator))
        and (under := _named(figures, quotient.denominator))
        and is_exact(over)
        and is_exact(under)
        and stated not in (over, under)
        and (stated.unit == "%") == (over.unit == under.unit)
    ):
        return None
    a, b = interval(over), interval(under)
    if b.low <= 0 or over.value is None or under.value is None:
        return None
    severity = disagreement(Interval(a.low / b.high * quotient.factor, a.high / b.low * quotient.factor), stated)
    if severity is None:
        return None
    computed = say(over.value / under.value * quotient.factor, stated)
    calculation = f"{number(over)} / {number(under)} = {computed}"
    return contradicted(checked, severity, stated.span, calculation, stated, [over.span, under.span])


def _in_use(checked: CheckedReport, figures: Sequence[Figure]) -> Finding | None:
    """Beds that turn over 9 times a year, 12.5 days each, are in use 31% of it, whatever their number."""
    if not ((use := _named(figures, _USE)) and (turns := _named(figures, _TURNS)) and (stay := _named(figures, _STAY))):
        return None
    if turns.value is None or stay.value is None or use.unit != "%":
        return None
    line = Span(figures[0].span.start - LINE_LEAD, figures[-1].span.end)
    if _PART_OF_YEAR.search(checked.text, max(checked.report.span.start, line.start), line.end):
        return None
    a, b = interval(turns), interval(stay)
    low, high = a.low * b.low / DAYS_A_YEAR * 100, a.high * b.high / DAYS_A_YEAR * 100
    if Interval(low * (1 - OTHER_DAYS), high * (1 + OTHER_DAYS)).meets(interval(use)):
        return None
    computed = say(turns.value * stay.value / DAYS_A_YEAR * 100, use)
    calculation = f"{number(turns)} × {number(stay)} / {DAYS_A_YEAR} = {computed}"
    return contradicted(checked, Severity.WARNING, use.span, calculation, use, [turns.span, stay.span])


def _named(figures: Sequence[Figure], name: Pattern) -> Figure | None:
    """The level of that name; None where there are several, or where it is not exact."""
    levels = [f for f in figures if f.claim is None and f.value is not None and name.search(f.metric or "")]
    exact = [f for f in levels if not (f.approximation or f.bound)]
    return exact[0] if len(levels) == 1 and exact else None
