"""What is wrong in a report, with the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from compare.model.decisions import Decision
from compare.model.documents import Document
from compare.model.spans import INTERNAL, Span


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def reaches(self, least: Severity) -> bool:
        """Whether this is as grave as ``least``, or graver."""
        order = list(Severity)
        return order.index(self) <= order.index(least)


@dataclass(frozen=True, slots=True)
class Related:
    path: str
    report: int
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong, with the smallest text that shows it. ``template`` is an English sentence with ``{names}`` for
    ``arguments``, marked for the catalogues, so that every output can say it in the reader's language; ``message`` is
    the English. Where a rule says several things, ``arguments["case"]`` names which."""

    rule: str
    severity: Severity
    side: str | None
    report: int
    span: Span
    template: str = field(metadata=INTERNAL)
    message: str = field(init=False)
    arguments: dict[str, str] = field(default_factory=dict)
    related: tuple[Related, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", self.template.format(**self.arguments))


@dataclass(frozen=True, slots=True)
class RuleCard:
    """What people and programs are told of a rule. ``reason`` and ``example`` are marked for the catalogues."""

    code: str
    severity: Severity
    reason: str
    example: str


@dataclass(frozen=True, slots=True)
class FileFindings:
    """The findings of one file, and what was decided about each, where anything is known of that; ``accepted`` more are
    false alarms, by a baseline or a reviewer, and are left out."""

    document: Document
    findings: tuple[Finding, ...]
    accepted: int = 0
    decisions: tuple[Decision | None, ...] = ()

    @property
    def decided(self) -> Iterator[tuple[Finding, Decision | None]]:
        """Each finding with what was decided about it."""
        return zip(self.findings, self.decisions or (None,) * len(self.findings), strict=True)

    def at_least(self, severity: Severity) -> FileFindings:
        """The same with findings of this severity and above alone."""
        reaching = [(finding, decision) for finding, decision in self.decided if finding.severity.reaches(severity)]
        return replace(self, findings=tuple(f for f, _ in reaching), decisions=tuple(d for _, d in reaching))
