"""One line of the pair drawn: gutter, sign and text of both sides as a strip that fills its width exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from compare.model import PassageStatus, Span
from compare.render.terms import PASSAGE_SIGNS
from tui.layout import Columns, Line
from tui.rows import Marked, Row, SideName

CURSOR = "▌"
DIVIDER = "│"
FOLDED = "⋯"
OPENED = "▾"
_SIDE_SIGNS: dict[SideName, str] = {"old": "-", "new": "+"}


@dataclass(frozen=True, slots=True)
class Palette:
    """The styles of the theme. ``signs`` has one for each kind of change; a passage that stands alone wears it on its
    whole text. ``changed`` marks the words that changed on a side."""

    base: Style
    cursor: Style
    heading: Style
    fold: Style
    divider: Style
    signs: Mapping[PassageStatus, Style]
    changed: Mapping[SideName, Style]


class Brush:
    """Draws rows in a palette and a division of the width."""

    def __init__(self, palette: Palette, columns: Columns) -> None:
        self._palette = palette
        self._columns = columns

    def blank(self) -> Strip:
        return Strip.blank(self._columns.width, self._palette.base)

    def fold(self, text: str, opened: bool, cursor: bool) -> Strip:
        style = self._ground(cursor) + self._palette.fold
        mark = CURSOR if cursor else " "
        return self._exact([Segment(f"{mark}{OPENED if opened else FOLDED} {text}", style)], self._columns.width, style)

    def line(self, row: Row, line: Line, cursor: bool) -> Strip:
        """One line of a row; both spans None is the blank line above a heading."""
        if line.old is None and line.new is None:
            return self.blank()
        columns = self._columns
        if columns.stacked:
            return self._side(row, "new" if line.old is None else "old", line, columns.width, cursor)
        divider = Segment(DIVIDER, self._palette.base + self._palette.divider)
        return Strip(
            [
                *self._side(row, "old", line, columns.old, cursor),
                divider,
                *self._side(row, "new", line, columns.new, cursor),
            ],
            columns.width,
        )

    def _ground(self, cursor: bool) -> Style:
        return self._palette.base + self._palette.cursor if cursor else self._palette.base

    def _side(self, row: Row, name: SideName, line: Line, width: int, cursor: bool) -> Strip:
        ground = self._ground(cursor)
        side, span = (row.old, line.old) if name == "old" else (row.new, line.new)
        segments = [Segment(CURSOR if cursor else " ", ground + self._palette.signs[row.status])]
        if side is not None and span is not None:
            style = ground
            if row.old is None or row.new is None:
                style += self._palette.signs[row.status]
            if row.heading:
                style += self._palette.heading
            segments.append(Segment(self._sign(row, name, span), ground + self._palette.signs[row.status]))
            segments.extend(_pieces(side, span, style, style + self._palette.changed[name]))
        return self._exact(segments, width, ground)

    def _sign(self, row: Row, name: SideName, span: Span) -> str:
        """The gutter right of the cursor's cell: the sign on the first line, blank on those that hang below it."""
        width = self._columns.gutter - 1
        if span.start:
            return " " * width
        sign = PASSAGE_SIGNS[row.status]
        if self._columns.stacked and row.old is not None and row.new is not None and not row.equal:
            sign += _SIDE_SIGNS[name]
        return sign.ljust(width)

    @staticmethod
    def _exact(segments: list[Segment], width: int, style: Style) -> Strip:
        return Strip(segments, sum(cell_len(segment.text) for segment in segments)).adjust_cell_length(width, style)


def _pieces(side: Marked, span: Span, plain: Style, changed: Style) -> Iterator[Segment]:
    """The text of one line, cut where a change begins or ends."""
    inside = [change for change in side.changed if change.overlaps(span)]
    cuts = {span.start, span.end}
    for change in inside:
        cuts.update((max(change.start, span.start), min(change.end, span.end)))
    for start, end in pairwise(sorted(cuts)):
        style = changed if any(change.covers(Span(start, end)) for change in inside) else plain
        yield Segment(side.text[start:end], style)
