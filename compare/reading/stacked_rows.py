"""Rows of a table whose cells hold several rows, one below the other in paragraphs of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from compare.lexicon import pattern
from compare.model.layout import Concealment

_NUMBER = pattern(r"[-−+(（]?[$€£¥￥]?\s*\d[\d,]*(?:\.\d+)?\s*[%％‰)）]*|[-−–—]+|{zh.tables.blank}|{en.tables.blank}")


class RawCell(NamedTuple):
    """A cell before it has a place in the text. ``paragraphs`` are its lines; a cell that another one covers (below or
    right of a merged one) is left out of its row. ``shown_row`` is the row that a person counts, where it is another.
    ``concealed``: texts in it that a reader does not see."""

    paragraphs: Sequence[str]
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False
    shown_row: int | None = None
    concealed: tuple[tuple[str, Concealment], ...] = ()


def unstacked(cells: Sequence[RawCell]) -> Iterator[RawCell]:
    """The cells of a table, each stacked row as the rows that it holds: ``Rent, Power | 36, 12`` is two rows. A row is
    stacked where all its cells have equally many paragraphs, and in one of them behind the first all are numbers."""
    rows: dict[int, list[RawCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    if any(cell.rows > 1 for cell in cells):  # what reaches over several rows would reach over other ones
        yield from cells
        return
    added = 0
    for number, row in sorted(rows.items()):
        height = _height(row)
        for cell in row:
            for at in range(height):
                paragraphs = cell.paragraphs if height == 1 else list(cell.paragraphs[at : at + 1])
                yield cell._replace(paragraphs=paragraphs, row=number + added + at, shown_row=number)
        added += height - 1


def _height(row: Iterable[RawCell]) -> int:
    """How many rows a row holds."""
    held = [[part for part in cell.paragraphs if part.strip()] for cell in sorted(row, key=lambda cell: cell.column)]
    heights = {len(parts) for parts in held if parts}
    if len(heights) != 1 or heights == {1} or len(held) < 2:
        return 1
    numbers = any(parts and all(_NUMBER.fullmatch(part.strip()) for part in parts) for parts in held[1:])
    return heights.pop() if numbers else 1
