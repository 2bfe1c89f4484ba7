"""Statements of profit, read downwards: what is left after each step is what was left before, or all that came in, less and
plus the amounts between that are no part of a total (Gross margin, Operating income, Net income)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from compare.checks.footing.relations import Relation, added, alike
from compare.checks.footing.sheets import FigureGrid
from compare.checks.settings import MOST_STEPS_DOWN, SHARP
from compare.lexicon import pattern

_PROFIT = pattern(r"\s*(?:{zh.footing.profit}|{en.footing.profit})\s*")
_OFF = pattern("{zh.footing.taken_off}|{en.footing.taken_off}")
_TO = pattern("{zh.footing.put_to}|{en.footing.put_to}")


def ladders(sheet: FigureGrid) -> Iterator[Relation]:
    """The relations of the rows called profits: those by which one holds in some column, or whose signs the words tell."""
    profits = [row for row, line in enumerate(sheet.rows) if _PROFIT.fullmatch(line.label)]
    for at, row in enumerate(profits):
        best: list[Relation] = []
        for terms in _terms(sheet, row, profits[at - 1] if at else None):
            for signs in _signs(sheet, terms):
                relations = list(_relations(sheet, row, terms, signs))
                holding = [relation for relation in relations if relation.holds]
                if len(holding) > sum(relation.holds for relation in best) and _is_proven(relations, holding):
                    best = relations
        yield from best


def _terms(sheet: FigureGrid, row: int, before: int | None) -> Iterator[list[int]]:
    """The rows that a profit may follow from: the profit before it and what lies between, by its totals or by its single
    rows; the first one from the last total, or the last two, above it."""
    between = range((before if before is not None else -1) + 1, row)
    totals = [i for i in between if sheet.rows[i].total]
    first = [] if before is None else [before]
    lone = [i for i in between if not (sheet.rows[i].part or sheet.rows[i].total)]
    behind = [i for i in lone if not totals or i > totals[-1]]
    for chosen in ([*first, *totals], [*first, *totals, *behind], [*first, *lone], [*first, *behind]):
        if 1 < len(chosen) <= MOST_STEPS_DOWN:
            yield chosen
    if before is None and len(totals) > 1:
        yield totals[-2:]


def _signs(sheet: FigureGrid, terms: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The first comes in; of the others, what the words say, or both where they say nothing or it is a negative number."""
    possible: list[tuple[int, ...]] = [(1,)]
    for row in terms[1:]:
        label = sheet.rows[row].label
        off, to = _OFF.search(label) is not None, _TO.search(label) is not None
        possible.append((-1,) if off and not to else (1, -1))
    yield from product(*possible)


def _relations(sheet: FigureGrid, row: int, terms: Sequence[int], signs: Sequence[int]) -> Iterator[Relation]:
    for column in sheet.levels:
        cells = [sheet.at(each, column) for each in (row, *terms)]
        held = [cell for cell in cells if cell is not None]
        if len(held) == len(cells) and alike(held):
            # Amounts printed with their sign are added up, whatever their name; or a tax is given back.
            own = [1 if cell.value < 0 else sign for cell, sign in zip(held[1:], signs, strict=True)]
            as_printed, as_named = added(held[0], held[1:], own), added(held[0], held[1:], signs)
            yield as_named if as_named.holds else as_printed


def _is_proven(relations: Sequence[Relation], holding: Sequence[Relation]) -> bool:
    """Whether half of the columns hold, sharply for the many signs that were tried."""
    return 2 * len(holding) >= len(relations) and max(r.sharpness for r in holding) >= SHARP * 2 ** len(
        holding[0].terms
    )
