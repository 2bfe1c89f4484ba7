"""The sections of several years side by side: their labels, and what became of each from year to year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from compare.language import mark
from compare.model import SeriesStatus
from compare.render.cells import cell_len
from compare.render.results import SeriesResult
from compare.render.terms import LIFE_SIGNS
from tui.data.content import PairContent
from tui.data.document_place import DocumentPlace
from tui.data.tracks import LIFE_NAMES
from tui.data.year_sections import YearSections
from tui.screens.table import ALL, TableScreen
from tui.session.desk import Session
from tui.session.export import ExportScope
from tui.widgets.listing import Cell, CellText, TableColumn

_STYLES = {SeriesStatus.DROPPED: "alarm", SeriesStatus.BORN: "good"}
_LABEL_CELLS = 10


class YearSectionsScreen(TableScreen):
    VIEW = "sections"
    NOTHING = mark("These reports have no headings.")
    FILTERS: ClassVar[Mapping[str, str]] = {status.value: name for status, name in LIFE_NAMES.items()}

    def __init__(self, content: PairContent, session: Session) -> None:
        super().__init__(content, session)
        assert content.series is not None
        self._series = content.series
        self._sections = YearSections(content.series, session.words)
        labels = [self._sections.labels(at) for at in self._sections.rows("")]
        columns = zip(self._sections.names, *labels, strict=True)
        self._widths = [min(_LABEL_CELLS, max(map(cell_len, column))) for column in columns]

    def rows(self, only: str) -> Sequence[int]:
        return self._sections.rows("" if only == ALL else only)

    def columns(self) -> Sequence[TableColumn]:
        years = zip(self._sections.names, self._widths, strict=True)
        return [TableColumn(self.words("Section"), 0), *(TableColumn(name, width) for name, width in years)]

    def cells(self, row: int) -> Sequence[Cell]:
        style = _STYLES.get(self._sections.lives[row].life, "plain")
        labels = ([CellText(label, style)] for label in self._sections.labels(row))
        return [[CellText(self._sections.heading(row), style)], *labels]

    def signs(self) -> Mapping[str, str]:
        return {LIFE_SIGNS[status]: self.words(name) for status, name in LIFE_NAMES.items()}

    def told(self, row: int) -> Sequence[str]:
        return self._sections.told(row)

    def places(self, row: int) -> Sequence[DocumentPlace]:
        return self._sections.places(row)

    def export_types(self) -> Mapping[ExportScope, type]:
        return {ExportScope.WHOLE: SeriesResult}

    def export_result(self, scope: ExportScope) -> object:  # noqa: ARG002 - there is one
        return SeriesResult(self._series)
