"""Rows -> tables: which column of the grid each piece of a row stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.lexicon import pattern
from compare.model.layout import Concealment
from compare.reading import settings
from compare.reading.pdf.lines import LineSegment, PageLine
from compare.reading.stacked_rows import RawCell

# A lone sign in front of or behind a figure, printed at the edge of its column.
_SIGN_BEFORE = pattern(r"(?:[￥(]|{en.units.currency_signs})+")
_SIGN_AFTER = pattern(r"[)%％‰]+")
_FIGURE = pattern(r"[$€£¥￥(\-−–—]*\s*[\d,.]*\d[\d,.]*\s*[)%％‰]*|[-−–—]+|{en.tables.blank}")
_RUNS_ON = pattern(r"(?:[-,，、（(]|{en.reading.runs_on})$")


class RowPiece(NamedTuple):
    """One cell's text and how far it reaches."""

    text: str
    x0: float
    x1: float
    hidden: tuple[tuple[str, Concealment], ...] = ()


def runs(lines: Sequence[PageLine]) -> Iterator[tuple[int, int]]:
    """Stretches ``[start, end)`` of lines that are one table."""
    at = 0
    while at < len(lines):
        if not lines[at].is_row:
            at += 1
            continue
        end, rows, left = at + 1, 1, lines[at].x0
        while (step := _next_row(lines, end)) is not None:
            row = lines[step - 1]
            if step > end + 1 and row.x0 > left + settings.UNLABELLED_INDENT * row.size:
                break  # under lines without columns a row without a label: the head of the next table
            end, rows, left = step, rows + 1, min(left, row.x0)
        if rows >= settings.FEWEST_ROWS:
            yield at, end
        at = end


def _next_row(lines: Sequence[PageLine], at: int) -> int | None:
    """Behind the next row of the table that ends before ``at``."""
    for index in range(at, min(at + settings.LINES_BETWEEN_ROWS + 1, len(lines))):
        before, line = lines[index - 1], lines[index]
        distance = before.middle - line.middle
        if (
            line.page != before.page
            or not 0 < distance < settings.ROWS_APART * before.size
            or len(line.text) > settings.LONGEST_ROW_LINE
        ):
            return None
        if line.is_row:
            return index + 1
    return None


def cells(lines: Sequence[PageLine]) -> list[RawCell]:
    """The grid of a table; its columns are where its figures stand one below the other."""
    rows = [_pieces(line) for line in _joined(lines)]
    edges = _columns(rows)
    grid: list[RawCell] = []
    for number, row in enumerate(rows):
        free = 0
        for piece in row:
            first, last = _span(piece, edges)
            first = max(first, free)
            last = max(first, last)
            grid.append(RawCell([piece.text], number, first, 1, last - first + 1, concealed=piece.hidden))
            free = last + 1
    return grid


def _joined(lines: Sequence[PageLine]) -> Iterator[PageLine]:
    """Rows whose label was broken in two get it back."""
    held: PageLine | None = None
    for line in lines:
        whole = line
        if held is not None:
            if line.is_row and not _FIGURE.fullmatch(line.segments[0].text) and _is_continued(held, line):
                words = held.segments[0].words + line.segments[0].words
                whole = PageLine((LineSegment(words), *line.segments[1:]), held.page, held.number)
            else:
                yield held
            held = None
        if whole.is_row or _FIGURE.fullmatch(whole.text):
            yield whole
        else:
            held = whole
    if held is not None:
        yield held


def _is_continued(label: PageLine, row: PageLine) -> bool:
    first = row.segments[0].text
    return bool(_RUNS_ON.search(label.text)) or (first[:1].islower() and label.text[-1:] not in ":：")


def _pieces(line: PageLine) -> list[RowPiece]:
    """The segments of a row, signs put back to their figures."""
    pieces: list[RowPiece] = []
    sign: LineSegment | None = None
    for segment in line.segments:
        text = segment.text
        if sign is not None:
            pieces.append(RowPiece(f"{sign.text}{text}", sign.x0, segment.x1))
            sign = None
        elif _SIGN_BEFORE.fullmatch(text):
            sign = segment
        elif pieces and _SIGN_AFTER.fullmatch(text) and segment.x0 - pieces[-1].x1 < settings.SIGN_GAP * line.size:
            pieces[-1] = RowPiece(f"{pieces[-1].text}{text}", pieces[-1].x0, segment.x1)
        else:
            pieces.append(RowPiece(text, segment.x0, segment.x1, segment.hidden))
    if sign is not None:
        pieces.append(RowPiece(sign.text, sign.x0, sign.x1))
    return pieces


def _columns(rows: Sequence[Sequence[RowPiece]]) -> list[tuple[float, float]]:
    """From left to right, how far each column reaches. The first is that of the labels, left of all figures."""
    figures = sorted(
        (piece.x0, piece.x1) for row in rows for piece in row[1:] if len(row) > 1 and _FIGURE.fullmatch(piece.text)
    )
    if not figures:
        widest = max(rows, key=len)
        return [(piece.x0, piece.x1) for piece in widest]
    merged = [figures[0]]
    for x0, x1 in figures[1:]:
        if x0 <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(x1, merged[-1][1])
        else:
            merged.append((x0, x1))
    left = min(piece.x0 for row in rows for piece in row)
    return [(min(left, merged[0][0] - 1), merged[0][0] - 1), *merged]


def _span(piece: RowPiece, edges: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The first and the last column under a piece; the nearest one where there is none."""
    under = [at for at, (x0, x1) in enumerate(edges) if min(piece.x1, x1) - max(piece.x0, x0) > 0]
    if under:
        if under[0] == 0 and piece.x0 > edges[0][0] + 0.5 * (edges[0][1] - edges[0][0]) and len(under) > 1:
            under = under[1:]  # a wide head of a figure column that reaches over the gap before it
        elif under[0] == 0:
            return 0, 0
        return under[0], under[-1]
    middle = (piece.x0 + piece.x1) / 2
    nearest = min(range(len(edges)), key=lambda at: abs((edges[at][0] + edges[at][1]) / 2 - middle))
    return nearest, nearest
