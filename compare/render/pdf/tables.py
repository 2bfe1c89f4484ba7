"""A table for print: how wide each of its columns is, and which way round the paper lies."""

from __future__ import annotations

from typing import Any

from compare.render.tabular.tables import ColumnTitle, DataCell, DataTable, TablePart, on_paper
from compare.render.tabular.widths import needs, shared_out

# What a page holds in a line of a table, in cells of a terminal: upright, and on its side.
_UPRIGHT, _ON_ITS_SIDE = 96, 148
_TONES = ("alarm", "warning")


def printed_part(part: TablePart) -> dict[str, Any]:
    tables = [_printed(table) for table in on_paper(part.table)]
    return {
        "title": part.title,
        "note": part.note,
        "quote": part.quote,
        "wide": any(table["wide"] for table in tables),
        "tables": tables,
    }


def _printed(table: DataTable) -> dict[str, Any]:
    """One that is too wide lies on its side."""
    heads, rows = table.heads, table.rows
    wanted = needs(table)
    is_wide = sum(wanted) > _UPRIGHT and sum(map(_bare, heads, wanted)) > _UPRIGHT / 2
    return {
        "wide": is_wide,
        "widths": shared_out(wanted, _ON_ITS_SIDE if is_wide else _UPRIGHT),
        "numbers": [head.number for head in heads],
        "heads": [head.text for head in heads],
        "rows": [[_cell(cell) for cell in row.cells] for row in rows],
    }


def _bare(head: ColumnTitle, need: int) -> int:
    """What a column needs that shall not be wrapped: one of numbers."""
    return need if head.number else 0


def _cell(cell: DataCell) -> tuple[str, str]:
    """The text and its tone."""
    return cell.plain, next((tone for tone in _TONES if tone in cell.css.split()), "")
