"""Two tables put side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from compare.model.spans import INTERNAL, Span

# A table as a grid: what each place holds, None for what is empty or reached by a merged cell only.
CellSpans = tuple[tuple[Span | None, ...], ...]


class TableStatus(StrEnum):
    MATCHED = "matched"
    MOVED = "moved"  # into a section that is not paired with its own
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"


class LineStatus(StrEnum):
    SAME = "same"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class TableEnd:
    """A table as one side of a pair; its first ``heads`` rows stand above its body. Rows and columns that hold nothing
    are not counted."""

    span: Span
    caption: str
    heads: int
    cells: CellSpans = field(metadata=INTERNAL)


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row or a column of a pair of tables: its number on either side, from 0. ``label`` is that of the row or the head of
    the column, as NEW has it where it stands there."""

    status: LineStatus
    old: int | None
    new: int | None
    label: str


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that differs. ``row`` and ``column`` count in the ``rows`` and ``columns`` of the pair; a cell that is empty
    or missing on a side is None there. ``ignored`` marks differences that do not count: the number of a row, a currency's sign printed or left
    out before the same amount."""

    row: int
    column: int
    old: Span | None
    new: Span | None
    ignored: bool = False


@dataclass(frozen=True, slots=True)
class TablePair:
    """Two tables with their rows and columns in NEW's order, those removed at their place in OLD, and the cells that
    differ. Tables that are the same, or stand alone, list none. ``similarity`` is the share of the cells that are the
    same. ``budget_met`` where too many rows without an answer were left to weigh all with all."""

    status: TableStatus
    old: TableEnd | None
    new: TableEnd | None
    similarity: float
    rows: tuple[TableLine, ...] = ()
    columns: tuple[TableLine, ...] = ()
    cells: tuple[CellChange, ...] = ()
    budget_met: bool = False
