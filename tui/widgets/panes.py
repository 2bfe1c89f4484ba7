"""Keys and mouse of the panes: moving, next change, filter, search, folds, arrangement."""

from __future__ import annotations

from bisect import bisect_right
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from compare.language import mark
from tui.data.search import SearchHits
from tui.layout.change_filter import ChangeFilter
from tui.layout.row import ColumnName
from tui.layout.row_layout import Arrangement, Item
from tui.layout.rows import nearest
from tui.widgets.rows_view import RowsView

_ARRANGEMENTS = (None, *Arrangement)
_WANTED = tuple(ChangeFilter)


class Panes(RowsView, can_focus=True, inherit_bindings=False):
    """The rows of a comparison, of matches or of one report, with all keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket,alt+down", "next_change(1)", mark("Next change"), id="panes.next", show=False),
        Binding("left_square_bracket,alt+up", "next_change(-1)", mark("Previous"), id="panes.previous", show=False),
        Binding("f", "filter(1)", mark("Filter"), id="panes.filter"),
        Binding("F", "filter(-1)", mark("Filter, the other way round"), id="panes.filter-back", show=False),
        Binding("j,down", "move(1)", mark("Down"), id="panes.down", show=False),
        Binding("k,up", "move(-1)", mark("Up"), id="panes.up", show=False),
        Binding("pagedown,ctrl+f", "page(1)", mark("Page down"), id="panes.page-down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", mark("Page up"), id="panes.page-up", show=False),
        Binding("g,home", "end(-1)", mark("First passage"), id="panes.first", show=False),
        Binding("G,end", "end(1)", mark("Last passage"), id="panes.last", show=False),
        Binding("space", "toggle_fold", mark("Unfold or fold"), id="panes.fold", show=False),
        Binding("z", "toggle_all_folds", mark("Unfold or fold everything"), id="panes.fold-all", show=False),
        Binding("enter", "open", mark("Unfold, or go to where it moved"), id="panes.open", show=False),
        Binding("v", "arrange", mark("Two columns, one, or one text"), id="panes.arrange", show=False),
    ]

    # --- changes -------------------------------------------------------------------------------------------------

    def changes_up_to(self, row: int) -> tuple[int, int]:
        """The number of stops up to a row, and the number of all stops."""
        return bisect_right(self.stops, row), len(self.stops)

    def counts(self) -> dict[ChangeFilter, int]:
        """The number of stops of each filter."""
        return {wanted: int(wanted.stops(self.rows).sum()) for wanted in ChangeFilter}

    def shown(self) -> list[int]:
        """The rows that are not folded away."""
        shown = self._laid.items if self._laid is not None else None
        rows: list[int] = shown.firsts[~shown.folds].tolist() if shown is not None else []
        return rows

    def action_next_change(self, direction: int) -> None:
        """Go to the change after (1) or before (-1) the cursor, if there is one."""
        if not self.next_change(direction):
            words = self.words
            self.notify(words("No further change below.") if direction > 0 else words("No further change above."))

    def follow(self, direction: int) -> bool:
        """To the next place found while there is a search, to the next change else; False where there is none."""
        return self.next_hit(direction) if self.hits.query else self.next_change(direction)

    def next_change(self, direction: int) -> bool:
        row = nearest(self.stops, self.row, direction)
        if row is not None:
            self.go_to(row)
        return row is not None

    def action_filter(self, direction: int) -> None:
        self.wanted = _WANTED[(_WANTED.index(self.wanted) + direction) % len(_WANTED)]

    # --- search --------------------------------------------------------------------------------------------------

    @property
    def hits(self) -> SearchHits:
        return self._hits

    @property
    def hit(self) -> int | None:
        """The index of the hit under the cursor."""
        return self._at_hit if self._here is not None and self._here.row == self.row else None

    def search(self, query: str, column: ColumnName | None = None) -> None:
        """Mark every place of ``query`` in both texts or in one; an empty query removes the marks."""
        woven = self._columns().arrangement is Arrangement.INLINE
        both: tuple[ColumnName, ...] = ("woven",) if woven else ("old", "new")
        self._hits = SearchHits(self.rows, both if column is None or woven else (column,), query)
        self._here = None
        self.redraw()

    def next_hit(self, direction: int) -> bool:
        current = self.hit
        if current is not None:
            at: int | None = (current + direction) % len(self._hits)
        else:
            at = self._hits.following(self.row, direction)
        if at is None:
            return False
        self._at_hit, self._here = at, self._hits[at]
        self._restyle()
        self.go_to(self._here.row)
        self._scroll_to_hit()
        return True

    def _scroll_to_hit(self) -> None:
        """Bring the line of the hit into view, in a passage longer than the screen."""
        layout, here = self._laid, self._here
        if layout is None or here is None:
            return
        top, below = layout.top(self._cursor), layout.top(self._cursor + 1)
        for line in range(top, below):
            span = getattr(layout.line(self._cursor, line - top), here.column)
            if span is not None and span.overlaps(here.span):
                view, height = self.scroll_offset.y, self.size.height
                if not view <= line < view + height:
                    self.scroll_to(y=line - height // 2, animate=False)
                return

    # --- moving --------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without rows there is nothing to do."""
        return self._laid is not None and super().check_action(action, parameters)

    def action_move(self, direction: int) -> None:
        layout, view = self._laid, self.scroll_offset.y
        if layout is None:
            return
        top, below = layout.top(self._cursor), layout.top(self._cursor + 1)
        if below <= view or top >= view + self.size.height:  # the wheel has left it behind
            self._cursor_to(layout.locate(view)[0])
        elif direction > 0 and below > view + self.size.height:  # read a long passage to its end first
            self.scroll_to(y=view + 1, animate=False)
        elif direction < 0 and top < view:
            self.scroll_to(y=view - 1, animate=False)
        else:
            self._cursor_to(self._cursor + direction)

    def action_page(self, direction: int) -> None:
        layout, view, page = self._laid, self.scroll_offset.y, max(1, self.size.height - 1)
        if layout is None:
            return
        offset = min(max(0, layout.top(self._cursor) - view), page)
        self.scroll_to(y=view + direction * page, animate=False)
        if self.scroll_offset.y == view:
            self.action_end(direction)
        else:
            self._cursor_to(layout.locate(self.scroll_offset.y + offset)[0])

    def action_end(self, direction: int) -> None:
        if self._laid is not None:
            self._cursor_to(len(self._laid.items) - 1 if direction > 0 else 0)

    def action_open(self) -> None:
        """Open a fold; on a moved passage, go to its other place."""
        item, twin = self.item, self.rows[self.row].twin
        if twin is None or (item is not None and item.fold):
            self.action_toggle_fold()
        else:
            self.go_to(twin)

    # --- folds and columns ---------------------------------------------------------------------------------------

    def action_toggle_fold(self) -> None:
        """Open a fold, or close the opened one that the cursor is in."""
        layout = self._laid
        if layout is None:
            return
        at = next((at for at in layout.items.folds.nonzero()[0].tolist() if self._holds(layout.items[at])), None)
        if at is not None:
            fold = layout.items[at]
            self._row, self._cursor = fold.first, at
            self._opened ^= {fold.first}
            self._arrange()

    def _holds(self, item: Item) -> bool:
        return item.first <= self.row < item.stop

    def action_toggle_all_folds(self) -> None:
        if self._laid is not None:
            shown = self._laid.items
            folds = frozenset(shown.firsts[shown.folds].tolist())
            self._opened = frozenset() if self._opened >= folds else folds
            self._arrange()

    def action_arrange(self) -> None:
        following = _ARRANGEMENTS[(_ARRANGEMENTS.index(self.arrangement) + 1) % len(_ARRANGEMENTS)]
        self.arrangement = following

    def on_click(self, event: events.Click) -> None:
        layout = self._laid
        if layout is None:
            return
        at, part = layout.locate(self.scroll_offset.y + event.y)
        self._cursor_to(at)
        if layout.items[at].fold or layout.line(at, part).note:
            self.action_open()
