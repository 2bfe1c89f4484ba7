"""Rows and columns that are sums of others. Which ones is found: of the ways in which a total could be made up, the one
that holds in most places is the table's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from compare.checks.footing.layouts import Way, opened_below, parts_below, way_of, ways
from compare.checks.footing.relations import Relation, added, alike
from compare.checks.footing.sheets import RELATIVE, FigureCell, FigureGrid
from compare.checks.footing.sieves import may_hold, runs
from compare.checks.footing.sum_grids import SumGrid, matrices
from compare.checks.settings import (
    FARTHEST_TOTAL,
    FEWEST_AGREEING,
    LONGEST_SEARCHED,
    MANY_AGREEING,
    MATTERS,
    PLACES_SEARCHED,
    SHARP,
    SHARP_SLIP,
    SHARP_TOGETHER,
)


@dataclass(frozen=True, slots=True)
class Total:
    """A line that is the sum of others, in one ``way``: what that says at each place."""

    line: int
    way: Way
    relations: dict[int, Relation]


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A total that cannot be checked, because ``missing``, one of its parts, is blank."""

    total: FigureCell
    label: str
    missing: str


def sums(sheet: FigureGrid) -> Iterator[Relation | Unsaid]:
    """The relations of the totals of rows and of columns, and what cannot be said of them."""
    for matrix in matrices(sheet):
        totals = list(_totals(matrix))
        yield from _believed(matrix, totals)
        for total in totals:
            yield from _unsaid(matrix, total)


def _believed(matrix: SumGrid, totals: Sequence[Total]) -> Iterator[Relation]:
    """The relations of all totals, but for the places where most of them fail: an average is no sum of averages."""
    failing = Counter(k for total in totals for k, relation in total.relations.items() if not relation.holds)
    holding = Counter(k for total in totals for k, relation in total.relations.items() if relation.holds)
    for total in totals:
        proven = _agreeing(total) >= MANY_AGREEING * (len(total.relations) - _agreeing(total))
        known = matrix.lines[total.line].total or matrix.lines[total.line].balance or (matrix.turned and proven)
        for k, relation in total.relations.items():
            known = (
                known
                or matrix.lines[total.way.lines[0]].part
                or (proven and any(map(relation.is_slip, relation.cells)))
            )
            if relation.holds or failing[k] <= holding[k] or (failing[k] == 1 and _is_wrong(relation, known=known)):
                yield relation


def _is_wrong(relation: Relation, *, known: bool) -> bool:
    """Whether a failing sum, the only one at its place, is one: its line is ``known`` for a total, and it is no mean; or one
    slip of the pen in it explains all."""
    return (known and not relation.is_mean) or relation.is_slip(relation.result)


def _totals(matrix: SumGrid) -> Iterator[Total]:
    """The totals that are called so, and the lines that prove to be sums."""
    proven: Counter[str] = Counter()
    left: list[int] = []
    within: set[int] = set()  # lines that others are known to be the sums of
    for line in range(len(matrix.lines)):
        if matrix.lines[line].part:
            continue
        total = _proven(matrix, line, within)
        if total is None:
            left.append(line)
            continue
        proven.update(total.way.layouts)
        within.update(total.way.lines)
        yield total
    for line in left:
        if matrix.lines[line].total:
            total = _like_others(matrix, line, proven) if proven else None
            total = total or (_alone(matrix, line) if matrix.lines[line].grand else None) or _misprinted(matrix, line)
            if total is not None:
                yield total


def _proven(matrix: SumGrid, line: int, within: Container[int]) -> Total | None:
    """A line that holds as a sum at other places, or at several; ``within`` are the lines above it that stand for parts of
    others."""
    own = matrix.lines[line]
    possible = ways(matrix.lines, matrix.groups, line) if own.total or own.balance else []
    if own.total:
        apart = [i for i in range(line) if i not in within and not matrix.lines[i].part]
        possible += way_of(matrix.lines, apart) if 1 < len(apart) < line else ()
    possible = [way for way in possible if own.total or -1 in way.signs]
    total = _best(matrix, line, possible, fewest=1, most_wrong=1) or _of_parts(matrix, line)
    if total is None:
        blocks = [way for way in _blocks(matrix, line) if _is_needed(matrix, line, way)]
        total = _best(matrix, line, blocks, fewest=FEWEST_AGREEING, most_wrong=2)
        if total is None and own.total:
            total = _best(matrix, line, blocks, fewest=1, most_wrong=1)
            total = total if total is not None and _sharpest(total) >= SHARP_SLIP else None
    return total


def _sharpest(total: Total) -> Decimal:
    return max(relation.sharpness for relation in total.relations.values() if relation.holds)


def _of_parts(matrix: SumGrid, line: int) -> Total | None:
    """A line that the parts right below it (其中) make up at some place. They need not be all at every other one: where
    they fail, a slip has to explain it."""
    possible = [parts_below(matrix.lines, line), *opened_below(matrix.lines, line)]
    found = [each for parts in possible if len(parts) > 1 for each in way_of(matrix.lines, parts)]
    total = _best(matrix, line, found, fewest=1, most_wrong=1)
    if total is None:
        return None
    kept = {k: each for k, each in total.relations.items() if each.holds or any(map(each.is_slip, each.cells))}
    return Total(line, total.way, kept)


def _like_others(matrix: SumGrid, line: int, proven: Counter[str]) -> Total | None:
    """A total that fails in the only place there is, made up as most others of the table are."""

    def _known(total: Total) -> int:
        return max(proven[layout] for layout in total.way.layouts)

    possible = ways(matrix.lines, matrix.groups, line)
    tried = [Total(line, way, _relations(matrix, line, way)) for way in possible]
    usual = [total for total in tried if _known(total) and total.relations]
    if not usual:
        return None
    best = max(usual, key=_known)
    held = any(relation.holds for total in tried for relation in total.relations.values())
    near = all(_is_near(relation) or relation.is_slip(relation.result) for relation in best.relations.values())
    return best if near and not held else None


def _blocks(matrix: SumGrid, total: int) -> Iterator[Way]:
    """Runs of lines right above or below that add up to a line at one of the first places where it holds something: a
    sieve in binary numbers before anything is worked out exactly."""
    if len(matrix.own) > LONGEST_SEARCHED:
        return
    seen: set[tuple[int, ...]] = set()
    for k in [k for k in matrix.across if matrix.at(total, k)][:PLACES_SEARCHED]:
        for lines in runs(matrix, total, k):
            if lines not in seen:
                seen.add(lines)
                yield next(way_of(matrix.lines, lines))


def _is_needed(matrix: SumGrid, total: int, way: Way) -> bool:
    """Whether each line of a sum counts for more than rounding: 3,318 + 1.54 is no sum that makes 3,320."""
    return all(
        min(abs(term.value) for term in relation.terms) > MATTERS * (relation.bounds.high - relation.bounds.low)
        for relation in _relations(matrix, total, way).values()
        if relation.holds
    )


def _relations(matrix: SumGrid, total: int, way: Way) -> dict[int, Relation]:
    """What can be said of a total made up in one way, by place. Nothing where a contributor is blank."""
    relations: dict[int, Relation] = {}
    for k in matrix.across:
        result, terms = matrix.at(total, k), [matrix.at(i, k) for i in way.lines]
        cells = [cell for cell in terms if cell is not None]
        if result is None or len(cells) < len(terms) or not alike([result, *cells]):
            continue
        if result.figure.kind in RELATIVE and not _is_whole(result) and k not in matrix.shares:
            continue
        if sum(1 for cell in cells if cell.value) > 1:
            relations[k] = added(result, cells, way.signs)
    return relations


def _is_whole(cell: FigureCell) -> bool:
    """Whether a share is that of everything."""
    return cell.figure.unit == "%" and cell.value == 100


def _best(matrix: SumGrid, line: int, possible: Sequence[Way], *, fewest: int, most_wrong: int) -> Total | None:
    """The way that holds in most places, if it does in ``fewest`` and fails in no more than one of ``most_wrong`` for
    each; its relations but for those that hold in another way."""
    tried = [Total(line, way, _relations(matrix, line, way)) for way in possible if may_hold(matrix, line, way)]
    sure = [
        total
        for total in tried
        if _agreeing(total) >= fewest
        and (len(total.relations) - _agreeing(total)) * most_wrong <= _agreeing(total) * _trust(matrix, total)
        and _is_sharp(total, fewest)
    ]
    if not sure:
        return None
    best = max(sure, key=lambda total: (_agreeing(total), -len(total.relations)))
    others = [total.relations for total in tried]
    kept = {
        k: relation
        for k, relation in best.relations.items()
        if relation.holds or not any(k in other and other[k].holds for other in others)
    }
    return Total(line, best.way, kept)


def _trust(matrix: SumGrid, total: Total) -> int:
    """For each place at which a total holds, at how many it may fail: one; two where its group has a label of its own."""
    own_group = not total.way.layouts.isdisjoint(("group above", "group below"))
    return 2 if own_group and matrix.lines[total.line].outer else 1


def _agreeing(total: Total) -> int:
    return sum(relation.holds for relation in total.relations.values())


def _is_sharp(total: Total, fewest: int) -> bool:
    """Whether the agreement is hardly by chance."""
    chance = Decimal(1)
    for relation in total.relations.values():
        chance *= max(relation.sharpness, Decimal(1)) if relation.holds else Decimal(1)
    return chance >= (SHARP if fewest == 1 else SHARP_TOGETHER)


def _is_near(relation: Relation) -> bool:
    """Whether parts miss their total by no more than a slip would make them."""
    result = relation.result.value
    return bool(result) and abs(relation.computed / result - 1) <= FARTHEST_TOTAL


def _alone(matrix: SumGrid, line: int) -> Total | None:
    """The total of a table that can be made up in one way only, where that fails: no line less, and no two, make it
    right."""
    possible = ways(matrix.lines, matrix.groups, line)
    own = [way for way in possible if set(way.lines) == _others(matrix, line)] if matrix.lines[line].outer else possible
    if len(own) != 1 or any(each.part for each in matrix.lines):
        return None
    (way,) = own
    relations = _relations(matrix, line, way)
    if len(relations) != 1 or not all(map(_is_near, relations.values())):
        return None
    for i in way.lines:
        for j in way.lines:
            fewer = way.without((i, j))
            if len(fewer.lines) > 1 and any(other.holds for other in _relations(matrix, line, fewer).values()):
                return None
    return Total(line, way, relations)


def _misprinted(matrix: SumGrid, line: int) -> Total | None:
    """A total which, but for one slip in it, would be the sum of lines that are no totals, in one way and no more."""
    possible = [
        way for way in ways(matrix.lines, matrix.groups, line) if not any(matrix.lines[i].total for i in way.lines)
    ]
    tried = [Total(line, way, _relations(matrix, line, way)) for way in possible]
    if any(relation.holds for total in tried for relation in total.relations.values()):
        return None
    slipped = [
        total
        for total in tried
        if len(total.relations) == 1
        and all(each.is_slip(each.result) and each.sharpness >= SHARP_SLIP for each in total.relations.values())
    ]
    return slipped[0] if len(slipped) == 1 else None


def _others(matrix: SumGrid, line: int) -> set[int]:
    """The other lines of a line's group."""
    return {i for i, group in enumerate(matrix.groups) if group == matrix.groups[line] and i != line}


def _unsaid(matrix: SumGrid, total: Total) -> Iterator[Unsaid]:
    """The places at which a total that is made up of these lines elsewhere lacks one of them, and is not what the others
    make."""
    for k in matrix.across:
        result = matrix.at(total.line, k)
        blank = [i for i in total.way.lines if matrix.at(i, k) is None]
        held = [cell for i in total.way.lines if (cell := matrix.at(i, k)) is not None]
        if result is None or not blank or len(held) < 2 or not alike([result, *held]) or not _agreeing(total):
            continue
        rest = total.way.without([i for i in total.way.lines if matrix.at(i, k) is None])
        if not added(result, held, rest.signs).holds:
            yield Unsaid(result, matrix.lines[total.line].label, matrix.lines[blank[0]].label)
