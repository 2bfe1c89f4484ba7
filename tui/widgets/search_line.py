"""The line to type a search in: it searches the panes, in both texts or in one of them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from compare.language import Words, mark
from tui.layout.row import SideName
from tui.widgets.panes import Panes

_WHERE: tuple[SideName | None, ...] = (None, "old", "new")
_NAMES = {None: mark("in both"), "old": mark("in the old report"), "new": mark("in the new report")}


class SearchLine(Horizontal):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "where", mark("In both reports, or in one"), id="search.where", priority=True),
    ]

    def __init__(self, panes: Panes, words: Words) -> None:
        super().__init__()
        self._panes = panes
        self._words = words
        self._where: SideName | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="where", markup=False)
        yield (typed := Input(placeholder=self._words("What to find"), compact=True))
        typed.cursor_blink = False
        yield Static(id="count", markup=False)

    def on_mount(self) -> None:
        self._name_where()

    @property
    def _input(self) -> Input:
        return self.query_one(Input)

    def open(self) -> None:
        self.display = True
        self._input.focus()

    def close(self) -> None:
        self._input.clear()
        self.display = False

    def action_where(self) -> None:
        self._where = _WHERE[(_WHERE.index(self._where) + 1) % len(_WHERE)]
        self._name_where()
        self._search()

    def on_click(self, event: object) -> None:
        if getattr(event, "widget", None) is self.query_one("#where"):
            self.action_where()

    def _name_where(self) -> None:
        self.query_one("#where", Static).update("/ " + self._words(_NAMES[self._where]))

    @on(Input.Changed)
    def _search(self, event: Input.Changed | None = None) -> None:
        if event is not None:
            event.stop()
        query, panes = self._input.value, self._panes
        panes.search(query, self._where)
        count = len(panes.hits)
        text = self._words.plural("{count} place", "{count} places", count) if query else ""
        self.query_one("#count", Static).update(text)

    @on(Input.Submitted)
    def _go_to_hit(self, event: Input.Submitted) -> None:
        event.stop()
        self.display = False
        self._panes.focus()
        if self._input.value:
            self._panes.next_hit(1)
