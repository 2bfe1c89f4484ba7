"""Findings in words of the reader's language, and grouped by kind so that a repeated mistake is shown a few times."""

from __future__ import annotations

from collections.abc import Iterable

from compare.language import Words
from compare.model import Finding, Severity
from compare.render.clean import clean

SEVERITY_SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}


def finding_text(finding: Finding, words: Words) -> str:
    """The finding in the reader's language."""
    return clean(words(finding.template, **finding.arguments))


def by_kind(findings: Iterable[Finding], most: int) -> tuple[list[Finding], list[list[Finding]]]:
    """The first ``most`` findings of each kind (side, rule and wording) in their order, and the rest, kind by kind. Of
    two that are each other's related place only the first is taken."""
    first: list[Finding] = []
    kinds: dict[tuple[str | None, str, str], list[Finding]] = {}
    taken: set[tuple[str | None, str, int, int]] = set()
    for finding in findings:
        side, rule = finding.side, finding.rule
        if any((side, rule, *related.span) in taken for related in finding.related):
            continue
        taken.add((side, rule, *finding.span))
        kind = kinds.setdefault((side, rule, finding.template), [])
        kind.append(finding)
        if len(kind) <= most:
            first.append(finding)
    return first, [kind[most:] for kind in kinds.values() if len(kind) > most]
