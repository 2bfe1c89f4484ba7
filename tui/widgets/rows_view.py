"""Aligned rows in one scroll, so that the columns stay in step. Only what is in view is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from compare.language import Words
from compare.model import PassageStatus
from tui.data.search import SearchHit, SearchHits
from tui.layout.change_filter import ChangeFilter
from tui.layout.measurement import Flags
from tui.layout.row_layout import Arrangement, Columns, FoldedRows, Item, RowLayout, items
from tui.layout.rows import Rows
from tui.widgets.component_styles import component_style
from tui.widgets.strips import Brush, Palette

# Several screens of strips: scrolling to and fro draws nothing twice.
_STRIPS_KEPT = 1024
# A row that is jumped to stands a third down the screen, so that what leads up to it is seen.
_LANDING = 3
# Below the first the columns would hold fewer than some twenty Chinese characters each: one above the other reads
# better. Below the second a passage and its other wording are too far apart to compare.
_COLUMNS_FROM = 86
_STACKED_FROM = 56


def _unmarked(_row: int) -> str:
    return ""


class RowsView(ScrollView):
    """Rows with a cursor and folds. `RowLayout` says which rows are shown and where, `Brush` draws them. ``marks(row)``
    is a one-cell mark of a row. ``viewed`` is called with what is in view; a screen that sets it, instead of waiting
    for the message, changes in the same frame."""

    ALLOW_SELECT = False

    # The change map stands in for the scrollbar. `scroll` and not `auto`: Textual lets a widget scroll to where its
    # new height reaches only after the next layout, and a filter can turn one screen of rows into hundreds at once.
    DEFAULT_CSS = """
    RowsView {
        overflow: hidden scroll;
        scrollbar-size: 0 0;
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"panes--{part}" for part in ("cursor", "heading", "fold", "note", "divider", "hit", "here")),
        *(f"panes--changed-{side}" for side in ("old", "new")),
        *(f"panes--{status}" for status in PassageStatus),
    }

    arrangement: reactive[Arrangement | None] = reactive[Arrangement | None](None)
    """How the sides stand; None: as the width has room for."""
    wanted: reactive[ChangeFilter] = reactive(ChangeFilter.CHANGES)

    @dataclass
    class Viewed(Message):
        """What is on screen has changed: the cursor's row, whether a fold hides it, and the first and last row in
        view."""

        row: int
        hidden: bool
        first: int
        last: int

    def __init__(self, rows: Rows, words: Words) -> None:
        super().__init__()
        self.rows = rows
        self.words = words
        self._opened: frozenset[int] = frozenset()
        self._kept: Flags | None = None
        self._stops: list[int] | None = None
        self._row = 0
        self._cursor = 0  # the item
        self._laid: RowLayout | None = None
        self._hits = SearchHits(rows, (), "")
        self._here: SearchHit | None = None
        self._at_hit = 0
        self._reporting = False
        self.marks: Callable[[int], str] = _unmarked
        self.viewed: Callable[[RowsView.Viewed], object] = self.post_message
        self._strips: LRUCache[tuple[int, int, bool], Strip] = LRUCache(_STRIPS_KEPT)
        self._brush: Brush | None = None

    # --- position ------------------------------------------------------------------------------------------------

    @property
    def row(self) -> int:
        """The row under the cursor; in a fold, the row that the cursor was on before, so that undoing a filter returns
        to it."""
        return self._row

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        return None if self._laid is None else self._laid.items[self._cursor]

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, opening its fold if necessary."""
        layout = self._laid
        if layout is None:  # not laid out yet: it will begin there
            self._row = row
            return
        item = layout.items[layout.item_of(row)]
        if item.fold:
            self._opened |= {item.first}
            self._arrange()
        self.look_at(row)

    def look_at(self, row: int) -> None:
        """Put the cursor on a row, or on the fold that hides it."""
        if self._laid is not None:
            self._cursor_to(self._laid.item_of(row), landing=self.size.height // _LANDING)

    def _cursor_to(self, at: int, landing: int | None = None) -> None:
        """Move the cursor to an item. Where it is out of view, scroll it to ``landing`` lines below the top."""
        layout, left = self._laid, self._cursor
        if layout is None:
            return
        self._cursor = at = min(max(0, at), len(layout.items) - 1)
        self._row = layout.items[at].first
        view, height = self.scroll_offset.y, self.size.height
        top, below = layout.top(at), layout.top(at + 1)
        if top < view or below > view + height:
            nearest = top if top < view else min(top, below - height)
            self.scroll_to(y=nearest if landing is None else top - landing, animate=False)
        for item in (left, at):
            self.refresh_lines(layout.top(item), layout.top(item + 1) - layout.top(item))
        self._report_now()

    @property
    def stops(self) -> list[int]:
        """The rows that the next-change key stops at."""
        if self._stops is None:
            wanted = self.wanted.stops(self.rows)
            self._stops = np.flatnonzero(wanted if self._kept is None else wanted & self._kept).tolist()
        return self._stops

    def keep(self, kept: Flags | None) -> None:
        """Show only these of the rows that the filter shows; None shows all of them."""
        if kept is not self._kept:
            self._kept = kept
            self._arrange()

    # --- layout --------------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        self._arrange()

    def watch_arrangement(self) -> None:
        self._arrange()

    def watch_wanted(self) -> None:
        self._opened = frozenset()
        self._arrange()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._report()

    def _columns(self) -> Columns:
        width, given = self.size.width, self.arrangement
        if given is None:
            wide = Arrangement.COLUMNS if width >= _COLUMNS_FROM else Arrangement.STACKED
            given = wide if width >= _STACKED_FROM else Arrangement.INLINE
        return Columns(width, given)

    def _arrange(self) -> None:
        """Lay the rows out again; the cursor stays on its passage and at its height on the screen."""
        self._stops = None
        if not self.size.width or not len(self.rows):
            return
        before, columns = self._laid, self._columns()
        offset, on_fold = self.size.height // _LANDING, False
        if before is not None:
            offset = before.top(self._cursor) - self.scroll_offset.y
            on_fold = before.items[self._cursor].fold
        same = before is not None and before.folded.columns == columns
        folded = before.folded if before is not None and same else FoldedRows(self.rows, columns)
        self._laid = layout = RowLayout(items(self.rows, self.wanted, self._opened, self._kept), folded)
        self._cursor = layout.item_of(self._row, on_fold)
        self._restyle()
        self.virtual_size = Size(columns.width, layout.height)
        self.scroll_to(y=layout.top(self._cursor) - min(max(0, offset), self.size.height - 1), animate=False)
        self.refresh()
        self._report_now()

    def _report(self) -> None:
        """Report what is in view once, after all that one key does."""
        if not self._reporting:
            self._reporting = True
            self.call_next(self._report_pending)

    def _report_pending(self) -> None:
        if self._reporting:
            self._report_now()

    def _report_now(self) -> None:
        self._reporting = False
        layout = self._laid
        if layout is not None:
            view, shown = self.scroll_offset.y, layout.items
            first, last = layout.locate(view)[0], layout.locate(view + self.size.height - 1)[0]
            hidden = shown[self._cursor].fold
            self.viewed(self.Viewed(self.row, hidden, shown[first].first, shown[last].stop - 1))

    # --- drawing -------------------------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._restyle()

    def redraw(self) -> None:
        """Draw again, since the marks have changed."""
        self._restyle()
        self.refresh()

    def _restyle(self) -> None:
        self._brush = None
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        layout, line = self._laid, self.scroll_offset.y + y
        if layout is None or line >= layout.height:
            return Strip.blank(self.size.width, self.rich_style)
        at, part = layout.locate(line)
        key = (at, part, at == self._cursor)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._draw(layout, *key)
        return strip

    def _draw(self, layout: RowLayout, at: int, part: int, cursor: bool) -> Strip:
        if self._brush is None:
            self._brush = Brush(self.rows, self._palette(), layout.folded.columns, self.marks)
        item = layout.items[at]
        if item.fold:
            return self._brush.fold(self._fold_label(item), item.opened, cursor)
        return self._brush.line(item.first, layout.line(at, part), cursor, self._hits, self._here)

    def _fold_label(self, item: Item) -> str:
        count = item.stop - item.first
        if self.wanted is ChangeFilter.CHANGES and self._kept is None:
            return self.words("{count} unchanged", count=count)
        return self.words("{count} not shown", count=count)

    def _palette(self) -> Palette:
        def style(name: str) -> Style:
            return component_style(self, f"panes--{name}")

        return Palette(
            base=self.rich_style,
            cursor=style("cursor"),
            heading=style("heading"),
            fold=style("fold"),
            note=style("note"),
            divider=style("divider"),
            hit=style("hit"),
            here=style("here"),
            signs={status: style(status) for status in PassageStatus},
            changed={"old": style("changed-old"), "new": style("changed-new")},
        )
