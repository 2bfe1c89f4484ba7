"""The frame of the screens that only show: a table, and below it what there is to say of the row under the cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widgets import Footer, Static

from compare.language import mark
from tui.data.content import DeskContent
from tui.data.document_place import DocumentPlace
from tui.data.overview import titles_of
from tui.screens.base import DeskScreen
from tui.screens.reader import ReaderScreen
from tui.session.desk import Session
from tui.widgets.banner import Banner
from tui.widgets.listing import Cell, Listing, TableColumn

ALL = "all"


class TableScreen(DeskScreen):
    """Subclasses say what the rows are. ``FILTERS`` name what `f` goes through beside all rows, ``NOTHING`` is said where
    there are no rows."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../widgets/listing.tcss", "table.tcss"]
    VIEW: ClassVar[str]
    NOTHING: ClassVar[str]
    FILTERS: ClassVar[Mapping[str, str]] = {}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "filter", mark("Filter"), id="table.filter"),
        Binding("escape", "all", mark("Show all"), id="table.all", show=False),
    ]

    only: reactive[str] = reactive(ALL, init=False)

    def __init__(self, content: DeskContent, session: Session) -> None:
        super().__init__(session.words)
        self._whole = content
        self.session = session

    # --- what the rows are -----------------------------------------------------------------------------------------

    def rows(self, only: str) -> Sequence[int]:
        """The rows that a filter shows."""
        raise NotImplementedError

    def columns(self) -> Sequence[TableColumn]:
        raise NotImplementedError

    def cells(self, row: int) -> Sequence[Cell]:
        raise NotImplementedError

    def told(self, row: int) -> Sequence[str]:
        """What there is to say of a row, a line each."""
        raise NotImplementedError

    def places(self, row: int) -> Sequence[DocumentPlace]:
        """Where to read on about a row, the last place first shown."""
        raise NotImplementedError

    # --- the frame -------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield Banner(self.words, self.VIEW, self.desk.views, *titles_of(self._whole, self.words))
        yield Listing(self.columns(), self.cells, classes="main")
        yield from self.compose_told()
        yield Static(id="status", markup=False)
        yield Footer(show_command_palette=False)

    def compose_told(self) -> ComposeResult:
        yield Static(id="told", markup=False)

    def on_mount(self) -> None:
        self._list.show(self.rows(self.only))

    def on_resize(self) -> None:
        self._list.head(self.columns())

    @property
    def _list(self) -> Listing:
        return self.query_one(Listing)

    def watch_only(self) -> None:
        self._list.show(self.rows(self.only), kept=self._list.row)

    def action_filter(self) -> None:
        every = [ALL, *self.FILTERS]
        self.only = every[(every.index(self.only) + 1) % len(every)]

    def action_all(self) -> None:
        self.only = ALL
        self._list.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not every table has something to filter by."""
        return bool(self.FILTERS) if action == "filter" else super().check_action(action, parameters)

    def excerpt(self) -> str:
        return "" if self._list.row is None else "\n".join(self.told(self._list.row))

    def signs(self) -> Mapping[str, str]:
        return {}

    @on(Listing.Chosen)
    def _open(self, event: Listing.Chosen) -> None:
        self.open(event.row)

    def open(self, row: int) -> None:
        """Read the places of a row, beginning with the last."""
        places = self.places(row)
        if places:
            self.app.push_screen(ReaderScreen(places, len(places) - 1, self.words))

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        self.tell(event.row)
        words = self.words
        parts = [words("{at} of {count}", at=self._list.place, count=len(self._list.shown))]
        if self.only != ALL:
            parts.append(words("only: {kind}", kind=words(self.FILTERS[self.only])))
        if event.row is None:
            parts = [words(self.NOTHING)] if self.only == ALL else parts
        self.query_one("#status", Static).update(" · ".join(parts), layout=False)

    def tell(self, row: int | None) -> None:
        """Show what there is to say of the row under the cursor."""
        self.query_one("#told", Static).update("" if row is None else "\n".join(self.told(row)))
