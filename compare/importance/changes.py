"""By how much a figure moved, in a measure that figures of one kind share, and what is usual for that kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from math import exp, log, sqrt
from typing import NamedTuple

from compare.importance.settings import (
    CHANCE,
    FEWEST_PEERS,
    LEAST_FAR_GROWTH,
    LEAST_FAR_LEVEL,
    LEAST_FAR_SHARE,
    LEAST_SPREAD_GROWTH,
    LEAST_SPREAD_LEVEL,
    LEAST_SPREAD_SHARE,
    NORMAL,
)
from compare.model import RELATIVE_UNITS, Figure, FigureKind

_QUANTITIES = frozenset({FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.RATE})


class Sort(Enum):
    """What moves alike."""

    LEVEL = auto()  # 常住人口949.11万人
    INCREASE = auto()  # 增加6.77万人
    SHARE = auto()  # 占62.2%
    GROWTH = auto()  # 增长2.1%


LEAST_SPREAD = {
    Sort.LEVEL: LEAST_SPREAD_LEVEL,
    Sort.INCREASE: LEAST_SPREAD_LEVEL,
    Sort.SHARE: LEAST_SPREAD_SHARE,
    Sort.GROWTH: LEAST_SPREAD_GROWTH,
}
LEAST_FAR = {
    Sort.LEVEL: LEAST_FAR_LEVEL,
    Sort.INCREASE: LEAST_FAR_LEVEL,
    Sort.SHARE: LEAST_FAR_SHARE,
    Sort.GROWTH: LEAST_FAR_GROWTH,
}


class Change(NamedTuple):
    """``by`` is the logarithm of the ratio of two levels, or a difference in points; ``chance`` what rounding and the
    chance in small counts may add to it. ``before`` and ``after`` are the signed values, ``said`` the change in percent or
    points."""

    sort: Sort
    by: float
    chance: float
    before: float
    after: float
    said: str

    @property
    def turned(self) -> bool:
        return self.before * self.after < 0

    @property
    def in_points(self) -> bool:
        return self.sort in (Sort.SHARE, Sort.GROWTH)


def change_of(old: Figure, new: Figure) -> Change | None:
    """How far ``new`` is from ``old``. None where the two have no values of one unit, or are no quantities (ages, ranks, ranges)."""
    sort = _sort(new)
    signed = (old.claim is None) == (new.claim is None)
    a, b = (old.signed, new.signed) if signed else (old.value, new.value)
    if sort is None or a is None or b is None or (old.unit in RELATIVE_UNITS) != (new.unit in RELATIVE_UNITS):
        return None
    before, after = float(a), float(b)
    if sort in (Sort.SHARE, Sort.GROWTH):
        permille = 10 if new.unit == "‰" else 1
        by = (after - before) / permille
        return Change(sort, by, _step(old) / permille + _step(new) / permille, before, after, said(by, in_points=True))
    if not before or not after:
        return None
    percent = f"{100 * (after - before) / abs(before):+,.1f}%"
    return Change(sort, log(abs(after / before)), _chance(old, before) + _chance(new, after), before, after, percent)


def _sort(figure: Figure) -> Sort | None:
    if figure.unit in RELATIVE_UNITS:
        return Sort.SHARE if figure.claim is None else Sort.GROWTH
    if figure.kind not in _QUANTITIES:
        return None
    return Sort.LEVEL if figure.claim is None else Sort.INCREASE


def _step(figure: Figure) -> float:
    return float(figure.step or 0) / 2


def _chance(figure: Figure, value: float) -> float:
    """Of the logarithm of a level: half a printed digit, and for a count its chance."""
    counted = CHANCE / sqrt(abs(value)) if figure.kind is FigureKind.COUNT and abs(value) >= 1 else 0.0
    return _step(figure) / abs(value) + counted / sqrt(2)


class Usual(NamedTuple):
    """The median of some changes and their spread, as a standard deviation; of so many."""

    median: float
    spread: float
    size: int

    def distance(self, change: Change) -> float:
        """How far a change is from what is usual, in standard deviations; chance is taken off."""
        return max(0.0, abs(change.by - self.median) - change.chance) / self.spread


def usual(sort: Sort, changes: Sequence[float]) -> Usual:
    """By median and median absolute deviation, which a few wild values do not move."""
    middle = median(changes) if changes else 0.0
    spread = NORMAL * median([abs(by - middle) for by in changes]) if changes else 0.0
    return Usual(middle, max(spread, LEAST_SPREAD[sort]), len(changes))


def peers(changes: Iterable[Change | None]) -> dict[Sort, Usual]:
    """What is usual for each sort in one comparison."""
    known: dict[Sort, list[float]] = {sort: [] for sort in Sort}
    for change in changes:
        if change is not None:
            known[change.sort].append(change.by)
    return {sort: usual(sort, each if len(each) >= FEWEST_PEERS else ()) for sort, each in known.items()}


def median(values: Sequence[float]) -> float:
    """The middle one, or the mean of the two in the middle. (`statistics` loads fractions and random.)"""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def said(by: float, *, in_points: bool) -> str:
    """A change as people read it, with its sign: ``+312.5%``, or ``-5.4`` points."""
    if in_points:
        return f"{by:+.1f}" if abs(by) >= 0.05 else f"{by:+.2f}"
    return f"{100 * (exp(by) - 1):+.1f}%"
