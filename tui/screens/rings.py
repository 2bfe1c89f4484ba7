"""The rings: groups of reports that one text connects, and how each two of them stand to each other."""

from __future__ import annotations

from collections.abc import Sequence

from compare.language import mark
from compare.model import ClusterKind
from compare.render.cells import cell_len
from tui.data.content import ScanContent
from tui.data.document_place import DocumentPlace
from tui.data.shared import CLUSTER_KINDS, alike, passages, ring_told, rings
from tui.screens.matches import open_pair
from tui.screens.table import TableScreen
from tui.session.desk import Session
from tui.widgets.listing import Cell, CellText, TableColumn

_ALIKE_CELLS = 8


class RingsScreen(TableScreen):
    VIEW = "rings"
    NOTHING = mark("No copied text connects any of these reports.")

    def __init__(self, content: ScanContent, session: Session) -> None:
        super().__init__(content, session)
        self._content = content
        self._rings = rings(content.submissions)

    def rows(self, only: str) -> Sequence[int]:  # noqa: ARG002 - there are few
        return range(len(self._rings))

    def columns(self) -> Sequence[TableColumn]:
        words = self.words
        kind = max(cell_len(words(name)) for name in (mark("Kind"), *CLUSTER_KINDS.values()))
        numbers = [words("How many"), words("Passages")]
        return [
            TableColumn(words("Kind"), kind),
            *(TableColumn(head, cell_len(head), right=True) for head in numbers),
            TableColumn(words("alike"), max(_ALIKE_CELLS, cell_len(words("alike"))), right=True),
            TableColumn(words("Who"), 0),
        ]

    def cells(self, row: int) -> Sequence[Cell]:
        ring, submissions = self._rings[row], self._content.submissions
        documents, kind = ring.cluster.documents, ring.cluster.kind
        return [
            [CellText(self.words(CLUSTER_KINDS[kind]), "alarm" if kind is ClusterKind.RING else "plain")],
            [CellText(str(len(documents)))],
            [CellText(str(passages(submissions, ring)))],
            [CellText(alike(submissions, ring))],
            [CellText(" = ".join(submissions.names[at] for at in documents))],
        ]

    def told(self, row: int) -> Sequence[str]:
        return list(ring_told(self._content.submissions, self._rings[row], self.words))

    def places(self, row: int) -> Sequence[DocumentPlace]:  # noqa: ARG002 - the matches of its pairs are opened instead
        return ()

    def open(self, row: int) -> None:
        """Open the matches of its two reports that are most alike; `c` there goes on to the next two."""
        if self._rings[row].pairs:
            open_pair(self, self._content, self._rings[row].pairs[0])
