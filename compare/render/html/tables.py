"""Tables of a page: cells with what they sort by, where they lead and how they look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from compare.render.html.charts import BarPart, ChartLine


@dataclass(frozen=True, slots=True)
class ColumnTitle:
    """``colour`` is the class of the colour that stands for the column in bars."""

    text: str
    number: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class DataCell:
    """``value`` is what the column sorts by where that is not the text; ``link`` the id that it leads to,
    ``page`` the file beside this one."""

    text: str = ""
    value: Decimal | float | None = None
    css: str = ""
    link: str = ""
    page: str = ""
    line: ChartLine | None = None
    parts: Sequence[BarPart] = ()


@dataclass(frozen=True, slots=True)
class DataRow:
    """``status`` is what the filters of the page know it by; a change is gone to by the keys."""

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


def row_ticks(rows: Iterable[DataRow], status: str) -> list[tuple[str, str]]:
    """Rows for a map of changes: a change by its status, or as ``status`` where it has none."""
    return [(row.id, (row.status or status) if row.is_change else "") for row in rows if row.id]


@dataclass(frozen=True, slots=True)
class Filter:
    """A box of the page that shows and hides what has this status."""

    status: str
    sign: str
    name: str


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """``depth`` is 1 for the highest headings, 4 at most."""

    id: str
    text: str
    depth: int = 1


def number(text: str, value: Decimal | float | None = None, *, css: str = "", link: str = "") -> DataCell:
    """A cell of figures, aligned to the right."""
    return DataCell(text, value, f"number {css}".strip(), link)


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table of a page with its heading."""

    id: str
    title: str
    table: DataTable
    note: str = ""
    quote: str = ""
