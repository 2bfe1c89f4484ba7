"""The passages of several years: the life of each as a track, and its wording in the years side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal

from compare.language import mark
from compare.model import SeriesStatus
from compare.render.cells import cell_len
from compare.render.results import SeriesResult
from compare.render.terms import LIFE_SIGNS
from tui.data.content import PairContent
from tui.data.document_place import DocumentPlace
from tui.data.tracks import LIFE_NAMES, STANDS, Tracks
from tui.screens.table import ALL, TableScreen
from tui.session.desk import Session
from tui.session.export import ExportScope
from tui.widgets.listing import Cell, CellText, TableColumn
from tui.widgets.place_text import PlaceText

# A passage needs so many cells to be read beside others; the last years are shown.
_WORDING_CELLS = 36
_YEAR_CELLS = 4
_STYLES = {LIFE_SIGNS[SeriesStatus.DROPPED]: "alarm", LIFE_SIGNS[SeriesStatus.BORN]: "good"}


class TracksScreen(TableScreen):
    CSS_PATH: ClassVar[list[str | PurePath]] = [*TableScreen.CSS_PATH, "tracks.tcss"]
    VIEW = "tracks"
    NOTHING = mark("These reports have no passages.")
    FILTERS: ClassVar[Mapping[str, str]] = {status.value: name for status, name in LIFE_NAMES.items()}

    def __init__(self, content: PairContent, session: Session) -> None:
        super().__init__(content, session)
        assert content.series is not None
        self._series = content.series
        self._tracks = Tracks(content.series)

    def rows(self, only: str) -> Sequence[int]:
        return range(len(self._tracks.lives)) if only == ALL else self._tracks.by_life[only]

    def columns(self) -> Sequence[TableColumn]:
        unchanged = self.words("Unchanged for")
        return [
            *(TableColumn(name, max(_YEAR_CELLS, cell_len(name))) for name in self._tracks.names),
            TableColumn(unchanged, cell_len(unchanged), right=True),
            TableColumn(self.words("Text"), 0),
        ]

    def cells(self, row: int) -> Sequence[Cell]:
        signs = [[CellText(sign, _STYLES.get(sign, "plain"))] for sign in self._tracks.signs(row)]
        return [*signs, [CellText(str(self._tracks.unchanged(row)))], [CellText(self._tracks.text(row))]]

    def signs(self) -> Mapping[str, str]:
        lives = {LIFE_SIGNS[status]: self.words(name) for status, name in LIFE_NAMES.items()}
        return {STANDS: self.words("stands in the first year"), **lives}

    def compose_told(self) -> ComposeResult:
        with Horizontal(id="wordings"):
            for _ in self._tracks.names:
                yield PlaceText()

    def tell(self, row: int | None) -> None:
        places = self._tracks.years(row) if row is not None else [None] * len(self._tracks.names)
        room = max(1, self.size.width // _WORDING_CELLS)
        standing = [year for year, place in enumerate(places) if place is not None][-room:]
        for year, text in enumerate(self.query(PlaceText)):
            text.show(f"{self._tracks.names[year]} · ", places[year] if year in standing else None, self.words)

    def told(self, row: int) -> Sequence[str]:
        return [place.cited(self.words) for place in self._tracks.places(row)]

    def places(self, row: int) -> Sequence[DocumentPlace]:
        return self._tracks.places(row)

    def export_types(self) -> Mapping[ExportScope, type]:
        return {ExportScope.WHOLE: SeriesResult}

    def export_result(self, scope: ExportScope) -> object:  # noqa: ARG002 - there is one
        return SeriesResult(self._series)
