"""A table as rows of cells: which rows are heads, which columns are labels, which hold values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from compare.figures import settings
from compare.figures.tables.captions import years_above
from compare.figures.tables.periods import period_in
from compare.figures.tables.scales import taken_out, unit_named
from compare.figures.tables.values import (
    closes_number,
    is_blank,
    is_quantity,
    is_year,
    opens_number,
    value_of,
    words_of,
)
from compare.lexicon import pattern
from compare.model import Span
from compare.model.layout import Cell, Table

_REFERENCE = pattern(
    "{zh.tables.reference_head}|{en.tables.reference_head}|{zh.tables.page_head}|{en.tables.page_head}"
)
_DATE = pattern(r"{common.dates.year}年\d{1,2}月.{0,3}|{common.tables.day}")
_ROW_NUMBER = pattern("{zh.tables.row_number}|{en.tables.row_number}")
_UNIT_HEAD = pattern("{zh.tables.unit_head}|{en.tables.unit_head}")


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell's text where it stands. ``merged`` where it only reaches here from the left or from above."""

    span: Span
    text: str
    merged: bool = False
    header: bool = False


Row = dict[int, CellPlace]


@dataclass(frozen=True, slots=True)
class Grid:
    """``titles`` are lines above the heads that stretch over the table; ``labels`` (words), ``units``, ``values`` and
    ``numbering`` (of the rows: 序号) are columns. ``rows`` are all rows as they stand."""

    titles: tuple[str, ...]
    heads: tuple[Row, ...]
    body: tuple[Row, ...]
    labels: tuple[int, ...]
    units: int | None
    values: tuple[int, ...]
    numbering: tuple[int, ...] = ()
    rows: tuple[Row, ...] = ()

    def labels_of(self, column: int) -> tuple[int, ...]:
        """The columns of the labels that stand left of a column: where two tables stand side by side, its own."""
        own: list[int] = []
        values_between = False
        for at in sorted((*self.labels, *self.values)):
            if at >= column:
                break
            if at in self.labels:
                own = [*own, at] if not values_between else [at]
            values_between = at in self.values
        return tuple(own)


def grid_of(table: Table, text: str) -> Grid | None:
    """None where the table holds no values. ``text`` is width-folded."""
    grid = laid_out(table, text)
    return grid if grid.values else None


def laid_out(table: Table, text: str) -> Grid:
    """A table that may hold words only. ``text`` is width-folded."""
    rows = [_glued(row, text) for row in _rows(table, text)]
    titles, heads, body = _split(rows)
    columns = sorted({column for row in rows for column in row})
    held = {column: [row[column] for row in body if column in row and not row[column].merged] for column in columns}
    labels, values = _columns(columns, held, heads)
    units = next((c for c in columns if c not in labels[:1] and _names_units(c, held[c], heads)), None)
    values = tuple(column for column in values if column != units)
    labels = tuple(column for column in labels if column != units)
    heads = [_over_values(row, labels, values) for row in heads] or _years_over(values, table, text)
    numbering = tuple(c for c in columns if _counts_rows(_written(held[c]), c, heads))
    return Grid(titles, tuple(heads), tuple(body), labels, units, values, numbering, tuple(rows))


def _years_over(values: Sequence[int], table: Table, text: str) -> list[Row]:
    """The heads of a table that begins below them: the years in a line above it."""
    years = years_above(text, table.span.start, len(values)) if len(values) > 1 else []
    return (
        [{column: CellPlace(span, span.of(text)) for column, span in zip(values, years, strict=True)}] if years else []
    )


def _over_values(head: Row, labels: Sequence[int], values: Sequence[int]) -> Row:
    """Years, one for each column of values, that begin over the labels because the corner was not printed."""
    years = len(head) == len(values) and all(is_year(place.text) for place in head.values())
    if not (years and labels and min(head) <= labels[-1]):
        return head
    return dict(zip(values, head.values(), strict=True))


def _rows(table: Table, text: str) -> list[Row]:
    """The cells by row and column, merged ones in each place that they cover."""
    rows: dict[int, Row] = {}
    left = settings.MOST_PLACES
    last = max((cell.row for cell in table.cells), default=0)
    width = max((cell.column for cell in table.cells), default=0)
    for cell in table.cells:
        place = CellPlace(cell.span, words_of(cell.span.of(text)), header=cell.header)
        for row, column in _covered(cell, last, width):
            left -= 1
            if left < 0:
                return [rows[r] for r in sorted(rows)]
            first = (row, column) == (cell.row, cell.column)
            if place.text and (first or column not in rows.get(row, {})):
                rows.setdefault(row, {})[column] = place if first else replace(place, merged=True)
    return [dict(sorted(rows[r].items())) for r in sorted(rows)]


def _covered(cell: Cell, last: int, width: int) -> Iterator[tuple[int, int]]:
    yield cell.row, cell.column
    for row in range(cell.row, min(cell.row + max(cell.rows, 1), last + 1)):
        for column in range(cell.column, min(cell.column + max(cell.columns, 1), width + 1)):
            if (row, column) != (cell.row, cell.column):
                yield row, column


def _glued(row: Row, text: str) -> Row:
    """With a currency's sign or a closing bracket that stands in a cell of its own put to its number."""
    places = [(column, place) for column, place in row.items() if not place.merged]
    dropped: set[int] = set()
    glued = dict(row)
    for (left, before), (right, after) in pairwise(places):
        if left in dropped:
            continue
        first = glued[left]
        if opens_number(before.text, after.text):
            glued[right] = _together(first, after, text)
            dropped.add(left)
        elif closes_number(after.text, first.text):
            glued[left] = _together(first, after, text)
            dropped.add(right)
    return {column: place for column, place in glued.items() if column not in dropped}


def _together(first: CellPlace, second: CellPlace, text: str) -> CellPlace:
    span = Span(first.span.start, second.span.end)
    return CellPlace(span, words_of(span.of(text)))


def _split(rows: Sequence[Row]) -> tuple[tuple[str, ...], list[Row], list[Row]]:
    """Titles, heads, body."""
    titles: list[str] = []
    heads: list[Row] = []
    at = 0
    for row in rows:
        alone = len({place.span for place in row.values()}) == 1
        first = next(iter(row.values())).text
        if alone and _is_title(first, bool(heads)) and not _holds_value(row, 0):
            titles.append(first)
        elif len(heads) < settings.MOST_HEADS and not alone and _is_head(row, bool(heads)):
            heads.append(row)
        else:
            break
        at += 1
    if heads:
        return tuple(titles), [row for row in heads if not _counts_columns(row)], list(rows[at:])
    return (), [], list(rows)  # no heads: what seemed to be titles are labels of groups


def _is_title(text: str, below_heads: bool) -> bool:
    """Whether a row of one text belongs to the caption: any above the heads, below them what says a unit or a scale."""
    if not below_heads:
        return not is_year(text)
    rest, units = taken_out(text, anywhere=True)
    return bool(units) and not rest


def _is_head(row: Row, below_heads: bool) -> bool:
    """Whether a row holds words and years only, and something over the columns."""
    if all(place.header for place in row.values()):
        return True
    if _counts_columns(row):
        return below_heads
    beyond = [place for column, place in row.items() if column > min(row) or len(row) == 1]
    quantities = sum(is_quantity(place.text) and not is_year(place.text) for place in beyond)
    if below_heads and not quantities and _holds_years_by_chance(row):
        return False
    if below_heads and (quantities == len(beyond) or (0 in row and 2 * quantities >= len(beyond))):
        return False
    return bool(beyond) and not any(_is_number(place.text) for place in (*beyond, row[min(row)]))


def _holds_years_by_chance(row: Row) -> bool:
    """Whether a row below heads, with a label of its own, holds a number that looks like a year (城关镇 | 1931), and not
    several that are years one after another."""
    first, *others = row.values()
    if first.merged or first.header or is_year(first.text) or not others:
        return False
    if not all(place.text.isdecimal() and is_year(place.text) for place in others):
        return False
    years = [int(place.text) for place in others]
    steps = {abs(after - before) for before, after in pairwise(years)}
    return not steps or max(steps) > settings.FARTHEST_YEARS or steps == {0}


def _is_number(text: str) -> bool:
    return value_of(text) is not None and not is_year(text)


def _holds_value(row: Row, beyond: int) -> bool:
    return any(_is_number(place.text) for column, place in row.items() if column >= beyond)


def _counts_columns(row: Row) -> bool:
    """``甲 | 乙 | 1 | 2 | 3``: the columns' numbers."""
    numbers = [place.text for place in row.values() if value_of(place.text)]
    return len(numbers) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)] and len(numbers) > len(row) - 3


def _columns(
    columns: Sequence[int], held: dict[int, list[CellPlace]], heads: Sequence[Row]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Columns of labels on the left, and those that hold values."""
    labels: list[int] = []
    values: list[int] = []
    for column in columns:
        texts = _written(held[column])
        numbers = sum(map(is_quantity, texts))
        if _points_elsewhere(column, heads) or (not values and _counts_rows(texts, column, heads)):
            continue
        opens = not values and not labels and _words_beside(column, columns, held)
        if numbers * 2 > len(texts) and not opens and (values or not _are_periods(texts)):
            values.append(column)
        elif texts:
            labels.append(column)
    named = [column for column in labels if not all(_DATE.fullmatch(place.text) for place in held[column])]
    return tuple(named or labels), tuple(values)


def _written(places: Sequence[CellPlace]) -> list[str]:
    return [place.text for place in places if not is_blank(place.text)]


def _words_beside(column: int, columns: Sequence[int], held: dict[int, list[CellPlace]]) -> bool:
    """Whether the next column holds words: then the first, though of numbers, labels the rows."""
    texts = [place.text for c in columns if c > column for place in held[c]][: len(held[column])]
    return bool(texts) and 2 * sum(map(is_quantity, texts)) < len(texts)


def _are_periods(texts: Sequence[str]) -> bool:
    named = sum(is_year(text) or period_in(text, 0)[0] == "" for text in texts)
    return named > settings.PERIODS_SHARE * len(texts)


def _points_elsewhere(column: int, heads: Sequence[Row]) -> bool:
    """Whether a column holds the numbers of notes or pages, or remarks: 附注, Page."""
    over = [row[column].text for row in heads if column in row]
    return bool(over) and all(_REFERENCE.fullmatch(text) for text in over)


def _counts_rows(texts: Sequence[str], column: int, heads: Sequence[Row]) -> bool:
    """A column that numbers the rows: 序号, 行次, or 1, 2, 3 in the first."""
    named = any(column in row and _ROW_NUMBER.fullmatch(row[column].text) for row in heads)
    return named or (column == 0 and len(texts) > 2 and texts == [str(n) for n in range(1, len(texts) + 1)])


def _names_units(column: int, places: Sequence[CellPlace], heads: Sequence[Row]) -> bool:
    texts = _written(places)
    if any(column in row and _UNIT_HEAD.fullmatch(row[column].text) for row in heads):
        return True
    return len(texts) > 1 and all(unit_named(text) for text in texts)
