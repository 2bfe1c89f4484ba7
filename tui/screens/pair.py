"""The pair: both reports in step, the outline at the left, the change map at the right."""

from __future__ import annotations

from bisect import bisect_right
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Footer, Static

from compare.language import Words, mark
from compare.model import Comparison, PassageStatus
from compare.render.terms import PASSAGE_SIGNS
from tui.kinds import KINDS
from tui.rows import Rows
from tui.screens.base import DeskScreen
from tui.sections import entries
from tui.widgets.banner import Banner
from tui.widgets.change_map import ChangeMap
from tui.widgets.contents import Contents
from tui.widgets.panes import Panes

# Below this the columns would hold fewer than some twenty Chinese characters each: one above the other reads better.
SIDE_BY_SIDE_FROM = 100
# From here the outline leaves each column that much.
OUTLINE_FROM = 120

# The order in which the filter key goes through the kinds.
_FILTERS = (
    None,
    PassageStatus.EDITED,
    PassageStatus.FIGURES_ONLY,
    PassageStatus.MOVED,
    PassageStatus.ADDED,
    PassageStatus.REMOVED,
)


class PairScreen(DeskScreen):
    CSS_PATH: ClassVar[str] = "pair.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket,n", "next_change(1)", mark("Next"), id="pair.next"),
        Binding("left_square_bracket,p", "next_change(-1)", mark("Previous"), id="pair.previous"),
        Binding("f", "filter", mark("Filter"), id="pair.filter"),
        Binding("o", "outline", mark("Outline"), id="pair.outline"),
        Binding("2", "app.view('figures')", mark("Figures"), id="pair.figures"),
    ]

    def __init__(self, comparison: Comparison, rows: Rows, words: Words) -> None:
        super().__init__(words)
        self._comparison = comparison
        self._rows = rows
        self._wide: bool | None = None

    def compose(self) -> ComposeResult:
        yield Banner(self._comparison, self.words, "pair")
        with Horizontal(id="body"):
            yield Contents(entries(self._comparison, self._rows))
            yield (panes := Panes(self._rows, self.words))
            panes.add_class("main")
            yield ChangeMap(self._rows)
        with Horizontal(id="status"):
            yield Static(id="position", markup=False)
            yield Static(self._counts(), id="counts", markup=False)
        yield Footer(show_command_palette=False)

    def on_resize(self, event: events.Resize) -> None:
        self.query_one(Panes).stacked = event.size.width < SIDE_BY_SIDE_FROM
        wide = event.size.width >= OUTLINE_FROM
        if wide is not self._wide:  # a reader's own choice stands until the width class changes
            self._wide = wide
            self.query_one(Contents).display = wide

    def go_to(self, row: int) -> None:
        panes = self.query_one(Panes)
        panes.focus()
        panes.go_to(row)

    def action_next_change(self, direction: int) -> None:
        self.query_one(Panes).next_change(direction)

    def action_filter(self) -> None:
        panes = self.query_one(Panes)
        panes.wanted = _FILTERS[(_FILTERS.index(panes.wanted) + 1) % len(_FILTERS)]

    def action_outline(self) -> None:
        contents = self.query_one(Contents)
        contents.display = not contents.display
        (contents if contents.display else self.query_one(Panes)).focus()

    @on(Contents.Chosen)
    @on(ChangeMap.Chosen)
    def _go_to_chosen(self, event: Contents.Chosen | ChangeMap.Chosen) -> None:
        self.go_to(event.row)

    @on(Panes.Viewed)
    def _follow(self, event: Panes.Viewed) -> None:
        self.query_one(ChangeMap).view = (event.first, event.last)
        self.query_one(Contents).follow(event.row)
        self.query_one("#position", Static).update(self._position(event))

    def _counts(self) -> str:
        counted = self._comparison.summary.passages
        return "  ".join(f"{sign} {counted.get(status, 0)}" for status, sign in PASSAGE_SIGNS.items())

    def _position(self, at: Panes.Viewed) -> str:
        """Which change the cursor is on or behind, of what kind, and what is filtered."""
        panes, words = self.query_one(Panes), self.words
        changes = panes.changes
        parts = [words("change {at}/{count}", at=bisect_right(changes, at.row), count=len(changes))]
        if panes.wanted is not None:
            parts.append(words("only: {kind}", kind=words(KINDS[panes.wanted])))
        record = self._rows[at.row]
        if at.hidden:
            return " · ".join(parts)
        if not record.equal:
            parts.append(words(KINDS[record.status]))
        if record.twin is not None:
            there = words("Enter: its new place") if record.departed else words("Enter: its old place")
            parts.append(there)
        return " · ".join(parts)
