"""The rare figures that two reports have in common, each with both lines that it stands in."""

from __future__ import annotations

from collections.abc import Sequence

from compare.language import mark
from compare.render.cells import cell_len
from compare.render.printed import printed
from tui.data.content import ScanContent
from tui.data.document_place import DocumentPlace
from tui.data.shared import metric, value_places, value_told, values
from tui.screens.table import TableScreen
from tui.session.desk import Session
from tui.widgets.listing import Cell, CellText, TableColumn

_WIDEST_VALUE = 18


class SharedValuesScreen(TableScreen):
    VIEW = "values"
    NOTHING = mark("No two of these reports have a rare figure in common.")

    def __init__(self, content: ScanContent, session: Session) -> None:
        super().__init__(content, session)
        self._submissions = content.submissions
        self._values = values(content.submissions)
        widest = max((cell_len(printed(one.figure.a)) for one in self._values), default=0)
        self._value_cells = min(_WIDEST_VALUE, max(widest, cell_len(self.words("Value"))))

    def rows(self, only: str) -> Sequence[int]:  # noqa: ARG002 - there is no filter
        return range(len(self._values))

    def columns(self) -> Sequence[TableColumn]:
        words = self.words
        value = TableColumn(words("Value"), self._value_cells, right=True)
        return [value, *(TableColumn(head, 0) for head in ("A", words("Metric"), "B", words("Metric")))]

    def cells(self, row: int) -> Sequence[Cell]:
        pair, figure = self._values[row]
        names = self._submissions.names
        return [
            [CellText(printed(figure.a))],
            [CellText(names[pair.a])],
            [CellText(metric(figure.a, self.words), "quiet")],
            [CellText(names[pair.b])],
            [CellText(metric(figure.b, self.words), "quiet")],
        ]

    def told(self, row: int) -> Sequence[str]:
        return list(value_told(self._submissions, self._values[row], self.words))

    def places(self, row: int) -> Sequence[DocumentPlace]:
        return value_places(self._submissions, self._values[row])
