"""A metric over the years, and a figure held against the year before: what ``figures`` says beside the contract's keys."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from decimal import Decimal
from enum import StrEnum

from compare.model.claim_checks import ClaimCheck
from compare.model.comparison import FigurePair, FigureStatus
from compare.model.figures import Figure, Nature, Point, Series
from compare.model.spans import INTERNAL


class OutlierKind(StrEnum):
    """Why a year's value stands out; `compare.figures.trends.outliers` has the rules."""

    SCALE = "scale"  # many times what the other years have: a slip of unit or digits?
    GROWTH = "growth"  # moved far more than it does in other years


@dataclass(frozen=True, slots=True)
class Outlier:
    """``measured`` against ``usual``: for ``scale`` the value and the median of the other years, for ``growth`` the
    growth into ``year`` and the median of the other growths (in percent, or in points where the unit is relative)."""

    year: int
    kind: OutlierKind
    measured: Decimal
    usual: Decimal


@dataclass(frozen=True, slots=True)
class UnitChange:
    """From ``year`` on the metric is printed in another unit or scale (万元 -> 亿元)."""

    year: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TrendPoint(Point):
    """A point with its own unit, where units change, and whether it is a result or a target."""

    unit: str | None
    nature: Nature | None
    figure: Figure = field(metadata=INTERNAL)


@dataclass(frozen=True, slots=True)
class Trend(Series):
    """A series with what it shows. ``unit`` is the latest. ``levels`` has one point a year, the one that its own report
    states; targets only where there is no result. ``difference`` and ``percent`` are those of the last two results,
    None across a gap or a change of unit.
    ``gaps`` are years that a report covers, between the first and the last result, in which there is none."""

    points: tuple[TrendPoint, ...]
    difference: Decimal | None
    percent: Decimal | None
    gaps: tuple[int, ...]
    outliers: tuple[Outlier, ...]
    unit_changes: tuple[UnitChange, ...]
    levels: tuple[TrendPoint, ...] = field(metadata=INTERNAL)

    @property
    def results(self) -> tuple[TrendPoint, ...]:
        return tuple(point for point in self.levels if point.nature is not Nature.TARGET)


@dataclass(frozen=True, slots=True)
class ComparedFigure(Figure):
    """A figure of a report held against the report of the year before: ``before`` is its mate there, ``importance`` how soon
    a reviewer should see it."""

    status: FigureStatus = FigureStatus.ADDED
    before: Figure | None = None
    difference: Decimal | None = None
    percent: Decimal | None = None
    claim_check: ClaimCheck | None = None
    importance: float = 0.0
    doubtful: bool = field(default=False, metadata=INTERNAL)

    @classmethod
    def of(cls, pair: FigurePair) -> ComparedFigure:
        """The new figure of a pair, with what the pair says of it. Raises `ValueError` where there is none."""
        if pair.new is None:
            raise ValueError("the pair has no new figure")
        own = {field.name: getattr(pair.new, field.name) for field in fields(Figure)}
        return cls(
            **own,
            status=pair.status,
            before=pair.old,
            difference=pair.difference,
            percent=pair.percent,
            claim_check=pair.claim_check,
            importance=pair.importance,
            doubtful=pair.doubtful,
        )
