"""Arithmetic in words: what the rules of `arithmetic` share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from compare.checks.rule import CheckedReport
from compare.checks.settings import MOST_TERMS_OF_BALANCE
from compare.figures.numbers.intervals import Interval, around
from compare.figures.numbers.numeral_values import plain
from compare.figures.numbers.numerals import numeral
from compare.language import mark
from compare.lexicon import Pattern, pattern
from compare.model import Figure, FigureKind, Finding, Severity, Span

CODE = "arithmetic"
STATED = mark("{sum}, stated {stated}")
LEVELS = frozenset((FigureKind.COUNT, FigureKind.AMOUNT, FigureKind.DURATION))
SHARES = frozenset(("%", "‰"))
_SCALE = pattern(r"\d\s*({zh.numerals.large_scales}+)")
_ENGLISH_SCALE = pattern(r"(?P<sign>[$£€¥]?)\s?\d[\d,.]*[ -](?P<scale>{en.numerals.scales})")
_SENTENCE_END = pattern(r"[。！？!?\n]")
_LINE_END = pattern(r"\n")


def sentences_of(checked: CheckedReport) -> Sequence[Sequence[Figure]]:
    """The figures of each sentence."""
    return checked.once(_sentences)


def lines_of(checked: CheckedReport) -> Sequence[Sequence[Figure]]:
    """The figures of each line."""
    return checked.once(_lines)


def _sentences(checked: CheckedReport) -> Sequence[Sequence[Figure]]:
    return list(_grouped(checked, _SENTENCE_END))


def _lines(checked: CheckedReport) -> Sequence[Sequence[Figure]]:
    return list(_grouped(checked, _LINE_END))


def _grouped(checked: CheckedReport, end: Pattern) -> Iterator[Sequence[Figure]]:
    search = end.compiled.search
    group: list[Figure] = []
    for figure in checked.figures:
        if group and search(checked.text, group[-1].span.end, figure.span.start):
            yield group
            group = []
        group.append(figure)
    if group:
        yield group


def is_exact(figure: Figure) -> bool:
    """A plain level: no growth, no range, not masked, neither approximate nor a bound."""
    return figure.claim is None and is_exact_amount(figure)


def is_exact_amount(figure: Figure) -> bool:
    """As `is_exact`, also where its verb is one of growth (改造提升124.3公里)."""
    return figure.value is not None and figure.kind in LEVELS and figure.approximation is None and figure.bound is None


def interval(figure: Figure) -> Interval:
    """What the printed number leaves open. The figure `is_exact`, or is an exact share."""
    assert figure.value is not None
    return around(figure.value, figure.step)


def disagreement(bounds: Interval, stated: Figure) -> Severity | None:
    """None where rounding explains it, a note where the last digit was cut off or rounded the wrong way."""
    printed = interval(stated)
    if bounds.meets(printed):
        return None
    return Severity.NOTE if bounds.meets(printed.wider((stated.step or Decimal(0)) / 2)) else Severity.WARNING


def say(value: Decimal, like: Figure) -> str:
    """``value`` printed as ``like`` is: in its 万 or 亿, with its unit, to its last digit and no further than one more."""
    printed_scale = _SCALE.search(like.text)
    scale = printed_scale[1] if printed_scale else ""
    by = numeral(f"1{scale}") or Decimal(1)
    step = (like.step or Decimal(1)) / 10
    rounded = value.quantize(step.normalize(), rounding=ROUND_HALF_UP) if step < 1 else value
    english = _ENGLISH_SCALE.search(like.text)
    if english is not None:
        by = numeral(f"1 {english['scale']}") or Decimal(1)
        return f"{english['sign']}{plain(rounded / by):,f} {english['scale']}"
    return f"{plain(rounded / by):f}{scale}{like.unit or ''}"


def number(figure: Figure) -> str:
    """The number as printed, without its unit."""
    english = _ENGLISH_SCALE.search(figure.text)
    if english is not None:
        return english[0]
    printed = "".join(figure.text.split())
    return printed.removesuffix(figure.unit or "") if figure.unit else printed


def contradicted(  # noqa: PLR0913, PLR0917
    checked: CheckedReport,
    severity: Severity,
    span: Span,
    calculation: str,
    stated: Figure,
    related: Iterable[Span] = (),
) -> Finding:
    """``12 + 30 + 8 = 50, stated 52``."""
    return checked.finding(CODE, severity, span, STATED, related=related, sum=calculation, stated=stated.printed)


class Computed(NamedTuple):
    """What a figure is by others, with the bounds that their rounding leaves; ``working`` writes it out."""

    value: Decimal
    bounds: Interval
    working: str
    terms: Sequence[Figure]


def differs(checked: CheckedReport, stated: Figure, computed: Computed) -> Iterator[Finding]:
    """A finding where a stated figure does not lie within the bounds of what is computed."""
    wrong = disagreement(computed.bounds, stated) is Severity.WARNING
    near = computed.value and Decimal("0.1") < abs((stated.value or 0) / computed.value) < 10
    if wrong and near and len(computed.terms) <= MOST_TERMS_OF_BALANCE:
        calculation = f"{computed.working} = {say(computed.value, stated)}"
        places = [term.span for term in computed.terms]
        yield contradicted(checked, Severity.WARNING, stated.span, calculation, stated, places)


def named(figures: Sequence[Figure], name: Pattern) -> Figure | None:
    """The one exact level of that name."""
    found = [f for f in figures if f.row is None and is_exact(f) and name.search(f.metric or "")]
    return found[0] if len(found) == 1 else None
