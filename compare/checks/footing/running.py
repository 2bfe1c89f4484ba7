"""Rows or columns that sum up another from place to place: 当月, 累计; Receipts, Receipts to date."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from compare.checks.footing.relations import Relation, added, alike
from compare.checks.footing.sheets import FigureGrid
from compare.checks.footing.sum_grids import SumGrid, both_ways
from compare.checks.settings import FEWEST_AGREEING, SHARP_TOGETHER
from compare.lexicon import pattern

_RUNNING = pattern("{zh.footing.running}|{en.footing.running}")


def running(sheet: FigureGrid) -> Iterator[Relation]:
    """The relations of a line that is called a running total to the line that it sums up: the one by which most hold."""
    for matrix in both_ways(sheet):
        named = [i for i, line in enumerate(matrix.lines) if _RUNNING.fullmatch(line.label)]
        for line in named:
            others = [i for i in range(len(matrix.lines)) if i not in named]
            found = [relations for other in others if _is_proven(relations := _steps(matrix, line, other))]
            if found:
                yield from max(found, key=lambda relations: sum(each.holds for each in relations))


def _steps(matrix: SumGrid, line: int, of: int) -> list[Relation]:
    """At each place: what was there before and what came."""
    relations = []
    for before, place in pairwise(matrix.across):
        cells = [matrix.at(line, place), matrix.at(line, before), matrix.at(of, place)]
        held = [cell for cell in cells if cell is not None]
        if len(held) == len(cells) and alike(held):
            relations.append(added(held[0], held[1:], (1, 1)))
    return relations


def _is_proven(relations: list[Relation]) -> bool:
    """Whether half of the steps hold, hardly by chance: one wrong cell breaks two of them."""
    holding = [relation for relation in relations if relation.holds]
    chance = Decimal(1)
    for relation in holding:
        chance *= max(relation.sharpness, Decimal(1))
    enough = len(holding) >= max(FEWEST_AGREEING, len(relations) / 2)
    return enough and chance >= SHARP_TOGETHER
