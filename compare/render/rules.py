"""Findings in words of the reader's language, and grouped by kind so that a repeated mistake is shown a few times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from compare.language import Words, mark
from compare.model import Finding, Severity
from compare.render.clean import clean
from compare.render.terms import ORIGIN_KINDS

SEVERITY_SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}

SEVERITIES = {Severity.ERROR: mark("error"), Severity.WARNING: mark("warning"), Severity.NOTE: mark("note")}

_RULE_NAMES = {
    "leftover-placeholder": mark("placeholder"),
    "anachronism": mark("anachronism"),
    "title-year-mismatch": mark("title year"),
    "broken-numbering": mark("numbering"),
    "foreign-organisation": mark("other organisation"),
    "scale-slip": mark("scale"),
    "contradiction": mark("contradiction"),
    "arithmetic": mark("arithmetic"),
    "truncated": mark("truncated"),
    "duplicate-passage": mark("said twice"),
    "misspelling": mark("misspelling"),
    "garbled": mark("garbled"),
    "hidden-characters": mark("hidden characters"),
    "hidden-text": mark("hidden text"),
    "stale-figure": mark("stale figure"),
    "restated-figure": mark("restated figure"),
    "shared-error": mark("shared error"),
    "shared-data": mark("shared data"),
    "shared-origin": mark("shared origin"),
}
# Characters that cannot be seen, by the names that Unicode gives them.
_CHARACTER_NAMES = frozenset(
    {
        mark("ZERO WIDTH SPACE"),
        mark("ZERO WIDTH NON-JOINER"),
        mark("ZERO WIDTH JOINER"),
        mark("ZERO WIDTH NO-BREAK SPACE"),
        mark("WORD JOINER"),
        mark("SOFT HYPHEN"),
        mark("LEFT-TO-RIGHT MARK"),
        mark("RIGHT-TO-LEFT MARK"),
        mark("LEFT-TO-RIGHT EMBEDDING"),
        mark("RIGHT-TO-LEFT EMBEDDING"),
        mark("LEFT-TO-RIGHT OVERRIDE"),
        mark("RIGHT-TO-LEFT OVERRIDE"),
        mark("LEFT-TO-RIGHT ISOLATE"),
        mark("RIGHT-TO-LEFT ISOLATE"),
        mark("FIRST STRONG ISOLATE"),
        mark("POP DIRECTIONAL FORMATTING"),
        mark("POP DIRECTIONAL ISOLATE"),
        mark("CONTROL CHARACTER"),
    }
)


def rule_name(rule: str, words: Words) -> str:
    """What a rule is called where its code is not needed: ``hidden characters``."""
    name = _RULE_NAMES.get(rule)
    return words(name) if name else clean(rule)


def severity_counts(findings: Iterable[Finding], words: Words) -> str:
    """How many findings there are of each severity: ``2 errors · 1 note``."""
    counts = Counter(finding.severity for finding in findings)
    by_severity = {
        Severity.ERROR: words.plural("{count} error", "{count} errors", counts[Severity.ERROR]),
        Severity.WARNING: words.plural("{count} warning", "{count} warnings", counts[Severity.WARNING]),
        Severity.NOTE: words.plural("{count} note", "{count} notes", counts[Severity.NOTE]),
    }
    return " · ".join(by_severity[severity] for severity in Severity if counts[severity])


def finding_text(finding: Finding, words: Words) -> str:
    """The finding in the reader's language."""
    told = _named_character(finding, words) | _marks_of_making(finding, words)
    return clean(words(finding.template, **finding.arguments | told))


def _named_character(finding: Finding, words: Words) -> dict[str, str]:
    name = finding.arguments.get("name", "")
    return {"name": words(name)} if name in _CHARACTER_NAMES else {}


def _marks_of_making(finding: Finding, words: Words) -> dict[str, str]:
    """What two files say alike of their making: ``marks`` names each kind in English."""
    if "marks" not in finding.arguments:
        return {}
    names = {str(kind): words(name) for kind, name in ORIGIN_KINDS.items()}
    marks = [f"{names[kind]} {value}" for kind, value in finding.arguments.items() if kind in names]
    return {"marks": words(", ").join(marks)}


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
