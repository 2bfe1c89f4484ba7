"""The line to type a search in, for both texts or one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from compare.language import Words, mark
from tui.layout.rows import SideName

_WHERE: tuple[SideName | None, ...] = (None, "old", "new")
_NAMES = {None: mark("in both"), "old": mark("in the old report"), "new": mark("in the new report")}


class SearchLine(Horizontal):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "where", mark("In both reports, or in one"), id="search.where", priority=True),
    ]

    @dataclass
    class Changed(Message):
        """What to look for, and in which text (None: both)."""

        line: SearchLine
        query: str
        column: SideName | None

        @property
        def control(self) -> SearchLine:
            return self.line

    @dataclass
    class Submitted(Message):
        query: str

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._where: SideName | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="where", markup=False)
        yield (typed := Input(placeholder=self._words("What to find"), compact=True))
        typed.cursor_blink = False
        yield Static(id="found", markup=False)

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

    def found(self, count: int) -> None:
        words = self._words
        said = words.plural("{count} place", "{count} places", count) if self._input.value else ""
        self.query_one("#found", Static).update(said)

    def action_where(self) -> None:
        self._where = _WHERE[(_WHERE.index(self._where) + 1) % len(_WHERE)]
        self._name_where()
        self._changed()

    def on_click(self, event: object) -> None:
        if getattr(event, "widget", None) is self.query_one("#where"):
            self.action_where()

    def _name_where(self) -> None:
        self.query_one("#where", Static).update("/ " + self._words(_NAMES[self._where]))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed | None = None) -> None:
        if event is not None:
            event.stop()
        self.post_message(self.Changed(self, self._input.value, self._where))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.display = False
        self.post_message(self.Submitted(self._input.value))
