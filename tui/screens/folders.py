"""Two folders: a row for every office, the report of this year beside that of last year; Enter opens the pair."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Static

from compare.language import mark
from compare.model import ReportPair
from compare.render.cells import cell_len
from compare.render.names import report_file
from compare.render.printed import share
from tui.data.content import FoldersContent
from tui.data.folders import ORDER_NAMES, OfficeOrder, foremost, office, offices, unpaired
from tui.data.overview import titles_of
from tui.screens.base import DeskScreen
from tui.session.desk import Session
from tui.session.tasks import ComparePair
from tui.widgets.banner import Banner
from tui.widgets.listing import Cell, CellText, Listing, TableColumn


class FoldersScreen(DeskScreen):
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../widgets/listing.tcss", "folders.tcss"]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "sort", mark("Sort"), id="folders.sort"),
    ]

    def __init__(self, content: FoldersContent, session: Session) -> None:
        super().__init__(session.words)
        self._content = content
        self._pairs = content.folders.pairs
        self._order = OfficeOrder.IMPORTANCE

    def compose(self) -> ComposeResult:
        yield Banner(self.words, "folders", self.desk.views, *titles_of(self._content, self.words))
        yield Listing(self._columns(), self._cells, classes="main")
        yield Static(id="pair", markup=False)
        yield Static(id="unpaired", markup=False)
        yield Static(id="status", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        left = unpaired(self._content.folders, self.words)
        self.query_one("#unpaired", Static).update(left)
        self.query_one("#unpaired").display = bool(left)
        self._fill()

    def _columns(self) -> list[TableColumn]:
        words = self.words
        heads = [words("alike"), words("carried over"), words("contradicted"), words("stale"), words("Findings")]
        numbers = (TableColumn(head, cell_len(head), right=True) for head in heads)
        return [TableColumn(words("Office"), 0), *numbers, TableColumn(words("What changed"), 0)]

    def _cells(self, row: int) -> Sequence[Cell]:
        pair = self._pairs[row]
        counts = [
            (share(pair.similarity), False),
            (share(pair.carried_over), False),
            (str(pair.contradicted or ""), True),
            (str(pair.stale or ""), False),
            (str(sum(pair.findings.values()) or ""), False),
        ]
        first = foremost(pair, self.words)[:1]
        return [
            [CellText(office(pair))],
            *([CellText(text, "alarm" if loud else "plain")] for text, loud in counts),
            [CellText(first[0] if first else "", "quiet")],
        ]

    def _fill(self) -> None:
        listing = self.query_one(Listing)
        listing.show(offices(self._content.folders, self._order), kept=listing.row)

    @property
    def _pair(self) -> ReportPair | None:
        row = self.query_one(Listing).row
        return None if row is None else self._pairs[row]

    def action_sort(self) -> None:
        orders = list(OfficeOrder)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._fill()

    @on(Listing.Chosen)
    def _open(self) -> None:
        pair = self._pair
        if pair is not None:
            self.desk.start(ComparePair((report_file(pair.old), report_file(pair.new))))

    @on(Listing.Moved)
    def _show(self) -> None:
        listing = self.query_one(Listing)
        self.query_one("#pair", Static).update(self.excerpt())
        at = self.words("office {at}/{count}", at=listing.place, count=len(listing.shown))
        self.query_one("#status", Static).update(f"{at} · {self.words(ORDER_NAMES[self._order])}")

    def excerpt(self) -> str:
        pair = self._pair
        if pair is None:
            return ""
        files = " → ".join(report_file(side) for side in (pair.old, pair.new))
        return "\n".join([f"{office(pair)}  {files}", *foremost(pair, self.words)])
