"""Two folders of reports side by side: whose report of this year answers which of last year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from compare.model.claim_checks import Verdict
from compare.model.comparison import FigureStatus, Side
from compare.model.figures import Figure
from compare.model.importance import Important


class PairedBy(StrEnum):
    """Why two reports were put side by side."""

    MAP = "map"  # the user said so
    ORGANISATION = "organisation"
    TITLE = "title"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Foremost:
    """One of the figures that a reviewer asks about first in a pair of reports: its values, and why it."""

    metric: str | None
    old: Figure | None
    new: Figure | None
    difference: Decimal | None
    percent: Decimal | None
    important: Important


@dataclass(frozen=True, slots=True)
class ReportPair:
    """One office's reports of both years. ``carried_over`` is the share of NEW's characters (non-blank, non-chrome)
    that stand in passages taken over from OLD word for word; ``figures``, ``claims`` and ``findings`` count by
    status, by verdict and by rule; ``foremost`` are the figures that a reviewer asks about first."""

    old: Side
    new: Side
    organisation: str | None
    paired_by: PairedBy
    similarity: float
    carried_over: float
    figures: dict[FigureStatus, int]
    claims: dict[Verdict, int]
    findings: dict[str, int]
    foremost: tuple[Foremost, ...] = ()

    @property
    def importance(self) -> float:
        """That of what matters most in it."""
        return max((figure.important.score for figure in self.foremost), default=0.0)

    @property
    def contradicted(self) -> int:
        return self.claims.get(Verdict.CONTRADICTED, 0)

    @property
    def stale(self) -> int:
        return self.findings.get("stale-figure", 0)


@dataclass(frozen=True, slots=True)
class Unpaired:
    """Reports that stand in one folder only."""

    old: tuple[Side, ...]
    new: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class FolderComparison:
    """The result of ``diff_many``. ``pairs`` are ranked: most carried over first."""

    pairs: tuple[ReportPair, ...]
    unpaired: Unpaired
