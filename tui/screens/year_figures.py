"""The figures of several years side by side, and the line of the one under the cursor with the claims on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from compare.language import mark
from compare.model import Verdict
from compare.render.cells import cell_len
from compare.render.results import SeriesResult
from compare.render.sparkline import sparkline
from compare.render.terms import VERDICT_SIGNS
from tui.data.content import PairContent
from tui.data.document_place import DocumentPlace
from tui.data.year_figures import CONTRADICTED, MOVED, YearFigures
from tui.screens.table import TableScreen
from tui.session.desk import Session
from tui.session.export import ExportScope
from tui.widgets.listing import Cell, CellText, TableColumn

# The metric keeps so much room; the earliest years give way.
_METRIC_CELLS, _GAP = 20, 2


class YearFiguresScreen(TableScreen):
    VIEW = "years"
    NOTHING = mark("These reports have no figure in common.")
    FILTERS: ClassVar[Mapping[str, str]] = {MOVED: mark("changed"), CONTRADICTED: mark("contradicted")}

    def __init__(self, content: PairContent, session: Session) -> None:
        super().__init__(content, session)
        assert content.series is not None
        self._series = content.series
        self._figures = YearFigures(content.series, session.words)
        self._texts = [self._figures.values(at) for at in self._figures.rows("")]

    def rows(self, only: str) -> Sequence[int]:
        return self._figures.rows(only)

    def columns(self) -> Sequence[TableColumn]:
        heads = self._figures.names[self._first :]
        numbers = (TableColumn(head, width, right=True) for head, width in zip(heads, self._widths, strict=True))
        trend = max(cell_len(self.words("Trend")), len(self._figures.names))
        fixed = sum(self._widths) + trend + _GAP * (len(self._widths) + 2)
        longest = max(map(cell_len, map(self._figures.name, range(len(self._texts)))), default=0)
        metric = min(longest, max(_METRIC_CELLS, self.size.width - 1 - fixed - _GAP))
        return [
            TableColumn(self.words("Metric"), max(metric, cell_len(self.words("Metric")))),
            *numbers,
            TableColumn(self.words("Trend"), trend),
            TableColumn("", 0),
        ]

    def cells(self, row: int) -> Sequence[Cell]:
        texts, sign = self._texts[row][self._first :], VERDICT_SIGNS[Verdict.CONTRADICTED]
        return [
            [CellText(self._figures.name(row))],
            *([CellText(text, "alarm" if text.endswith(sign) else "plain")] for text in texts),
            [CellText(sparkline(self._figures.lives[row].values))],
            [],
        ]

    @property
    def _every_width(self) -> list[int]:
        columns = zip(self._figures.names, *self._texts, strict=True)
        return [max(map(cell_len, column)) for column in columns]

    @property
    def _first(self) -> int:
        """The first year that there is room for; the last two are always there."""
        widths, count = self._every_width, len(self._figures.names)
        room = self.size.width - 1 - _METRIC_CELLS - count - 3 * _GAP
        return next(
            (first for first in range(count - 2) if sum(widths[first:]) + _GAP * (count - first) <= room), count - 2
        )

    @property
    def _widths(self) -> list[int]:
        return self._every_width[self._first :]

    def told(self, row: int) -> Sequence[str]:
        return self._figures.told(row)

    def places(self, row: int) -> Sequence[DocumentPlace]:
        return self._figures.places(row)

    def export_types(self) -> Mapping[ExportScope, type]:
        return {ExportScope.WHOLE: SeriesResult}

    def export_result(self, scope: ExportScope) -> object:  # noqa: ARG002 - there is one
        return SeriesResult(self._series)
