"""Rows and columns that are sums of others. Which ones is found: of the ways in which a total could be made up, the one
that holds in most places is the table's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from compare.checks.footing.relations import Relation, added, alike
from compare.checks.footing.settings import (
    FARTHEST_TOTAL,
    FEWEST_AGREEING,
    LONGEST_SEARCHED,
    MATTERS,
    SHARP,
    SHARP_TOGETHER,
)
from compare.checks.footing.sheets import RELATIVE, Cell, Line, Sheet
from compare.figures.tables.headings import Role

# The cell of a line (a row of the table, or a column) at a place across it.
At = Callable[[int, int], Cell | None]


@dataclass(frozen=True, slots=True)
class _Matrix:
    """Lines that may add up, ``across`` the places at which they do."""

    lines: Sequence[Line]
    across: Sequence[int]
    at: At
    groups: Sequence[int]


def sums(sheet: Sheet) -> Iterator[Relation]:
    """The relations of the totals of rows and of columns."""
    additive = [c for c, column in sheet.heads.items() if column.head.role in (Role.LEVEL, Role.SHARE)]
    yield from _of(_Matrix(sheet.rows, additive, sheet.at, sheet.groups))
    columns = [c for c in sheet.levels if not sheet.heads[c].head.target]
    lines = [sheet.columns[c] for c in columns]
    if len(columns) > 2:
        turned = _Matrix(lines, range(len(sheet.rows)), lambda c, r: sheet.at(r, columns[c]), [0] * len(columns))
        yield from _of(turned)


def _of(matrix: _Matrix) -> Iterator[Relation]:
    """The relations of all totals, but for the places where most of them fail: an average is no sum of averages."""
    tried = [(matrix.lines[total].total, relations) for total, relations in _of_totals(matrix)]
    failing = Counter(k for _, relations in tried for k, relation in relations.items() if not relation.holds)
    holding = Counter(k for _, relations in tried for k, relation in relations.items() if relation.holds)
    for named, relations in tried:
        for k, relation in relations.items():
            if relation.holds or (failing[k] <= holding[k]) or (named and failing[k] == 1 and not relation.is_mean):
                yield relation


def _of_totals(matrix: _Matrix) -> Iterator[tuple[int, dict[int, Relation]]]:
    """The relations, by their places, of totals that are called so, and of lines that prove to be sums."""
    for total, line in enumerate(matrix.lines):
        if line.part:
            continue
        ways = list(dict.fromkeys(_ways(matrix, total))) if line.total else []
        relations = _best(matrix, total, ways, fewest=1, most_wrong=1)
        if not relations:
            blocks = [way for way in _blocks(matrix, total) if _is_needed(matrix, total, way)]
            relations = _best(matrix, total, blocks, fewest=FEWEST_AGREEING, most_wrong=2)
        if not relations and line.grand:
            relations = _alone(matrix, total, ways)
        if relations:
            yield total, relations


def _ways(matrix: _Matrix, total: int) -> Iterator[tuple[int, ...]]:
    """The sets of lines that a total may be the sum of, by how tables are laid out."""
    lines = matrix.lines
    own = [i for i, line in enumerate(lines) if not line.part]
    before = [i for i in own if i < total]
    behind = [i for i in own if i > total]
    totals = [i for i in before if lines[i].total]
    last = totals[-1] if totals else -1
    block = [i for i in before if i > last]
    next_total = next((i for i in behind if lines[i].total), len(lines))
    group = [i for i in before if matrix.groups[i] == matrix.groups[total] and not lines[i].total]
    parts = []
    for i in range(total + 1, len(lines)):
        if not lines[i].part:
            break
        parts.append(i)
    for way in (
        block,
        group,
        [i for i in before if not lines[i].total],
        totals,
        [*totals, *block],
        [last, *block] if totals else [],
        [i for i in behind if i < next_total],
        [i for i in behind if not lines[i].total],
        [i for i in behind if lines[i].total],
        parts,
    ):
        if len(way) > 1:
            yield tuple(way)


def _blocks(matrix: _Matrix, total: int) -> Iterator[tuple[int, ...]]:
    """Runs of lines right above or below that add up to a line at the first place where it holds something: a sieve in
    binary numbers before anything is worked out exactly."""
    own = [i for i, line in enumerate(matrix.lines) if not line.part]
    if len(own) > LONGEST_SEARCHED:
        return
    first = next((k for k in matrix.across if matrix.at(total, k)), None)
    result = None if first is None else matrix.at(total, first)
    if first is None or result is None or not result.value:
        return
    for run in ([i for i in reversed(own) if i < total], [i for i in own if i > total]):
        values: list[float] = []
        for i in run:
            cell = matrix.at(i, first)
            if cell is None or cell.figure.unit != result.figure.unit:
                break
            values.append(float(cell.value) * (-1 if matrix.lines[i].less else 1))
        for count, value in enumerate(accumulate(values), start=1):
            if count > 1 and abs(value - float(result.value)) <= float(result.step) * (count + 1) / 2:
                yield tuple(sorted(run[:count]))


def _is_needed(matrix: _Matrix, total: int, way: Sequence[int]) -> bool:
    """Whether each line of a sum counts for more than rounding: 3,318 + 1.54 is no sum that makes 3,320."""
    return all(
        min(abs(term.value) for term in relation.terms) > MATTERS * (relation.bounds.high - relation.bounds.low)
        for relation in _relations(matrix, total, way).values()
        if relation.holds
    )


def _relations(matrix: _Matrix, total: int, way: Sequence[int]) -> dict[int, Relation]:
    """What can be said of a total made up in one way, by place. Nothing where a contributor is blank."""
    relations: dict[int, Relation] = {}
    for k in matrix.across:
        result, terms = matrix.at(total, k), [matrix.at(i, k) for i in way]
        cells = [cell for cell in terms if cell is not None]
        if result is None or len(cells) < len(terms) or not alike([result, *cells]):
            continue
        if result.figure.kind in RELATIVE and not _is_whole(result):
            continue
        if sum(1 for cell in cells if cell.value) > 1:
            signs = [-1 if matrix.lines[i].less else 1 for i in way]
            relations[k] = added(result, cells, signs)
    return relations


def _is_whole(cell: Cell) -> bool:
    """Whether a share is that of everything."""
    return cell.figure.unit == "%" and cell.value == 100


def _best(
    matrix: _Matrix, total: int, ways: Sequence[tuple[int, ...]], *, fewest: int, most_wrong: int
) -> dict[int, Relation]:
    """The relations of the way that holds in most places, if it does in ``fewest`` and fails in no more than one of
    ``most_wrong`` for each; none that holds in another way."""
    tried = [_relations(matrix, total, way) for way in ways]
    sure = [
        relations
        for relations in tried
        if _agreeing(relations) >= fewest
        and _failing(relations) * most_wrong <= _agreeing(relations)
        and _is_sharp(relations, fewest)
    ]
    if not sure:
        return {}
    best = max(sure, key=lambda relations: (_agreeing(relations), -_failing(relations)))
    return {
        k: relation
        for k, relation in best.items()
        if relation.holds or not any(k in other and other[k].holds for other in tried)
    }


def _agreeing(relations: dict[int, Relation]) -> int:
    return sum(relation.holds for relation in relations.values())


def _failing(relations: dict[int, Relation]) -> int:
    return len(relations) - _agreeing(relations)


def _is_sharp(relations: dict[int, Relation], fewest: int) -> bool:
    """Whether the agreement is hardly by chance."""
    chance = Decimal(1)
    for relation in relations.values():
        chance *= max(relation.sharpness, Decimal(1)) if relation.holds else Decimal(1)
    return chance >= (SHARP if fewest == 1 else SHARP_TOGETHER)


def _alone(matrix: _Matrix, total: int, ways: Sequence[tuple[int, ...]]) -> dict[int, Relation]:
    """The total of a table that can be made up in one way only, where that fails: no line less, and no two, make it
    right."""
    if len(ways) != 1 or any(line.part for line in matrix.lines):
        return {}
    way = ways[0]
    relations = _relations(matrix, total, way)
    if len(relations) != 1:
        return {}
    (relation,) = relations.values()
    if not relation.result.value or abs(relation.computed / relation.result.value - 1) > FARTHEST_TOTAL:
        return {}
    for i in way:
        for j in way:
            fewer = [each for each in way if each not in (i, j)]
            if len(fewer) > 1 and any(other.holds for other in _relations(matrix, total, fewer).values()):
                return {}
    return relations
