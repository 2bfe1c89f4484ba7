"""Cells of tables that prose tells with a slip of the pen: "507 serious collisions" beside ``Serious | 570``; or that it
tells of another row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from compare.checks.identities.paragraphs import Told, ToldParagraph, paragraphs_of
from compare.checks.retold.contexts import (
    Context,
    Lead,
    column_lead,
    context_of,
    is_addressed,
    is_of_other_period,
    row_lead,
)
from compare.checks.retold.tables import NamedCell, cells_by_measure, measure_of, measures_of
from compare.checks.rule import CheckedReport
from compare.checks.settings import FEWEST_DIGITS, FEWEST_LONG_DIGITS, FEWEST_SHARP_DIGITS
from compare.checks.slips import is_telling, slips, swapped
from compare.figures.numbers.intervals import around
from compare.figures.tables.headings import Role
from compare.lexicon import pattern
from compare.model import Figure, FigureKind, Nature, Span

_KINDS = frozenset((FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.PERCENT, FigureKind.RATE, FigureKind.DURATION))
_LISTED = pattern("{zh.retold.respectively}|{en.retold.respectively}")
OTHER_GROUND = pattern("{zh.identities.other_comparison}|{zh.growth.at_comparable_prices}|{en.identities.other_ground}")


def misquoted(checked: CheckedReport) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of a cell and of what tells it otherwise, by one slip: the value stands in no cell."""
    if not cells_by_measure(checked):
        return
    for paragraph in paragraphs_of(checked, fewest=1):
        for told in paragraph.told:
            if is_told_exactly(told.figure) and not is_grounded(checked, paragraph, told):
                meant = _meant(checked, paragraph, told)
                if meant is not None:
                    yield meant.cell.figure, told.figure


def is_told_exactly(figure: Figure) -> bool:
    """An exact figure of a sort that tables hold."""
    return (
        bool(figure.value)
        and figure.kind in _KINDS
        and figure.nature is not Nature.TARGET
        and not (figure.approximation or figure.bound)
    )


def stands_in_table(checked: CheckedReport, span: Span) -> bool:
    """Whether a share is one of a table, in a row or told from it: what it is of, the table knows better than its sentence."""
    figure = next((figure for figure in checked.figures if figure.span == span), None)
    if figure is None or figure.kind not in {FigureKind.PERCENT, FigureKind.PERMILLE} or figure.claim is not None:
        return False
    cells = cells_by_measure(checked).get(measure_of(figure))
    if cells is None or not is_telling(_value(figure), figure.step):
        return False
    return figure.row is not None or any(
        each.cell.value == figure.value for each in cells.about(_value(figure), figure.step)
    )


def is_grounded(checked: CheckedReport, paragraph: ToldParagraph, told: Told) -> bool:
    """Whether a figure stands in a cell, or is a sum or a difference of two others of its paragraph."""
    figure = told.figure
    by_measure = cells_by_measure(checked)
    if any(by_measure[m].about(_value(figure), figure.step) for m in measures_of(figure) if m in by_measure):
        return True
    own = around(_value(figure), figure.step)
    levels = [each for each in paragraph.told if each.is_level and each.measure == told.measure and each.at != told.at]
    return any(
        around(one.value + sign * other.value, one.figure.step).meets(own)
        for one, other in combinations(levels, 2)
        for sign in (1, -1)
    )


def _value(figure: Figure) -> Decimal:
    return abs(figure.value or Decimal(0))


def _meant(checked: CheckedReport, paragraph: ToldParagraph, told: Told) -> NamedCell | None:
    """The one cell that a figure of the prose misquotes."""
    figure = told.figure
    possible = list(_possible(checked, figure))
    if not possible:
        return None
    context = context_of(checked, paragraph, told)
    if _LISTED.search(context.sentence) or (figure.claim is not None and OTHER_GROUND.search(context.sentence)):
        return None
    found = [each for each in possible if _may_tell(context, figure, each)]
    if len({each.cell.value for each in found}) != 1 or _is_told_too(paragraph, told, found[0]):
        return None
    return found[0]


def _possible(checked: CheckedReport, figure: Figure) -> Iterator[NamedCell]:
    """The cells of a figure's measure that are one slip away."""
    by_measure = cells_by_measure(checked)
    own = [by_measure[measure] for measure in measures_of(figure) if measure in by_measure]
    for value in slips(_value(figure), figure.step) if own else ():
        if value > 0:
            for cells in own:
                yield from cells.about(value, figure.step)


def _may_tell(context: Context, figure: Figure, named: NamedCell) -> bool:
    """Whether a figure is a misprint of a cell: of its sort and year, addressed by the words, sharp enough."""
    role = named.table.sheet.heads[named.cell.column].head.role
    one, other = _printed_digits(figure, named)
    if (figure.claim is not None) != (role is Role.GROWTH) or len(one) != len(other):
        return False
    if role is Role.GROWTH:
        return context.is_anchored(named)
    year = named.cell.figure.year
    if (year != figure.year and None not in {year, figure.year}) or is_of_other_period(context, named):
        return False
    if is_addressed(context, named):
        return _is_sharp(context, figure, named)
    return _is_lone_slip(context, figure, named)


def _is_sharp(context: Context, figure: Figure, named: NamedCell) -> bool:
    """Whether a slip is hardly a chance: two digits that changed places, one other among many, or any where the words name
    the cell itself."""
    one, other = _printed_digits(figure, named)
    row, column = row_lead(context, named), column_lead(context, named)
    itself = Lead.NAMED in {row, column} and (named.row.free or row is Lead.NAMED)
    if not is_telling(_value(figure), figure.step):
        whole = not figure.step and len(one) >= FEWEST_DIGITS - 1
        return whole and row >= Lead.NEARLY and column >= Lead.NEARLY
    return itself or swapped(one, other) or len(one) >= FEWEST_SHARP_DIGITS


def _is_lone_slip(context: Context, figure: Figure, named: NamedCell) -> bool:
    """Whether the only slip from a cell of the row that is named, or of the total of a table near by, has so many digits that
    it is no chance."""
    one, other = _printed_digits(figure, named)
    row = row_lead(context, named)
    if row is Lead.NAMED and (context.names_row(named) or context.names_all or context.is_anchored(named)):
        return len(one) >= FEWEST_SHARP_DIGITS
    total = named.row.free and (named.column.free or context.names_all or column_lead(context, named) > 0)
    if not total or not context.is_near(named.table):
        return False
    if len(one) >= FEWEST_LONG_DIGITS and context.shares_words(named.table.sheet.caption):
        return True
    return len(one) > FEWEST_LONG_DIGITS or (len(one) == FEWEST_LONG_DIGITS and swapped(one, other))


def _printed_digits(figure: Figure, named: NamedCell) -> tuple[str, str]:
    return _digits(_value(figure), figure.step), _digits(abs(named.cell.value), figure.step)


def _digits(value: Decimal, step: Decimal | None) -> str:
    return str(int(value / (step or Decimal(1))))


def _is_told_too(paragraph: ToldParagraph, told: Told, named: NamedCell) -> bool:
    """Whether the sentence tells the cell elsewhere: then the figure is something else."""
    return any(
        each.sentence == told.sentence
        and each.at != told.at
        and each.figure.value is not None
        and around(abs(each.figure.value), each.figure.step).meets(named.cell.bounds)
        for each in paragraph.told
    )


def told_of_another(checked: CheckedReport) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of a cell and of what is told for it, which is the value of another row of its column."""
    by_measure = cells_by_measure(checked)
    for paragraph in paragraphs_of(checked, fewest=1) if by_measure else ():
        for told in paragraph.told:
            figure = told.figure
            if figure.claim is not None or not is_told_exactly(figure) or not is_telling(_value(figure), figure.step):
                continue
            own = [by_measure[measure] for measure in measures_of(figure) if measure in by_measure]
            holding = [each for cells in own for each in cells.about(_value(figure), figure.step)]
            if len({id(each.table) for each in holding}) == 1:
                cell = _of_own_row(context_of(checked, paragraph, told), figure, holding)
                if cell is not None:
                    yield cell, figure


def _of_own_row(context: Context, figure: Figure, holding: Sequence[NamedCell]) -> Figure | None:
    """The cell of the one row that the clause names, where the figure stands in the same column of another row only."""
    table = holding[0].table
    rows, columns = context.rows(table), {each.cell.column for each in holding}
    if len(rows) != 1 or len(columns) != 1 or not context.is_near(table) or not all(_is_of(figure, h) for h in holding):
        return None
    own, column = rows[0], columns.pop()
    if any(each.cell.row == own for each in holding):
        return None
    if not context.ends_with(table.rows[own], table.sheet.columns[column].label):
        return None
    cell = table.sheet.at(own, column)
    return None if cell is None or not column_lead(context, NamedCell(cell, table)) else cell.figure


def _is_of(figure: Figure, named: NamedCell) -> bool:
    return len({figure.year, named.cell.figure.year} - {None}) < 2
