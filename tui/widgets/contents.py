"""The outline at the left: sections with their status; choosing one goes there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from compare.language import mark
from compare.render.cells import cell_len, pad, truncate
from tui.data.sections import SectionEntry
from tui.widgets.component_styles import component_style
from tui.widgets.strips import CURSOR

# Deeper sections are indented no further: their headings would have no room left.
_DEEPEST = 4
_STRIPS_KEPT = 512


class Contents(ScrollView, can_focus=True, inherit_bindings=False):
    """One line a section. It follows the cursor of the panes unless it has the focus."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"contents--here", "contents--cursor"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", mark("Down"), id="contents.down", show=False),
        Binding("k,up", "move(-1)", mark("Up"), id="contents.up", show=False),
        Binding("pagedown", "page(1)", mark("Page down"), id="contents.page-down", show=False),
        Binding("pageup", "page(-1)", mark("Page up"), id="contents.page-up", show=False),
        Binding("g,home", "end(-1)", mark("First section"), id="contents.first", show=False),
        Binding("G,end", "end(1)", mark("Last section"), id="contents.last", show=False),
        Binding("enter,space", "choose", mark("Go to the section"), id="contents.choose", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """A section was chosen that begins in ``row``."""

        row: int

    def __init__(self, entries: Sequence[SectionEntry]) -> None:
        super().__init__()
        self.entries = entries
        self._rows = [entry.row for entry in entries]
        self._at = 0
        self._focused = False
        self._width = 0
        self._styles: tuple[Style, ...] = ()  # of a section, of the one that is read, of the one under the cursor
        self._strips: LRUCache[tuple[int, bool], Strip] = LRUCache(_STRIPS_KEPT)

    def follow(self, row: int) -> None:
        """Highlight the section that ``row`` is in."""
        at = max(0, bisect_right(self._rows, row) - 1)
        if not self.has_focus and at != self._at:
            self._move_to(at)

    def action_move(self, by: int) -> None:
        self._move_to(self._at + by)

    def action_page(self, direction: int) -> None:
        self._move_to(self._at + direction * max(1, self.size.height - 1))

    def action_end(self, direction: int) -> None:
        self._move_to(direction * len(self.entries))

    def action_choose(self) -> None:
        if self.entries:
            self.post_message(self.Chosen(self.entries[self._at].row))

    def on_click(self, event: events.Click) -> None:
        at = self.scroll_offset.y + event.y
        if at < len(self.entries):
            self._move_to(at)
            self.action_choose()

    def on_resize(self) -> None:
        self._width = self.size.width
        self._strips.clear()
        self.virtual_size = Size(self.size.width, len(self.entries))
        self._move_to(self._at)

    def on_focus(self) -> None:
        self._focused = True
        self.notify_style_update()

    def on_blur(self) -> None:
        self._focused = False
        self.notify_style_update()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles = ()
        self._strips.clear()
        self.refresh()

    def _move_to(self, at: int) -> None:
        if not self.entries:
            return
        left, self._at = self._at, min(max(0, at), len(self.entries) - 1)
        at = self._at
        view, height = self.scroll_offset.y, max(1, self.size.height)
        if not view <= at < view + height:
            self.scroll_to(y=at if at < view else at - height + 1, animate=False)
        for line in (left, at):
            self.refresh_lines(line, 1)

    def render_line(self, y: int) -> Strip:
        at = self.scroll_offset.y + y
        if at >= len(self.entries):
            return Strip.blank(self._width, self.rich_style)
        key = at, at == self._at
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._draw(*key)
        return strip

    def _draw(self, at: int, here: bool) -> Strip:
        if not self._styles:
            names = "contents--here", "contents--cursor"
            self._styles = (self.rich_style, *(self.rich_style + component_style(self, name) for name in names))
        style = self._styles[1 + self._focused if here else 0]
        entry = self.entries[at]
        changes = f" {entry.changes} " if entry.changes else " "
        indent = "  " * min(entry.level - 1, _DEEPEST)
        room = self._width - 1 - cell_len(changes)
        text = pad(truncate(f"{indent}{entry.sign} {entry.heading}", room), room) + changes
        return Strip([Segment((CURSOR if here else " ") + text, style)]).adjust_cell_length(self._width, style)
