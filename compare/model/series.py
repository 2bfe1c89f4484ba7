"""Reports of more than two years side by side: what became of each passage, section and figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from compare.model.claim_checks import ClaimCheck
from compare.model.comparison import SectionEnd, Side
from compare.model.documents import PassageKind
from compare.model.figures import Figure
from compare.model.importance import Important
from compare.model.spans import INTERNAL, Span


class SeriesStatus(StrEnum):
    """How a passage or section stands in the last year, against the year before it. ``since`` beside it names the year
    from which this holds:

    ========= ==================================================== ===============================================
    carried   stands unchanged in its place                        the first year of its present wording
    edited    was reworded, or its figures changed                 the last year
    moved     stands elsewhere, reworded or not                    the last year
    born      stands in the last year only                         the last year
    dropped   is gone                                              the last year in which it stood
    ========= ==================================================== ===============================================
    """

    CARRIED = "carried"
    EDITED = "edited"
    MOVED = "moved"
    BORN = "born"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class PassageSeries:
    """One passage through the years. ``spans`` has a place for every year, None where it does not stand; the spans of
    all series tile each report. ``steps`` says the same as ``life`` for every pair of years (None where it stands in
    neither). ``unchanged`` counts the years in a row, up to the last in which it stands, with the same wording; a move
    does not end the row."""

    spans: tuple[Span | None, ...]
    life: SeriesStatus
    since: int | None
    unchanged: int
    steps: tuple[SeriesStatus | None, ...]
    kind: PassageKind = PassageKind.SENTENCE


@dataclass(frozen=True, slots=True)
class SectionSeries:
    """One section through the years, with all that stands below it."""

    ends: tuple[SectionEnd | None, ...]
    life: SeriesStatus
    since: int | None
    steps: tuple[SeriesStatus | None, ...]


@dataclass(frozen=True, slots=True)
class FigureSeries:
    """One metric through the years. ``values`` are signed by the claim's direction, None where there is no figure or it
    has no single value; ``difference`` and ``percent`` are those of the last two years."""

    metric: str | None
    unit: str | None
    values: tuple[Decimal | None, ...]
    spans: tuple[Span | None, ...]
    difference: Decimal | None
    percent: Decimal | None
    figures: tuple[Figure | None, ...] = field(metadata=INTERNAL)
    # What each year's figure claims, held against the year before.
    checks: tuple[ClaimCheck | None, ...] = field(default=(), metadata=INTERNAL)


@dataclass(frozen=True, slots=True)
class SeriesComparison:
    """The reports of three and more years: the result of ``diff_series``. ``similarities`` are those of each report
    and the next. Series stand in the order of the last report, what was dropped behind what stood before it. ``important`` are the
    figures that a reviewer asks about first, by their places in ``figures``."""

    years: tuple[int | None, ...]
    reports: tuple[Side, ...]
    similarities: tuple[float, ...]
    passages: tuple[PassageSeries, ...]
    sections: tuple[SectionSeries, ...]
    figures: tuple[FigureSeries, ...]
    important: tuple[Important, ...] = ()
