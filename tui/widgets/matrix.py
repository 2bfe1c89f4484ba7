"""Which reports share how much text, as a heat map with a row and a column for every report, or for several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from compare.language import mark
from compare.render.cells import cell_len, pad, truncate
from tui.data.blocks import Blocks, SharedBy
from tui.widgets.component_styles import ComponentStyles
from tui.widgets.listing import CURSOR, STYLES, Cell, CellText

# The width of a column that shows a figure, of one that has room for a shade only, and of the narrowest: what the zoom
# keys go through. Behind the narrowest so many reports share a column that all are in view.
_WIDTHS = (4, 2, 1)
_FIGURE, _SHADE, _ALL = 0, 1, len(_WIDTHS)
_SHADES = " ░▒▓█"
_LEAST_NAME, _LEAST_BAR = 8, 6
_REVERSED = Style(reverse=True, bold=True)
_ITSELF, _NOTHING = "╲", "·"


@dataclass(frozen=True, slots=True)
class _Division:
    """The cells of one line: number, name, bar, and the columns from ``first`` on."""

    number: int
    name: int
    bar: int
    cell: int
    first: int
    columns: int

    @property
    def before(self) -> int:
        return 1 + self.number + 1 + self.name + 1 + self.bar + 1


class Matrix(Widget, can_focus=True, inherit_bindings=False):
    """``shared(a, b)`` is the similarity of two reports (0..1) and the sign of what they share; None where they share
    nothing. ``bars(report, width)`` draws the make-up of a report; ``pairs`` are all that share something."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "matrix--cursor",
        "matrix--cross",
        "matrix--head",
        "matrix--heat",
        *(f"piece--{name}" for name in STYLES),
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1, 0)", mark("Down"), id="matrix.down", show=False),
        Binding("k,up", "move(-1, 0)", mark("Up"), id="matrix.up", show=False),
        Binding("l,right", "move(0, 1)", mark("Right"), id="matrix.right", show=False),
        Binding("h,left", "move(0, -1)", mark("Left"), id="matrix.left", show=False),
        Binding("enter", "choose", mark("Open"), id="matrix.open"),
    ]

    @dataclass
    class Moved(Message):
        """The cursor is on the pair ``(a, b)``."""

        a: int
        b: int

    @dataclass
    class Chosen(Message):
        a: int
        b: int

    def __init__(
        self,
        names: Sequence[str],
        shared: Callable[[int, int], tuple[float, CellText] | None],
        bars: Callable[[int, int], Cell],
        pairs: SharedBy,
    ) -> None:
        super().__init__()
        self._names = names
        self._shared = shared
        self._bars = bars
        self._pairs = pairs
        self._longest = max([_LEAST_NAME, *map(cell_len, names)])
        self._styles_of = ComponentStyles(self)
        self._zoom: int | None = None
        self._blocks = Blocks(range(len(names)), 1, pairs)
        self._row = self._column = 0  # of blocks
        self._top = self._left = 0
        self._parts = _Division(0, 0, 0, _WIDTHS[_FIGURE], 0, 0)

    # --- what is shown -------------------------------------------------------------------------------------------

    def put_in_order(self, order: Sequence[int]) -> None:
        """Put the reports in another order; the cursor stays on its pair."""
        self._show(order, self._blocks.size)

    def zoom(self, by: int) -> bool:
        """Show fewer reports (-1) or more (1); False where there is nothing further."""
        before = self._level
        self._zoom = min(max(_FIGURE, before + by), _ALL)
        self._show(self._blocks.order, self._size_to_fit() if self._zoom == _ALL else 1)
        return self._zoom != before

    def go_to(self, a: int, b: int) -> None:
        """Put the cursor on a pair without a message."""
        blocks = self._blocks
        self._row, self._column = blocks.place_of[a] // blocks.size, blocks.place_of[b] // blocks.size
        self._scroll()

    def _show(self, order: Sequence[int], size: int) -> None:
        here = self._here
        self._blocks = Blocks(order, size, self._pairs)
        if here is not None:
            self.go_to(*here)
        self._scroll()

    @property
    def _here(self) -> tuple[int, int] | None:
        """The pair under the cursor; of two blocks the reports that are most alike, or their first."""
        blocks = self._blocks
        if not self._names:
            return None
        first = blocks.reports(self._row)[0], blocks.reports(self._column)[0]
        return first if blocks.size == 1 else blocks.foremost(self._row, self._column) or first

    @property
    def _level(self) -> int:
        """The place in `_WIDTHS`; until the reader zooms, the widest columns that fit."""
        if self._zoom is not None:
            return self._zoom
        return _FIGURE if self._spare(_WIDTHS[_FIGURE]) >= _LEAST_NAME + _LEAST_BAR + 2 else _SHADE

    def _size_to_fit(self) -> int:
        """So many reports to a block that all blocks are in view."""
        columns = self.size.width - 1 - self._number - _LEAST_NAME - _LEAST_BAR - 4
        room = max(1, min(columns, self.size.height - 1))
        return max(1, -(-len(self._names) // room))

    # --- keys and mouse ------------------------------------------------------------------------------------------

    def action_move(self, down: int, right: int) -> None:
        if self._names:
            last = self._blocks.count - 1
            self._row = min(max(0, self._row + down), last)
            self._column = min(max(0, self._column + right), last)
            self._moved()

    def action_choose(self) -> None:
        """Open the pair; of blocks, show their reports one by one."""
        here = self._here
        if here is None:
            return
        if self._blocks.size > 1:
            self.zoom(-1)
            self.go_to(*here)
        else:
            self.post_message(self.Chosen(*here))

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        if place is None:
            return
        row, parts = self._top + place.y - 1, self._parts
        column = parts.first + (place.x - parts.before) // parts.cell
        if place.y and row < self._blocks.count:
            inside = parts.first <= column < self._blocks.count
            self._row, self._column = row, column if inside else self._column
            self._moved()
            if event.chain > 1:
                self.action_choose()

    def on_mouse_scroll_down(self) -> None:
        self.action_move(1, 0)

    def on_mouse_scroll_up(self) -> None:
        self.action_move(-1, 0)

    def on_resize(self) -> None:
        if self._zoom == _ALL:
            self._show(self._blocks.order, self._size_to_fit())
        self._scroll()

    def _moved(self) -> None:
        self._scroll()
        if (here := self._here) is not None:
            self.post_message(self.Moved(*here))

    def _scroll(self) -> None:
        """Bring the cursor into view."""
        room = max(1, self.size.height - 1)
        self._top = max(min(self._top, self._row, max(0, self._blocks.count - room)), self._row - room + 1)
        columns = self._division().columns
        self._left = max(min(self._left, self._column), self._column - columns + 1)
        self._parts = self._division()
        self.refresh()

    # --- drawing -------------------------------------------------------------------------------------------------

    @property
    def _number(self) -> int:
        return len(str(max(0, len(self._names) - 1)))

    def _spare(self, cell: int) -> int:
        """What the columns leave of the width, for name and bar."""
        return self.size.width - 1 - self._number - 1 - self._blocks.count * cell

    def _division(self) -> _Division:
        level, count = self._level, self._blocks.count
        cell = _WIDTHS[level] if level < _ALL else _WIDTHS[_SHADE]
        if level == _ALL and self._spare(cell) < _LEAST_NAME + _LEAST_BAR + 2:
            cell = _WIDTHS[-1]
        spare = max(self._spare(cell), _LEAST_NAME + _LEAST_BAR + 2)
        name = min(self._longest, max(_LEAST_NAME, spare - _LEAST_BAR - 2))
        bar = min(20, max(_LEAST_BAR, spare - name - 2))
        columns = max(1, min(count, (self.size.width - 1 - self._number - name - bar - 3) // cell))
        return _Division(self._number, name, bar, cell, min(self._left, max(0, count - columns)), columns)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles_of.clear()

    def render_line(self, y: int) -> Strip:
        row, base = self._top + y - 1, self._styles_of()
        if row >= self._blocks.count:
            return Strip.blank(self.size.width, base)
        segments = self._line(row) if y else self._head()
        return Strip(list(segments)).adjust_cell_length(self.size.width, base)

    def _head(self) -> Iterator[Segment]:
        parts = self._parts
        yield Segment(" " * parts.before, self._styles_of("matrix--head"))
        for column in range(parts.first, parts.first + parts.columns):
            number = str(self._blocks.reports(column)[0])
            shown = parts.cell == _WIDTHS[_FIGURE] or (column % 5 == 0 and cell_len(number) <= parts.cell)
            names = ("matrix--head", "matrix--cross") if column == self._column else ("matrix--head",)
            yield Segment((number if shown else "").rjust(parts.cell), self._styles_of(*names))

    def _line(self, row: int) -> Iterator[Segment]:
        parts, here, reports = self._parts, row == self._row, self._blocks.reports(row)
        more = f" +{len(reports) - 1}" if len(reports) > 1 else ""
        name = truncate(self._names[reports[0]], parts.name - cell_len(more)) + more
        head = f"{CURSOR if here else ' '}{reports[0]:>{parts.number}} {pad(name, parts.name)} "
        yield Segment(head, self._styles_of("matrix--cross") if here else self._styles_of())
        if more:
            yield Segment(" " * parts.bar, self._styles_of())
        else:
            for piece in self._bars(reports[0], parts.bar):
                yield Segment(piece.text, self._styles_of(f"piece--{piece.style}"))
        yield Segment(" ", self._styles_of())
        cells = (self._cell(row, column, parts.cell) for column in range(parts.first, parts.first + parts.columns))
        for style, run in groupby(cells, key=itemgetter(1)):  # few are shared: most of a line is one segment
            yield Segment("".join(text for text, _ in run), style)

    def _cell(self, row: int, column: int, width: int) -> tuple[str, Style]:
        similarity, sign = self._content(row, column)
        here = row == self._row and column == self._column
        percent = round(similarity * 100)
        if percent:
            text = str(percent) if width == _WIDTHS[_FIGURE] else _shade(similarity) * width
            style = self._styles_of.shade("matrix--heat", percent)
            return text.rjust(width), style + _REVERSED if here else style
        cross = ("matrix--cross",) if column == self._column or row == self._row else ()
        cursor = ("matrix--cursor",) if here else ()
        return sign.text.rjust(width), self._styles_of(*cross, f"piece--{sign.style}", *cursor)

    def _content(self, row: int, column: int) -> tuple[float, CellText]:
        """How alike two reports, or the most alike of two blocks, are, and a sign where that is not at all."""
        blocks = self._blocks
        itself = CellText(_ITSELF if row == column else _NOTHING, "quiet")
        if blocks.size > 1:
            return blocks.most(row, column) or 0.0, itself
        shared = None if row == column else self._shared(blocks.order[row], blocks.order[column])
        return shared or (0.0, itself)


def _shade(similarity: float) -> str:
    return _SHADES[min(len(_SHADES) - 1, 1 + int(similarity * (len(_SHADES) - 1)))]
