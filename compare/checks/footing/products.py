"""Columns that are a quotient or a product of two others in each row (报到率, 平均住院日, 金额), and rows that are the
amount for one thing of two others (earnings per share). What follows from what is found: it holds in most rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from math import log10
from typing import NamedTuple

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
_KIND = pattern("{zh.footing.share_kind}|{en.footing.share_kind}")
_PERCENT = frozenset(("%", "‰"))
# Powers of ten between a quotient and its terms, a product and its: 100 for percent, 1000 for 亩产 in 公斤 and the harvest in 吨.
_OF_QUOTIENTS = {"%": frozenset((2,)), "‰": frozenset((3,)), None: frozenset((0, 2))}
_OF_PRODUCTS = frozenset((0, 3, -3))


class _Rule(NamedTuple):
    """Of columns: the result, and the two that it is worked out from."""

    result: int
    first: int
    second: int
    formula: Quotient | Product

    @property
    def columns(self) -> frozenset[int]:
        return frozenset((self.result, self.first, self.second))


def products(sheet: FigureGrid) -> Iterator[Relation]:
    """The relations of the columns, and of the rows that name what they are for one of."""
    columns = [c for c, own in sheet.heads.items() if own.head.role is not Role.GROWTH]
    if 2 < len(columns) <= MOST_COLUMNS_SEARCHED:
        rules = sorted(_rules(sheet, columns), key=lambda rule: (not _is_quotient(sheet, rule.result), -rule.result))
        taken: set[frozenset[int]] = set()
        for result in dict.fromkeys(rule.result for rule in rules):
            rule, relations = _best(sheet, [each for each in rules if each.result == result], taken)
            if rule is not None:
                taken.add(rule.columns)
                yield from relations
    yield from _for_one(sheet)


def _is_quotient(sheet: FigureGrid, column: int) -> bool:
    return _QUOTIENT.search(sheet.columns[column].label) is not None


def _best(
    sheet: FigureGrid, rules: Sequence[_Rule], taken: Container[frozenset[int]]
) -> tuple[_Rule | None, Sequence[Relation]]:
    """Of the rules of a column the one that holds in most rows; three columns have one rule."""
    best: tuple[_Rule | None, Sequence[Relation]] = (None, ())
    for rule in rules:
        if rule.columns not in taken:
            relations = [relation for row in range(len(sheet.rows)) if (relation := _relation(sheet, rule, row))]
            if _is_proven(relations) and _holding(relations) > _holding(best[1]):
                best = rule, relations
    return best


def _rules(sheet: FigureGrid, columns: Sequence[int]) -> Iterator[_Rule]:
    """The rules that hold about, in the logarithms of the first rows, where a product is a sum."""
    rows = range(min(len(sheet.rows), LONGEST_SEARCHED))
    logs = {column: [_log(sheet.at(row, column)) for row in rows] for column in columns}
    units = {column: _unit(sheet, column) for column in columns}
    for a, b in combinations(columns, 2):
        together = [None if x is None or y is None else x + y for x, y in zip(logs[a], logs[b], strict=True)]
        for product in columns:
            power = _power(logs[product], together) if product not in (a, b) else None
            if power is None:
                continue
            in_percent = 2 if "%" in (units[a], units[b]) else 3 if "‰" in (units[a], units[b]) else 0
            if power + in_percent in _OF_PRODUCTS and units[product] not in _PERCENT:
                yield _Rule(product, a, b, Product(Decimal(10) ** power))
            for result, under in ((a, b), (b, a)):
                usual = _OF_QUOTIENTS.get(units[result], frozenset((0,)))
                if -power in usual or (_is_quotient(sheet, result) and units[result] not in _PERCENT):
                    yield _Rule(result, product, under, Quotient(Decimal(10) ** -power))


def _log(cell: FigureCell | None) -> float | None:
    return log10(abs(cell.value)) if cell is not None and cell.value else None


def _unit(sheet: FigureGrid, column: int) -> str | None:
    """The one unit of a column, or an empty one for several."""
    units = {cell.figure.unit for row in range(len(sheet.rows)) if (cell := sheet.at(row, column)) is not None}
    return units.pop() if len(units) == 1 else ""


def _power(logs: Sequence[float | None], others: Sequence[float | None]) -> int | None:
    """The power of ten that is about the quotient of two columns in most rows, if one is."""
    powers: Counter[int] = Counter()
    held = 0
    for one, other in zip(logs, others, strict=True):
        if one is not None and other is not None:
            held += 1
            power = round(one - other)
            powers[power] += abs(one - other - power) <= ABOUT
    power, near = powers.most_common(1)[0] if powers else (0, 0)
    return power if near >= FEWEST_AGREEING and near >= FOLLOWS * held else None


def _relation(sheet: FigureGrid, rule: _Rule, row: int) -> Relation | None:
    result, first, second = (sheet.at(row, c) for c in (rule.result, rule.first, rule.second))
    if result is None or first is None or second is None or not (result.value and first.value and second.value):
        return None
    return related(result, (first, second), rule.formula)


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
        if len(under) > 1 and (kind := _KIND.search(line.label)):
            under = [r for r in under if kind.group().lower() in sheet.rows[r].label.lower()]
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
            relation = related(result, (over, under), Quotient())
            relations += [relation] if relation is not None else []
    holding = [relation for relation in relations if relation.holds]
    proven = holding and 2 * len(holding) >= len(relations) and max(r.sharpness for r in holding) >= SHARP
    return relations if proven else []
