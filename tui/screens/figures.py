"""The figures: one row a metric, sorted and filtered as asked; below the table the growth claim of the row under the
cursor, with its arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Footer, Input, Static

from compare.language import Words, mark
from compare.model import DecisionState, FigurePair
from compare.render.cells import cell_len
from compare.render.clean import clean
from compare.render.decisions import DECISION_SIGNS
from compare.render.places import Bearings, said
from compare.render.printed import printed
from compare.render.sparkline import sparkline
from tui.excerpt import place
from tui.figures import FigureView, Order, Show, arithmetic, cells, described
from tui.review import SIGN_CELLS, Review, Thing
from tui.screens.base import GoTo
from tui.screens.review import ReviewScreen
from tui.subjects import PairSubject
from tui.widgets.banner import Banner, compared

# The columns, and what a click on their heads sorts by.
_ORDERS = (None, Order.DOCUMENT, Order.NAME, None, None, Order.CHANGE, Order.PERCENT, Order.VERDICT, None)
_NUMBERS = slice(3, 7)
_UP, _DOWN = "▲", "▼"


class FigureTable(DataTable[Text]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", mark("New text"), id="figures.go"),
        Binding("j,down", "cursor_down", mark("Down"), id="figures.down", show=False),
        Binding("k,up", "cursor_up", mark("Up"), id="figures.up", show=False),
        Binding("g,home", "scroll_top", mark("First figure"), id="figures.first", show=False),
        Binding("G,end", "scroll_bottom", mark("Last figure"), id="figures.last", show=False),
    ]


class FiguresScreen(ReviewScreen):
    CSS_PATH: ClassVar[str] = "figures.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "old_place", mark("Old text"), id="figures.go-old", show=False),
        Binding("s", "sort", mark("Sort"), id="figures.sort"),
        Binding("r", "reverse", mark("Reverse the order"), id="figures.reverse", show=False),
        Binding("f", "filter", mark("Filter"), id="figures.filter"),
        Binding("slash", "find", mark("Find"), id="figures.find", show=False),
        Binding("y", "copy", mark("Copy the figure with its place"), id="figures.copy", show=False),
        Binding("escape", "all", mark("Show all figures"), id="figures.all", show=False),
    ]

    def __init__(self, subject: PairSubject, review: Review, words: Words) -> None:
        super().__init__(review, words)
        self._subject = subject
        self._comparison = subject.comparison
        self._bearings = Bearings(subject.comparison)
        self._lives = subject.lives()
        self._view = FigureView()
        self._shown: list[int] = []
        self._cells = [(*cells(pair, words), self._line(pair)) for pair in subject.comparison.figures]
        self._widths: list[int] = []

    def compose(self) -> ComposeResult:
        titles, note = compared(self._comparison, self.words)
        yield Banner(self.words, "figures", self.desk.views, titles, note)
        yield FigureTable(cursor_type="row", zebra_stripes=True, classes="main")
        yield Static(id="arithmetic", markup=False)
        yield Static(id="status", markup=False)
        yield Input(id="find", placeholder=self.words("Part of a metric's name"))
        yield Footer(show_command_palette=False)

    def _line(self, pair: FigurePair) -> Text:
        """The metric over all years, where more than two were given."""
        life = self._lives.get(pair.new.span) if pair.new is not None else None
        return Text(sparkline(life.values) if life is not None else "")

    def on_mount(self) -> None:
        self.review.load(self.things())
        # Wide enough for every row and for the mark of the order, so that columns stay whatever is shown.
        heads = [head.cell_len + (cell_len(_UP) if at > 1 else 0) for at, head in enumerate(self._heads())]
        widths = ([SIGN_CELLS, *(cell.cell_len for cell in row)] for row in self._cells)
        self._widths = [max(column) for column in zip(heads, *widths, strict=True)]
        self._fill()

    def show_view(self, view: FigureView) -> None:
        """Sort and filter anew. Of another order the first figures are what a reader wants to see; else the cursor stays
        on its figure where that is still shown."""
        if view == self._view:
            return
        sorted_anew = (view.order, view.reverse) != (self._view.order, self._view.reverse)
        kept = None if sorted_anew else self._at
        self._view = view
        self._fill(kept)

    def _fill(self, kept: int | None = None) -> None:
        """``kept``: the figure that the cursor shall be on."""
        table = self._table
        self._shown = self._view.rows(self._comparison.figures)
        if self.undecided:
            self._shown = [at for at in self._shown if not self.review.is_decided(self._subject.figures[at])]
        with self.app.batch_update():
            table.clear(columns=True)
            for head, width in zip(self._heads(), self._widths, strict=True):
                table.add_column(head, width=width)
            table.add_rows((Text(self._sign(at)), *self._cells[at]) for at in self._shown)
            if kept in self._shown:
                table.move_cursor(row=self._shown.index(kept))
        self._explain()

    def _heads(self) -> list[Text]:
        words = self.words
        names = ["", "", words("Metric"), words("Old"), words("New"), words("Difference"), "%", words("Claim")]
        names.append(words("Years") if self._lives else "")
        if self._view.order is not Order.DOCUMENT:
            names[_ORDERS.index(self._view.order)] += _UP if self._view.reverse else _DOWN
        heads = [Text(name) for name in names]
        for head in heads[_NUMBERS]:
            head.justify = "right"
        return heads

    @property
    def _table(self) -> FigureTable:
        return self.query_one(FigureTable)

    @property
    def _at(self) -> int | None:
        """Which figure the cursor is on."""
        row = self._table.cursor_row
        return self._shown[row] if 0 <= row < len(self._shown) else None

    @property
    def _pair(self) -> FigurePair | None:
        return None if self._at is None else self._comparison.figures[self._at]

    def action_sort(self) -> None:
        orders = list(Order)
        following = orders[(orders.index(self._view.order) + 1) % len(orders)]
        self.show_view(replace(self._view, order=following, reverse=False))

    def action_reverse(self) -> None:
        self.show_view(replace(self._view, reverse=not self._view.reverse))

    def action_filter(self) -> None:
        every = list(Show)
        self.show_view(replace(self._view, show=every[(every.index(self._view.show) + 1) % len(every)]))

    def action_find(self) -> None:
        find = self.query_one("#find", Input)
        find.display = True
        find.focus()

    def action_all(self) -> None:
        """Out of the search; from the table, out of every filter."""
        find = self.query_one("#find", Input)
        find.display = False
        find.clear()
        if self._table.has_focus:
            self.show_view(replace(self._view, show=Show.ALL, metric=""))
        self._table.focus()

    @on(Input.Changed, "#find")
    def _find(self, event: Input.Changed) -> None:
        self.show_view(replace(self._view, metric=event.value.strip()))

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self.query_one("#find", Input).display = False
        self._table.focus()

    @on(DataTable.HeaderSelected)
    def _sort_by(self, event: DataTable.HeaderSelected) -> None:
        order = _ORDERS[event.column_index]
        if order is not None:
            again = order is self._view.order
            self.show_view(replace(self._view, order=order, reverse=again and not self._view.reverse))

    @on(DataTable.RowSelected)
    def _go(self) -> None:
        """To NEW's place; of a figure that was removed to OLD's."""
        pair = self._pair
        if pair is not None and pair.new is not None:
            self.post_message(GoTo("new", pair.new.span.start))
        else:
            self.action_old_place()

    def action_old_place(self) -> None:
        """Of a moved passage, where it stood."""
        pair = self._pair
        if pair is None or pair.old is None:
            self.notify(self.words("The old report does not have it."), timeout=2)
            return
        self.post_message(GoTo("old", pair.old.span.start))

    def action_copy(self) -> None:
        pair = self._pair
        if pair is None:
            self.app.bell()
            return
        ends = ((self._comparison.old, pair.old), (self._comparison.new, pair.new))
        said = [f"{printed(figure)} ({place(side, figure.span, self.words)})" for side, figure in ends if figure]
        self.app.copy_to_clipboard(f"{clean(pair.metric or '')} {' → '.join(said)}".strip())
        self.notify(self.words("Copied."), timeout=2)

    @on(DataTable.RowHighlighted)
    def _explain(self) -> None:
        pair, words = self._pair, self.words
        told = ""
        if pair is not None:
            old, new = (figure.span if figure is not None else None for figure in (pair.old, pair.new))
            note = self.note()
            told = f"{said(self._bearings.path(old, new))}\n{arithmetic(pair, words)}{f'  ”{note}' if note else ''}"
            self.see()
        elif self._comparison.figures:
            told = words("No figure passes the filters.")
        self.query_one("#arithmetic", Static).update(told)
        number = self._table.cursor_row + 1 if pair is not None else 0
        counts = number, len(self._shown), len(self._comparison.figures)
        parts = [described(self._view, *counts, words), self.progress()]
        self.query_one("#status", Static).update(" · ".join(part for part in parts if part))

    # --- review --------------------------------------------------------------------------------------------------

    def chosen(self) -> Sequence[Thing]:
        return () if self._at is None else (self._subject.figures[self._at],)

    def things(self) -> Sequence[Thing]:
        return self._subject.figures

    def redraw(self) -> None:
        self._fill(self._at)

    def step(self) -> None:
        self._table.action_cursor_down()

    def _sign(self, at: int) -> str:
        sign = self.review.sign((self._subject.figures[at],))
        return sign.replace(DECISION_SIGNS[DecisionState.SEEN], " ")
