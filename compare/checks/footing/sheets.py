"""A table as an auditor sees it: rows and columns with their labels, and a figure where they cross."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import accumulate

from compare.checks.rule import CheckedReport
from compare.figures.numbers.intervals import Interval, around
from compare.figures.tables import tables_within
from compare.figures.tables.captions import lines_above
from compare.figures.tables.columns import ValueColumn, columns_of
from compare.figures.tables.grid import Grid, Row, grid_of
from compare.figures.tables.headings import Role, caption_of, label_of
from compare.figures.tables.scales import taken_out
from compare.lexicon import pattern
from compare.model import Figure, FigureKind, Span
from compare.model.layout import Table

_TOTAL = pattern(r"\s*(?:{zh.footing.total}|{en.footing.total})\s*")
_GRAND = pattern(r"\s*(?:{zh.footing.grand_total}|{en.footing.grand_total})\s*")
_MORE = pattern(r"\s*{zh.footing.more}")
_BALANCE = pattern(r"\s*{zh.footing.balance}\s*")
_LESS = pattern(r"\s*(?:{zh.footing.less}|{en.footing.less})")
_YEAR = pattern("^{common.dates.year}年?")
RELATIVE = frozenset((FigureKind.PERCENT, FigureKind.PERCENTAGE_POINT, FigureKind.PERMILLE, FigureKind.MULTIPLE))


@dataclass(frozen=True, slots=True)
class FigureCell:
    """One figure of a table with its place. ``value`` and ``step`` are in the base unit; ``bounds`` are
    what rounding leaves open of the printed number."""

    row: int
    column: int
    figure: Figure
    value: Decimal = field(init=False)
    step: Decimal = field(init=False)
    bounds: Interval = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Works out what is asked for many times."""
        assert self.figure.value is not None
        object.__setattr__(self, "value", self.figure.value)
        object.__setattr__(self, "step", self.figure.step or Decimal(0))
        object.__setattr__(self, "bounds", around(self.figure.value, self.figure.step))

    @property
    def span(self) -> Span:
        return self.figure.span


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A row or a column by its label. ``total``: it is called a total; ``grand``: of the whole table; ``part``: it is
    one of the parts of what stands above it (其中); ``less``: it is taken off (减:), ``more``: it is put to (加:); ``balance``: it is what
    is left of those above (利润). ``outer`` is the label of the
    group that it stands in."""

    label: str
    total: bool = False
    grand: bool = False
    part: bool = False
    less: bool = False
    more: bool = False
    balance: bool = False
    outer: str = ""


@dataclass(frozen=True, slots=True)
class FigureGrid:
    """``cells`` by row and column: None where the place is blank, so that what it holds cannot be said. ``groups`` are
    the numbers of the groups of rows that each row stands in: a label without values opens one, and so does another
    label over several rows. ``column_groups`` are those of the columns, by the heads over several of them. ``places`` are
    the rows of the whole table, of which this may be one side; ``caption`` is all that stands over it."""

    rows: tuple[LabelledLine, ...]
    columns: Mapping[int, LabelledLine]
    heads: Mapping[int, ValueColumn]
    cells: Mapping[tuple[int, int], FigureCell]
    groups: tuple[int, ...]
    column_groups: Mapping[int, int]
    places: tuple[int, ...]
    caption: str = ""

    def at(self, row: int, column: int) -> FigureCell | None:
        return self.cells.get((row, column))

    @property
    def levels(self) -> tuple[int, ...]:
        """The columns that hold levels and no rates."""
        return tuple(c for c, column in self.heads.items() if column.head.role is Role.LEVEL)


def sheets(checked: CheckedReport) -> Sequence[tuple[FigureGrid, ...]]:
    """The tables of a report that hold figures, in order: each as one sheet, or as two that stand side by side."""
    return checked.once(_sheets)


def _sheets(checked: CheckedReport) -> Sequence[tuple[FigureGrid, ...]]:
    return tuple(_each(checked))


def _each(checked: CheckedReport) -> Iterator[tuple[FigureGrid, ...]]:
    in_rows = [figure for figure in checked.figures if figure.row is not None]
    if not in_rows:
        return
    starts = [figure.span.start for figure in in_rows]
    for table in tables_within(checked.outline, checked.report.span, checked.folded, in_rows):
        first = bisect_left(starts, table.span.start)
        last = bisect_left(starts, table.span.end)
        if last - first > 2 and (sides := _sides(table, checked, in_rows[first:last])):
            yield sides


def _sides(table: Table, checked: CheckedReport, figures: Sequence[Figure]) -> tuple[FigureGrid, ...]:
    grid = grid_of(table, checked.folded)
    if grid is None:
        return ()
    year = checked.report.year or checked.report.title_year
    above = [*lines_above(checked.folded, table.span.start), *grid.titles]
    heads = columns_of(grid, caption_of(above), year)
    made = (_sheet(grid, {c: heads[c] for c in side}, figures, year) for side in _side_by_side(grid, heads))
    words = "".join(" ".join(above).split())
    return tuple(replace(sheet, caption=words) for sheet in made if sheet is not None)


def _side_by_side(grid: Grid, heads: Mapping[int, ValueColumn]) -> Sequence[Sequence[int]]:
    """The columns of values of each side where two tables stand side by side: under the same heads, each with labels of
    its own (收入 | 预算数 | 支出 | 预算数)."""
    sides: dict[tuple[int, ...], list[int]] = {}
    for column in heads:
        sides.setdefault(grid.labels_of(column), []).append(column)
    told = [[(_column_line(grid, c).label, heads[c].head.year) for c in side] for side in sides.values()]
    same = len(sides) == 2 and all(sides) and told[0] == told[1]
    return list(sides.values()) if same else [list(heads)]


def _sheet(
    grid: Grid, heads: Mapping[int, ValueColumn], figures: Sequence[Figure], year: int | None
) -> FigureGrid | None:
    starts = [figure.span.start for figure in figures]
    labels = grid.labels_of(min(heads))
    rows: list[LabelledLine] = []
    places: list[int] = []
    opened: list[int] = []
    cells: dict[tuple[int, int], FigureCell] = {}
    group = 0
    for number, row in enumerate(grid.body):
        held = {}
        for column, place in row.items():
            at = bisect_left(starts, place.span.start) if column in heads and not place.merged else len(figures)
            if at < len(figures) and figures[at].span.start < place.span.end and _is_exact(figures[at]):
                held[column] = figures[at]
        if not held:
            group += any(column in row for column in labels)
            continue
        cells.update({(len(rows), c): FigureCell(len(rows), c, figure) for c, figure in held.items()})
        rows.append(_row_line(row, labels, min(heads), year))
        places.append(number)
        opened.append(group)
    if not rows:
        return None
    columns = {column: _column_line(grid, column) for column in heads}
    groups = _numbered([(number, row.outer) for number, row in zip(opened, rows, strict=True)])
    over = _numbered([columns[column].outer for column in heads])
    return FigureGrid(tuple(rows), columns, heads, cells, groups, dict(zip(heads, over, strict=True)), tuple(places))


def _numbered(keys: Sequence[Hashable]) -> tuple[int, ...]:
    """Equal neighbours have one number."""
    return tuple(accumulate((int(at > 0 and keys[at - 1] != key) for at, key in enumerate(keys))))


def _is_exact(figure: Figure) -> bool:
    return figure.value is not None and figure.approximation is None and figure.bound is None


def _row_line(row: Row, labels: Sequence[int], first: int, year: int | None) -> LabelledLine:
    """A row's label: the innermost; where the columns of labels are blank, what stands in any other on the left."""
    written = [row[column].text for column in labels if column in row and not row[column].merged]
    written = written or [place.text for column, place in row.items() if column < first and not place.merged][-1:]
    outer = row[labels[0]].text if len(labels) > 1 and labels[0] in row else ""
    text = written[-1] if written else ""
    label = label_of(text, year)
    line = _line(label.name or text, part=label.part)
    less, more = (sign.match(text) is not None for sign in (_LESS, _MORE))
    return replace(line, less=less, more=more, outer=outer if outer != text else "")


def _column_line(grid: Grid, column: int) -> LabelledLine:
    """A column's label: the innermost head without its unit and its year."""
    texts = [row[column].text for row in grid.heads if column in row]
    text = taken_out(texts[-1])[0] if texts else ""
    return replace(_line(_YEAR.sub("", text) or text), outer=texts[0] if len(texts) > 1 else "")


def _line(label: str, *, part: bool = False) -> LabelledLine:
    grand = _GRAND.fullmatch(label) is not None
    balance = _BALANCE.fullmatch(label) is not None
    return LabelledLine(label, grand or _TOTAL.fullmatch(label) is not None, grand, part, balance=balance)
