"""Which rows are shown, and at which line of the scroll each stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, zip_longest
from typing import NamedTuple

from compare.model import PassageStatus, Span
from compare.render.cells import wrap
from tui.rows import Marked, Row, Rows

# Of an unchanged stretch one passage stays on each side of a change, to read the change by; what is left is folded
# when the fold's own line saves at least two passages. Both by eye, on the 2022-2023 human-resources bulletins.
CONTEXT = 1
FEWEST_FOLDED = 3


class Item(NamedTuple):
    """What is drawn as one: a row, or the line that stands for the rows ``[first, stop)`` folded away. The line of an
    opened fold stays above its rows, to close it by."""

    first: int
    stop: int
    fold: bool = False
    opened: bool = False


def items(rows: Rows, wanted: PassageStatus | None, opened: frozenset[int]) -> list[Item]:
    """The rows of the ``wanted`` kind of change (None: every kind), the rest folded but for the folds whose first row
    is in ``opened``."""
    interesting = _changed(rows) if wanted is None else _of_kind(rows, wanted)
    fewest = FEWEST_FOLDED if wanted is None else 1
    shown: list[Item] = []
    for first, stop in _runs(interesting):
        folded = not interesting[first] and stop - first >= fewest
        if folded:
            shown.append(Item(first, stop, fold=True, opened=first in opened))
        if not folded or first in opened:
            shown.extend(Item(row, row + 1) for row in range(first, stop))
    return shown


def _changed(rows: Rows) -> list[bool]:
    """Headings and changes, with the context of the changes."""
    shown = [row.heading or not row.equal for row in rows]
    for at, row in enumerate(rows):
        if not row.equal:
            for near in range(max(0, at - CONTEXT), min(len(rows), at + CONTEXT + 1)):
                shown[near] = True
    return shown


def _of_kind(rows: Rows, wanted: PassageStatus) -> list[bool]:
    """The changes of a kind, each under its heading."""
    shown = [row.status is wanted for row in rows]
    heading: int | None = None
    for at, row in enumerate(rows):
        if row.heading:
            heading = at
        elif shown[at] and heading is not None:
            shown[heading] = True
    return shown


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    first = 0
    for at in range(1, len(flags) + 1):
        if at == len(flags) or flags[at] != flags[first]:
            yield first, at
            first = at


@dataclass(frozen=True, slots=True)
class Columns:
    """How a width in cells is divided: both sides beside each other, or (``stacked``) one above the other. Each side
    has a gutter for the cursor and its sign."""

    width: int
    stacked: bool = False

    @property
    def gutter(self) -> int:
        return 4 if self.stacked else 3

    @property
    def old(self) -> int:
        return self.width if self.stacked else (self.width - 1) // 2

    @property
    def new(self) -> int:
        return self.width if self.stacked else self.width - 1 - self.old

    def text(self, side: int) -> int:
        return max(2, side - self.gutter)


class Line(NamedTuple):
    """One line of an item: which span of each side's text it shows. Neither: a blank line, or that of a fold."""

    old: Span | None = None
    new: Span | None = None


_BLANK = (Line(),)


class Layout:
    """The items folded to a width. Lines count from 0; ``height`` is their number."""

    def __init__(
        self, rows: Rows, shown: Sequence[Item], columns: Columns, folded: dict[int, tuple[Line, ...]]
    ) -> None:
        """``folded`` keeps the lines of rows between layouts of the same columns."""
        self._rows = rows
        self._folded = folded
        self.items = shown
        self.columns = columns
        self._firsts = [item.first for item in shown]
        self._tops = [0, *accumulate(len(self.lines(at)) for at in range(len(shown)))]

    @property
    def height(self) -> int:
        return self._tops[-1]

    def lines(self, at: int) -> tuple[Line, ...]:
        item = self.items[at]
        if item.fold:
            return _BLANK
        lines = self._folded.get(item.first)
        if lines is None:
            row = self._rows[item.first]
            gap = _BLANK if row.heading and item.first else ()
            lines = self._folded[item.first] = gap + _lines(row, self.columns)
        return lines

    def top(self, at: int) -> int:
        """The first line of item ``at``."""
        return self._tops[at]

    def locate(self, line: int) -> tuple[int, int]:
        """The item at a line of the scroll, and which of the item's lines it is."""
        at = min(max(0, bisect_right(self._tops, line) - 1), len(self.items) - 1)
        return at, line - self._tops[at]

    def item_of(self, row: int, fold: bool = False) -> int:
        """The item that shows ``row``, or the fold that hides it; with ``fold`` the line of the fold it opens."""
        at = max(0, bisect_right(self._firsts, row) - 1)
        return at - 1 if fold and at and self.items[at - 1].fold and self._firsts[at - 1] == row else at


def _lines(row: Row, columns: Columns) -> tuple[Line, ...]:
    old = _folded(row.old, columns.text(columns.old))
    new = _folded(row.new, columns.text(columns.new))
    if not columns.stacked:
        return tuple(Line(*both) for both in zip_longest(old, new))
    if row.equal and new:
        old = ()
    return tuple(Line(old=span) for span in old) + tuple(Line(new=span) for span in new)


def _folded(side: Marked | None, width: int) -> tuple[Span, ...]:
    return () if side is None else tuple(wrap(side.text, width))
