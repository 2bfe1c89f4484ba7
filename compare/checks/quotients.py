"""Figures of a hospital that are quotients of others by definition (国家卫生健康统计调查制度): stay, turnover, use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from compare.checks.arithmetic_statements import contradicted, disagreement, interval, is_exact, lines_of, number, say
from compare.checks.rule import Checked
from compare.figures.numbers.intervals import Interval
from compare.model import Figure, Finding, Severity, Span


class _Quotient(NamedTuple):
    name: re.Pattern[str]
    numerator: re.Pattern[str]
    denominator: re.Pattern[str]
    factor: int


_DISCHARGED = re.compile(r"^出院(?:病人|人数|人次|患者|者人)")
_STAY = re.compile(r"平均住院[日天]")
_USE = re.compile(r"(?:床位|病床)使用率")
_TURNS = re.compile(r"周转次数")
_QUOTIENTS = (
    _Quotient(_STAY, re.compile(r"出院者?占用?(?:总|病)?床日"), _DISCHARGED, 1),
    _Quotient(_USE, re.compile(r"实际占[用有](?:总|病)?床日"), re.compile(r"(?:实际)?开放(?:总|病)?床日"), 100),
    _Quotient(_TURNS, _DISCHARGED, re.compile(r"平均开放(?:床位|病床)"), 1),
)
_PART_OF_YEAR = re.compile(r"[上下]半年|季度|前[一二三四五六七八九十\d]+个?月|1\s*[-—~至到]\s*(?:[2-9]|1[01])\s*月")
_DAYS = Decimal(365)
# Bed-days of those who left and of those who lay are not the same days.
_OTHER_DAYS = Decimal("0.1")


def find(checked: Checked) -> Iterator[Finding]:
    for figures in lines_of(checked):
        for quotient in _QUOTIENTS:
            finding = _divided(checked, figures, quotient)
            if finding:
                yield finding
        used = _in_use(checked, figures)
        if used:
            yield used


def _divided(checked: Checked, figures: Sequence[Figure], quotient: _Quotient) -> Finding | None:
    if not (
        (stated := _named(figures, quotient.name))
        and (over := _named(figures, quotient.numerator))
        and (under := _named(figures, quotient.denominator))
        and is_exact(over)
        and is_exact(under)
    ):
        return None
    a, b = interval(over), interval(under)
    if b.low <= 0 or over.value is None or under.value is None:
        return None
    severity = disagreement(Interval(a.low / b.high * quotient.factor, a.high / b.low * quotient.factor), stated)
    if severity is None:
        return None
    computed = say(over.value / under.value * quotient.factor, stated)
    working = f"{number(over)} / {number(under)} = {computed}"
    return contradicted(checked, severity, stated.span, working, stated, [over.span, under.span])


def _in_use(checked: Checked, figures: Sequence[Figure]) -> Finding | None:
    """Beds that turn over 9 times a year, 12.5 days each, are in use 31% of it, whatever their number."""
    if not ((use := _named(figures, _USE)) and (turns := _named(figures, _TURNS)) and (stay := _named(figures, _STAY))):
        return None
    if turns.value is None or stay.value is None or use.unit != "%":
        return None
    line = Span(figures[0].span.start - 40, figures[-1].span.end)
    if _PART_OF_YEAR.search(checked.text, max(checked.report.span.start, line.start), line.end):
        return None
    a, b = interval(turns), interval(stay)
    low, high = a.low * b.low / _DAYS * 100, a.high * b.high / _DAYS * 100
    if Interval(low * (1 - _OTHER_DAYS), high * (1 + _OTHER_DAYS)).meets(interval(use)):
        return None
    computed = say(turns.value * stay.value / _DAYS * 100, use)
    working = f"{number(turns)} × {number(stay)} / {_DAYS} = {computed}"
    return contradicted(checked, Severity.WARNING, use.span, working, use, [turns.span, stay.span])


def _named(figures: Sequence[Figure], name: re.Pattern[str]) -> Figure | None:
    """The level of that name; None where there are several, or where it is not exact."""
    found = [f for f in figures if f.claim is None and f.value is not None and name.search(f.metric or "")]
    exact = [f for f in found if not (f.approximation or f.bound)]
    return exact[0] if len(found) == 1 and exact else None
