"""Spreadsheets (.xlsx): every sheet a table, figures as the sheet shows them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from compare.language import mark
from compare.lexicon import pattern
from compare.model import InputError, Place
from compare.model.layout import Concealment
from compare.reading import settings
from compare.reading.archives import Archive
from compare.reading.building import PICTURES, Builder, Parsed
from compare.reading.number_formats import shown
from compare.reading.options import ReadOptions
from compare.reading.stacked_rows import RawCell

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_NUMBER = pattern(r"[-−(]?[$¥€£]?\d[\d,]*(?:\.\d+)?[%)]?")
_UNCALCULATED_CELL = (
    rb"<c\b(?P<attributes>[^<>]*)>\s*<f\b(?:[^<>]*/>|[^<>]*>[^<>]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_WHITE = frozenset(("FFFFFFFF", "00FFFFFF"))
CHARTS = mark("{count} charts")
HIDDEN = mark("{count} hidden sheets")
UNCALCULATED = mark("{count} formulas without a stored result")


def parse(data: bytes, path: str, _options: ReadOptions) -> Parsed:
    """Raises `InputError`. Formulas stand with the result that was stored with them; nothing is calculated."""
    from openpyxl import load_workbook

    archive = Archive(data, path)
    archive.check_parts()
    book = load_workbook(io.BytesIO(data), data_only=True, keep_vba=False, keep_links=False)
    builder = Builder()
    left = settings.MOST_CELLS
    tables = 0
    for number, sheet in enumerate(book.worksheets, 1):
        if sheet.sheet_state != "visible":
            builder.unread(HIDDEN)
            continue
        left -= sheet.max_row * sheet.max_column
        if left < 0:
            raise InputError(path, "holds more than {most} cells", most=settings.MOST_CELLS)
        place = Place(0, sheet=sheet.title)
        span = builder.line(sheet.title, place)
        builder.heading(span, 1)
        for cells in _tables(list(_cells(sheet))):
            tables += 1
            builder.table(iter(cells), Place(0, table=tables, sheet=sheet.title))
        builder.line("")
        builder.unread(CHARTS, len(sheet._charts) + len(book.chartsheets) * (number == 1))
        builder.unread(PICTURES, len(sheet._images))
    builder.unread(
        UNCALCULATED, sum(_without_result(archive.read(name)) for name in archive.names() if _is_sheet(name))
    )
    if not builder.at:
        raise InputError(path, "is empty")
    return builder.parsed()


def _is_sheet(part: str) -> bool:
    return part.startswith("xl/worksheets/") and part.endswith(".xml")


def _without_result(sheet: bytes) -> int:
    """How many formulas of a sheet were never calculated: programs that write workbooks leave that to Excel. A result that
    is an empty text (``t="str"``) is one."""
    return sum(b't="str"' not in cell["attributes"] for cell in re.finditer(_UNCALCULATED_CELL, sheet))


def _cells(sheet: Worksheet) -> Iterator[RawCell]:
    """Cells with a value, in the sheet's own rows and columns; a merged one once."""
    merged = {
        (area.min_row, area.min_col): (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
        for area in sheet.merged_cells.ranges
    }
    folded = _folded_columns(sheet)
    for row in sheet.iter_rows():
        for cell in row:
            text = shown(cell.value, cell.number_format)
            if text:
                rows, columns = merged.get((cell.row, cell.column), (1, 1))
                how = _concealment(sheet, cell, folded)
                hidden = ((text, how),) if how is not None else ()
                yield RawCell([text], cell.row - 1, cell.column - 1, rows, columns, concealed=hidden)


def _tables(cells: Sequence[RawCell]) -> Iterator[Sequence[RawCell]]:
    """The tables of a sheet: a blank row ends one where a head without numbers, of several cells, stands behind it and
    numbers stand on both sides."""
    rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
    held: list[RawCell] = []
    for at, row in enumerate(rows):
        apart = at > 0 and row[0].row > rows[at - 1][0].row + 1
        below = rows[at + 1] if at + 1 < len(rows) else ()
        if apart and _is_head(row) and any(map(_is_number, held)) and any(map(_is_number, below)):
            yield held
            held = []
        held += row
    if held:
        yield held


def _is_head(row: Sequence[RawCell]) -> bool:
    return len(row) > 1 and not any(map(_is_number, row))


def _is_number(cell: RawCell) -> bool:
    return _NUMBER.fullmatch(cell.paragraphs[0].strip()) is not None


def _folded_columns(sheet: Worksheet) -> frozenset[int]:
    """Columns that the sheet does not show; one setting holds for a run of them."""
    return frozenset(
        column
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden and dimension.min and dimension.max
        for column in range(dimension.min, min(dimension.max, sheet.max_column) + 1)
    )


def _concealment(sheet: Worksheet, cell: Any, folded: frozenset[int]) -> Concealment | None:
    """How a cell is kept from a reader's eyes: its row or column is not shown, or it is white on white."""
    if cell.column in folded or sheet.row_dimensions[cell.row].hidden:
        return Concealment.FOLDED
    if not cell.has_style:
        return None
    color, fill = cell.font.color, cell.fill
    white = color is not None and (
        color.rgb in _WHITE if color.type == "rgb" else color.type == "theme" and color.theme == 0
    )
    plain = fill.fill_type is None or (fill.fgColor.type == "rgb" and fill.fgColor.rgb in _WHITE)
    return Concealment.WHITE if white and plain and not sheet.conditional_formatting else None
