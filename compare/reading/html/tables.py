"""The tables of a page: which hold data, and their grid."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from compare.model.layout import Concealment
from compare.reading import settings
from compare.reading.html.concealing import Concealing
from compare.reading.html.walking import LINE_BREAK, collapsed, shown_text, text_of, walk
from compare.reading.stacked_rows import RawCell


def is_data(table: Element) -> bool:
    """A table of data, not one that lays out a page: no table in it, no cell full of prose."""
    if table.get("role") in ("presentation", "none") or any(True for _ in table.iterdescendants("table", "h1", "h2")):
        return False
    fields = [cell for row in table.iter("tr") for cell in row if cell.tag in ("td", "th")]
    rows = sum(1 for _ in table.iter("tr"))
    long = any(len(collapsed("".join(cell.itertext()))) > 2 * settings.PROSE_IN_CELL for cell in fields)
    return len(fields) > rows and not long


def cells(table: Element, concealing: Concealing) -> Iterator[RawCell]:
    taken: dict[int, int] = {}  # by column: the rows from above that still stretch into it
    for number, row in enumerate(table.iter("tr")):
        column = 0
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while taken.get(column, 0) > number:
                column += 1
            rows, columns = _stretch(cell.get("rowspan")), _stretch(cell.get("colspan"))
            hidden = tuple(_hidden(cell, concealing))
            yield RawCell(_lines(cell), number, column, rows, columns, cell.tag == "th", concealed=hidden)
            taken |= dict.fromkeys(range(column, column + columns), number + rows)
            column += columns


def _hidden(cell: Element, concealing: Concealing) -> Iterator[tuple[str, Concealment]]:
    """The texts of a cell that the page does not show."""
    for kind, element in walk(cell, lambda _: False):
        holder = element if kind == "text" else element.getparent()
        text = text_of(element) if kind == "text" else (element.tail or "") if element is not cell else ""
        if kind in ("text", "tail") and (how := concealing.of(holder)) is not None:
            yield from ((line, how) for piece in text.split(LINE_BREAK) if (line := collapsed(piece)))


def _lines(cell: Element) -> list[str]:
    """What a cell shows, line by line."""
    written = shown_text(cell) if len(cell) else cell.text or ""
    return [line for piece in written.split(LINE_BREAK) if (line := collapsed(piece))] or [""]


def _stretch(value: str | None) -> int:
    return min(max(int(value), 1), settings.MOST_SPANNED) if value and value.isdecimal() and len(value) < 6 else 1
