"""Search in the texts of the panes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from compare.model import Span
from tui.layout.measurement import Integers
from tui.layout.row import ColumnName
from tui.layout.rows import Rows

_FULL_WIDTH = 0xFEE0  # how far the full-width forms of ASCII stand from it


class SearchHit(NamedTuple):
    row: int
    column: ColumnName
    span: Span


class SearchHits:
    """The places of a query, in the order of the rows; within a row OLD's before NEW's."""

    def __init__(self, rows: Rows, columns: Sequence[ColumnName], query: str) -> None:
        self.query = query
        self._columns = columns
        wanted = pattern(query) if query else None
        hits = [_within(rows, name, wanted) for name in columns]
        self._spans = {name: (starts, ends) for name, (starts, ends, _) in zip(columns, hits, strict=True)}
        held = np.concatenate([rows for _, _, rows in hits]) if hits else np.zeros(0, np.int32)
        numbers = [np.arange(len(rows)) for _, _, rows in hits]
        which = [np.full(len(rows), at) for at, (_, _, rows) in enumerate(hits)]
        order = np.argsort(held, kind="stable")
        self._rows = held[order]
        self._places = np.stack([np.concatenate(which), np.concatenate(numbers)])[:, order] if hits else None

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: int) -> SearchHit:
        assert self._places is not None
        column, number = self._places[:, at].tolist()
        name = self._columns[column]
        starts, ends = self._spans[name]
        return SearchHit(int(self._rows[at]), name, Span(int(starts[number]), int(ends[number])))

    def within(self, column: ColumnName, span: Span) -> list[Span]:
        """The hits that overlap a stretch of a column's text."""
        if column not in self._spans:
            return []
        starts, ends = self._spans[column]
        first, stop = bisect_right(ends, span.start), bisect_left(starts, span.end)
        return [Span(int(starts[at]), int(ends[at])) for at in range(first, stop)]

    def following(self, row: int, direction: int) -> int | None:
        """The index of the first hit after (1) or the last before (-1) a row; wraps around."""
        if not len(self):
            return None
        at = bisect_left(self._rows, row) if direction > 0 else bisect_left(self._rows, row) - 1
        return at % len(self)


def pattern(query: str) -> re.Pattern[str]:
    """A pattern that ignores letter case, width (``(一)`` is ``（一）``) and the kind of white space."""
    return re.compile("".join(_either(character) for character in query), re.IGNORECASE)


def _either(character: str) -> str:
    if character.isspace():
        return r"\s"
    code = ord(character)
    other = code + _FULL_WIDTH if 0x21 <= code <= 0x7E else code - _FULL_WIDTH if 0xFF01 <= code <= 0xFF5E else code
    return f"[{re.escape(character)}{re.escape(chr(other))}]" if other != code else re.escape(character)


def _within(rows: Rows, name: ColumnName, wanted: re.Pattern[str] | None) -> tuple[Integers, Integers, Integers]:
    """Starts, ends and rows of the hits that lie within one row."""
    column = rows.column(name)
    matches = wanted.finditer(column.text) if wanted else ()
    spans = np.fromiter(chain.from_iterable(match.span() for match in matches), np.int32).reshape(-1, 2)
    held = column.rows_of(spans[:, 0], spans[:, 1])
    inside = held >= 0
    return spans[inside, 0], spans[inside, 1], held[inside]
