"""A table of a comparison as a grid, or where that is too wide its changes row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from compare.language import Words
from compare.model import LineStatus, TableStatus
from compare.render.cells import cell_len, pad
from compare.render.table_grids import CellMark, GridCell, GridLine, TableGridView
from compare.render.terminal.paint import ADDED, EDITED, HEADING, MOVED, QUIET, REMOVED
from compare.render.terminal.table import INDENT, SEPARATOR, hanging

_GAP = "  "
_LINE_STYLES = {LineStatus.ADDED: ADDED, LineStatus.REMOVED: REMOVED, LineStatus.MOVED: MOVED, LineStatus.SAME: ""}
_CELL_STYLES = {CellMark.ADDED: ADDED, CellMark.REMOVED: REMOVED, CellMark.CHANGED: EDITED, CellMark.SAME: ""}
_TABLE_STYLES = {TableStatus.ADDED: ADDED, TableStatus.REMOVED: REMOVED, TableStatus.MOVED: MOVED}


def table_grid(view: TableGridView, words: Words, width: int, context: int) -> Iterator[Text]:
    """``context`` unchanged rows stand around each that changed; the others are folded."""
    style = _TABLE_STYLES.get(view.status, EDITED)
    title = Text(words("Table: {caption}", caption=view.caption) if view.caption else words("Table"), HEADING)
    if view.facts:
        title.append(_GAP + view.facts, QUIET)
    yield from hanging(Text(INDENT * 2).append(view.sign, style).append("   "), title, width)
    shown = view.near_changes(context)
    widths = _widths(view, [line for line, visible in zip(view.lines, shown, strict=True) if visible])
    fits = sum(widths) + len(_GAP) * len(widths) + 3 * len(INDENT) <= width
    rows = zip(view.lines, shown, strict=True)
    for visible, group in groupby(rows, lambda row: row[1]):
        lines = [line for line, _ in group]
        if not visible:
            folded = words.plural("⋯ {count} row unchanged", "⋯ {count} rows unchanged", len(lines))
            yield Text(INDENT * 3 + folded, QUIET)
            continue
        for line in lines:
            if fits:
                yield _row(line, view, widths)
            elif line.told:
                yield from _listed(line, view, width)


def _widths(view: TableGridView, lines: Sequence[GridLine]) -> list[int]:
    texts = ([_signed(line, cell, view, c) for c, cell in enumerate(line.cells)] for line in lines)
    return [max(map(cell_len, column)) for column in zip(*texts, strict=True)] if lines else []


def _signed(line: GridLine, cell: GridCell, view: TableGridView, column: int) -> str:
    """The text of a cell; in the heads behind the sign of its column."""
    sign = view.column_signs[column] if line.head and line.status is not view.columns[column] else ""
    return f"{sign} {cell.text}" if sign and cell.text else cell.text


def _row(line: GridLine, view: TableGridView, widths: Sequence[int]) -> Text:
    style = _LINE_STYLES[line.status]
    row = Text(INDENT * 2).append(pad(line.sign, 1), style or EDITED).append(" ")
    for column, (cell, width) in enumerate(zip(line.cells, widths, strict=True)):
        own = _CELL_STYLES[cell.mark] or style or _LINE_STYLES[view.columns[column]]
        row.append(pad(_signed(line, cell, view, column), width, right=column > 0 and not line.head) + _GAP, own)
    row.rstrip()
    return row


def _listed(line: GridLine, view: TableGridView, width: int) -> Iterator[Text]:
    """``~ 床位  2022年: 1012 → 1015 · + 2023年: 1020``"""
    style = _LINE_STYLES[line.status]
    body = Text(line.label, HEADING)
    for cell in view.told(line):
        body.append(SEPARATOR if body else "").append(cell.text, _CELL_STYLES[cell.mark])
    yield from hanging(Text(INDENT * 2).append(pad(line.sign, 1), style or EDITED).append(" "), body, width)
