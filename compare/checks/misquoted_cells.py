"""Cells of tables that the prose, or another table, tells with a slip of the pen: "507 serious collisions" beside
``Serious | 570``."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from compare.checks.footing.sheets import FigureCell, FigureGrid, sheets
from compare.checks.metric_names import bare, bare_metrics, is_chinese, names_a_thing
from compare.checks.rule import CheckedReport
from compare.checks.settings import FEWEST_SHARP_DIGITS, SHORTEST_ENGLISH_LABEL, SHORTEST_LABEL
from compare.checks.slips import is_telling, slips, swapped
from compare.figures.numbers.intervals import around
from compare.figures.tables.headings import Role
from compare.lexicon import pattern
from compare.model import Figure, FigureKind, Nature

_KINDS = frozenset((FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.PERCENT, FigureKind.RATE))
_GENERIC = pattern("{zh.tables.generic}+|{en.tables.generic}")
_OTHER_EXTENT = pattern("{zh.arithmetic.period}|{en.arithmetic.compared}")
_OF_TOTAL = pattern(r"% of (?:the )?total\b")


class NamedCell(NamedTuple):
    """A cell with the words that name it: its row and its column; of a row that is a total only the column. ``adds_up``
    where it is one, and the sum of what stands in its column; ``share`` where it is one of the whole table."""

    cell: FigureCell
    row: str
    column: str
    table: int
    adds_up: bool
    share: bool


class _Cells(NamedTuple):
    """Cells of one unit in the order of their values."""

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


def misquoted(checked: CheckedReport) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of a cell and of what tells it otherwise, by one slip: the value stands in no cell."""
    by_unit = checked.once(_cells)
    for figure in checked.figures if by_unit else ():
        cells = by_unit.get(figure.unit) or (by_unit.get(None) if figure.kind is FigureKind.COUNT else None)
        if (
            cells is not None
            and figure.row is None
            and _is_level(figure)
            and not cells.about(figure.value or Decimal(0), figure.step)
        ):
            meant = _meant(checked, figure, cells)
            if meant is not None:
                yield meant.cell.figure, figure
    yield from _between_tables(bare_metrics(checked), [cell for cells in by_unit.values() for cell in cells.cells])


def _cells(checked: CheckedReport) -> Mapping[str | None, _Cells]:
    found: dict[str | None, list[NamedCell]] = defaultdict(list)
    for number, side in enumerate(sheets(checked)):
        for sheet in side:
            for named in _named(sheet, number):
                found[named.cell.figure.unit].append(named)
    cells = {unit: sorted(group, key=lambda each: abs(each.cell.value)) for unit, group in found.items()}
    return {unit: _Cells([abs(each.cell.value) for each in group], group) for unit, group in cells.items()}


def _named(sheet: FigureGrid, table: int) -> Iterator[NamedCell]:
    rows = ["" if line.total else _name(line.label) for line in sheet.rows]
    columns = {c: "" if _GENERIC.fullmatch(line.label) else _name(line.label) for c, line in sheet.columns.items()}
    for cell in sheet.cells.values():
        share = sheet.heads[cell.column].head.role is Role.SHARE
        adds_up = sheet.rows[cell.row].total and _adds_up(sheet, cell)
        yield NamedCell(cell, rows[cell.row], columns[cell.column], table, adds_up, share)


def _name(label: str) -> str:
    return "".join(label.split()) if is_chinese(label) else label.lower().strip()


def _adds_up(sheet: FigureGrid, total: FigureCell) -> bool:
    plain = [row for row, line in enumerate(sheet.rows) if not (line.total or line.part)]
    return sum((cell.value for row in plain if (cell := sheet.at(row, total.column))), Decimal(0)) == total.value


def _is_level(figure: Figure) -> bool:
    """An exact level of a sort that tables hold."""
    return (
        figure.value is not None
        and figure.kind in _KINDS
        and figure.claim is None
        and figure.nature is not Nature.TARGET
        and not (figure.approximation or figure.bound)
    )


def _meant(checked: CheckedReport, figure: Figure, cells: _Cells) -> NamedCell | None:
    """The one cell that a figure of the prose misquotes."""
    passage = checked.passage_at(figure.span.start)
    if passage is None or figure.value is None or not is_telling(figure.value, figure.step):
        return None
    words = passage.span.of(checked.folded).lower()
    found = [
        each
        for value in slips(figure.value, figure.step)
        for each in cells.about(value, figure.step)
        if each.cell.figure.year == figure.year and _is_sharp(figure, value, each, words) and _is_named(words, each)
    ]
    if len({each.cell.value for each in found}) != 1 or _OTHER_EXTENT.search(words):
        return None
    return found[0]


def _is_named(words: str, named: NamedCell) -> bool:
    """Whether a sentence names a cell: by its row, or, of a total, by its column."""
    name = named.row or named.column
    return len(name) >= (SHORTEST_LABEL if is_chinese(name) else SHORTEST_ENGLISH_LABEL) and name in words


def _is_sharp(figure: Figure, meant: Decimal, named: NamedCell, words: str) -> bool:
    """Whether a slip is hardly a chance: two digits that changed places, or one other among many, or under the same name."""
    one, other = _digits(abs(figure.value or Decimal(0)), figure.step), _digits(abs(meant), figure.step)
    same = bare(figure.metric or "").lower() == bare(named.cell.figure.metric or "").lower()
    same = same or (named.share and _OF_TOTAL.search(words) is not None)
    return same or swapped(one, other) or len(one) >= FEWEST_SHARP_DIGITS


def _digits(value: Decimal, step: Decimal | None) -> str:
    return str(int(value / (step or Decimal(1))))


def _between_tables(names: Mapping[str, str], cells: Sequence[NamedCell]) -> Iterator[tuple[Figure, Figure]]:
    """One name, unit and year in two tables, with two values a slip apart: the later one is told, or the one that is not
    proven by what it adds up."""
    groups: dict[tuple[str, str | None, int | None], list[NamedCell]] = defaultdict(list)
    for each in cells:
        metric = names[each.cell.figure.metric or ""].lower()
        if len(metric) >= SHORTEST_LABEL and _is_level(each.cell.figure) and names_a_thing(metric):
            groups[metric, each.cell.figure.unit, each.cell.figure.year].append(each)
    for group in groups.values():
        if len(group) == 2 and group[0].table != group[1].table and _are_slipped(*group):
            right, wrong = sorted(group, key=lambda each: (not each.adds_up, each.cell.span))
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
