"""How many changes of a kind there are; a click shows only those."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message
from textual.widgets import Static

from tui.layout.change_filter import ChangeFilter


class FilterCount(Static):
    ALLOW_SELECT: ClassVar[bool] = False

    @dataclass
    class Chosen(Message):
        wanted: ChangeFilter

    def __init__(self, wanted: ChangeFilter, text: str, name: str) -> None:
        super().__init__(text, markup=False)
        self.wanted = wanted
        self.tooltip = name

    def on_click(self) -> None:
        self.post_message(self.Chosen(self.wanted))
