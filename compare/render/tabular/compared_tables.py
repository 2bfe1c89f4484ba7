"""Tables put side by side, for paper: the grid of each in which something changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from compare.language import Words
from compare.model import Comparison
from compare.render.table_grids import CellMark, GridCell, GridLine, TableGridView, ToldTables
from compare.render.tabular.tables import ColumnTitle, DataCell, DataRow, DataTable, TablePart

# Unchanged rows around each that changed, as in the terminal.
_CONTEXT = 1
_CELL_CSS = {CellMark.ADDED: "added", CellMark.REMOVED: "removed", CellMark.CHANGED: "changed", CellMark.SAME: ""}


def compared_tables(comparison: Comparison, words: Words) -> Iterator[TablePart]:
    """What became of each is its note."""
    told = ToldTables(comparison)
    for number, pair in enumerate(comparison.tables, 1):
        if pair.rows or not (pair.old and pair.new):
            view = told.view(pair, words)
            title = words("Table: {caption}", caption=view.caption) if view.caption else words("Table")
            yield TablePart(f"table-{number}", title, _grid(view, words), note=view.facts)


def _grid(view: TableGridView, words: Words) -> DataTable:
    """A sign before each row, and before the head of each column that moved, came or went."""
    signed = (f"{sign} {head}".strip() for sign, head in zip(view.column_signs, view.heads, strict=True))
    heads = [ColumnTitle(""), *(ColumnTitle(head, number=at > 0) for at, head in enumerate(signed))]
    lines = zip(view.lines, view.near_changes(_CONTEXT), strict=True)
    rows: list[DataRow] = []
    for shown, group in groupby(lines, lambda each: each[1]):
        own = [line for line, _ in group]
        if shown:
            rows += [_row(line) for line in own if not (line.head and not line.told)]
        else:
            folded = words.plural("⋯ {count} row unchanged", "⋯ {count} rows unchanged", len(own))
            rows.append(DataRow([DataCell(), DataCell(folded), *(DataCell() for _ in heads[2:])]))
    return DataTable(heads, rows)


def _row(line: GridLine) -> DataRow:
    return DataRow([DataCell(line.sign, css="sign"), *map(_cell, line.cells)], is_change=line.told)


def _cell(cell: GridCell) -> DataCell:
    return DataCell(cell.text, css=_CELL_CSS[cell.mark])
