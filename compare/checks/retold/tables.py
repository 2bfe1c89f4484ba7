"""The tables of a report as what prose may tell of them: each cell with the names of its row and its column."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from compare.checks.footing.sheets import FigureCell, FigureGrid, sheets
from compare.checks.footing.turned import turned
from compare.checks.retold.names import Name, name_of
from compare.checks.rule import CheckedReport
from compare.figures.numbers.intervals import around
from compare.lexicon import pattern
from compare.model import Figure, FigureKind

_PEOPLE = pattern("^(?:{zh.identities.count_of_people})$")


@dataclass(frozen=True, slots=True)
class RetoldTable:
    """One table, or one side of it, with the names of its lines; ``original`` where it is that one with its rows as columns."""

    sheet: FigureGrid
    rows: Sequence[Name]
    columns: Mapping[int, Name]
    start: int
    end: int
    original: RetoldTable | None = None

    def is_latest(self, column: int) -> bool:
        """Whether no column of levels is of a later year."""
        own = self.sheet.heads[column].head.year
        return own is None or own == max(self.sheet.heads[c].head.year or own for c in self.sheet.levels)

    @property
    def plain_rows(self) -> list[int]:
        """Those that are no totals and no parts of others."""
        return [row for row, line in enumerate(self.sheet.rows) if not (line.total or line.part)]

    @property
    def total_rows(self) -> list[int]:
        return [row for row, line in enumerate(self.sheet.rows) if line.total]


class NamedCell(NamedTuple):
    cell: FigureCell
    table: RetoldTable

    @property
    def row(self) -> Name:
        return self.table.rows[self.cell.row]

    @property
    def column(self) -> Name:
        return self.table.columns[self.cell.column]


class Cells(NamedTuple):
    """Cells of one measure in the order of their values."""

    values: Sequence[Decimal]
    cells: Sequence[NamedCell]

    def about(self, value: Decimal, step: Decimal | None) -> Sequence[NamedCell]:
        """Those that may be one number with ``value``, printed more or less exactly."""
        low, high = around(abs(value), step)
        first = bisect_left(self.values, low)
        last = first
        while last < len(self.values) and self.values[last] <= high:
            last += 1
        return self.cells[first:last]


def tables_of(checked: CheckedReport) -> Sequence[RetoldTable]:
    """The tables of a report, in order."""
    return checked.once(_tables)


def cells_by_measure(checked: CheckedReport) -> Mapping[str, Cells]:
    return checked.once(_cells)


def tables_near(checked: CheckedReport, offset: int) -> list[RetoldTable]:
    """The table before a place and the one behind it, each with its second side where it has one."""
    tables = tables_of(checked)
    starts = [table.start for table in tables]
    at = bisect_left(starts, offset)
    before = [each for each in tables[max(0, at - 2) : at] if each.end >= tables[at - 1].start]
    behind = [each for each in tables[at : at + 2] if each.start <= tables[at].end]
    return [*before, *behind]


def measures_of(figure: Figure) -> tuple[str, ...]:
    """The measures of the cells that a figure of the prose may tell: its own, and that of cells without a unit."""
    own = measure_of(figure)
    relative = figure.kind in {FigureKind.PERCENT, FigureKind.PERMILLE, FigureKind.PERCENTAGE_POINT}
    return (own,) if relative or not own else (own, "")


def measure_of(figure: Figure) -> str:
    """The unit; the same for all of persons, and none for English counts."""
    if figure.unit is None or (figure.kind is FigureKind.COUNT and figure.unit.isascii()):
        return ""
    return _PEOPLE.sub("人", figure.unit)


def _tables(checked: CheckedReport) -> Sequence[RetoldTable]:
    return [_table(sheet) for side in sheets(checked) for sheet in side if sheet.cells]


def _table(sheet: FigureGrid) -> RetoldTable:
    rows = [name_of(line.label, total=line.total) for line in sheet.rows]
    columns = {c: name_of(line.label, total=line.total) for c, line in sheet.columns.items()}
    starts = [cell.span for cell in sheet.cells.values()]
    return RetoldTable(
        sheet,
        rows,
        columns,
        min(starts).start,
        max(starts).end,
    )


def turned_of(checked: CheckedReport, table: RetoldTable) -> RetoldTable:
    """A table with its rows as columns, made once."""
    made = checked.once(_turned_tables)
    if id(table) not in made:
        made[id(table)] = replace(_table(turned(table.sheet)), original=table)
    return made[id(table)]


def _turned_tables(_: CheckedReport) -> dict[int, RetoldTable]:
    return {}


def _cells(checked: CheckedReport) -> Mapping[str, Cells]:
    found: dict[str, list[NamedCell]] = defaultdict(list)
    for each in _named(tables_of(checked)):
        found[measure_of(each.cell.figure)].append(each)
    ordered = {measure: sorted(group, key=lambda each: abs(each.cell.value)) for measure, group in found.items()}
    return {measure: Cells([abs(each.cell.value) for each in group], group) for measure, group in ordered.items()}


def _named(tables: Sequence[RetoldTable]) -> Iterator[NamedCell]:
    for table in tables:
        for cell in table.sheet.cells.values():
            yield NamedCell(cell, table)
