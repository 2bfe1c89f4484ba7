"""Tables of plain text. Only what can be told safely is one; the rest is left to the reader of prose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from compare.figures.tables.listed import listed_tables
from compare.figures.tables.rows import tables_of_rows
from compare.model import Span
from compare.model.layout import Table


def find_tables(text: str, taken: Sequence[Span] = ()) -> tuple[Table, ...]:
    """The tables of ``text`` (width-folded), in order. ``taken`` are spans, in order, in which none is looked for:
    the tables that the format has marked, chrome."""
    kept: list[Table] = []
    starts = [span.start for span in taken]
    for table in sorted([*tables_of_rows(text), *listed_tables(text)], key=lambda table: table.span):
        before = bisect_right(starts, table.span.end - 1) - 1
        clear = before < 0 or not taken[before].overlaps(table.span)
        if clear and not (kept and kept[-1].span.overlaps(table.span)):
            kept.append(table)
    return tuple(kept)
