"""Rows or columns that lead from an opening to a closing balance: 期初 | 增加 | 减少 | 期末."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from compare.checks.footing.relations import Relation, added, alike
from compare.checks.footing.sheets import FigureGrid, LabelledLine
from compare.checks.footing.sum_grids import SumGrid, both_ways
from compare.checks.settings import MOST_MOVEMENTS, SHARP
from compare.lexicon import Pattern, pattern

_OPENING = pattern("{zh.footing.opening}|{en.footing.opening}")
_CLOSING = pattern("{zh.footing.closing}|{en.footing.closing}")
_INCREASE = pattern("{zh.footing.increase}|{en.footing.increase}")
_DECREASE = pattern("{zh.footing.decrease}|{en.footing.decrease}")


def movements(sheet: FigureGrid) -> Iterator[Relation]:
    """Where one line is the opening balance and one the closing one, and what lies between leads there in most places."""
    for matrix in both_ways(sheet):
        opening, closing = (_only(matrix.lines, name) for name in (_OPENING, _CLOSING))
        if opening is None or closing is None or opening == closing:
            continue
        yield from _leading(matrix, opening, closing)
        yield from _carried(sheet, matrix, opening, closing)


def _only(lines: Sequence[LabelledLine], name: Pattern) -> int | None:
    found = [i for i, line in enumerate(lines) if not line.part and name.search(line.label)]
    return found[0] if len(found) == 1 else None


def _leading(matrix: SumGrid, opening: int, closing: int) -> Iterator[Relation]:
    moves = [i for i, line in enumerate(matrix.lines) if i not in (opening, closing) and not line.part]
    for chosen in _sets(matrix, moves, opening, closing):
        tried = list(_signs(matrix, chosen))
        for signs in tried:
            relations = _relations(matrix, closing, [opening, *chosen], [1, *signs])
            holding = [relation for relation in relations if relation.holds]
            # One of many signs fits small numbers by chance.
            sharp = any(_sharpness(relation) >= SHARP * len(tried) for relation in holding)
            if sharp and len(holding) * 2 >= len(relations):
                yield from relations
                return


def _sharpness(relation: Relation) -> Decimal:
    """As of a sum, but the balance that is left may be small."""
    room = relation.bounds.high - relation.bounds.low + relation.result.step
    return max(abs(cell.value) for cell in relation.cells) / (room or Decimal(1))


def _sets(matrix: SumGrid, moves: Sequence[int], opening: int, closing: int) -> Iterator[list[int]]:
    """The lines that may be what came and went: all; all but totals or but what the totals are of; those between."""
    low, high = sorted((opening, closing))
    totalled = {matrix.groups[i] for i in moves if matrix.lines[i].total}
    apart = [i for i in moves if matrix.lines[i].total or matrix.groups[i] not in totalled]
    leaves = [i for i in moves if not matrix.lines[i].total]
    between = [i for i in moves if low < i < high]
    above = [i for i in moves if i == low - 1]  # the net change, under what it is made up of
    seen: list[list[int]] = []
    for chosen in (list(moves), leaves, apart, between, [i for i in between if i in leaves], above):
        if 0 < len(chosen) <= MOST_MOVEMENTS and chosen not in seen:
            seen.append(chosen)
            yield chosen


def _signs(matrix: SumGrid, chosen: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """What is named as coming or going has its sign; printed negatives carry it themselves; the rest is tried."""
    named: list[tuple[int, ...]] = []
    for i in chosen:
        words = f"{matrix.lines[i].outer} {matrix.lines[i].label}"
        cells = [cell for k in matrix.across if (cell := matrix.at(i, k)) is not None]
        if any(cell.value < 0 for cell in cells):
            named.append((1,))
        elif _DECREASE.search(words) and not _INCREASE.search(words):
            named.append((-1,))
        elif _INCREASE.search(words):
            named.append((1,))
        else:
            named.append((1, -1))
    yield from product(*named)


def _relations(matrix: SumGrid, closing: int, terms: Sequence[int], signs: Sequence[int]) -> list[Relation]:
    relations = []
    for k in matrix.across:
        cells = [matrix.at(i, k) for i in (closing, *terms)]
        held = [cell for cell in cells if cell is not None]
        if len(held) == len(cells) and alike(held) and any(cell.value for cell in held):
            relations.append(added(held[0], held[1:], signs))
    return relations


def _carried(sheet: FigureGrid, matrix: SumGrid, opening: int, closing: int) -> Iterator[Relation]:
    """The opening balance of a year that is the closing one of the year before. One that is not may be restated."""
    if matrix.lines is not sheet.rows:
        return
    years = {column.head.year: c for c, column in sheet.heads.items() if column.head.year is not None}
    for year, column in years.items():
        before = years.get(year - 1)
        old = None if before is None else sheet.at(closing, before)
        new = sheet.at(opening, column)
        if old is not None and new is not None and alike([old, new]):
            relation = added(new, [old], [1])
            if relation.holds:
                yield relation
