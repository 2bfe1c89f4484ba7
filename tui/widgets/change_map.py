"""The whole report in one column of cells: which kind of change is where, and what is in view."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from compare.model import PassageStatus
from compare.render.terms import PASSAGE_SIGNS
from tui.layout.rows import Rows

_STATUSES = tuple(PassageStatus)
_EQUAL = _STATUSES.index(PassageStatus.EQUAL)


class ChangeMap(Widget):
    """Each cell stands for an equal length of text and shows the kind of change that most of it has. It is also the
    scroll bar of the panes: press or drag it to go there."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"map--view", *(f"map--{status}" for status in PassageStatus)}

    view: reactive[tuple[int, int]] = reactive((0, 0))
    """The first and the last row in view."""

    @dataclass
    class Chosen(Message):
        """A cell was pressed; its text begins in ``row``."""

        row: int

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows
        self._ends = np.cumsum(rows.weights, dtype=np.int64)
        self._cells: list[PassageStatus] = []
        self._in_view = range(0)
        self._strips: dict[tuple[PassageStatus, bool], Strip] = {}

    def on_resize(self, event: events.Resize) -> None:
        self._cells = [_STATUSES[kind] for kind in self._stretches(event.size.height).tolist()]
        self.watch_view()
        self._strips.clear()
        self.refresh()

    def watch_view(self) -> None:
        if len(self._ends):
            self._in_view = range(self._cell_of(self.view[0]), self._cell_of(self.view[1]) + 1)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.stop()
        self.capture_mouse()
        self._choose(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.app.mouse_captured is self:
            self._choose(event.y)

    def on_mouse_up(self) -> None:
        self.release_mouse()

    def _choose(self, y: int) -> None:
        if len(self._ends):
            self.post_message(self.Chosen(self._row_at(min(max(0, y), self.size.height - 1))))

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        status = self._cells[y] if y < len(self._cells) else PassageStatus.EQUAL
        key = status, y in self._in_view
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._cell(*key)
        return strip

    def _cell(self, status: PassageStatus, in_view: bool) -> Strip:
        style = self.rich_style + self.get_component_rich_style(f"map--{status}", partial=True)
        if in_view:
            style += self.get_component_rich_style("map--view", partial=True)
        sign = " " if status is PassageStatus.EQUAL else PASSAGE_SIGNS[status]
        return Strip([Segment(sign, style)], 1).adjust_cell_length(self.size.width, style)

    def _stretches(self, height: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
        """The kind of change of each cell: that of the row with most text in it."""
        weights = np.zeros((height, len(_STATUSES)), np.int64)
        rows = np.flatnonzero(self._rows.statuses != _EQUAL)
        if len(rows) and height:
            sizes = self._rows.weights[rows]
            first, last = (
                (ends * height // self._ends[-1]) for ends in (self._ends[rows] - sizes, self._ends[rows] - 1)
            )
            reach = last - first + 1
            cells = np.repeat(first, reach) + np.arange(reach.sum()) - np.repeat(np.cumsum(reach) - reach, reach)
            np.add.at(weights, (cells, np.repeat(self._rows.statuses[rows], reach)), np.repeat(sizes, reach))
        return np.where(weights.any(axis=1), weights.argmax(axis=1), _EQUAL)

    def _cell_of(self, row: int) -> int:
        return int((self._ends[row] - 1) * len(self._cells) // self._ends[-1])

    def _row_at(self, cell: int) -> int:
        place = cell * int(self._ends[-1]) // max(1, self.size.height)
        return min(bisect_right(self._ends, place), len(self._ends) - 1)
