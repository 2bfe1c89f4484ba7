"""Which rows are shown, how they are folded to a width, and at which line of the scroll each stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from compare.model import Span
from tui.layout.change_filter import ChangeFilter
from tui.layout.measurement import Flags, Integers, PassageLines
from tui.layout.row import ColumnName
from tui.layout.rows import Rows

# Of an unchanged stretch one passage stays on each side of a change, to read the change by; what is left is folded
# when the fold's own line saves at least two passages. Both by eye, on the 2022-2023 human-resources bulletins.
CONTEXT = 1
FEWEST_FOLDED = 3


class Item(NamedTuple):
    """One entry of the scroll: a row, or the line of a fold that stands for the rows ``[first, stop)``. The line of an
    opened fold stays above its rows, so that it can be closed."""

    first: int
    stop: int
    fold: bool = False
    opened: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """Items as arrays: the fields of `Item`."""

    firsts: Integers
    stops: Integers
    folds: Flags
    opened: Flags

    def __getitem__(self, at: int) -> Item:
        return Item(int(self.firsts[at]), int(self.stops[at]), bool(self.folds[at]), bool(self.opened[at]))

    def __len__(self) -> int:
        return len(self.firsts)


_NONE, _NEVER = np.zeros(0, np.int32), np.zeros(0, np.bool_)
NO_ITEMS = Items(_NONE, _NONE, _NEVER, _NEVER)


def items(rows: Rows, wanted: ChangeFilter, opened: frozenset[int], kept: Flags | None = None) -> Items:
    """The rows that the filter shows, the others folded, except for folds whose first row is in ``opened``. ``kept``
    limits the rows shown further."""
    if not len(rows):
        return NO_ITEMS
    every = wanted is ChangeFilter.CHANGES and kept is None
    shown = wanted.shown(rows) if kept is None else wanted.shown(rows) & kept
    interesting = _with_context(rows) if every else _under_headings(rows, shown)
    fewest = FEWEST_FOLDED if every else 1
    firsts = np.flatnonzero(np.diff(interesting, prepend=not interesting[0])).astype(np.int32)
    stops = np.append(firsts[1:], np.int32(len(rows)))
    folded = ~interesting[firsts] & (stops - firsts >= fewest)
    open_runs = np.isin(firsts, list(opened)) if opened else np.zeros(len(firsts), np.bool_)
    drawn = np.repeat(~folded | open_runs, stops - firsts)
    begins = np.zeros(len(rows), np.bool_)
    begins[firsts[folded]] = True
    return _listed(drawn, begins, firsts[folded], stops[folded], open_runs[folded])


def _listed(shown: Flags, begins: Flags, firsts: Integers, stops: Integers, opened: Flags) -> Items:
    """An item for each row that is ``shown``, and before it one for each fold that ``begins`` there."""
    counts = shown.astype(np.int32) + begins
    every = np.repeat(np.arange(len(shown), dtype=np.int32), counts)
    places = (np.cumsum(counts) - counts)[firsts]
    folds, open_folds = (np.zeros(len(every), np.bool_) for _ in range(2))
    folds[places] = True
    open_folds[places] = opened
    ends = every + 1
    ends[places] = stops
    return Items(every, ends, folds, open_folds)


def _with_context(rows: Rows) -> Flags:
    """Headings and changes, with the context of the changes."""
    if rows.whole:
        return np.ones(len(rows), np.bool_)
    changed = ChangeFilter.CHANGES.shown(rows) | rows.flagged
    shown = rows.headings | changed
    for step in range(1, CONTEXT + 1):
        shown[step:] |= changed[:-step]
        shown[:-step] |= changed[step:]
    result: Flags = shown
    return result


def _under_headings(rows: Rows, wanted: Flags) -> Flags:
    """Each wanted row, and the heading that it stands under."""
    shown = wanted.copy()
    heads = np.where(rows.headings, np.arange(len(rows)), -1)
    above = np.maximum.accumulate(heads)[wanted & ~rows.headings]
    shown[above[above >= 0]] = True
    return shown


class Arrangement(StrEnum):
    """How both sides are shown: side by side, one above the other, or as one text with the changes inline."""

    COLUMNS = "columns"
    STACKED = "stacked"
    INLINE = "inline"


@dataclass(frozen=True, slots=True)
class Columns:
    """How a width in cells is divided. Each column has a gutter: the cursor, the sign of its kind, a mark, a space; in one
    column also the sign of its side."""

    width: int
    arrangement: Arrangement = Arrangement.COLUMNS

    @property
    def gutter(self) -> int:
        return 5 if self.arrangement is Arrangement.STACKED else 4

    @property
    def old(self) -> int:
        return (self.width - 1) // 2 if self.arrangement is Arrangement.COLUMNS else self.width

    @property
    def new(self) -> int:
        return self.width - 1 - self.old if self.arrangement is Arrangement.COLUMNS else self.width

    def text(self, side: int) -> int:
        return max(2, side - self.gutter)


class RowLine(NamedTuple):
    """One line of an item: the span of text shown in each column. One without spans is blank or, with ``note``, a note.
    ``first`` marks the first line of a passage."""

    old: Span | None = None
    new: Span | None = None
    woven: Span | None = None
    first: bool = False
    note: bool = False


_COLUMNS: tuple[ColumnName, ...] = ("old", "new", "woven")


class FoldedRows:
    """Every row folded to the widths of the columns, with a blank line above each heading and a line for each note."""

    def __init__(self, rows: Rows, columns: Columns) -> None:
        self.columns = columns
        self._gaps = rows.headings.copy()
        self._gaps[:1] = False
        self._notes = np.zeros(len(rows), np.bool_)
        self._notes[list(rows.notes)] = True
        self._lines: dict[ColumnName, PassageLines] = {}
        for name in _COLUMNS[2:] if columns.arrangement is Arrangement.INLINE else _COLUMNS[:2]:
            column = rows.column(name)
            starts = column.starts
            if name == "old" and columns.arrangement is Arrangement.STACKED:  # once is enough where nothing changed
                starts = np.where(rows.unchanged, column.ends, starts)
            width = columns.text(columns.old if name == "old" else columns.new)
            self._lines[name] = column.measured.fold(starts, column.ends, width)
        counts = [lines.counts for lines in self._lines.values()]
        text = sum(counts) if columns.arrangement is Arrangement.STACKED else np.max(counts, axis=0)
        self.heights: Integers = np.maximum(text, 1) + self._gaps + self._notes

    def line(self, row: int, part: int) -> RowLine:
        gap, note = bool(self._gaps[row]), bool(self._notes[row])
        if part < gap + note:
            return RowLine(note=part >= gap)
        part -= gap + note
        if self.columns.arrangement is not Arrangement.STACKED:
            span = self._span
            return RowLine(span("old", row, part), span("new", row, part), span("woven", row, part), first=part == 0)
        above = self._lines["old"].count(row)
        if part < above:
            return RowLine(old=self._span("old", row, part), first=part == 0)
        return RowLine(new=self._span("new", row, part - above), first=part == above)

    def _span(self, name: ColumnName, row: int, part: int) -> Span | None:
        return self._lines[name].span(row, part) if name in self._lines else None


class RowLayout:
    """The lines of all items, one below the other, counted from 0."""

    def __init__(self, shown: Items, folded: FoldedRows) -> None:
        self.items = shown
        self.folded = folded
        heights = np.where(shown.folds, 1, folded.heights[shown.firsts])
        self._tops = np.zeros(len(shown) + 1, np.int32)
        np.cumsum(heights, out=self._tops[1:])

    @property
    def height(self) -> int:
        return int(self._tops[-1])

    def line(self, at: int, part: int) -> RowLine:
        """Line ``part`` of an item that is a row."""
        return self.folded.line(int(self.items.firsts[at]), part)

    def top(self, at: int) -> int:
        """The first line of item ``at``."""
        return int(self._tops[at])

    def locate(self, line: int) -> tuple[int, int]:
        """The item at a line of the scroll, and which of the item's lines it is."""
        at = min(max(0, bisect_right(self._tops, line) - 1), len(self.items) - 1)
        return at, line - int(self._tops[at])

    def item_of(self, row: int, fold: bool = False) -> int:
        """The item that shows ``row``, or the fold that hides it; with ``fold`` the line of the fold it opens."""
        firsts = self.items.firsts
        at = max(0, bisect_right(firsts, row) - 1)
        return at - 1 if fold and at and self.items.folds[at - 1] and firsts[at - 1] == row else at
