"""Finding words in the texts on the panes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from compare.model import Span
from tui.layout.measurement import Integers
from tui.layout.rows import ColumnName, Rows

_FULL_WIDTH = 0xFEE0  # how far the full-width forms of ASCII stand from it


class SearchHit(NamedTuple):
    row: int
    column: ColumnName
    span: Span


class SearchHits:
    """Where a query was found, in the order of the rows; of one row OLD's before NEW's."""

    def __init__(self, rows: Rows, columns: Sequence[ColumnName], query: str) -> None:
        self.query = query
        self._columns = columns
        wanted = pattern(query) if query else None
        found = [_within(rows, name, wanted) for name in columns]
        self._found = {name: (starts, ends) for name, (starts, ends, _) in zip(columns, found, strict=True)}
        held = np.concatenate([rows for _, _, rows in found]) if found else np.zeros(0, np.int32)
        numbers = [np.arange(len(rows)) for _, _, rows in found]
        which = [np.full(len(rows), at) for at, (_, _, rows) in enumerate(found)]
        order = np.argsort(held, kind="stable")
        self._rows = held[order]
        self._places = np.stack([np.concatenate(which), np.concatenate(numbers)])[:, order] if found else None

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: int) -> SearchHit:
        assert self._places is not None
        column, number = self._places[:, at].tolist()
        name = self._columns[column]
        starts, ends = self._found[name]
        return SearchHit(int(self._rows[at]), name, Span(int(starts[number]), int(ends[number])))

    def within(self, column: ColumnName, span: Span) -> list[Span]:
        """The hits that overlap a stretch of a column's text."""
        if column not in self._found:
            return []
        starts, ends = self._found[column]
        first, stop = bisect_right(ends, span.start), bisect_left(starts, span.end)
        return [Span(int(starts[at]), int(ends[at])) for at in range(first, stop)]

    def following(self, row: int, direction: int) -> int | None:
        """Which hit comes first behind (1) or last before (-1) a row; from the other end where there is none."""
        if not len(self):
            return None
        at = bisect_left(self._rows, row) if direction > 0 else bisect_left(self._rows, row) - 1
        return at % len(self)


def pattern(query: str) -> re.Pattern[str]:
    """Letter case, width (``(一)``, ``（一）``) and the kind of white space do not count."""
    return re.compile("".join(_either(character) for character in query), re.IGNORECASE)


def _either(character: str) -> str:
    if character.isspace():
        return r"\s"
    code = ord(character)
    other = code + _FULL_WIDTH if 0x21 <= code <= 0x7E else code - _FULL_WIDTH if 0xFF01 <= code <= 0xFF5E else code
    return f"[{re.escape(character)}{re.escape(chr(other))}]" if other != code else re.escape(character)


def _within(rows: Rows, name: ColumnName, wanted: re.Pattern[str] | None) -> tuple[Integers, Integers, Integers]:
    """Starts, ends and rows of what was found inside of a row."""
    column = rows.column(name)
    matches = wanted.finditer(column.text) if wanted else ()
    spans = np.fromiter(chain.from_iterable(match.span() for match in matches), np.int32).reshape(-1, 2)
    held = column.rows_of(spans[:, 0], spans[:, 1])
    inside = held >= 0
    return spans[inside, 0], spans[inside, 1], held[inside]
