"""One name in two tables of a report, with two values a slip apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from compare.checks.metric_names import bare_metrics, names_a_thing
from compare.checks.retold.tables import NamedCell, cells_by_measure
from compare.checks.rule import CheckedReport
from compare.checks.settings import FEWEST_SHARP_DIGITS, SHORTEST_LABEL
from compare.checks.slips import is_telling, slips, swapped
from compare.figures.numbers.intervals import around
from compare.model import Figure, Nature


def differing(checked: CheckedReport) -> Iterator[tuple[Figure, Figure]]:
    """One name, unit and year in two tables, with two values a slip apart: the later one is told, or the one that is not
    proven by what it adds up."""
    names = bare_metrics(checked)
    groups: dict[tuple[str, str | None, int | None], list[NamedCell]] = defaultdict(list)
    for each in (named for cells in cells_by_measure(checked).values() for named in cells.cells):
        metric = names[each.cell.figure.metric or ""].lower()
        if len(metric) >= SHORTEST_LABEL and _is_level(each.cell.figure) and names_a_thing(metric):
            groups[metric, each.cell.figure.unit, each.cell.figure.year].append(each)
    for group in groups.values():
        if len(group) == 2 and group[0].table is not group[1].table and _are_slipped(*group):
            right, wrong = sorted(group, key=lambda each: (not _adds_up(each), each.cell.span))
            yield right.cell.figure, wrong.cell.figure


def _are_slipped(one: NamedCell, other: NamedCell) -> bool:
    if one.cell.bounds.meets(other.cell.bounds) or not is_telling(one.cell.value, one.cell.step or None):
        return False
    step = max(one.cell.step, other.cell.step) or None
    digits = [_digits(abs(each.cell.value), step) for each in (one, other)]
    if not (swapped(*digits) or min(map(len, digits)) > FEWEST_SHARP_DIGITS):
        return False
    values = slips(one.cell.value, one.cell.figure.step)
    return any(around(value, one.cell.figure.step).meets(other.cell.bounds) for value in values)


def _is_level(figure: Figure) -> bool:
    return figure.claim is None and figure.nature is not Nature.TARGET


def _adds_up(named: NamedCell) -> bool:
    """Whether a cell of a total is the sum of what stands in its column."""
    sheet, column = named.table.sheet, named.cell.column
    held = [cell for row in named.table.plain_rows if (cell := sheet.at(row, column)) is not None]
    return sheet.rows[named.cell.row].total and sum((cell.value for cell in held), Decimal(0)) == named.cell.value


def _digits(value: Decimal, step: Decimal | None) -> str:
    return str(int(value / (step or Decimal(1))))
