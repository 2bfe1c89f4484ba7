"""The passages of several years, each with its life as a track: in which years it stands, and what became of it."""

from __future__ import annotations

from functools import cached_property

from compare.language import mark
from compare.model import PassageKind, PassageSeries, SeriesComparison, SeriesStatus
from compare.render.clean import clean
from compare.render.terms import LIFE_SIGNS
from compare.render.years import year_names
from tui.data.document_place import DocumentPlace

TEXT = frozenset({PassageKind.SENTENCE, PassageKind.ROW})
STANDS = "o"
LIFE_NAMES = {
    SeriesStatus.CARRIED: mark("carried over"),
    SeriesStatus.EDITED: mark("edited"),
    SeriesStatus.MOVED: mark("moved"),
    SeriesStatus.BORN: mark("born"),
    SeriesStatus.DROPPED: mark("dropped"),
}


class Tracks:
    """The passages of a series in the order of the last report. Headings are left out: they are those of sections."""

    def __init__(self, series: SeriesComparison) -> None:
        self._series = series
        self.names = year_names(series)
        self.lives = [life for life in series.passages if life.kind in TEXT]

    @cached_property
    def by_life(self) -> dict[str, list[int]]:
        return {
            status.value: [at for at, life in enumerate(self.lives) if life.life is status] for status in SeriesStatus
        }

    def signs(self, at: int) -> list[str]:
        """One for each year: whether it stands in the first, what became of it in the others."""
        life = self.lives[at]
        begin = STANDS if life.spans[0] is not None else ""
        return [begin, *(LIFE_SIGNS[step] if step is not None else "" for step in life.steps)]

    def text(self, at: int) -> str:
        """The passage as the last report in which it stands has it."""
        place = self.places(at)[-1]
        return " ".join(clean(place.span.of(place.text)).split())

    def unchanged(self, at: int) -> int:
        return self.lives[at].unchanged

    def places(self, at: int) -> list[DocumentPlace]:
        return [place for place in self.years(at) if place is not None]

    def years(self, at: int) -> list[DocumentPlace | None]:
        """The passage in each year."""
        life: PassageSeries = self.lives[at]
        return [
            None if span is None else DocumentPlace(side.path, side.report, span, side.text, side.outline)
            for side, span in zip(self._series.reports, life.spans, strict=True)
        ]
