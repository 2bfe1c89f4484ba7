"""Tables of plain text. Only what can be told safely is one; the rest is left to the reader of prose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from compare.figures.tables.listed import listed_tables
from compare.figures.tables.rows import tables_of_rows
from compare.model import Figure, Outline, Span
from compare.model.layout import Table


def tables_within(outline: Outline, within: Span, folded: str, figures: Sequence[Figure]) -> Iterator[Table]:
    """The tables of a report: those that the format marks, and those of plain text where ``figures`` stand in rows
    outside them. ``folded`` is the width-folded text; ``figures`` are the report's, in order."""
    marked = [table for table in outline.document.layout.tables if within.covers(table.span)]
    yield from marked
    starts = sorted(table.span.start for table in marked)
    ends = sorted(table.span.end for table in marked)
    in_rows = (figure.span.end for figure in figures if figure.row is not None)
    if any(bisect_left(starts, end) == bisect_left(ends, end) for end in in_rows):
        taken = sorted([*(t.span for t in marked), *(chrome.span for chrome in outline.chrome)])
        yield from (table for table in find_tables(folded, taken) if within.covers(table.span))


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
