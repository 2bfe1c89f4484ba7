"""The whole report in one column of cells: which kind of change stands where, and what is in view."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from compare.model import PassageStatus
from compare.render.terms import PASSAGE_SIGNS
from tui.rows import Rows


class ChangeMap(Widget):
    """One cell a stretch of equal length; a cell shows the kind that most of its changed text is of."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"map--view", *(f"map--{status}" for status in PassageStatus)}

    view: reactive[tuple[int, int]] = reactive((0, 0))
    """The first and the last row in view."""

    @dataclass
    class Chosen(Message):
        """A stretch was clicked that begins in ``row``."""

        row: int

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows
        self._ends = list(accumulate(max(1, row.weight) for row in rows))
        self._cells: list[PassageStatus] = []

    def on_resize(self, event: events.Resize) -> None:
        self._cells = self._stretches(event.size.height)
        self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.stop()
        if self._ends:
            self.post_message(self.Chosen(self._row_at(event.y)))

    def render_line(self, y: int) -> Strip:
        status = self._cells[y] if y < len(self._cells) else PassageStatus.EQUAL
        style = self.rich_style + self.get_component_rich_style(f"map--{status}", partial=True)
        if self._cell_of(self.view[0]) <= y <= self._cell_of(self.view[1]):
            style += self.get_component_rich_style("map--view", partial=True)
        sign = " " if status is PassageStatus.EQUAL else PASSAGE_SIGNS[status]
        return Strip([Segment(sign, style)], 1).adjust_cell_length(self.size.width, style)

    def _stretches(self, height: int) -> list[PassageStatus]:
        """The kind of change for each cell."""
        kinds: list[Counter[PassageStatus]] = [Counter() for _ in range(height)]
        start = 0
        for row, end in zip(self._rows, self._ends, strict=True):
            if not row.equal:
                for cell in range(self._cell_at(start, height), self._cell_at(end - 1, height) + 1):
                    kinds[cell][row.status] += end - start
            start = end
        return [kind.most_common(1)[0][0] if kind else PassageStatus.EQUAL for kind in kinds]

    def _cell_at(self, place: int, height: int) -> int:
        """The cell of a place, which is counted in characters of the rows."""
        return place * height // self._ends[-1]

    def _cell_of(self, row: int) -> int:
        return self._cell_at(self._ends[row] - 1, self.size.height) if self._ends else 0

    def _row_at(self, cell: int) -> int:
        place = cell * self._ends[-1] // max(1, self.size.height)
        return min(bisect_right(self._ends, place), len(self._ends) - 1)
