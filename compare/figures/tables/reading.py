"""The figures of a table: each value with what its row, its column and the caption say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compare.figures.meaning.context import measure_named, qualified
from compare.figures.meaning.periods import period_of
from compare.figures.numbers.amounts import Number
from compare.figures.running_text import RunningText
from compare.figures.tables.captions import lines_above
from compare.figures.tables.cell_numbers import CellNumber, cell_numbers
from compare.figures.tables.columns import ValueColumn, columns_of
from compare.figures.tables.contents import is_contents
from compare.figures.tables.grid import Grid, grid_of
from compare.figures.tables.headings import Caption, Role, caption_of, joined
from compare.figures.tables.labels import Labelled, labelled
from compare.figures.tables.measures import Units, as_points, measured
from compare.figures.tables.scales import scale_in, unit_in_column
from compare.figures.tables.values import is_blank, value_of
from compare.lexicon import pattern
from compare.model import Claim, Direction, Figure, FigureKind, Nature, Span
from compare.model.layout import Table
from compare.text.folding import visible

_SHARE = pattern("{zh.tables.share}|{en.tables.share_of}")
_CHINESE = pattern("[\u4e00-\u9fff]")
_SENTENCE = pattern(r"[。；;！？]|[,，].*[,，]")
_NAMES = {Role.GROWTH: "增长", Role.SHARE: "占比"}


@dataclass(frozen=True, slots=True)
class TableContext:
    """A document and what its report says of a table. ``folded`` is ``text`` width-folded; ``plans`` where the table
    stands in the part of a report that looks ahead."""

    text: str
    folded: str
    report: int
    year: int | None
    plans: bool = False


@dataclass(frozen=True, slots=True)
class TableFigures:
    """The figures of one table in the order of the text; ``prose`` are cells of running text, which are read as such."""

    span: Span
    figures: tuple[Figure, ...]
    prose: tuple[Span, ...]

    @property
    def left_out(self) -> list[Span]:
        """What the reader of prose is not to see: all but the cells of running text."""
        edges = [self.span.start, *(edge for span in self.prose for edge in span), self.span.end]
        return [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def read_table(table: Table, around: TableContext) -> TableFigures | None:
    """The figures of a table; none of a contents page, whose numbers the reader of prose is not to see either. None
    where the table holds no values."""
    if is_contents(table, around.folded):
        return TableFigures(table.span, (), ())
    grid = grid_of(table, around.folded)
    if grid is None:
        return None
    over_labels = [row[c].text for row in grid.heads for c in grid.labels_of(grid.values[0]) if c in row]
    corner = [text for text in over_labels if "(" in text or scale_in(text)]
    caption = caption_of([*lines_above(around.folded, table.span.start), *grid.titles, *corner])
    reader = _Reader(around, grid, caption, columns_of(grid, caption, around.year))
    figures = sorted(reader.figures(), key=lambda figure: figure.span)
    if not figures:
        return None
    read = {figure.span.start for figure in figures}
    prose = {c.span for c in table.cells if c.span.start not in read and _SENTENCE.search(c.span.of(around.folded))}
    return TableFigures(table.span, tuple(figures), tuple(sorted(prose)))


@dataclass(frozen=True, slots=True)
class _Reader:
    around: TableContext
    grid: Grid
    caption: Caption
    columns: dict[int, ValueColumn]

    def figures(self) -> Iterator[Figure]:
        sides: dict[tuple[int, ...], list[int]] = {}  # the columns of values by those of their labels
        for column in self.grid.values:
            sides.setdefault(self.grid.labels_of(column), []).append(column)
        for columns in sides.values():
            currency = self._currency(columns)
            for row in labelled(self.grid, columns, self.around.year):
                yield from self._row(row, columns, currency)

    def _currency(self, columns: Sequence[int]) -> str | None:
        """The sign that some of the values have: the first row and the totals, by custom."""
        values = (value_of(row[c].text) for row in self.grid.body for c in columns if c in row)
        return next((value.sign for value in values if value and value.sign not in ("", "%", "‰")), None)

    def _row(self, row: Labelled, columns: Sequence[int], currency: str | None) -> Iterator[Figure]:
        own = None if self.grid.units is None else row.places.get(self.grid.units)
        unit = unit_in_column(own.text) if own else None
        units = Units(row.label.name, row.above, unit, row.label.units, self.caption.units, currency)
        for column in columns:
            place = row.places.get(column)
            if place is not None and not place.merged and not is_blank(place.text):
                yield from self._in_cell(row, self.columns[column], units, place.span)

    def _in_cell(self, row: Labelled, column: ValueColumn, units: Units, place: Span) -> Iterator[Figure]:
        level = None if column.of is None else self.columns[column.of].head
        written = visible(place.of(self.around.folded), place.start)
        for cell in cell_numbers(written.text, column.head, units, level):
            number = cell.number
            if column.head.role is Role.GROWTH:
                number = self._in_points(number, row, column, units)
            yield self._figure(row, _aside(column) if cell.aside else column, cell._replace(number=number), written)

    def _figure(self, row: Labelled, column: ValueColumn, cell: CellNumber, written: RunningText) -> Figure:
        head, number = column.head, cell.number
        grown = head.role is Role.GROWTH or cell.direction is not None
        of = self._metric(row, column) if column.known else ""
        role = Role.GROWTH if grown else head.role
        metric = joined([of, _NAMES[role]]) if role is not Role.LEVEL and of else of
        approximation, bound = (None, None) if cell.bare else qualified(written.text, number)
        direction = cell.direction or _direction(number, falls=head.falls)
        span = written.original(number.start, number.end)
        return Figure(
            report=self.around.report,
            span=span,
            text=span.of(self.around.text),
            value=number.value,
            unit=number.unit,
            kind=number.kind,
            approximation=approximation,
            masked=number.masked,
            low=number.low,
            high=number.high,
            bound=bound,
            year=self._year(row, column),
            period=self._period(row, column),
            scope=self._scope(row),
            nature=Nature.TARGET if head.target or self._planned(row) else Nature.RESULT,
            measure=None if grown else measure_named(number.kind, metric + self.caption.name),
            terms=number.terms,
            metric=metric or None,
            claim=Claim(direction, head.basis, of or None) if grown else None,
            step=number.step,
            row=row.span,
        )

    def _period(self, row: Labelled, column: ValueColumn) -> str | None:
        """The period that the head and the label name inside the year; of a growth that of its level."""
        head = column.head if column.of is None else self.columns[column.of].head
        return period_of(f"{head.words} {row.label.name}", self._year(row, column))

    def _in_points(self, growth: Number, row: Labelled, column: ValueColumn, units: Units) -> Number:
        """A growth in percent of a level that is itself in percent: in percentage points where the two levels of the row
        lie so far apart."""
        level = None if column.of is None else self.columns[column.of].head
        if growth.kind is not FigureKind.PERCENT or level is None or level.year is None:
            return growth
        before = next((c for c, v in self.columns.items() if v.head == replace(level, year=level.year - 1)), None)
        pair = [value_of(row.places[c].text) if c in row.places else None for c in (before, column.of)]
        old, new = (measured(value, level, units, None) if value else None for value in pair)
        if old is None or new is None or old.kind is not FigureKind.PERCENT or new.kind is not FigureKind.PERCENT:
            return growth
        points = "个百分点" if _CHINESE.search(row.label.name) else "percentage points"
        return as_points(growth, old, new, points)

    def _planned(self, row: Labelled) -> bool:
        """Whether the part of the report plans; in English a plan may be a security or an insurance, so that only the
        head of a column makes its values targets."""
        return self.around.plans and _CHINESE.search(row.label.name + self.caption.name) is not None

    def _metric(self, row: Labelled, column: ValueColumn) -> str:
        """Of a growth or a share that of its level."""
        head = column.head
        level = column if column.of is None or not head.generic else self.columns[column.of]
        name = "" if head.role is Role.SHARE and level is column else level.name
        return joined([row.name, name]) or self.caption.name or row.label.name

    def _scope(self, row: Labelled) -> tuple[str, ...]:
        part = ("其中",) if row.label.part else ()
        caption = (self.caption.name,) if self.caption.name else ()
        return (*caption, *row.label.scopes, *part)

    def _year(self, row: Labelled, column: ValueColumn) -> int | None:
        head = column.head if column.of is None else self.columns[column.of].head
        return row.label.year or head.year or self.caption.year or self.around.year


def _aside(column: ValueColumn) -> ValueColumn:
    """The column of a percentage in brackets behind a number: a share where the head says so (人数(占比)), else nobody
    knows of what."""
    if not _SHARE.search(column.head.name):
        return replace(column, head=replace(column.head, role=Role.LEVEL), known=False)
    return replace(column, head=replace(column.head, role=Role.SHARE))


def _direction(number: Number, *, falls: bool) -> Direction:
    if not number.value:
        return Direction.FLAT
    return Direction.DOWN if (number.value < 0) is not falls else Direction.UP
