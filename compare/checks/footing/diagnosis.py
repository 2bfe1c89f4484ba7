"""Which cell of a table is wrong: the one that lies in all the relations that fail and in none that holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.checks.footing.relations import Relation
from compare.checks.footing.settings import MOST_WRONG
from compare.checks.footing.sheets import Cell


class Fault(NamedTuple):
    """A cell that is wrong by a relation."""

    cell: Cell
    relation: Relation


def faults(relations: Sequence[Relation]) -> Iterator[Fault]:
    """One fault for each group of failing relations that share a cell; none where more fail than can be slips."""
    failing = [relation for relation in relations if not relation.holds]
    holding = Counter(_key(cell) for relation in relations if relation.holds for cell in relation.cells)
    groups = list(_connected(failing))
    if len(groups) > MOST_WRONG or len(failing) > len(relations) / 2 + 1:
        return
    for group in groups:
        yield _fault(group, holding)


def _key(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _connected(failing: Sequence[Relation]) -> Iterator[list[Relation]]:
    """Failing relations that one wrong cell may explain: each group shares a cell."""
    left = list(failing)
    while left:
        often = Counter(_key(cell) for relation in left for cell in set(relation.cells))
        # A cell that is the result of one of them is suspected before one that is a mere term.
        results = {_key(relation.result) for relation in left}
        worst = max(often, key=lambda key: (often[key], key in results))
        group = [relation for relation in left if worst in map(_key, relation.cells)]
        left = [relation for relation in left if relation not in group]
        yield group


def _fault(group: Sequence[Relation], holding: Counter[tuple[int, int]]) -> Fault:
    shared = set.intersection(*({_key(cell) for cell in relation.cells} for relation in group))
    least = min(holding[key] for key in shared)
    suspects = sorted(key for key in shared if holding[key] == least)
    results = [_key(relation.result) for relation in group]
    key = next((key for key in results if key in suspects), suspects[0] if len(suspects) == 1 else results[0])
    relation = next((each for each in group if _key(each.result) == key), group[0])
    cell = next(cell for cell in relation.cells if _key(cell) == key)
    return Fault(cell, relation)
