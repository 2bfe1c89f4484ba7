"""The figures: one row a metric; below the table the growth claim of the row under the cursor, with its arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DataTable, Footer, Static

from compare.language import Words, mark
from compare.model import Comparison, FigurePair
from compare.render.places import Bearings, said
from tui.figures import arithmetic, cells
from tui.rows import Rows
from tui.screens.base import DeskScreen
from tui.widgets.banner import Banner


class FigureTable(DataTable[Text]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", mark("Go to the text"), id="figures.go"),
        Binding("j,down", "cursor_down", mark("Down"), id="figures.down", show=False),
        Binding("k,up", "cursor_up", mark("Up"), id="figures.up", show=False),
        Binding("g,home", "scroll_top", mark("First figure"), id="figures.first", show=False),
        Binding("G,end", "scroll_bottom", mark("Last figure"), id="figures.last", show=False),
    ]


class FiguresScreen(DeskScreen):
    CSS_PATH: ClassVar[str] = "figures.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "app.view('pair')", mark("Text"), id="figures.pair"),
    ]

    @dataclass
    class Chosen(Message):
        """A figure was chosen whose passage is in ``row``."""

        row: int

    def __init__(self, comparison: Comparison, rows: Rows, words: Words) -> None:
        super().__init__(words)
        self._comparison = comparison
        self._rows = rows
        self._bearings = Bearings(comparison)

    def compose(self) -> ComposeResult:
        yield Banner(self._comparison, self.words, "figures")
        yield FigureTable(cursor_type="row", zebra_stripes=True, classes="main")
        yield Static(id="arithmetic", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        table, words = self._table, self.words
        table.add_column("", width=1)
        table.add_column(words("Metric"))
        for head in (words("Old"), words("New"), words("Difference"), "%"):
            table.add_column(Text(head, justify="right"))
        table.add_column(words("Claim"))
        table.add_rows(cells(pair, words) for pair in self._comparison.figures)

    @property
    def _table(self) -> FigureTable:
        return self.query_one(FigureTable)

    @property
    def _pair(self) -> FigurePair | None:
        pairs = self._comparison.figures
        return pairs[self._table.cursor_row] if pairs else None

    @on(DataTable.RowSelected)
    def _go(self) -> None:
        pair = self._pair
        if pair is None:
            return
        if pair.new is not None:
            self.post_message(self.Chosen(self._rows.row_at("new", pair.new.span.start)))
        elif pair.old is not None:
            self.post_message(self.Chosen(self._rows.row_at("old", pair.old.span.start)))

    @on(DataTable.RowHighlighted)
    def _explain(self) -> None:
        pair = self._pair
        if pair is not None:
            old, new = (figure.span if figure is not None else None for figure in (pair.old, pair.new))
            place = said(self._bearings.path(old, new))
            self.query_one("#arithmetic", Static).update(f"{place}\n{arithmetic(pair, self.words)}")
