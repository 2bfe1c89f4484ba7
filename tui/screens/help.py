"""The help: every key of the screen below, made from its bindings, and its signs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from compare.language import Words, mark


class HelpScreen(ModalScreen[None]):
    CSS_PATH: ClassVar[str] = "help.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "dismiss", mark("Close"), id="help.close", show=False),
    ]

    def __init__(self, signs: Mapping[str, str], bindings: Iterable[ActiveBinding], words: Words) -> None:
        """``signs`` and ``bindings`` of the screen below, in the reader's language."""
        super().__init__()
        self._meanings = signs
        self._active = tuple(bindings)
        self._words = words

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            if self._meanings:
                yield Static(self._words("Signs"), classes="head", markup=False)
                yield Static(self._signs())
            yield Static(self._words("Keys"), classes="head", markup=False)
            yield Static(self._keys())

    def _signs(self) -> Table:
        table = _table()
        for sign, meaning in self._meanings.items():
            table.add_row(Text(sign), Text(meaning))
        return table

    def _keys(self) -> Table:
        """One row an action, with all its keys; Textual's own keys have no id and are left out."""
        keys: dict[tuple[str, str], list[str]] = {}
        for active in self._active:
            binding = active.binding
            if binding.id is not None:
                described = binding.tooltip or binding.description
                keys.setdefault((described, binding.id), []).append(self.app.get_key_display(binding))
        table = _table()
        table.add_column(style="dim")
        for (description, name), shown in keys.items():
            table.add_row(Text(" ".join(dict.fromkeys(shown))), Text(description), Text(name))
        return table


def _table() -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold", min_width=8, no_wrap=True)
    table.add_column(overflow="fold")  # Chinese has no blanks to break a line at
    return table
