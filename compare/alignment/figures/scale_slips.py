"""Figures that last year's report prints in another scale: 32.00亿元, and this year 34.00万元."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from compare.alignment.prepared import PreparedReport
from compare.alignment.settings import FARTHEST_SCALED, SHORTEST_SCALED_METRIC, SLIPS
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Figure, FigureKind, Finding, Nature, Related, Severity

RULE = "scale-slip"
_KINDS = frozenset({FigureKind.AMOUNT, FigureKind.COUNT})
_SCALE = pattern(r"\d\s*(?:{zh.numerals.large_scales}|{en.numerals.scales})")


def scale_slips(old: PreparedReport, new: PreparedReport) -> list[Finding]:
    """Figures of NEW that are thousands of times larger or smaller than the one of their name in OLD."""
    before: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in old.figures:
        if _is_told(figure):
            before[figure.metric or "", figure.unit or ""].append(figure)
    findings = []
    for figure in new.figures:
        others = before.get((figure.metric or "", figure.unit or ""), [])
        if others and _is_told(figure) and _SCALE.search(figure.text) and _is_slip(figure, others):
            findings.append(_finding(figure, others[0], old))
    return findings


def _is_told(figure: Figure) -> bool:
    return (
        figure.kind in _KINDS
        and bool(figure.value)
        and bool(figure.unit)
        and figure.claim is None
        and figure.nature is not Nature.TARGET
        and figure.row is None
        and len(figure.metric or "") >= SHORTEST_SCALED_METRIC
    )


def _is_slip(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether every earlier figure of the name is about so many times larger or smaller as two scales are."""
    return all(
        any(1 / FARTHEST_SCALED < ratio / slip < FARTHEST_SCALED for slip in SLIPS)
        for ratio in (_ratio(figure, other) for other in others)
    )


def _ratio(one: Figure, other: Figure) -> Decimal:
    low, high = sorted((abs(one.value or Decimal(1)), abs(other.value or Decimal(1))))
    return high / low


def _finding(figure: Figure, before: Figure, old: PreparedReport) -> Finding:
    return Finding(
        RULE,
        Severity.WARNING,
        "new",
        figure.report,
        figure.span,
        mark("{metric} is {figure}; last year's report says {before}: the scale of one of them is wrong"),
        {
            "metric": figure.metric or "",
            "figure": figure.printed,
            "before": before.printed,
        },
        (Related(old.outline.path, before.report, before.span),),
    )
