"""Which reports share how much text, as a heat map with a row and a column for every report."""

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
from tui.widgets.component_styles import ComponentStyles
from tui.widgets.listing import CURSOR, STYLES, Cell, CellText

# A column that shows a figure, and one that has room for a shade only.
_FIGURE, _SHADE = 4, 2
_SHADES = " ░▒▓█"
_NAME_CELLS = 14
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


class Matrix(Widget, can_focus=True, inherit_bindings=False):
    """``shared(a, b)`` is the similarity of two reports (0..1) and the sign of what they share; None where they share
    nothing. ``bars(report, width)`` draws the make-up of a report."""

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
    ) -> None:
        super().__init__()
        self._names = names
        self._shared = shared
        self._bars = bars
        self._longest = max([_LEAST_NAME, *map(cell_len, names)])
        self._styles_of = ComponentStyles(self)
        self._row = self._column = 0
        self._top = self._left = 0
        self._parts = _Division(0, 0, 0, _FIGURE, 0, 0)

    def go_to(self, a: int, b: int) -> None:
        """Put the cursor on a pair without a message."""
        self._row, self._column = a, b
        self._scroll()

    def action_move(self, down: int, right: int) -> None:
        if self._names:
            last = len(self._names) - 1
            self._row = min(max(0, self._row + down), last)
            self._column = min(max(0, self._column + right), last)
            self._scroll()
            self.post_message(self.Moved(self._row, self._column))

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self._row, self._column))

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        if place is None:
            return
        row, parts = self._top + place.y - 1, self._parts
        column = parts.first + (place.x - self._before(parts)) // parts.cell
        if place.y and row < len(self._names):
            inside = parts.first <= column < len(self._names)
            self._row, self._column = row, column if inside else self._column
            self._scroll()
            self.post_message(self.Moved(self._row, self._column))
            if event.chain > 1:
                self.action_choose()

    def on_mouse_scroll_down(self) -> None:
        self.action_move(1, 0)

    def on_mouse_scroll_up(self) -> None:
        self.action_move(-1, 0)

    def on_resize(self) -> None:
        self._scroll()

    def _scroll(self) -> None:
        """Bring the cursor into view."""
        room = max(1, self.size.height - 1)
        self._top = max(min(self._top, self._row), self._row - room + 1)
        columns = self._division().columns
        self._left = max(min(self._left, self._column), self._column - columns + 1)
        self._parts = self._division()
        self.refresh()

    # --- drawing -------------------------------------------------------------------------------------------------

    def _division(self) -> _Division:
        count, width = len(self._names), self.size.width - 1
        number = len(str(max(0, count - 1)))
        cell = _FIGURE
        spare = width - number - 1 - count * cell
        if spare < _LEAST_NAME + _LEAST_BAR + 2:
            cell = _SHADE
            spare = width - number - 1 - count * cell
        spare = max(spare, _LEAST_NAME + _LEAST_BAR + 2)
        name = min(self._longest, max(_LEAST_NAME, spare // 2 - 1), _NAME_CELLS)
        bar = min(20, max(_LEAST_BAR, spare - name - 2))
        columns = max(1, min(count, (width - number - name - bar - 3) // cell))
        return _Division(number, name, bar, cell, min(self._left, max(0, count - columns)), columns)

    @staticmethod
    def _before(parts: _Division) -> int:
        return 1 + parts.number + 1 + parts.name + 1 + parts.bar + 1

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles_of.clear()

    def render_line(self, y: int) -> Strip:
        row, base = self._top + y - 1, self._styles_of()
        if row >= len(self._names):
            return Strip.blank(self.size.width, base)
        segments = self._line(row) if y else self._head()
        return Strip(list(segments)).adjust_cell_length(self.size.width, base)

    def _head(self) -> Iterator[Segment]:
        parts = self._parts
        yield Segment(" " * self._before(parts), self._styles_of("matrix--head"))
        for column in range(parts.first, parts.first + parts.columns):
            number = str(column) if parts.cell == _FIGURE or column % 5 == 0 else ""
            names = ("matrix--head", "matrix--cross") if column == self._column else ("matrix--head",)
            yield Segment(truncate(number, parts.cell).rjust(parts.cell), self._styles_of(*names))

    def _line(self, row: int) -> Iterator[Segment]:
        parts, here = self._parts, row == self._row
        head = (
            f"{CURSOR if here else ' '}{row:>{parts.number}} {pad(truncate(self._names[row], parts.name), parts.name)} "
        )
        yield Segment(head, self._styles_of("matrix--cross") if here else self._styles_of())
        for piece in self._bars(row, parts.bar):
            yield Segment(piece.text, self._styles_of(f"piece--{piece.style}"))
        yield Segment(" ", self._styles_of())
        cells = (self._cell(row, column, parts.cell) for column in range(parts.first, parts.first + parts.columns))
        for style, run in groupby(cells, key=itemgetter(1)):  # few are shared: most of a line is one segment
            yield Segment("".join(text for text, _ in run), style)

    def _cell(self, row: int, column: int, width: int) -> tuple[str, Style]:
        shared = None if row == column else self._shared(row, column)
        similarity, sign = shared or (0.0, CellText(_ITSELF if row == column else _NOTHING, "quiet"))
        here = row == self._row and column == self._column
        percent = round(similarity * 100)
        if percent:
            text = str(percent) if width == _FIGURE else _shade(similarity)
            style = self._styles_of.shade("matrix--heat", percent)
            return text.rjust(width), style + _REVERSED if here else style
        cross = ("matrix--cross",) if column == self._column or row == self._row else ()
        cursor = ("matrix--cursor",) if here else ()
        return sign.text.rjust(width), self._styles_of(*cross, f"piece--{sign.style}", *cursor)


def _shade(similarity: float) -> str:
    return _SHADES[min(len(_SHADES) - 1, 1 + int(similarity * (len(_SHADES) - 1)))] * 2
