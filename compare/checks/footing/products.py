"""Columns that are a quotient or a product of two others in each row (报到率, 平均住院日, 金额), and rows that are the
amount for one thing of two others (earnings per share). What follows from what is found: it holds in most rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from compare.checks.arithmetic_statements import number
from compare.checks.footing.formulas import Product, Quotient
from compare.checks.footing.relations import Relation, related
from compare.checks.footing.sheets import FigureCell, FigureGrid
from compare.checks.settings import (
    ABOUT,
    FEWEST_AGREEING,
    FOLLOWS,
    LONGEST_SEARCHED,
    MOST_COLUMNS_SEARCHED,
    SHARP,
    SHARP_TOGETHER,
)
from compare.figures.tables.headings import Role
from compare.lexicon import pattern

_QUOTIENT = pattern("{zh.footing.quotient}|{en.footing.quotient}")
_FOR_ONE = (pattern("{zh.footing.for_one}"), pattern("{en.footing.for_one}"))
_FACTORS = {"%": (Decimal(100),), "‰": (Decimal(1000),), None: (Decimal(1), Decimal(100))}


_PRODUCT_OF = (Decimal(1), Decimal(1000), Decimal(1) / 1000)  # 亩产 in 公斤, the harvest in 吨


class _Rule(NamedTuple):
    """Of columns: the result, and the two that it is worked out from."""

    result: int
    first: int
    second: int
    formula: Quotient | Product


def products(sheet: FigureGrid) -> Iterator[Relation]:
    """The relations of the columns, and of the rows that name what they are for one of."""
    columns = [c for c, own in sheet.heads.items() if own.head.role is not Role.GROWTH]
    if 2 < len(columns) <= MOST_COLUMNS_SEARCHED:
        taken: set[frozenset[int]] = set()
        for result in sorted(columns, key=lambda c: (_QUOTIENT.search(sheet.columns[c].label) is None, -c)):
            found = _found(sheet, result, columns, taken)
            if found:
                yield from found
    yield from _for_one(sheet)


def _found(sheet: FigureGrid, result: int, columns: Sequence[int], taken: set[frozenset[int]]) -> list[Relation]:
    """The relations of a column by the rule that holds in most rows; three columns have one rule."""
    best: list[Relation] = []
    used: frozenset[int] = frozenset()
    for rule in _rules(sheet, result, columns):
        three = frozenset((rule.result, rule.first, rule.second))
        if three in taken or not _holds_about(sheet, rule):
            continue
        relations = [relation for row in range(len(sheet.rows)) if (relation := _relation(sheet, rule, row))]
        if _is_proven(relations) and _holding(relations) > _holding(best):
            best, used = relations, three
    taken.add(used)
    return best


def _rules(sheet: FigureGrid, result: int, columns: Sequence[int]) -> Iterator[_Rule]:
    units = {cell.figure.unit for row in range(len(sheet.rows)) if (cell := sheet.at(row, result)) is not None}
    unit = units.pop() if len(units) == 1 else ""
    for first, second in permutations([c for c in columns if c != result], 2):
        for factor in _FACTORS.get(unit, (Decimal(1),)):
            yield _Rule(result, first, second, Quotient(factor))
        if first < second and unit not in ("%", "‰"):
            yield from (_Rule(result, first, second, Product(factor)) for factor in _PRODUCT_OF)


def _holds_about(sheet: FigureGrid, rule: _Rule) -> bool:
    """A sieve in binary numbers."""
    near = held = 0
    for row in range(min(len(sheet.rows), LONGEST_SEARCHED)):
        cells = _cells(sheet, rule, row)
        if cells is not None:
            held += 1
            result, first, second = (float(cell.value) for cell in cells)
            by = first * second if isinstance(rule.formula, Product) else first / second
            near += abs(by * float(rule.formula.factor) - result) <= ABOUT * abs(result)
    return near >= FEWEST_AGREEING and near >= FOLLOWS * held


def _cells(sheet: FigureGrid, rule: _Rule, row: int) -> tuple[FigureCell, FigureCell, FigureCell] | None:
    result, first, second = (sheet.at(row, c) for c in (rule.result, rule.first, rule.second))
    if result is None or first is None or second is None or not (result.value and first.value and second.value):
        return None
    return result, first, second


def _relation(sheet: FigureGrid, rule: _Rule, row: int) -> Relation | None:
    cells = _cells(sheet, rule, row)
    return _divided(cells, rule.formula) if cells is not None else None


def _divided(cells: tuple[FigureCell, FigureCell, FigureCell], formula: Quotient | Product) -> Relation | None:
    result, first, second = cells
    sign = "×" if isinstance(formula, Product) else "/"
    return related(result, (first, second), formula, f"{number(first.figure)} {sign} {number(second.figure)}")


def _holding(relations: Sequence[Relation]) -> int:
    return sum(relation.holds for relation in relations)


def _is_proven(relations: Sequence[Relation]) -> bool:
    """Whether a rule holds in most rows, and hardly by chance."""
    chance = Decimal(1)
    for relation in relations:
        chance *= max(relation.sharpness, Decimal(1)) if relation.holds else Decimal(1)
    holding = _holding(relations)
    enough = holding >= FEWEST_AGREEING and holding >= FOLLOWS * len(relations)
    return enough and chance >= SHARP_TOGETHER


def _for_one(sheet: FigureGrid) -> Iterator[Relation]:
    """Net income, weighted average shares, earnings per share: the one row that counts what the amount is for."""
    for row, line in enumerate(sheet.rows):
        of = _what_for(line.label)
        if of is None:
            continue
        under = [r for r, other in enumerate(sheet.rows) if _counts(other.label, of)]
        if len(under) != 1:
            continue
        others = [over for over in range(len(sheet.rows)) if over not in (row, under[0])]
        proven = [found for over in others if (found := _amounts_for_one(sheet, (row, over, under[0])))]
        if len(proven) == 1:
            yield from proven[0]


def _what_for(label: str) -> str | None:
    """``share`` of ``earnings per share``."""
    return next((named["of"].lower() for each in _FOR_ONE if (named := each.search(label))), None)


def _counts(label: str, of: str) -> bool:
    return of in label.lower() and _what_for(label) is None


def _amounts_for_one(sheet: FigureGrid, rows: tuple[int, int, int]) -> list[Relation]:
    """The relations of a result, an amount and a count, by column, if they hold sharply in at least half."""
    relations = []
    for column in sheet.levels:
        result, over, under = (sheet.at(row, column) for row in rows)
        if result is not None and over is not None and under is not None:
            relation = _divided((result, over, under), Quotient())
            relations += [relation] if relation is not None else []
    holding = [relation for relation in relations if relation.holds]
    proven = holding and 2 * len(holding) >= len(relations) and max(r.sharpness for r in holding) >= SHARP
    return relations if proven else []
