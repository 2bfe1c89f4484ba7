"""Rows of tables: changes by cell, and rows that were deleted."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from compare.render.docx.changes import OF_NEW, OF_OLD, RevisionKind
from compare.render.docx.formatted.stream import LinePiece
from compare.render.docx.formatted.tracker import Tracker, without_section
from compare.render.docx.names import element, is_word, name

_CELL = "\t"
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def cell_pieces(pieces: Sequence[LinePiece], columns: Sequence[int]) -> dict[int, list[LinePiece]]:
    """The pieces of a row by the column at which their cell begins. Text that is kept but stands in another column than
    before is deleted there and inserted here."""
    by_cell: dict[int, list[LinePiece]] = {column: [] for column in columns}
    old = new = 0
    for piece in pieces:
        at = piece.at
        for number, text in enumerate(piece.text.split(_CELL)):
            if number:
                old += piece.change in OF_OLD
                new += piece.change in OF_NEW
                at += 1
            part = piece._replace(text=text, at=at)
            at += len(text)
            if not text:
                continue
            if piece.change in OF_NEW:
                stays = piece.change is not RevisionKind.KEPT or old == new
                by_cell[_column(new, columns)].append(part if stays else part._replace(change=RevisionKind.INSERTED))
            if piece.change in OF_OLD and (piece.change is not RevisionKind.KEPT or old != new):
                gone = part if piece.change is not RevisionKind.KEPT else part._replace(change=RevisionKind.DELETED)
                by_cell[_column(old, columns)].append(gone)
    return by_cell


def _column(number: int, columns: Sequence[int]) -> int:
    return max((column for column in columns if column <= number), default=columns[0])


def deleted_row(tracker: Tracker, like: etree._Element, pieces: Sequence[LinePiece]) -> etree._Element:
    """A row of OLD in the table of the row ``like``, with its cells."""
    row = element("tr")
    look = like.find(name("trPr"))
    if look is not None:
        row.append(without_section(look))
    columns = []
    for cell in like.iter(name("tc")):
        if next(cell.iterancestors(name("tr"))) is not like:
            continue
        row.append(_empty_like(cell))
        columns.append(_begin(like, cell))
    _fill(tracker, row, pieces, columns)
    return row


def deleted_table(tracker: Tracker, lines: Sequence[Sequence[LinePiece]]) -> etree._Element:
    """A table of OLD of which nothing is left, with a line around each cell."""
    table = element("tbl")
    look = element("tblPr")
    look.append(element("tblW", w="0", type="auto"))
    borders = element("tblBorders")
    borders.extend(element(side, val="single", sz="4", space="0", color="auto") for side in _BORDERS)
    look.append(borders)
    width = max(1 + sum(piece.text.count(_CELL) for piece in line) for line in lines)
    grid = element("tblGrid")
    grid.extend(element("gridCol") for _ in range(width))
    table.extend([look, grid])
    for line in lines:
        row = element("tr")
        for _ in range(width):
            cell = element("tc")
            cell.append(element("p"))
            row.append(cell)
        _fill(tracker, row, line, range(width))
        table.append(row)
    return table


def _fill(tracker: Tracker, row: etree._Element, pieces: Sequence[LinePiece], columns: Sequence[int]) -> None:
    tracker.mark_row(row, "del")
    cells = [each for each in row if is_word(each, "tc")]
    by_cell = cell_pieces(pieces, columns)
    for column, cell in zip(columns, cells, strict=True):
        paragraph = cell.find(name("p"))
        assert paragraph is not None
        look = paragraph.find(f"{name('pPr')}/{name('rPr')}")
        for piece in by_cell[column]:
            paragraph.extend(tracker.deleted_runs(piece, look))
        tracker.mark_end(paragraph, "del")


def _empty_like(cell: etree._Element) -> etree._Element:
    """A cell that looks alike; one that went on from above stands by itself."""
    made = element("tc")
    look = cell.find(name("tcPr"))
    if look is not None:
        copy = deepcopy(look)
        for each in [*copy.findall(name("vMerge")), *copy.findall(name("cellMerge"))]:
            copy.remove(each)
        made.append(copy)
    paragraph = element("p")
    like = next(cell.iter(name("p")), None)
    own = like.find(name("pPr")) if like is not None else None
    if own is not None:
        copy = without_section(own)
        run = next(like.iter(name("r")), None) if like is not None else None
        looks = run.find(name("rPr")) if run is not None else None
        if looks is not None and copy.find(name("rPr")) is None:
            copy.append(deepcopy(looks))
        paragraph.append(copy)
    made.append(paragraph)
    return made


def _begin(row: etree._Element, cell: etree._Element) -> int:
    """The column at which a cell begins, as `lines` counts them."""
    from compare.render.docx.formatted.lines import in_row

    return next(column for column, each in in_row(row) if each is cell)
