"""Tables of plain text whose rows stand on lines: Markdown's, and cells apart by tabs or by two blanks and more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from compare.figures import settings
from compare.figures.tables.captions import is_numbered_caption
from compare.figures.tables.contents import is_contents
from compare.figures.tables.values import closes_number, is_year, opens_number, value_of
from compare.lexicon import pattern
from compare.model import Span
from compare.model.layout import Cell, Table
from compare.text.folding import cells as width

_HINT = pattern(r"\t|\|| (?<=\S ) +(?=\S)")  # each begins with one character: searched for in the whole text
_PIPED = pattern(r"[^\S\n]*\|?[^\n|]*[^\n|\s][^\n|]*\|")
_RULE = pattern(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_PIPE = pattern(r"(?<!\\)\|")
_SPACED = pattern(r"(?:[$€£¥] {2,}(?=[\d.(]))?\S+(?: \S+)*")
_LEADERS = pattern(r"\.{4}|…{2}|·{4}|_{4}")
_STOP = pattern(r"[。；;！？]")

Row = list[Span]  # cells in order, empty spans for empty ones


def tables_of_rows(text: str) -> Iterator[Table]:
    """``text`` is width-folded."""
    for block in _blocks(text):
        yield from _table(text, block)


def _blocks(text: str) -> Iterator[list[Span]]:
    """Runs of lines that have a gap or a bar in them, each line a span; at most a short line or a blank one between."""
    block: list[Span] = []
    at = 0
    while hint := _HINT.search(text, at):
        line = _line(text, hint.start())
        at = line.end
        if block and (between := _between(text, block[-1].end, line.start)) is not None:
            block += [*between, line]
            continue
        if len(block) >= settings.FEWEST_TABLE_ROWS:
            yield block
        block = [line]
    if len(block) >= settings.FEWEST_TABLE_ROWS:
        yield block


def _line(text: str, at: int) -> Span:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return Span(start, len(text) if end < 0 else end)


def _between(text: str, start: int, end: int) -> list[Span] | None:
    """The one short line between two rows, if any; None where more stands there."""
    if end - start > settings.LONGEST_GROUP + 4:
        return None
    lines = [Span(start + m.start(), start + m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text[start:end])]
    blank = text.count("\n", start, end) - len(lines)
    if len(lines) > 1 or blank > 2 or any(_STOP.search(line.of(text)) for line in lines):
        return None
    return lines


def _table(text: str, block: list[Span]) -> Iterator[Table]:
    while block and is_numbered_caption(block[0].of(text)):
        block = block[1:]
    lines = [line.of(text) for line in block]
    if any(_LEADERS.search(line) for line in lines):
        return
    piped = [_PIPE.search(line) is not None for line in lines]
    if sum(piped) > len(lines) / 2:
        rows, headed = _piped(text, block)
    elif any("\t" in line for line in lines):
        rows, headed = _squeezed(text, [row for line in block if (row := _tabbed(text, line))]), 0
    else:
        rows, headed = _aligned(text, [_spaced(text, line) for line in block]), 0
    rows = [row for row in rows if row]
    if not any(cell.start < cell.end for row in rows for cell in row):
        return
    table = _made(rows, headed)
    if _is_table(text, rows) or is_contents(table, text):
        yield table


def _made(rows: list[Row], headed: int) -> Table:
    cells = tuple(Cell(span, r, c, header=r < headed) for r, row in enumerate(rows) for c, span in enumerate(row))
    held = [cell.span for cell in cells if cell.span.start < cell.span.end]
    return Table(Span(held[0].start, held[-1].end), cells)


def _is_table(text: str, rows: list[Row]) -> bool:
    """At least two rows hold a value beside a label; a column of rising whole numbers alone is a table of contents."""
    if len(rows) < settings.FEWEST_TABLE_ROWS:
        return False
    values_of_rows = [[v for cell in row[1:] if (v := value_of(cell.of(text)))] for row in rows]
    valued = [values for values in values_of_rows if values]
    if len(valued) < settings.FEWEST_TABLE_ROWS and not (valued and _headed(text, rows[0])):
        return False
    if len(valued) < len(rows) / 3:
        return False
    lone = [values[0].value for values in valued if len(values) == 1 and values[0].whole]
    rising = len(lone) == len(valued) and all(a <= b for a, b in pairwise(lone))
    return not (rising and not _headed(text, rows[0]))


def _headed(text: str, row: Row) -> bool:
    """Whether a row holds words or years over the columns."""
    heads = [cell.of(text).strip() for cell in row[1:]]
    return any(heads) and all(not head or is_year(head) or value_of(head) is None for head in heads)


def _piped(text: str, block: list[Span]) -> tuple[list[Row], int]:
    """Markdown's rows; the ones above its rule of dashes are headers."""
    rows: list[Row] = []
    headed = 0
    for line in block:
        if _RULE.fullmatch(line.of(text)) and "-" in line.of(text):
            headed = headed or len(rows)
            continue
        start, end = line
        edges = [start - 1, *(start + m.start() for m in _PIPE.finditer(line.of(text))), end]
        row = [_trimmed(text, a + 1, b) for a, b in pairwise(edges)]
        first = 1 if row and row[0].start == row[0].end else 0
        last = len(row) - 1 if len(row) > first + 1 and row[-1].start == row[-1].end else len(row)
        rows.append(row[first:last])
    return rows, headed


def _tabbed(text: str, line: Span) -> Row:
    edges = [line.start - 1, *(m.start() + line.start for m in re.finditer("\t", line.of(text))), line.end]
    row = [_trimmed(text, a + 1, b) for a, b in pairwise(edges)]
    while row and row[-1].start == row[-1].end:
        row.pop()
    return row


def _squeezed(text: str, rows: list[Row]) -> list[Row]:
    """Rows as they are, or without their empty cells where the values of one column stand under different tabs: what is
    copied from a web page has a cell for each currency sign, but not in each row."""
    tight = [_joined_signs(text, row) for row in rows]
    valued = [row for row in tight if any(_holds_value(text, cell) for cell in row[1:])]
    width = len(valued[0]) if valued else 0
    if width <= 2 or any(len(row) != width for row in valued):
        return rows
    places = {tuple(at for at, cell in enumerate(row) if _holds_value(text, cell)) for row in rows}
    if len(places - {()}) < 2:
        return rows
    corner = [Span(rows[0][0].start, rows[0][0].start)]
    return [corner + row if len(row) == width - 1 and row not in valued else row for row in tight]


def _holds_value(text: str, cell: Span) -> bool:
    written = cell.of(text)
    return value_of(written) is not None and not is_year(written)


def _joined_signs(text: str, row: Row) -> Row:
    """The cells of a row that hold something, with a currency's sign, a bracket or a % put to its number."""
    joined: Row = []
    for cell in row:
        written = cell.of(text)
        if not written:
            continue
        before = joined[-1].of(text) if joined else ""
        if before and (opens_number(before, written) or closes_number(written, before)):
            joined[-1] = Span(joined[-1].start, cell.end)
        else:
            joined.append(cell)
    return joined


def _spaced(text: str, line: Span) -> Row:
    return [Span(line.start + m.start(), line.start + m.end()) for m in _SPACED.finditer(line.of(text))]


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    if not piece.strip():
        return Span(end, end)
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _aligned(text: str, rows: list[Row]) -> list[Row]:
    """Rows of cells apart by blanks, with empty cells put in where a row has fewer than most: the corner over the
    labels; else by where they stand."""
    counts = Counter(len(row) for row in rows if any(value_of(cell.of(text)) for cell in row[1:]))
    if not counts:
        return rows
    most = counts.most_common(1)[0][0]
    columns: list[tuple[int, int]] = []
    for row in rows:
        if len(row) == most:
            places = [_place(text, cell) for cell in row]
            columns = [(min(a, c), max(b, d)) for (a, b), (c, d) in zip(columns or places, places, strict=True)]
    first = next(at for at, row in enumerate(rows) if any(value_of(cell.of(text)) for cell in row[1:]))
    corner = [[Span(row[0].start, row[0].start), *row] if len(row) == most - 1 else row for row in rows[:first]]
    return [row if len(row) >= most else _spread(text, row, columns) for row in (*corner, *rows[first:])]


def _place(text: str, cell: Span) -> tuple[int, int]:
    """The first and last cell of the screen that a cell of the table takes up in its line."""
    before = width(text[text.rfind("\n", 0, cell.start) + 1 : cell.start])
    return before, before + width(cell.of(text))


def _apart(cell: tuple[int, int], column: tuple[int, int]) -> float:
    """How far a cell stands from where a column's are: on the left, on the right, or in the middle."""
    return min(abs(cell[0] - column[0]), abs(cell[1] - column[1]), abs(sum(cell) - sum(column)) / 2)


def _spread(text: str, row: Row, columns: list[tuple[int, int]]) -> Row:
    spread = [Span(row[0].start, row[0].start)] * len(columns)
    if len(row) == 1:
        return row
    at = 0
    for left, cell in enumerate(row):
        start, end = _place(text, cell)
        last = len(columns) - (len(row) - left)  # leave room for the cells behind
        best = min(range(at, last + 1), key=lambda c: _apart((start, end), columns[c]))
        spread[best] = cell
        at = best + 1
    return spread
