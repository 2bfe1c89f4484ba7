"""Draws one line of the panes: gutter, sign and text, exactly as wide as the pane."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from compare.model import PassageStatus, Span
from compare.render.cells import pad, truncate
from compare.render.clean import clean
from compare.render.terms import PASSAGE_SIGNS
from tui.data.search import SearchHit, SearchHits
from tui.layout.measurement import drawable
from tui.layout.row import ColumnName, Row, SideName
from tui.layout.row_layout import Arrangement, Columns, RowLine
from tui.layout.rows import Rows

CURSOR = "▌"
DIVIDER = "│"
FOLDED = "⋯"
OPENED = "▾"
FOUND = "!"
_SIDE_SIGNS: dict[SideName, str] = {"old": "-", "new": "+"}

# In one text with NEW's wording, without colour too.
_GONE = Style(strike=True, underline=False)

# A stretch of a line, and what is added to its style.
_Dressed = tuple[Span, Style]


@dataclass(frozen=True, slots=True)
class Palette:
    """The styles of a theme. ``signs`` has one for each kind of change, which a passage without a counterpart has as a
    whole; ``changed`` marks changed words by side, ``hit`` search hits, ``here`` the hit under the cursor."""

    base: Style
    cursor: Style
    heading: Style
    fold: Style
    note: Style
    divider: Style
    hit: Style
    here: Style
    signs: Mapping[PassageStatus, Style]
    changed: Mapping[SideName, Style]


class Brush:
    """Draws rows in the styles of a palette and the widths of the columns."""

    def __init__(self, rows: Rows, palette: Palette, columns: Columns, marks: Callable[[int], str]) -> None:
        """``marks(row)`` is the mark of a row in one cell, or empty."""
        self._rows = rows
        self._marks = marks
        self._palette = palette
        self._columns = columns
        self._divider = Segment(DIVIDER, palette.base + palette.divider)

    def blank(self) -> Strip:
        base, columns = self._palette.base, self._columns
        if columns.arrangement is not Arrangement.COLUMNS:
            return Strip.blank(columns.width, base)
        sides = [Segment(" " * width, base) for width in (columns.old, columns.new)]
        return Strip([sides[0], self._divider, sides[1]], columns.width)

    def fold(self, text: str, opened: bool, cursor: bool) -> Strip:
        style = self._ground(cursor) + self._palette.fold
        return self._whole(f"{CURSOR if cursor else ' '}{OPENED if opened else FOLDED} {text}", style)

    def note(self, row: int, cursor: bool) -> Strip:
        text = truncate(clean(self._rows.notes[row]), self._columns.width - self._columns.gutter)
        style = self._ground(cursor) + self._palette.signs[self._rows[row].status] + self._palette.note
        return self._whole(f"{CURSOR if cursor else ' '}{' ' * (self._columns.gutter - 1)}{text}", style)

    def line(self, row: int, line: RowLine, cursor: bool, hits: SearchHits, here: SearchHit | None) -> Strip:
        """One line of a row. ``here`` is the search hit under the cursor."""
        columns = self._columns
        if line.note:
            return self.note(row, cursor)
        if line.old is None and line.new is None and line.woven is None:
            return self.blank()
        over = _Over(self._palette, cursor, hits, here)
        if columns.arrangement is Arrangement.COLUMNS:
            old, new = self._side(row, "old", line, over), self._side(row, "new", line, over)
            return Strip([*old, self._divider, *new], columns.width)
        name: ColumnName = "woven" if line.woven is not None else "old" if line.old is not None else "new"
        return Strip(self._side(row, name, line, over), columns.width)

    def _ground(self, cursor: bool) -> Style:
        return self._palette.base + self._palette.cursor if cursor else self._palette.base

    def _side(self, at: int, name: ColumnName, line: RowLine, over: _Over) -> list[Segment]:
        """The segments of one column, as wide as the column."""
        row, ground = self._rows[at], self._ground(over.cursor)
        width = self._columns.old if name == "old" else self._columns.new
        span: Span | None = getattr(line, name)
        sign_style = ground + self._palette.signs[row.status]
        segments = [Segment(CURSOR if over.cursor else " ", sign_style)]
        used = 1
        if span is not None:
            style = sign_style if row.old is None or row.new is None else ground
            if row.heading:
                style += self._palette.heading
            column = self._rows.column(name)
            segments.append(Segment(self._sign(at, row, name, line.first), sign_style))
            marks = [*over.changes(self._rows, at, name, span), *over.hit_marks(name, span)]
            segments.extend(_pieces(column.text, span, style, marks))
            used = self._columns.gutter + column.measured.width(span)
        if used > width:  # a wide character in a column for a narrow one
            return list(Strip(segments).adjust_cell_length(width, ground))
        segments.append(Segment(" " * (width - used), ground))
        return segments

    def _sign(self, at: int, row: Row, name: ColumnName, first: bool) -> str:
        """The gutter right of the cursor: sign and mark on the first line, blank on the lines below it."""
        width = self._columns.gutter - 1
        if not first:
            return " " * width
        lone = row.old is None or row.new is None
        sign = PASSAGE_SIGNS[row.status] if self._rows.compared[at] else " "
        if self._columns.arrangement is Arrangement.STACKED and name != "woven":
            sign += " " if lone or row.equal else _SIDE_SIGNS[name]
        if name != "old" or lone:
            sign += self._marks(at) or (FOUND if self._rows.flagged[at] else "")
        return pad(sign, width)

    def _whole(self, text: str, style: Style) -> Strip:
        return Strip([Segment(text, style)], cell_len(text)).adjust_cell_length(self._columns.width, style)


@dataclass(frozen=True, slots=True)
class _Over:
    """The marks over a line: changed words and search hits."""

    palette: Palette
    cursor: bool
    hits: SearchHits
    here: SearchHit | None

    def changes(self, rows: Rows, row: int, name: ColumnName, span: Span) -> Iterator[_Dressed]:
        for changed, side in rows.changed(row, name, span):
            style = self.palette.changed[side]
            yield changed, style + _GONE if name == "woven" and side == "old" else style

    def hit_marks(self, name: ColumnName, span: Span) -> Iterator[_Dressed]:
        for hit in self.hits.within(name, span):
            here = self.here is not None and self.here.column == name and self.here.span == hit
            yield hit, self.palette.here if here else self.palette.hit


def _pieces(text: str, span: Span, plain: Style, marks: Iterable[_Dressed]) -> Iterator[Segment]:
    """The text of one line, cut where a mark begins or ends; later marks lie over earlier ones."""
    marks = tuple(marks)
    if not marks:
        yield Segment(drawable(span.of(text)), plain)
        return
    cuts = {span.start, span.end}
    for mark, _ in marks:
        cuts.update((max(mark.start, span.start), min(mark.end, span.end)))
    for start, end in pairwise(sorted(cuts)):
        style = plain
        for mark, added in marks:
            if mark.start <= start and end <= mark.end:
                style += added
        yield Segment(drawable(text[start:end]), style)
