"""Why what is under the cursor stands where it does, in sentences below each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from compare.language import mark
from compare.render.explanations import ExplainedLine

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
