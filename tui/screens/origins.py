"""Files that say the same of their making: author, marks of saving, times, pictures."""

from __future__ import annotations

from collections.abc import Sequence

from compare.language import mark
from compare.render.cells import cell_len
from compare.render.printed import share
from compare.render.scan_text import similarity
from tui.data.content import ScanContent
from tui.data.document_place import DocumentPlace
from tui.data.shared import origin_text, origin_told, origins
from tui.screens.matches import open_pair
from tui.screens.table import TableScreen
from tui.session.desk import Session
from tui.widgets.listing import Cell, CellText, TableColumn

_PERCENT_CELLS = 5
# A mark that tells at least so much of a common making is shown loud.
_TELLING = 0.5


class OriginsScreen(TableScreen):
    VIEW = "origins"
    NOTHING = mark("No two of these files say the same of their making, or they say nothing.")

    def __init__(self, content: ScanContent, session: Session) -> None:
        super().__init__(content, session)
        self._content = content
        self._origins = origins(content.submissions)

    def rows(self, only: str) -> Sequence[int]:  # noqa: ARG002 - there is no filter
        return range(len(self._origins))

    def columns(self) -> Sequence[TableColumn]:
        words = self.words
        heads = (words("Weight"), words("alike"))
        return [
            *(TableColumn(head, max(_PERCENT_CELLS, cell_len(head)), right=True) for head in heads),
            TableColumn("A", 0),
            TableColumn("B", 0),
            TableColumn(words("Mark"), 0),
        ]

    def cells(self, row: int) -> Sequence[Cell]:
        one, submissions = self._origins[row], self._content.submissions
        pair = submissions.pairs[one.pair].pair
        return [
            [CellText(share(one.weight), "alarm" if one.weight >= _TELLING else "plain")],
            [CellText(similarity(pair.similarity))],
            [CellText(submissions.names[pair.a])],
            [CellText(submissions.names[pair.b])],
            [CellText(origin_text(one.marks, self.words))],
        ]

    def told(self, row: int) -> Sequence[str]:
        return list(origin_told(self._origins[row].marks, self.words))

    def places(self, row: int) -> Sequence[DocumentPlace]:  # noqa: ARG002 - marks stand beside the text
        return ()

    def open(self, row: int) -> None:
        """Open what the two reports share; say so where it is no text."""
        at = self._origins[row].pair
        if self._content.submissions.pairs[at].pair.matches:
            open_pair(self, self._content, at)
        else:
            self.say(self.words("These two share no text, only what their files say."))
