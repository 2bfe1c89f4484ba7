"""Which cell of a table is wrong: the one whose change alone would make everything in the table hold. Where several
would do, it is the one that a slip of the pen explains, or else the sum that fails; each of them is named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from compare.checks.footing.relations import Relation
from compare.checks.footing.sheets import FigureCell
from compare.checks.settings import MOST_WRONG
from compare.checks.slips import slips
from compare.model import Span


class Fault(NamedTuple):
    """A cell that is wrong by a relation. ``candidates`` are the cells one of which must be wrong: the table does not
    say more."""

    cell: FigureCell
    relation: Relation
    candidates: tuple[FigureCell, ...]


def faults(relations: Sequence[Relation]) -> Iterator[Fault]:
    """One fault for each group of failing relations that share a cell; none where more fail than can be slips."""
    failing = [relation for relation in relations if not relation.holds]
    if not failing:
        return
    of_cell: dict[Span, list[Relation]] = defaultdict(list)
    for relation in relations:
        for cell in relation.cells:
            of_cell[cell.span].append(relation)
    groups = list(_connected(failing))
    if len(groups) > MOST_WRONG or len(failing) > len(relations) / 2 + 1:
        return
    for group in groups:
        yield _fault(group, of_cell)


def _connected(failing: Sequence[Relation]) -> Iterator[list[Relation]]:
    """Failing relations that one wrong cell may explain: each group shares a cell."""
    left = list(failing)
    while left:
        often = Counter(span for relation in left for span in {cell.span for cell in relation.cells})
        # A cell that is the result of one of them is suspected before one that is a mere term.
        results = {relation.result.span for relation in left}
        worst = max(often, key=lambda span: (often[span], span in results))
        group = [relation for relation in left if any(cell.span == worst for cell in relation.cells)]
        left = [relation for relation in left if relation not in group]
        yield group


def _fault(group: Sequence[Relation], of_cell: Mapping[Span, Sequence[Relation]]) -> Fault:
    shared = set.intersection(*({cell.span for cell in relation.cells} for relation in group))
    cells = {cell.span: cell for cell in group[0].cells if cell.span in shared}
    mending = {span for span, cell in cells.items() if _would_mend(cell, group, of_cell[span])}
    results = [relation.result.span for relation in group]
    suspects = _slipped([cells[span] for span in mending], group, of_cell) or mending or _least_holding(shared, of_cell)
    key = next((span for span in results if span in suspects), min(suspects) if len(suspects) == 1 else results[0])
    relation = next((each for each in group if each.result.span == key), group[0])
    cell = next((cell for cell in relation.cells if cell.span == key), relation.result)
    candidates = tuple(cells[span] for span in sorted(mending) if span != cell.span)
    return Fault(cell, relation, candidates)


def _would_mend(cell: FigureCell, group: Sequence[Relation], concerned: Sequence[Relation]) -> bool:
    """Whether with one other value of ``cell`` all relations that it stands in hold."""
    for relation in group:
        value = relation.mended(cell)
        if value is not None:
            value = _to_its_digit(value, cell)
            if all(other.holds_with(cell, value) for other in concerned):
                return True
    return False


def _slipped(
    cells: Sequence[FigureCell], group: Sequence[Relation], of_cell: Mapping[Span, Sequence[Relation]]
) -> set[Span]:
    """Those cells which one slip of the pen, taken back, makes agree with everything that they stand in; if one of them
    alone does without the help of rounding, that one."""
    slipped, exactly = set(), set()
    for cell in cells:
        meant = {_to_its_digit(value, cell) for each in group if (value := each.mended(cell)) is not None}
        for value in slips(cell.value, cell.step):
            if all(relation.holds_with(cell, value) for relation in of_cell[cell.span]):
                slipped.add(cell.span)
                exactly |= {cell.span} if value in meant else set()
    return exactly if len(exactly) == 1 else slipped


def _to_its_digit(value: Decimal, cell: FigureCell) -> Decimal:
    """As it would be printed in the cell."""
    return (value / cell.step).quantize(Decimal(1), ROUND_HALF_UP) * cell.step if cell.step else value


def _least_holding(shared: set[Span], of_cell: Mapping[Span, Sequence[Relation]]) -> set[Span]:
    """Those cells that stand in the fewest relations that hold."""
    holding = {span: sum(relation.holds for relation in of_cell[span]) for span in shared}
    least = min(holding.values())
    return {span for span in shared if holding[span] == least}
