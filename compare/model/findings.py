"""What is wrong in a report, with the evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from compare.model.spans import Span


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Related:
    path: str
    report: int
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong, with the smallest text that shows it. ``message`` is English; other outputs make their own
    from ``rule`` and ``arguments``."""

    rule: str
    severity: Severity
    side: str | None
    report: int
    span: Span
    message: str
    arguments: dict[str, str] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
