"""Why what is under the cursor stands where it does, in sentences below each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from compare.language import Words, mark
from compare.render.explanations import ExplainedLine

_INDENT = 2  # cells


class ExplanationScreen(ModalScreen[str | None]):
    """The sentences of ``lines`` below each other. Returns which of the ``offers``, named as in its bindings, is taken."""

    CSS_PATH: ClassVar[str] = "explanation.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,E,q,enter", "dismiss", mark("Close"), id="explanation.close", show=False),
        Binding("d", "offer('false_alarm')", mark("False alarm"), id="explanation.false_alarm"),
        Binding("p", "offer('apart')", mark("Not this one: keep the two passages apart"), id="explanation.apart"),
        Binding("m", "offer('pin')", mark("Not this one: hold it together with another"), id="explanation.pin"),
    ]

    def __init__(self, lines: Sequence[ExplainedLine], words: Words, offers: Collection[str] = ()) -> None:
        super().__init__()
        self._lines = lines
        self._words = words
        self._offers = offers

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            for line in self._lines:
                if line.title:
                    yield Static(line.text, classes="head", markup=False)
                else:
                    yield Static(_laid_out(line))
            if self._offers:
                yield Static(self._offered(), classes="offers", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return parameters[0] in self._offers if action == "offer" else super().check_action(action, parameters)

    def action_offer(self, offer: str) -> None:
        self.dismiss(offer)

    def _offered(self) -> str:
        """``d False alarm · p Not this one: keep the two passages apart``"""
        shown = (active.binding for active in self.active_bindings.values() if active.binding.show)
        keys = {self.app.get_key_display(binding): self._words(binding.description) for binding in shown if binding.id}
        return "\n".join(f"{key}  {what}" for key, what in keys.items())


def _laid_out(line: ExplainedLine) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")  # Chinese has no blanks to break a line at
    table.add_row(Text(" " * _INDENT * line.depth + line.sign), Text(line.text))
    return table
