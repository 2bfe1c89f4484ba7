"""A table as an auditor sees it: rows and columns with their labels, and a figure where they cross."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from compare.checks.rule import CheckedReport
from compare.figures.numbers.intervals import Interval, around
from compare.figures.tables import find_tables
from compare.figures.tables.captions import lines_above
from compare.figures.tables.columns import ValueColumn, columns_of
from compare.figures.tables.grid import Grid, Row, grid_of
from compare.figures.tables.headings import Role, caption_of, label_of
from compare.lexicon import pattern
from compare.model import Figure, FigureKind, Span
from compare.model.layout import Table

_TOTAL = pattern(r"\s*(?:{zh.footing.total}|{en.footing.total})\s*")
_GRAND = pattern(r"\s*(?:{zh.footing.grand_total}|{en.footing.grand_total})\s*")
_LESS = pattern(r"\s*(?:{zh.footing.less}|{en.footing.less})")
RELATIVE = frozenset((FigureKind.PERCENT, FigureKind.PERCENTAGE_POINT, FigureKind.PERMILLE, FigureKind.MULTIPLE))


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a table with its place. ``value`` and ``step`` are in the base unit."""

    row: int
    column: int
    figure: Figure

    @property
    def value(self) -> Decimal:
        assert self.figure.value is not None
        return self.figure.value

    @property
    def step(self) -> Decimal:
        return self.figure.step or Decimal(0)

    @property
    def span(self) -> Span:
        return self.figure.span

    @property
    def bounds(self) -> Interval:
        """What rounding leaves open of the printed number."""
        return around(self.value, self.figure.step)


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column by its label. ``total``: it is called a total; ``grand``: of the whole table; ``part``: it is
    one of the parts of what stands above it (其中); ``less``: it is taken off (减:)."""

    label: str
    total: bool = False
    grand: bool = False
    part: bool = False
    less: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """``cells`` by row and column: None where the place is blank, so that what it holds cannot be said. ``group`` is the
    number of the group of rows that each row stands in: a label without values opens one."""

    rows: tuple[Line, ...]
    columns: Mapping[int, Line]
    heads: Mapping[int, ValueColumn]
    cells: Mapping[tuple[int, int], Cell]
    groups: tuple[int, ...]

    def at(self, row: int, column: int) -> Cell | None:
        return self.cells.get((row, column))

    @property
    def levels(self) -> tuple[int, ...]:
        """The columns that hold levels and no rates."""
        return tuple(c for c, column in self.heads.items() if column.head.role is Role.LEVEL)


def sheets(checked: CheckedReport) -> Iterator[Sheet]:
    """The tables of a report that hold figures, in order."""
    in_rows = [figure for figure in checked.figures if figure.row is not None]
    if not in_rows:
        return
    starts = [figure.span.start for figure in in_rows]
    for table in _tables(checked, in_rows):
        first = bisect_left(starts, table.span.start)
        last = bisect_left(starts, table.span.end)
        if last - first > 2 and (sheet := _sheet(table, checked, in_rows[first:last])):
            yield sheet


def _tables(checked: CheckedReport, in_rows: Sequence[Figure]) -> Iterator[Table]:
    """The tables that the format marks, and those of plain text where figures stand in rows outside them."""
    within = checked.report.span
    marked = [table for table in checked.outline.document.layout.tables if within.covers(table.span)]
    yield from marked
    starts = sorted(table.span.start for table in marked)
    ends = sorted(table.span.end for table in marked)
    outside = any(bisect_left(starts, f.span.end) == bisect_left(ends, f.span.end) for f in in_rows)
    if outside:
        taken = sorted([*(t.span for t in marked), *(chrome.span for chrome in checked.outline.chrome)])
        yield from (table for table in find_tables(checked.folded, taken) if within.covers(table.span))


def _sheet(table: Table, checked: CheckedReport, figures: Sequence[Figure]) -> Sheet | None:
    grid = grid_of(table, checked.folded)
    if grid is None:
        return None
    year = checked.report.year or checked.report.title_year
    caption = caption_of([*lines_above(checked.folded, table.span.start), *grid.titles])
    heads = columns_of(grid, caption, year)
    starts = [figure.span.start for figure in figures]
    rows: list[Line] = []
    groups: list[int] = []
    cells: dict[tuple[int, int], Cell] = {}
    group = 0
    for row in grid.body:
        places = {c: place for c, place in row.items() if c in heads and not place.merged}
        held = {}
        for column, place in places.items():
            at = bisect_left(starts, place.span.start)
            if at < len(figures) and figures[at].span.start < place.span.end and _is_exact(figures[at]):
                held[column] = figures[at]
        if not held:
            group += 1
            continue
        cells.update({(len(rows), c): Cell(len(rows), c, figure) for c, figure in held.items()})
        rows.append(_row_line(grid, row, year))
        groups.append(group)
    columns = {column: _column_line(grid, column) for column in heads}
    return Sheet(tuple(rows), columns, heads, cells, tuple(groups)) if len(rows) > 1 else None


def _is_exact(figure: Figure) -> bool:
    return figure.value is not None and figure.approximation is None and figure.bound is None


def _row_line(grid: Grid, row: Row, year: int | None) -> Line:
    labels = grid.labels_of(grid.values[0])
    written = [row[column].text for column in labels if column in row and not row[column].merged]
    text = written[-1] if written else ""
    label = label_of(text, year)
    return _line(label.name or text, part=label.part)


def _column_line(grid: Grid, column: int) -> Line:
    texts = [row[column].text for row in grid.heads if column in row]
    return _line(texts[-1] if texts else "")


def _line(label: str, *, part: bool = False) -> Line:
    grand = _GRAND.fullmatch(label) is not None
    less = _LESS.match(label) is not None
    return Line(label, grand or _TOTAL.fullmatch(label) is not None, grand, part, less)
