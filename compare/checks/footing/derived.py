"""Columns that follow from others in each row: growth, difference, share. A column is believed to follow where it does
so in most rows; GDP at comparable prices does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from compare.checks.arithmetic_statements import number
from compare.checks.footing.relations import Relation, added
from compare.checks.footing.settings import FOLLOWS
from compare.checks.footing.sheets import Cell, Sheet
from compare.figures.numbers.intervals import Interval
from compare.figures.tables.headings import Role
from compare.model import FigureKind

_HUNDRED = Decimal(100)
# A relation of the cells of one row, or None where it cannot be said.
Rule = Callable[[int], Relation | None]


def derived(sheet: Sheet) -> Iterator[Relation]:
    """The relations of the columns of growth and difference, and of shares."""
    for column, own in sheet.heads.items():
        if own.head.role is Role.GROWTH:
            yield from _believed([_growth(sheet, column, old, new) for old, new in _levels(sheet, column)], sheet)
        elif own.head.role is Role.SHARE:
            yield from _believed(list(_shares(sheet, column)), sheet)


def _believed(rules: Sequence[Rule], sheet: Sheet) -> list[Relation]:
    """The relations of the rule that holds in most rows, if it holds in enough."""
    best: list[Relation] = []
    most = 0
    for rule in rules:
        relations = [relation for row in range(len(sheet.rows)) if (relation := rule(row)) is not None]
        holding = sum(relation.holds for relation in relations)
        if holding > most and holding >= FOLLOWS * len(relations):
            best, most = relations, holding
    return best


def _levels(sheet: Sheet, column: int) -> list[tuple[int, int]]:
    """The columns of levels that a growth may be worked out from: the earlier and the later, those of its own first."""
    levels = [c for c in sheet.levels if not sheet.heads[c].head.target]
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


def _growth(sheet: Sheet, column: int, old: int, new: int) -> Rule:
    """The growth from one level to the other, in percent, in points or in the unit of the levels."""
    falls = sheet.heads[column].head.falls

    def of(row: int) -> Relation | None:
        grown, before, after = (sheet.at(row, c) for c in (column, old, new))
        if grown is None or before is None or after is None or before.figure.unit != after.figure.unit:
            return None
        kind = grown.figure.kind
        if kind is FigureKind.PERCENT and before.figure.kind is not FigureKind.PERCENT:
            return _percent(grown, before, after, falls=falls)
        points = kind is FigureKind.PERCENTAGE_POINT and before.figure.kind is FigureKind.PERCENT
        if points or grown.figure.unit == after.figure.unit:
            return added(grown, (before, after) if falls else (after, before), (1, -1))
        return None

    return of


def _percent(grown: Cell, before: Cell, after: Cell, *, falls: bool) -> Relation | None:
    old, new = before.bounds, after.bounds
    if old.low <= 0 or new.low < 0:
        return None
    sign = -1 if falls else 1
    ends = sorted((sign * (new.low / old.high - 1) * _HUNDRED, sign * (new.high / old.low - 1) * _HUNDRED))
    computed = sign * (after.value / before.value - 1) * _HUNDRED
    working = f"{number(after.figure)} / {number(before.figure)} - 1"
    return Relation(grown, (after, before), computed, Interval(*ends), working)


def _shares(sheet: Sheet, column: int) -> Iterator[Rule]:
    """Of each level to its left: its share of the whole, which is a row called a total or the row of 100%."""
    for level in sheet.levels:
        if level > column:
            continue
        for whole in range(len(sheet.rows)):
            share = sheet.at(whole, column)
            is_whole = share is not None and share.value == _HUNDRED
            if is_whole or sheet.rows[whole].total:
                yield _share(sheet, column, level, whole)


def _share(sheet: Sheet, column: int, level: int, whole: int) -> Rule:
    def of(row: int) -> Relation | None:
        share, part, all_ = sheet.at(row, column), sheet.at(row, level), sheet.at(whole, level)
        if share is None or part is None or all_ is None or part.figure.unit != all_.figure.unit:
            return None
        a, b = part.bounds, all_.bounds
        if b.low <= 0 or a.low < 0:
            return None
        factor = Decimal(1000) if share.figure.unit == "‰" else _HUNDRED
        bounds = Interval(a.low / b.high * factor, a.high / b.low * factor)
        if row == whole:
            bounds = Interval(factor, factor)
        working = f"{number(part.figure)} / {number(all_.figure)}"
        return Relation(share, (part, all_), part.value / all_.value * factor, bounds, working)

    return of
