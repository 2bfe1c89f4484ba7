"""Rows and columns that are the mean of others: 平均, 均值, Average."""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.footing.formulas import Sum
from compare.checks.footing.relations import Relation, alike, related
from compare.checks.footing.sheets import FigureCell, FigureGrid
from compare.checks.footing.sum_grids import SumGrid, matrices
from compare.checks.settings import LONGEST_SEARCHED, SHARP, SHARP_SLIP
from compare.lexicon import pattern

_MEAN = pattern(r"\s*(?:{zh.footing.mean}|{en.footing.mean})\s*")


def means(sheet: FigureGrid) -> Iterator[Relation]:
    """A line by the name of a mean, where it is that of all others, or of all above it, in most places; a lone one where a slip explains why it is not."""
    for matrix in matrices(sheet):
        named = [i for i, line in enumerate(matrix.lines) if _MEAN.fullmatch(line.label)]
        plain = [i for i, line in enumerate(matrix.lines) if not (line.part or line.total or i in named)]
        if len(named) != 1 or len(plain) > LONGEST_SEARCHED:
            continue
        for way in (plain, [i for i in plain if i < named[0]]):
            relations = list(_relations(matrix, named[0], way)) if len(way) > 1 else []
            holding = [relation for relation in relations if relation.holds]
            proven = holding and 2 * len(holding) >= len(relations) and max(r.sharpness for r in holding) >= SHARP
            if proven or (len(relations) == 1 and _is_misprinted(relations[0])):
                yield from relations
                break


def _is_misprinted(relation: Relation) -> bool:
    """Whether one slip in a lone mean explains why it is none."""
    return not relation.holds and relation.sharpness >= SHARP_SLIP and relation.is_slip(relation.result)


def _relations(matrix: SumGrid, mean: int, way: list[int]) -> Iterator[Relation]:
    for k in matrix.across:
        result = matrix.at(mean, k)
        terms: list[FigureCell] = [cell for i in way if (cell := matrix.at(i, k)) is not None]
        if result is None or len(terms) < len(way) or not alike([result, *terms]):
            continue
        if relation := related(result, terms, Sum((1,) * len(terms), len(terms))):
            yield relation
