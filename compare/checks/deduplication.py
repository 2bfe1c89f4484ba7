"""One mistake, one finding: what several rules, or one rule twice, say of the same text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping

from compare.model import Finding, Severity, Span

_GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}
# Says only that something is wrong with the wording: any other rule that speaks of the same text knows better.
_VAGUE = "garbled"


def deduplicated(findings: Iterable[Finding], order: Mapping[str, int]) -> list[Finding]:
    """``findings`` of one report in the order of the text. Of two of one rule that overlap the graver stays, then the
    shorter; ``order`` ranks the rules."""
    kept: dict[str, list[Finding]] = defaultdict(list)
    spans: dict[str, list[Span]] = defaultdict(list)
    for finding in sorted(findings, key=lambda f: (f.rule == _VAGUE, _GRAVITY[f.severity], f.span.end - f.span.start)):
        rivals = spans.values() if finding.rule == _VAGUE else [spans[finding.rule]]
        if not any(overlaps(taken, finding.span) for taken in rivals):
            kept[finding.rule].append(finding)
            insort(spans[finding.rule], finding.span)
    everything = [finding for of_rule in kept.values() for finding in of_rule]
    return sorted(everything, key=lambda f: (f.span, order[f.rule]))


def overlaps(taken: list[Span], span: Span) -> bool:
    """Whether ``span`` shares a character with one of ``taken``, which are in order and disjoint."""
    at = bisect_left(taken, (span.start, span.end))
    return any(other.overlaps(span) for other in taken[max(0, at - 1) : at + 1])
