"""What a rule is, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from compare.model import Figure, Finding, Outline, Report, Severity


@dataclass(frozen=True, slots=True)
class Checked:
    """One report with all that the rules look at. ``text`` is the document's with chrome blanked out, so that offsets
    stay; ``figures`` are this report's, in the order of the text."""

    outline: Outline
    report: Report
    text: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of mistake. ``reason`` says in a line why it matters, ``example`` shows one; both are marked for the
    catalogues. ``find`` yields findings of one report; their severity may be lower than the rule's."""

    code: str
    severity: Severity
    reason: str
    example: str
    find: Callable[[Checked], Iterable[Finding]]
