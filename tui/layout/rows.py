"""What the panes draw: two texts, and one list of aligned row records over them.

A row only says which stretches of the texts stand side by side, in offsets of the texts as they were read. Text is
sliced and made fit for a terminal when a line of it is drawn.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

import numpy as np

from compare.model import PassageStatus, Span
from tui.layout.inline import Woven, woven
from tui.layout.measurement import Flags, Integers, Measured
from tui.layout.row import ColumnName, Row, SideName

_NOWHERE = Span(0, 0)


class TextColumn:
    """One text, and which stretch of it each row shows: an empty one where it shows nothing."""

    def __init__(
        self,
        text: str,
        spans: Iterable[Span | None],
        doubled: Flags | None = None,
        measured: Measured | None = None,
    ) -> None:
        """``doubled`` are rows whose text another row shows too, which is the one that a place belongs to. ``measured`` is
        the text's, where it was measured before."""
        self.text = text
        if measured is not None:
            self.measured = measured
        offsets = np.fromiter(chain.from_iterable(span or _NOWHERE for span in spans), np.int32)
        self.starts: Integers = offsets[::2].copy()
        self.ends: Integers = offsets[1::2].copy()
        self._doubled = doubled

    @cached_property
    def measured(self) -> Measured:
        return Measured(self.text)

    @cached_property
    def _line_ends(self) -> Integers:
        return np.fromiter((found.start() for found in re.finditer("\n", self.text)), np.int32)

    def line_at(self, offset: int) -> int:
        """The number of the line that holds ``offset``, from 1."""
        return bisect_left(self._line_ends, offset) + 1

    @cached_property
    def _in_order(self) -> tuple[Integers, Integers]:
        """The rows in the order of the text, and where they start."""
        stands = self.starts < self.ends
        if self._doubled is not None:
            stands &= ~self._doubled
        rows: Integers = np.flatnonzero(stands).astype(np.int32)
        rows = rows[np.argsort(self.starts[rows], kind="stable")]
        return rows, self.starts[rows]

    def row_at(self, offset: int) -> int:
        """The row that holds ``offset``, or the last one before it."""
        rows, starts = self._in_order
        return int(rows[max(0, bisect_right(starts, offset) - 1)]) if len(rows) else 0

    def rows_of(self, starts: Integers, ends: Integers) -> Integers:
        """The rows that hold the spans ``[start, end)``, -1 for a span that no row holds as a whole."""
        rows, firsts = self._in_order
        if not len(rows):
            return np.full(len(starts), -1, np.int32)
        candidates = rows[np.maximum(np.searchsorted(firsts, starts, side="right") - 1, 0)]
        held = (self.starts[candidates] <= starts) & (ends <= self.ends[candidates])
        result: Integers = np.where(held, candidates, np.int32(-1))
        return result


class Rows(Sequence[Row]):
    """Rows over two texts. ``notes`` are lines that stand above a row, in the reader's language; ``found`` are the
    places at which something was found; ``measured`` are the texts, where they were measured before."""

    def __init__(  # noqa: PLR0913 - what there is to draw
        self,
        old: str,
        new: str,
        records: Sequence[Row],
        notes: Mapping[int, str] | None = None,
        finding_places: Sequence[tuple[SideName, int]] = (),
        *,
        whole: bool = False,
        compared: Flags | None = None,
        measured: tuple[Measured | None, Measured | None] = (None, None),
    ) -> None:
        """``whole``: nothing of it is folded away as unchanged. ``compared``: the rows of which it is known what became of
        them, None for all; the others have no sign."""
        self._records = tuple(records)
        self.compared: Flags = np.ones(len(records), np.bool_) if compared is None else compared
        self.notes = notes or {}
        self._finding_places = finding_places
        self.whole = whole
        self.departed: Flags = np.fromiter((row.departed for row in records), np.bool_, len(records))
        self.old = TextColumn(old, (row.old for row in records), self.departed, measured[0])
        self.new = TextColumn(new, (row.new for row in records), None, measured[1])

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, row: int) -> Row:  # type: ignore[override]  # rows are asked for one by one
        return self._records[row]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._records)

    @cached_property
    def woven(self) -> TextColumn:
        """Both texts as one: what was removed before what came in its stead."""
        return TextColumn(self._woven.text, self._woven.spans)

    @cached_property
    def _woven(self) -> Woven:
        return woven(self.old.text, self.new.text, self._records)

    def column(self, name: ColumnName) -> TextColumn:
        return self.woven if name == "woven" else self.old if name == "old" else self.new

    def changed(self, row: int, name: ColumnName, within: Span) -> Iterator[tuple[Span, SideName]]:
        """What changed of the text that a row shows in a column, and which side that stood or stands on."""
        if name != "woven":
            for span in self[row].changed(name, within):
                yield span, name
            return
        parts = self._woven.changed.get(row, ())
        for part in parts[bisect_right(parts, within.start, key=lambda part: part[0].end) :]:
            if part[0].start >= within.end:
                return
            yield part

    def row_at(self, side: SideName, offset: int) -> int:
        """The row of the passage that holds ``offset`` of that side's text, or the last one before it."""
        return self.column(side).row_at(offset)

    @cached_property
    def statuses(self) -> Integers:
        """The status of each row, as its place in `PassageStatus`."""
        numbers = {status: at for at, status in enumerate(PassageStatus)}
        return np.fromiter((numbers[row.status] for row in self), np.int32, len(self))

    @cached_property
    def headings(self) -> Flags:
        return np.fromiter((row.heading for row in self), np.bool_, len(self))

    @cached_property
    def counting(self) -> Flags:
        """The rows that are a change of their own."""
        result: Flags = (self.statuses != _EQUAL) & ~self.departed
        return result

    @cached_property
    def unchanged(self) -> Flags:
        """The rows that say the same on both sides."""
        both = (self.old.starts < self.old.ends) & (self.new.starts < self.new.ends)
        result: Flags = both & (self.statuses == _EQUAL)
        return result

    @cached_property
    def flagged(self) -> Flags:
        """The rows that something was found in."""
        flags = np.zeros(len(self), np.bool_)
        if len(self):
            flags[[self.row_at(side, offset) for side, offset in self._finding_places]] = True
        return flags

    @cached_property
    def weights(self) -> Integers:
        """The size of each row on the change map, in characters."""
        sizes: Integers = np.maximum(self.old.ends - self.old.starts, self.new.ends - self.new.starts)
        return np.maximum(sizes, 1)


_EQUAL = list(PassageStatus).index(PassageStatus.EQUAL)


def nearest(rows: Sequence[int], row: int, direction: int) -> int | None:
    """Of ``rows``, which are sorted, the first after (1) or before (-1) ``row``."""
    at = bisect_right(rows, row) if direction > 0 else bisect_left(rows, row) - 1
    return rows[at] if 0 <= at < len(rows) else None
