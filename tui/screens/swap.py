"""The question whether two reports shall change places: the first given reports a later year than the second."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from compare.language import Words, mark


class SwapScreen(ModalScreen[bool]):
    """Returns whether to swap them."""

    CSS_PATH: ClassVar[str] = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "dismiss(True)", mark("Swap them"), id="swap.yes"),
        Binding("escape,n", "dismiss(False)", mark("Leave them"), id="swap.no"),
    ]

    def __init__(self, years: tuple[int, int], words: Words) -> None:
        super().__init__()
        self._years = years
        self._words = words

    def compose(self) -> ComposeResult:
        words, (old, new) = self._words, self._years
        text = words("The first report is on {old}, the second on {new}: the later one stands first.", old=old, new=new)
        with Vertical():
            yield Static(text, classes="head", markup=False)
            yield Static(words("Enter: swap them · Esc: leave them"), classes="hint", markup=False)
