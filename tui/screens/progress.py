"""The progress of a job: its title, the time so far, and how much is done."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import ProgressBar, Static

from compare.language import Words, mark
from compare.model import Document
from compare.render.cells import truncate
from compare.render.clean import clean
from tui.layout.row_layout import Arrangement
from tui.screens.reader import lines_of, read_rows
from tui.widgets.panes import Panes

_TITLE_CELLS = 56
_BEAT = 1.0  # seconds; each beat takes the interpreter from the engine, whose thread it has to share


class ProgressScreen(ModalScreen[bool]):
    """Returns True where the reader cancels."""

    CSS_PATH: ClassVar[str] = "progress.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(True)", mark("Cancel"), id="working.cancel"),
    ]

    def __init__(self, title: str, words: Words) -> None:
        super().__init__()
        self._title = truncate(clean(title), _TITLE_CELLS)
        self._words = words
        self._begin = monotonic()

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self._title, classes="head", markup=False)
            yield Static(id="known", markup=False)
            yield Static(id="elapsed", markup=False)
            yield (stop := Static(self._words("Esc: cancel"), id="cancel", markup=False))
            stop.can_focus = False

    def on_mount(self) -> None:
        self._show_elapsed()
        self.set_interval(_BEAT, self._show_elapsed)

    def on_click(self, event: object) -> None:
        if getattr(event, "widget", None) is self.query_one("#cancel"):
            self.dismiss(True)

    def show_texts(self, documents: Sequence[Document]) -> None:
        """Show the texts side by side, to be read until they are compared. The lines that stand in both are known at
        once."""
        if not self.query(Panes):
            lines = [lines_of(document.text) for document in documents]
            every = [
                Panes(read_rows(document.text, also=others), self._words)
                for document, others in zip(documents, reversed(lines), strict=True)
            ]
            for text in every:
                text.arrangement = Arrangement.STACKED
            self.mount(Horizontal(*every, id="texts"), before=0)
            self.add_class("-reading")
            shared, count = len(lines[0] & lines[-1]), len(lines[-1])
            known = self._words("{count} of {all} lines stand in both, word for word", count=shared, all=count)
            self.query_one("#known", Static).update(known)

    def progressed(self, done: int, count: int) -> None:
        """How much is done of how much; a bar stands where that is known only, since one that runs to and fro costs more
        than it says."""
        if not count:
            return
        if not self.query(ProgressBar):
            self.mount(ProgressBar(count, show_eta=False, show_percentage=False), before="#known")
        self.query_one(ProgressBar).update(total=count, progress=done)

    def _show_elapsed(self) -> None:
        seconds = int(monotonic() - self._begin)
        self.query_one("#elapsed", Static).update(self._words("working, {seconds} s", seconds=seconds))
