"""A table with its rows as columns, for what is told in rows: 占比, 比上年增长, 指数 under the years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compare.checks.footing.sheets import RELATIVE, FigureGrid
from compare.figures.tables.columns import ValueColumn
from compare.figures.tables.headings import Role, head_of
from compare.lexicon import pattern

_FOLLOWS = pattern("{zh.footing.follows}|{en.footing.follows}")


def turned(sheet: FigureGrid) -> FigureGrid:
    """The cells themselves stay as they are: they know their places in the table."""
    order = {column: row for row, column in enumerate(sheet.columns)}
    cells = {(order[cell.column], cell.row): cell for cell in sheet.cells.values()}
    return FigureGrid(
        tuple(sheet.columns.values()),
        dict(enumerate(sheet.rows)),
        _heads(sheet),
        cells,
        tuple(sheet.column_groups[column] for column in sheet.columns),
        dict(enumerate(sheet.groups)),
        (),
        sheet.caption,
    )


def has_rows_that_follow(sheet: FigureGrid) -> bool:
    """Whether a row is called a share, a growth, a rate of others."""
    return any(_FOLLOWS.search(line.label) for line in sheet.rows)


def _heads(sheet: FigureGrid) -> Mapping[int, ValueColumn]:
    """Each row as the head of a column. What is a growth by its label is one only where its values are rates."""
    heads = {}
    for row, line in enumerate(sheet.rows):
        head = head_of([line.label], None)
        first = next((cell for column in sheet.columns if (cell := sheet.at(row, column))), None)
        if first is None or (first.figure.kind not in RELATIVE and head.role is Role.SHARE):
            head = replace(head, role=Role.LEVEL)
        heads[row] = ValueColumn(head, head.name)
    return heads
