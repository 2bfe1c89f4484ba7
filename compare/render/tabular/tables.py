"""Tables for people: cells with what they sort by, where they lead and how they look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from compare.render.sparkline import sparkline


@dataclass(frozen=True, slots=True)
class ColumnTitle:
    """``printed``: its cells are figures as reports print them, their values are others. ``colour`` is the class of the
    colour that stands for the column in bars."""

    text: str
    number: bool = False
    printed: bool = False
    colour: str = ""


class Share(NamedTuple):
    """A share of a whole (0 to 1): the class of its colour, how much, and what it stands for in words."""

    css: str
    part: float
    name: str


@dataclass(frozen=True, slots=True)
class DataCell:
    """``value`` is what the column sorts by where that is not the text; ``link`` the id that it leads to, ``page`` the file
    beside this one. ``years`` are drawn as a line, ``shares`` as a bar."""

    text: str = ""
    value: Decimal | float | None = None
    css: str = ""
    link: str = ""
    page: str = ""
    years: Sequence[Decimal | None] = ()
    shares: Sequence[Share] = ()

    @property
    def plain(self) -> str:
        """The cell where nothing can be drawn."""
        return self.text or sparkline(self.years)


@dataclass(frozen=True, slots=True)
class DataRow:
    """``status`` is what the filters of a page know it by; a change is gone to by the keys."""

    cells: Sequence[DataCell]
    status: str = ""
    id: str = ""
    is_change: bool = False


@dataclass(frozen=True, slots=True)
class DataTable:
    heads: Sequence[ColumnTitle]
    rows: Sequence[DataRow]
    css: str = ""


NOTHING = DataTable((), ())
# So many columns stand beside each other on a sheet of paper.
_MOST_COLUMNS = 12


def without_empty(table: DataTable) -> DataTable:
    """The table without columns that say nothing."""
    shown = [at for at in range(len(table.heads)) if any(row.cells[at].plain for row in table.rows)]
    rows = [replace(row, cells=[row.cells[at] for at in shown]) for row in table.rows]
    return replace(table, heads=[table.heads[at] for at in shown], rows=rows)


def on_paper(table: DataTable) -> list[DataTable]:
    """The table as a sheet of paper holds it: without columns that say nothing; with more columns than that turned, so that
    rows are columns, and in parts with the first column again in each."""
    filled = without_empty(table)
    heads, rows = filled.heads, [list(row.cells) for row in filled.rows]
    if len(heads) > _MOST_COLUMNS:
        heads, rows = _turned(heads, rows)
    steps = range(1, max(2, len(heads)), _MOST_COLUMNS - 1)
    parts = [[0, *range(start, min(start + _MOST_COLUMNS - 1, len(heads)))] for start in steps]
    return [
        DataTable([heads[at] for at in part], [DataRow([cells[at] for at in part]) for cells in rows])
        for part in parts
        if rows
    ]


def _turned(
    heads: Sequence[ColumnTitle], rows: Sequence[Sequence[DataCell]]
) -> tuple[Sequence[ColumnTitle], list[list[DataCell]]]:
    titles = [ColumnTitle(cells[0].plain) for cells in rows]
    lines = [[DataCell(head.text), *(cells[at] for cells in rows)] for at, head in enumerate(heads) if at]
    return [heads[0], *titles], lines


@dataclass(frozen=True, slots=True)
class Filter:
    """A box of the page that shows and hides what has this status."""

    status: str
    sign: str
    name: str


def number(text: str, value: Decimal | float | None = None, *, css: str = "", link: str = "") -> DataCell:
    """A cell of figures, aligned to the right."""
    return DataCell(text, value, f"number {css}".strip(), link)


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table with its heading; what ``quote`` says stands above it."""

    id: str
    title: str
    table: DataTable
    note: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class TableReport:
    """``inputs`` are the files that were read, ``unread`` says of what was not, a line each."""

    title: str
    facts: Sequence[str]
    parts: Sequence[TablePart]
    inputs: Sequence[str]
    unread: Sequence[str] = ()
    filters: Sequence[Filter] = ()
