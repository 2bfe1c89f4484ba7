"""Columns that follow from others in each row: growth, difference, share. A column is believed to follow where it does
so in most rows; GDP at comparable prices does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from compare.checks.footing.formulas import Growth, Quotient, ShareOfSum
from compare.checks.footing.relations import Relation, added, related
from compare.checks.footing.sheets import FigureCell, FigureGrid
from compare.checks.settings import FOLLOWS, LONGEST_SEARCHED
from compare.figures.tables.headings import Role
from compare.lexicon import pattern
from compare.model import FigureKind

_HUNDRED = Decimal(100)
_DIFFERENCE = pattern("{zh.footing.difference}|{en.footing.difference}")
# A relation of the cells of one row, or None where it cannot be said.
Rule = Callable[[int], Relation | None]


def derived(sheet: FigureGrid) -> Iterator[Relation]:
    """The relations of the columns of growth and difference, and of shares."""
    for column, own in sheet.heads.items():
        if own.head.role is Role.SHARE:
            yield from _believed(list(_shares(sheet, column)), sheet)
        elif own.head.role is Role.GROWTH or _DIFFERENCE.fullmatch(sheet.columns[column].label):
            yield from _believed([_growth(sheet, column, old, new) for old, new in _levels(sheet, column)], sheet)


def _believed(rules: Sequence[Rule], sheet: FigureGrid) -> list[Relation]:
    """The relations of the rule that holds in most rows, if it holds in enough."""
    best: list[Relation] = []
    most = 0
    for rule in rules:
        relations = [relation for row in range(len(sheet.rows)) if (relation := rule(row)) is not None]
        holding = sum(relation.holds for relation in relations)
        if holding > most and holding >= FOLLOWS * len(relations):
            best, most = relations, holding
    return best


def _levels(sheet: FigureGrid, column: int) -> list[tuple[int, int]]:
    """The columns of levels that a growth may be worked out from: the earlier and the later, those of its own first."""
    others = [c for c in sheet.levels if c != column]
    if any(unit.unit and unit.unit.kind is FigureKind.PERCENTAGE_POINT for unit in sheet.heads[column].head.units):
        others = [c for c, own in sheet.heads.items() if own.head.role is not Role.GROWTH]  # points between shares
    reached = [c for c in others if not sheet.heads[c].head.target]
    levels = reached if len(reached) > 1 else others  # 预算 | 决算 | 差额
    named = [c for c in levels if sheet.heads[c].head.name == sheet.heads[column].head.name] or levels
    pairs = list(combinations(named if len(named) > 1 else levels, 2))
    ordered = []
    for a, b in pairs:
        years = sheet.heads[a].head.year, sheet.heads[b].head.year
        if years[0] and years[1]:
            ordered += [(a, b)] if years[0] < years[1] else [(b, a)] if years[1] < years[0] else []
        else:
            ordered += [(a, b), (b, a)]
    return ordered


def _growth(sheet: FigureGrid, column: int, old: int, new: int) -> Rule:
    """The growth from one level to the other, in percent, in points or in the unit of the levels."""
    falls = sheet.heads[column].head.falls

    def of(row: int) -> Relation | None:
        grown, before, after = (sheet.at(row, c) for c in (column, old, new))
        if grown is None or before is None or after is None or before.figure.unit != after.figure.unit:
            return None
        kind = grown.figure.kind
        if kind is FigureKind.PERCENT and before.figure.kind is not FigureKind.PERCENT:
            return related(grown, (after, before), Growth(-1 if falls else 1))
        points = kind is FigureKind.PERCENTAGE_POINT and before.figure.kind is FigureKind.PERCENT
        if points or grown.figure.unit == after.figure.unit:
            return added(grown, (before, after) if falls else (after, before), (1, -1))
        return None

    return of


def _shares(sheet: FigureGrid, column: int) -> Iterator[Rule]:
    """Of each level to its left: its share of the whole, which is a row called a total, the row of 100%, a row that
    is the sum of the others, or that sum where no row is."""
    for level in sheet.levels:
        if level > column:
            continue
        for whole in range(len(sheet.rows)):
            share = sheet.at(whole, column)
            is_whole = share is not None and share.value == _HUNDRED
            at_the_end = whole in (0, len(sheet.rows) - 1)
            if is_whole or sheet.rows[whole].total or (at_the_end and share is None):
                yield _share(sheet, column, level, whole)
        parts = [sheet.at(row, level) for row, line in enumerate(sheet.rows) if not (line.part or line.total)]
        held = [part for part in parts if part is not None]
        if len(held) == len(parts) > 2 and len(parts) <= LONGEST_SEARCHED:
            yield _share_of_all(sheet, column, level, held)


def _factor(share: FigureCell) -> Decimal:
    return Decimal(1000) if share.figure.unit == "‰" else _HUNDRED


def _share(sheet: FigureGrid, column: int, level: int, whole: int) -> Rule:
    def of(row: int) -> Relation | None:
        share, part, all_ = sheet.at(row, column), sheet.at(row, level), sheet.at(whole, level)
        if share is None or part is None or all_ is None or part.figure.unit != all_.figure.unit:
            return None
        return related(share, (part, all_), Quotient(_factor(share)))

    return of


def _share_of_all(sheet: FigureGrid, column: int, level: int, parts: Sequence[FigureCell]) -> Rule:
    """Of a table without a row of its total."""

    def of(row: int) -> Relation | None:
        share, part = sheet.at(row, column), sheet.at(row, level)
        if share is None or part is None or part not in parts:
            return None
        return related(share, (part, *parts), ShareOfSum(_factor(share)))

    return of
