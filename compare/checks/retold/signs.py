"""A rise that prose tells as a fall, or the other way round: 比上年末减少0.70万人 beside a row in which it is +0.70."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from compare.checks.footing.sheets import FigureCell
from compare.checks.identities.paragraphs import Told, paragraphs_of
from compare.checks.retold.cells import OTHER_GROUND
from compare.checks.retold.contexts import Context, context_of
from compare.checks.retold.tables import RetoldTable, measure_of, measures_of, tables_near, tables_of
from compare.checks.rule import CheckedReport
from compare.checks.settings import FEWEST_SLIP_DIGITS
from compare.figures.numbers.intervals import Interval, around
from compare.figures.tables.headings import Role
from compare.lexicon import pattern
from compare.model import Direction, FigureKind, Span

_DIRECTION = pattern("{zh.retold.direction}|{en.retold.direction}")


class Turned(NamedTuple):
    """A figure told as a ``rise`` that the cells have as a fall, or the other way round."""

    told: Told
    rise: bool
    cells: tuple[FigureCell, ...]

    def span(self, text: str) -> Span:
        """The figure with the word that tells its direction."""
        figure = self.told.figure.span
        before = [
            match.start() for match in _DIRECTION.finditer(text, figure.start - len(self.told.lead) - 1, figure.start)
        ]
        behind = _DIRECTION.search(text, figure.end, figure.end + len(self.told.tail)) if not before else None
        return Span(before[-1] if before else figure.start, behind.end() if behind else figure.end)


class _Change(NamedTuple):
    bounds: Interval
    cells: tuple[FigureCell, ...]

    def tells(self, value: Decimal, step: Decimal) -> bool:
        return self.bounds.meets(around(value, step).wider(step / 2))


def turned_round(checked: CheckedReport) -> Iterator[Turned]:
    for paragraph in paragraphs_of(checked, fewest=1) if tables_of(checked) else ():
        tables = tables_near(checked, paragraph.span.start)
        for told in paragraph.told:
            claim = told.figure.claim
            if claim is None or claim.is_ratio or claim.direction is Direction.FLAT or not _is_sharp(told):
                continue
            context = context_of(checked, paragraph, told)
            if OTHER_GROUND.search(context.clause):
                continue
            found = next((each for table in tables if (each := _turned(context, told, table))), None)
            if found is not None:
                yield found


def _is_sharp(told: Told) -> bool:
    digits = str(int(abs(told.value) / (told.figure.step or Decimal(1))))
    return told.figure.bound is None and told.figure.approximation is None and len(digits) >= FEWEST_SLIP_DIGITS


def _turned(context: Context, told: Told, table: RetoldTable) -> Turned | None:
    """Where the row that is named has the change with the other sign, and nowhere with its own."""
    rows = context.rows(table) or (table.total_rows[-1:] if context.names_all else [])
    if len(rows) != 1:
        return None
    rise = told.figure.claim is not None and told.figure.claim.direction is Direction.UP
    value, step = abs(told.value) if rise else -abs(told.value), told.figure.step or Decimal(0)
    changes = list(_changes(told, table, rows[0]))
    if any(change.tells(value, step) for change in changes):
        return None
    other = next((change for change in changes if change.tells(-value, step)), None)
    return Turned(told, rise, other.cells) if other is not None else None


def _changes(told: Told, table: RetoldTable, row: int) -> Iterator[_Change]:
    """The changes that the row of a table tells in the measure of a figure, and those between its years."""
    sheet, measures = table.sheet, measures_of(told.figure)
    for column, head in sheet.heads.items():
        cell = sheet.at(row, column)
        if cell is None:
            continue
        if head.head.role is Role.GROWTH and measure_of(cell.figure) in measures:
            bounds = Interval(-cell.bounds.high, -cell.bounds.low) if head.head.falls else cell.bounds
            yield _Change(bounds, (cell,))
        year = head.head.year
        before = next((c for c, other in sheet.heads.items() if year and other.head.year == year - 1), None)
        old = sheet.at(row, before) if before is not None else None
        if head.head.role is not Role.LEVEL or old is None or not table.is_latest(column):
            continue
        if told.figure.kind is FigureKind.PERCENT and cell.figure.kind is not FigureKind.PERCENT and old.bounds.low > 0:
            low, high = cell.bounds.low / old.bounds.high, cell.bounds.high / old.bounds.low
            yield _Change(Interval((low - 1) * 100, (high - 1) * 100), (cell, old))
        elif measure_of(cell.figure) in measures:
            yield _Change(Interval(cell.bounds.low - old.bounds.high, cell.bounds.high - old.bounds.low), (cell, old))
