"""The columns of values: what their heads say, and which levels a growth or a share speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from compare.figures.numbers.intervals import Interval, around
from compare.figures.tables.grid import Grid
from compare.figures.tables.headings import Caption, Head, Role, head_of, is_part_of
from compare.figures.tables.scales import PERCENT
from compare.figures.tables.values import value_of
from compare.lexicon import pattern

_ASIDE = pattern(r"\((?:{zh.tables.share}|{zh.tables.growth_qualifier}|%)\)")  # 人数(占比)
_RATE = pattern("{zh.tables.rate_ending}$")


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """``name`` is what the column adds to the metric of a row; ``of`` the column of the level that its growth or share
    is of. Not ``known`` is a column without a head beside others: what its values are cannot be said."""

    head: Head
    name: str = ""
    of: int | None = None
    known: bool = True


def columns_of(grid: Grid, caption: Caption, year: int | None) -> dict[int, ValueColumn]:
    """By their numbers. ``year`` is the report's."""
    heads, unknown = _heads(grid, year)
    if caption.growth and all(head.role is not Role.GROWTH for head in heads.values()):
        # 居民消费价格涨跌幅度(单位:%): every column is a growth; not those of 进出口额及其增长速度
        heads = {c: replace(h, role=Role.GROWTH) if h.role is Role.LEVEL else h for c, h in heads.items()}
    levels = [column for column, head in heads.items() if head.role is Role.LEVEL]
    _percents(heads)
    levels = [column for column, head in heads.items() if head.role is Role.LEVEL]
    if len(levels) > 1:
        _shares(heads, levels)
    levels = [column for column, head in heads.items() if head.role is Role.LEVEL]
    several = len({heads[c].name for c in levels if not heads[c].target and not _relative(heads[c])}) > 1
    columns = {}
    for column, known in heads.items():
        head = known
        of = None if head.role is Role.LEVEL else _level(column, heads)
        if of is not None and head.role is Role.GROWTH and not head.units:
            percents, differences = _fitting(grid, column, of, heads)
            head = replace(head, units=(PERCENT,) if percents > differences else (), difference=differences > percents)
        name = "" if head.generic and not several else _ASIDE.sub("", head.name)
        columns[column] = ValueColumn(head, name, of, column not in unknown)
    return columns


def _heads(grid: Grid, year: int | None) -> tuple[dict[int, Head], set[int]]:
    """The head of each column of values, and the columns of which it cannot be told."""
    heads: dict[int, Head] = {}
    unknown: set[int] = set()
    before = Head()
    for at, column in enumerate(grid.values):
        texts = _texts(grid, at)
        if not texts and _is_inner(grid, at):
            texts = _texts(grid, at + 1)
        beside = not texts and before.year is not None and _holds_shares(grid, column)
        head = Head(role=Role.SHARE, year=before.year) if beside else head_of(texts, year)
        is_part = (
            head.role is Role.LEVEL and not head.units and any(map(is_part_of, texts)) and not _RATE.search(head.name)
        )
        before = replace(head, units=before.units) if is_part else head  # 总人口(万人) | 其中:城镇
        heads[column] = before
        if not texts and not beside and len(grid.values) > 1:
            unknown.add(column)
    return heads, unknown


def _is_inner(grid: Grid, at: int) -> bool:
    """Whether a column holds the single amounts whose sums stand in the next one: no row has a value in both."""
    if at + 1 == len(grid.values):
        return False
    pair = grid.values[at : at + 2]
    return not any(all(c in row and value_of(row[c].text) for c in pair) for row in grid.body)


def _texts(grid: Grid, at: int) -> list[str]:
    """What stands over a column of values, from top to bottom: in its own cells; in the one to the left where that
    heads several columns, or where only columns without values lie between."""
    column = grid.values[at]
    before = grid.values[at - 1] if at else -1
    first = max((label for label in grid.labels_of(column)), default=-1)
    texts = []
    for number, row in enumerate(grid.heads):
        nearest = max((c for c in row if c <= column), default=-1)
        over = [c for c in row if c > first]
        last = number == len(grid.heads) - 1
        if _spread(over, grid.values, last=last) and not any(row[c].merged for c in over):
            nearest = over[at * len(over) // len(grid.values)]
            texts.append(row[nearest].text)
            continue
        if nearest == column or nearest > (before if last else first):
            texts.append(row[nearest].text)
    return texts


def _holds_shares(grid: Grid, column: int) -> bool:
    """Whether the values of a column are printed with their %."""
    values = [v for row in grid.body if column in row and (v := value_of(row[column].text))]
    return bool(values) and all(value.sign == "%" for value in values)


def _spread(over: Sequence[int], values: Sequence[int], *, last: bool) -> bool:
    """Whether heads hold for equally many columns each: they stand close together on the left, as a page's text has
    them, or, above other heads, each anywhere over its own columns."""
    if not 1 < len(over) < len(values) or len(values) % len(over):
        return False
    width = len(values) // len(over)
    own = all(head in values[at * width : (at + 1) * width] for at, head in enumerate(over))
    return (own and not last) or tuple(over) == tuple(values[: len(over)])


def _percents(heads: dict[int, Head]) -> None:
    """``2018 | 2017 | Change | %``: nothing but % behind a growth is that growth in percent."""
    for before, column in pairwise(sorted(heads)):
        head, growth = heads[column], heads[before]
        if head.generic and not head.name and _relative(head) and growth.role is Role.GROWTH and not growth.units:
            heads[column] = replace(growth, units=head.units)


def _fitting(grid: Grid, column: int, of: int, heads: dict[int, Head]) -> tuple[int, int]:
    """In how many rows the values of a growth without a unit are the percentage by which the level ``of`` it grew from the
    year before, and in how many the difference."""
    year = heads[of].year
    levels = [c for c, head in heads.items() if head.role is Role.LEVEL and c != of and not _relative(head)]
    before = next((c for c in levels if year and heads[c].year == year - 1), None)
    if before is None and year is None and len(levels) == 1:  # 预算数 | 决算数 | 增减
        before = levels[0]
    percents = differences = 0
    for row in grid.body if before is not None else ():
        held = [value_of(row[c].text) if c in row else None for c in (before, of, column)]
        old, new, grown = held
        if old and new and grown and old.value > 0:
            stated = around(abs(grown.value), grown.step)
            percent = (new.value / old.value - 1) * 100
            room = (new.step + old.step) / old.value * 100
            percents += stated.meets(Interval(abs(percent) - room, abs(percent) + room))
            differences += stated.meets(around(abs(new.value - old.value), old.step))
    return percents, differences


def _shares(heads: dict[int, Head], levels: Sequence[int]) -> None:
    """``2018 | % | 2017 | %``: a column with nothing but % over it, behind one that has another unit, is a share."""
    for before, column in pairwise(levels):
        head = heads[column]
        bare = head.generic and not head.name and _relative(head)
        if bare and not any(unit.relative for unit in heads[before].units) and head.year in (None, heads[before].year):
            heads[column] = replace(head, role=Role.SHARE, year=heads[before].year)


def _level(column: int, heads: dict[int, Head]) -> int | None:
    """The level that a growth or share is of: among those on its left, back to the growth before it, the one of its
    name and year, else the latest year; a share is of the nearest."""
    left: list[int] = []
    for other in sorted((c for c in heads if c < column), reverse=True):
        if heads[other].role is Role.LEVEL:
            left.append(other)
        elif left and heads[other].role is heads[column].role:
            break
    head = heads[column]
    named = [c for c in left if heads[c].name == head.name] if not head.generic else []
    candidates = [c for c in named or left if not heads[c].target]
    candidates = [c for c in candidates if not _relative(heads[c])] or candidates
    if not candidates:
        return None
    if head.role is Role.SHARE:
        return candidates[0]
    latest = max(heads[c].year or 0 for c in candidates)
    if head.generic and len({heads[c].name for c in candidates if (heads[c].year or 0) == latest}) > 1:
        return None  # of which of them nobody says
    return max(candidates, key=lambda c: (heads[c].year or 0, c))


def _relative(head: Head) -> bool:
    """Whether a column's values are rates: its unit says so, or its name."""
    return all(unit.relative for unit in head.units) if head.units else _RATE.search(head.name) is not None
