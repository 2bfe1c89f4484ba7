"""A table with a cursor, drawn line by line: a hundred thousand rows cost no more than those in view."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from compare.language import mark
from compare.model import Label
from compare.render.cells import cell_len, pad, truncate
from tui.widgets.component_styles import ComponentStyles

CURSOR = "▌"
_GAP = 2
_LEAST_FLEXIBLE = 8
# What a piece of a cell may be; each is a component class of the table, so that the theme colours it.
STYLES = ("plain", "quiet", "strong", "alarm", "warning", "good", *(label.value for label in Label))


class CellText(NamedTuple):
    text: str
    style: str = "plain"


Cell = Sequence[CellText]


class TableColumn(NamedTuple):
    """``width`` is in cells; columns of width 0 share what the others leave, one of less takes no room."""

    head: str
    width: int
    right: bool = False


class Listing(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows are numbers; ``cells`` gives the texts of a row, which must be fit for a terminal."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"listing--cursor", "listing--head", *(f"piece--{name}" for name in STYLES)}

    DEFAULT_CSS = """
    Listing {
        height: 1fr;
        overflow: hidden auto;
        scrollbar-size-vertical: 1;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", mark("Down"), id="listing.down", show=False),
        Binding("k,up", "move(-1)", mark("Up"), id="listing.up", show=False),
        Binding("pagedown,ctrl+f", "page(1)", mark("Page down"), id="listing.page-down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", mark("Page up"), id="listing.page-up", show=False),
        Binding("g,home", "end(-1)", mark("First row"), id="listing.first", show=False),
        Binding("G,end", "end(1)", mark("Last row"), id="listing.last", show=False),
        Binding("enter", "choose", mark("Open"), id="listing.open"),
    ]

    @dataclass
    class Moved(Message):
        """The cursor is on another row; None where the table is empty."""

        listing: Listing
        row: int | None

        @property
        def control(self) -> Listing:
            return self.listing

    @dataclass
    class Chosen(Message):
        listing: Listing
        row: int

        @property
        def control(self) -> Listing:
            return self.listing

    @dataclass
    class HeadChosen(Message):
        listing: Listing
        column: int

        @property
        def control(self) -> Listing:
            return self.listing

    def __init__(self, columns: Sequence[TableColumn], cells: Callable[[int], Sequence[Cell]], **options: str) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self._columns = tuple(columns)
        self._cells = cells
        self._shown: Sequence[int] = ()
        self._at = 0
        self._styles_of = ComponentStyles(self)

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def row(self) -> int | None:
        """The row under the cursor."""
        return self._shown[self._at] if self._shown else None

    @property
    def place(self) -> int:
        """The position of the cursor among the rows shown, from 1; 0 where there are none."""
        return self._at + 1 if self._shown else 0

    @property
    def shown(self) -> Sequence[int]:
        return self._shown

    def show(self, rows: Sequence[int], kept: int | None = None) -> None:
        """Show these rows, the cursor on ``kept`` where it is one of them, or else near where it was."""
        self._shown = rows
        self._at = rows.index(kept) if kept is not None and kept in rows else min(self._at, max(0, len(rows) - 1))
        self.virtual_size = Size(self.size.width, len(rows) + 1)
        self._moved()

    def head(self, columns: Sequence[TableColumn]) -> None:
        self._columns = tuple(columns)
        self.refresh()

    def go_to(self, row: int) -> None:
        if row in self._shown:
            self._at = self._shown.index(row)
            self._moved()

    # --- keys and mouse ------------------------------------------------------------------------------------------

    def action_move(self, by: int) -> None:
        if self._shown:
            self._at = min(max(0, self._at + by), len(self._shown) - 1)
            self._moved()

    def action_page(self, direction: int) -> None:
        self.action_move(direction * max(1, self.size.height - 2))

    def action_end(self, direction: int) -> None:
        self.action_move(direction * len(self._shown))

    def action_choose(self) -> None:
        if self.row is not None:
            self.post_message(self.Chosen(self, self.row))

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        if place is None:
            return
        if place.y == 0:
            self.post_message(self.HeadChosen(self, self._column_at(place.x)))
            return
        at = self.scroll_offset.y + place.y - 1
        if at < len(self._shown):
            again, self._at = at == self._at and event.chain > 1, at
            self._moved()
            if again:
                self.action_choose()

    def _moved(self) -> None:
        view, room = self.scroll_offset.y, max(1, self.size.height - 1)
        if not view <= self._at < view + room:
            self.scroll_to(y=self._at if self._at < view else self._at - room + 1, animate=False)
        self.refresh()
        self.post_message(self.Moved(self, self.row))

    # --- drawing -------------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, len(self._shown) + 1)
        if self._shown:
            self.scroll_to(y=min(self._at, self.scroll_offset.y), animate=False)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles_of.clear()

    def render_line(self, y: int) -> Strip:
        if y == 0:
            heads = [[CellText(column.head)] for column in self._columns]
            return self._line(heads, " ", ("listing--head",))
        at = self.scroll_offset.y + y - 1
        if at >= len(self._shown):
            return Strip.blank(self.size.width, self._styles_of())
        cells = self._cells(self._shown[at])
        if at == self._at:
            return self._line(cells, CURSOR, ("listing--cursor",))
        return self._line(cells, " ", ())

    def _line(self, cells: Sequence[Cell], mark_: str, ground: tuple[str, ...]) -> Strip:
        base = self._styles_of(*ground)
        segments = [Segment(mark_, base)]
        for column, width, cell in zip(self._columns, self._widths(), cells, strict=True):
            pieces = list(cut(cell, max(0, width)))
            gap = width - sum(cell_len(piece.text) for piece in pieces)
            if column.right:
                segments.append(Segment(" " * gap, base))
            segments += [Segment(piece.text, self._styles_of(*ground, f"piece--{piece.style}")) for piece in pieces]
            segments.append(Segment(" " * (_GAP + (0 if column.right else gap) if width > 0 else 0), base))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _widths(self) -> list[int]:
        fixed = sum(column.width + _GAP for column in self._columns)
        flexible = [column for column in self._columns if not column.width]
        room = max(_LEAST_FLEXIBLE * len(flexible), self.size.width - 1 - fixed)
        shares = iter([room // len(flexible) + (at < room % len(flexible)) for at in range(len(flexible))])
        return [column.width or next(shares) for column in self._columns]

    @property
    def flexible_width(self) -> int:
        """The width of the columns that share what the others leave."""
        return next((width for column, width in zip(self._columns, self._widths(), strict=True) if not column.width), 0)

    def _column_at(self, x: int) -> int:
        end = 1
        for at, width in enumerate(self._widths()):
            end += width + _GAP
            if x < end:
                return at
        return len(self._columns) - 1


def cut(cell: Cell, width: int) -> Iterator[CellText]:
    """``cell`` in at most ``width`` cells."""
    room = width
    for piece in cell:
        size = cell_len(piece.text)
        if size > room:
            if room:
                yield CellText(truncate(piece.text, room), piece.style)
            return
        room -= size
        yield piece


def bar(parts: Sequence[tuple[float, str, str]], width: int) -> Cell:
    """Shares (0..1) drawn in ``width`` cells, each as its glyph in its style; the rest is blank. A share above 0 has at
    least one cell while there is room."""
    pieces: list[CellText] = []
    there = [part for part in parts if part[0] > 0]
    room = width
    for behind, (share, glyph, style) in zip(range(len(there) - 1, -1, -1), there, strict=True):
        cells = max(min(room, 1), min(round(share * width), room - behind))
        room -= cells
        pieces.append(CellText(glyph * cells, style))
    return [*pieces, CellText(pad("", room))]
