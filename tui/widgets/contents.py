"""The outline at the left: sections with what became of each; choosing one goes there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from compare.language import mark
from compare.render.cells import truncate
from tui.sections import Entry

# What one line holds: the width that pair.tcss gives the outline, less its border and a scrollbar.
_CELLS = 28
# Deeper sections are indented no further: their headings would have no room left.
_DEEPEST = 4


class Contents(OptionList):
    """One line a section. It follows the pair while the keys are elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", mark("Down"), id="contents.down", show=False),
        Binding("k", "cursor_up", mark("Up"), id="contents.up", show=False),
        Binding("g", "first", mark("First section"), id="contents.first", show=False),
        Binding("G", "last", mark("Last section"), id="contents.last", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """A section was chosen that begins in ``row``."""

        row: int

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__(*(_line(entry) for entry in entries), markup=False, compact=True)
        self._entries = entries
        self._rows = [entry.row for entry in entries]

    def follow(self, row: int) -> None:
        """Highlight the section that ``row`` is in."""
        at = bisect_right(self._rows, row) - 1
        if not self.has_focus:
            self.highlighted = at if at >= 0 else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self._entries[event.option_index].row))


def _line(entry: Entry) -> Content:
    indent = "  " * min(entry.level - 1, _DEEPEST)
    changes = f" {entry.changes}" if entry.changes else ""
    heading = truncate(f"{indent}{entry.sign} {entry.heading}", _CELLS - len(changes))
    return Content(f"{heading}{changes}")
