"""Figures that are quotients of others by definition: those of a hospital (国家卫生健康统计调查制度: stay, turnover, use),
the share of those who live in towns, how many pupils a teacher has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from compare.checks.arithmetic_statements import contradicted, disagreement, interval, is_exact, lines_of, number, say
from compare.checks.named_levels import Levels, named_levels, one_called
from compare.checks.rule import CheckedReport
from compare.checks.settings import DAYS_A_YEAR, LINE_LEAD, OTHER_DAYS
from compare.figures.numbers.intervals import Interval
from compare.lexicon import Pattern, pattern
from compare.model import Figure, FigureKind, Finding, Severity, Span


class _Quotient(NamedTuple):
    """What is divided by what; ``sign`` is a word that stands in every such name."""

    sign: str
    name: Pattern
    numerator: Pattern
    denominator: Pattern
    factor: int = 1


_DISCHARGED = pattern("{zh.arithmetic.discharged}")
_STAY = pattern("{zh.arithmetic.stay}")
_USE = pattern("{zh.arithmetic.bed_use}")
_TURNS = pattern("{zh.arithmetic.turnover}")
_QUOTIENTS = (
    _Quotient("住院", _STAY, pattern("{zh.arithmetic.stay_days}"), _DISCHARGED),
    _Quotient("使用率", _USE, pattern("{zh.arithmetic.used_days}"), pattern("{zh.arithmetic.open_days}"), 100),
    _Quotient(
        "费用", pattern("^门诊{zh.arithmetic.mean_cost}"), pattern("^门诊(?:医疗)?收入$"), pattern("^门诊(?:人次|量)?$")
    ),
    _Quotient("费用", pattern("^(?:住院|出院){zh.arithmetic.mean_cost}"), pattern("^住院(?:医疗)?收入$"), _DISCHARGED),
    _Quotient(
        "城镇化率",
        pattern("{zh.arithmetic.urban_share}"),
        pattern("{zh.arithmetic.urban}"),
        pattern("{zh.arithmetic.residents}"),
        100,
    ),
    _Quotient("周转", _TURNS, _DISCHARGED, pattern("{zh.arithmetic.mean_beds}")),
    _Quotient(
        "收入",
        pattern("{zh.arithmetic.income_ratio}"),
        pattern("{zh.arithmetic.urban_income}"),
        pattern("{zh.arithmetic.rural_income}"),
    ),
    _Quotient(
        "生师比", pattern("生师比$"), pattern("{zh.arithmetic.pupils}"), pattern("{zh.arithmetic.full_time_teachers}")
    ),
    _Quotient("医护比", pattern("医护比$"), pattern("{zh.arithmetic.doctors}"), pattern("{zh.arithmetic.nurses}")),
)
_TO_ONE = pattern(r"(?P<first>\d+(?:\.\d+)?)\s*[:∶比]\s*1(?:\.0+)?|1(?:\.0+)?\s*[:∶比]\s*(?P<second>\d+(?:\.\d+)?)")
_PART_OF_YEAR = pattern("{zh.arithmetic.part_of_year}")


def find(checked: CheckedReport) -> Iterator[Finding]:
    quotients = [each for each in _QUOTIENTS if checked.folded.find(each.sign, *checked.report.span) >= 0]
    if not quotients:
        return
    levels = named_levels(checked)
    for figures in lines_of(checked):
        for quotient in quotients:
            finding = _divided(checked, figures, levels, quotient)
            if finding:
                yield finding
        used = _in_use(checked, figures)
        if used:
            yield used


def _divided(checked: CheckedReport, figures: Sequence[Figure], levels: Levels, quotient: _Quotient) -> Finding | None:
    """By the two that stand in its line, or else by the only ones of its year in the report."""
    stated = _named(figures, quotient.name)
    if stated is None:
        return None
    over, under = (
        _named(figures, name) or one_called(levels, name, stated.year)
        for name in (quotient.numerator, quotient.denominator)
    )
    if over is None or under is None or stated in (over, under):
        return None
    return _compared(checked, quotient, stated, over, under)


def _compared(
    checked: CheckedReport, quotient: _Quotient, stated: Figure, over: Figure, under: Figure
) -> Finding | None:
    if not (is_exact(over) and is_exact(under)):
        return None
    is_relative = stated.unit == "%" or stated.kind in {FigureKind.RATIO, FigureKind.RATE}
    a, b = interval(over), interval(under)
    if is_relative != (over.unit == under.unit) or b.low <= 0 or over.value is None or under.value is None:
        return None
    bounds = Interval(a.low / b.high * quotient.factor, a.high / b.low * quotient.factor)
    calculation = f"{number(over)} / {number(under)} = "
    if stated.kind is FigureKind.RATIO:
        if (told := _ratio(checked, stated)) is None or told.meets(bounds):
            return None
        return contradicted(
            checked,
            Severity.WARNING,
            stated.span,
            f"{calculation}{over.value / under.value:.3g}",
            stated,
            [over.span, under.span],
        )
    severity = disagreement(bounds, stated)
    if severity is None:
        return None
    calculation += say(over.value / under.value * quotient.factor, stated)
    return contradicted(checked, severity, stated.span, calculation, stated, [over.span, under.span])


def _ratio(checked: CheckedReport, stated: Figure) -> Interval | None:
    """What ``2.35:1`` or ``1:1.5`` leaves open."""
    told = _TO_ONE.fullmatch(stated.span.of(checked.folded))
    if told is None:
        return None
    term = Decimal(told["first"] or told["second"])
    half = Decimal(1).scaleb(int(term.as_tuple().exponent)) / 2
    low, high = term - half, term + half
    return Interval(low, high) if told["first"] else Interval(1 / high, 1 / low) if low > 0 else None


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
