"""Why the two passages under the cursor stand side by side, or why one stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from compare.language import mark
from compare.render.explanations import ExplainedLine, Explainings
from tui.data.content import PairContent
from tui.layout.row import Row
from tui.screens.base import DeskScreen
from tui.session.failures import Failed, unexpected

_INDENT = 2  # cells


class ExplanationScreen(ModalScreen[None]):
    """The sentences of ``lines`` below each other."""

    CSS_PATH: ClassVar[str] = "explanation.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,E,q,enter", "dismiss", mark("Close"), id="explanation.close", show=False),
    ]

    def __init__(self, lines: Sequence[ExplainedLine]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            for line in self._lines:
                if line.title:
                    yield Static(line.text, classes="head", markup=False)
                else:
                    yield Static(_laid_out(line))


def _laid_out(line: ExplainedLine) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    table.add_row(Text(" " * _INDENT * line.depth + line.sign), Text(line.text))
    return table


class ExplainedScreen(DeskScreen):
    """The key of a pair's screen that explains what is under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("E", "explain", mark("Why this is a pair, or none"), id="pair.explain", show=False),
    ]

    content: PairContent

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        raise NotImplementedError

    def action_explain(self) -> None:
        """In a thread: the reports are aligned once more when it is first asked for."""
        row = self.current
        if row is None:
            self.app.bell()
        else:
            self.run_worker(partial(self._explain, row), thread=True, exclusive=True, group="explain")

    def _explain(self, row: Row) -> None:
        old, new = (None if span is None else span.start for span in (row.old, row.new))
        try:
            found = self.content.explain(old, new)
        except Exception as error:  # noqa: BLE001 - told on the screen, which stays
            self.post_message(Failed(unexpected(error, self.content.name)))
            return
        lines = list(Explainings(self.content.comparison, self.words).lines(found))
        self.app.call_from_thread(self.app.push_screen, ExplanationScreen(lines))
