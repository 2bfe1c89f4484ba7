"""Both reports side by side (or one above the other) in one scroll: the two columns cannot fall out of step."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from compare.language import Words, mark
from compare.model import PassageStatus
from tui.layout import Columns, Item, Layout, Line, items
from tui.rows import Rows
from tui.widgets.strips import Brush, Palette

# Several screens of strips: scrolling to and fro draws nothing twice.
_STRIPS_KEPT = 1024
# A change that is jumped to stands a third down the screen, so that what leads up to it is seen.
_LANDING = 3


class Panes(ScrollView, can_focus=True, inherit_bindings=False):
    """The rows, a cursor on one of them, and stretches folded away. Which rows are shown and where they stand is
    `Layout`'s; how they look is `Brush`'s; this widget moves."""

    ALLOW_SELECT = False

    # The change map stands in for the scrollbar. `scroll` and not `auto`: Textual lets a widget scroll to where its
    # new height reaches only after the next layout, and a filter can turn one screen of rows into hundreds at once.
    DEFAULT_CSS = """
    Panes {
        overflow: hidden scroll;
        scrollbar-size: 0 0;
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "panes--cursor",
        "panes--heading",
        "panes--fold",
        "panes--divider",
        "panes--changed-old",
        "panes--changed-new",
        *(f"panes--{status}" for status in PassageStatus),
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", mark("Down"), id="panes.down", show=False),
        Binding("k,up", "move(-1)", mark("Up"), id="panes.up", show=False),
        Binding("pagedown,ctrl+f", "page(1)", mark("Page down"), id="panes.page-down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", mark("Page up"), id="panes.page-up", show=False),
        Binding("g,home", "end(-1)", mark("First passage"), id="panes.first", show=False),
        Binding("G,end", "end(1)", mark("Last passage"), id="panes.last", show=False),
        Binding("space", "toggle_fold", mark("Unfold or fold"), id="panes.fold", show=False),
        Binding("enter", "open", mark("Unfold, or go to where it moved"), id="panes.open", show=False),
        Binding("e", "toggle_all_folds", mark("Unfold or fold everything"), id="panes.fold-all", show=False),
    ]

    stacked: reactive[bool] = reactive(False)
    wanted: reactive[PassageStatus | None] = reactive[PassageStatus | None](None)

    @dataclass
    class Viewed(Message):
        """What is on screen has changed: the row of the cursor, whether a fold hides it, and
        the first and last row in view."""

        row: int
        hidden: bool
        first: int
        last: int

    def __init__(self, rows: Rows, words: Words) -> None:
        super().__init__()
        self.rows = rows
        self._words = words
        self._opened: frozenset[int] = frozenset()
        self._row = 0
        self._cursor = 0  # the item
        self._flow = Layout(rows, [], Columns(0), {})
        self._folded: dict[int, tuple[Line, ...]] = {}
        self._strips: LRUCache[tuple[int, int, bool], Strip] = LRUCache(_STRIPS_KEPT)
        self._brush: Brush | None = None

    # --- position ------------------------------------------------------------------------------------------------

    @property
    def row(self) -> int:
        """The row under the cursor, or one of those in the fold under it: a filter that folds a row away and is then
        taken back ends where it began."""
        return self._row

    @property
    def changes(self) -> list[int]:
        """The rows that the next-change key stops at."""
        return [at for at, row in enumerate(self.rows) if row.counts and self.wanted in (None, row.status)]

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, unfolding it if need be."""
        if not self._flow.items:
            return
        item = self._flow.items[self._flow.item_of(row)]
        if item.fold:
            self._opened |= {item.first}
            self._arrange()
        self._cursor_to(self._flow.item_of(row), landing=self.size.height // _LANDING)

    def next_change(self, direction: int) -> None:
        """Go to the change after (1) or before (-1) the cursor, if there is one."""
        changes = self.changes
        at = bisect_right(changes, self.row) if direction > 0 else bisect_left(changes, self.row) - 1
        if 0 <= at < len(changes):
            self.go_to(changes[at])
        else:
            self.app.bell()

    def _cursor_to(self, at: int, landing: int | None = None) -> None:
        """Move to an item and scroll it into view, where it is not, ``landing`` lines below the top."""
        left, flow = self._cursor, self._flow
        self._cursor = at = min(max(0, at), len(flow.items) - 1)
        self._row = flow.items[at].first
        view, height = self.scroll_offset.y, self.size.height
        top, below = flow.top(at), flow.top(at + 1)
        if top < view or below > view + height:
            nearest = top if top < view else min(top, below - height)
            self.scroll_to(y=nearest if landing is None else top - landing, animate=False)
        for item in (left, at):
            self.refresh_lines(flow.top(item), flow.top(item + 1) - flow.top(item))
        self._report()

    # --- keys and mouse ------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a row there is nowhere to go."""
        return bool(self._flow.items) and super().check_action(action, parameters)

    def action_move(self, direction: int) -> None:
        flow, view = self._flow, self.scroll_offset.y
        top, below = flow.top(self._cursor), flow.top(self._cursor + 1)
        if below <= view or top >= view + self.size.height:  # the wheel has left it behind
            self._cursor_to(flow.locate(view)[0])
        elif direction > 0 and below > view + self.size.height:  # read a long passage to its end first
            self.scroll_to(y=view + 1, animate=False)
        elif direction < 0 and top < view:
            self.scroll_to(y=view - 1, animate=False)
        else:
            self._cursor_to(self._cursor + direction)

    def action_page(self, direction: int) -> None:
        view, page = self.scroll_offset.y, max(1, self.size.height - 1)
        offset = min(max(0, self._flow.top(self._cursor) - view), page)
        self.scroll_to(y=view + direction * page, animate=False)
        if self.scroll_offset.y == view:
            self.action_end(direction)
        else:
            self._cursor_to(self._flow.locate(self.scroll_offset.y + offset)[0])

    def action_end(self, direction: int) -> None:
        self._cursor_to(len(self._flow.items) - 1 if direction > 0 else 0)

    def action_open(self) -> None:
        """Unfold a fold; of a moved passage, go to its other end."""
        twin = self.rows[self.row].twin
        if self._flow.items[self._cursor].fold or twin is None:
            self.action_toggle_fold()
        else:
            self.go_to(twin)

    def action_toggle_fold(self) -> None:
        """Unfold, or fold the opened stretch that the cursor is in."""
        fold = next((item for item in self._flow.items if item.fold and item.first <= self.row < item.stop), None)
        if fold is not None:
            self._row, self._cursor = fold.first, self._flow.item_of(fold.first, fold=fold.opened)
            self._opened ^= {fold.first}
            self._arrange()

    def action_toggle_all_folds(self) -> None:
        folds = frozenset(item.first for item in self._flow.items if item.fold)
        self._opened = frozenset() if self._opened >= folds else folds
        self._arrange()

    def on_click(self, event: events.Click) -> None:
        if not self._flow.items:
            return
        at, _ = self._flow.locate(self.scroll_offset.y + event.y)
        self._cursor_to(at)
        if self._flow.items[at].fold:
            self.action_toggle_fold()

    # --- layout --------------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        self._arrange()

    def watch_stacked(self) -> None:
        self._arrange()

    def watch_wanted(self) -> None:
        self._opened = frozenset()
        self._arrange()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._report()

    def _arrange(self) -> None:
        """Lay the rows out anew, with the cursor where it was on its passage and on the screen."""
        if not self.size.width or not len(self.rows):
            return
        before, columns = self._flow, Columns(self.size.width, self.stacked)
        if columns != before.columns:
            self._folded = {}
        offset, on_fold = 0, False
        if before.items:
            offset = before.top(self._cursor) - self.scroll_offset.y
            on_fold = before.items[self._cursor].fold
        shown = items(self.rows, self.wanted, self._opened)
        self._flow = Layout(self.rows, shown, columns, self._folded)
        self._cursor = self._flow.item_of(self._row, on_fold)
        self._brush = None
        self._strips.clear()
        self.virtual_size = Size(columns.width, self._flow.height)
        self.scroll_to(y=self._flow.top(self._cursor) - min(max(0, offset), self.size.height - 1), animate=False)
        self.refresh()
        self._report()

    def _report(self) -> None:
        if self._flow.items:
            view = self.scroll_offset.y
            first, last = self._flow.locate(view)[0], self._flow.locate(view + self.size.height - 1)[0]
            shown = self._flow.items
            hidden = shown[self._cursor].fold
            self.post_message(self.Viewed(self.row, hidden, shown[first].first, shown[last].stop - 1))

    # --- drawing -------------------------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._brush = None
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        flow, line = self._flow, self.scroll_offset.y + y
        if line >= flow.height or flow.columns.width != self.size.width:  # below the text, or about to be laid out
            return Strip.blank(self.size.width, self.rich_style)
        at, part = flow.locate(line)
        key = (at, part, at == self._cursor)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._draw(*key)
        return strip

    def _draw(self, at: int, part: int, cursor: bool) -> Strip:
        if self._brush is None:
            self._brush = Brush(self._palette(), self._flow.columns)
        item = self._flow.items[at]
        if item.fold:
            return self._brush.fold(self._fold_label(item), item.opened, cursor)
        return self._brush.line(self.rows[item.first], self._flow.lines(at)[part], cursor)

    def _fold_label(self, item: Item) -> str:
        count = item.stop - item.first
        if self.wanted is None:
            return self._words("{count} unchanged", count=count)
        return self._words("{count} not shown", count=count)

    def _palette(self) -> Palette:
        def style(name: str) -> Style:
            """What the component sets itself, its colours mixed with the background where they are translucent."""
            names = f"panes--{name}"
            own, mixed = self.get_component_rich_style(names, partial=True), self.get_component_rich_style(names)
            return own + Style(color=own.color and mixed.color, bgcolor=own.bgcolor and mixed.bgcolor)

        return Palette(
            base=self.rich_style,
            cursor=style("cursor"),
            heading=style("heading"),
            fold=style("fold"),
            divider=style("divider"),
            signs={status: style(status) for status in PassageStatus},
            changed={"old": style("changed-old"), "new": style("changed-new")},
        )
