"""What a reviewer asks first, in words; and figures in the order that a reader wants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from compare.language import Words, mark
from compare.model import GROUNDS, NOT_ASKED_FIRST, Comparison, FigurePair, Ground, Important, ItemKind, Verdict
from compare.render.clean import clean

if TYPE_CHECKING:
    from compare.model import FigureSeries, SeriesComparison

# Pieces of evidence that a comparison opens with, and what is said where there are none.
TOP = 8
NOTHING_STANDS_OUT = mark("Nothing stands out: no contradiction, no error, no figure that moved.")
# What the arithmetic, the verdict or the sign of a row says already.
_SAID = frozenset(
    {
        Ground.CONTRADICTED,
        Ground.WRONG,
        Ground.TARGET_MISSED,
        Ground.SUSPECT_SCALE,
        Ground.TARGET_PARTLY_MET,
        Ground.SUSPECT,
        Ground.CHANGED_OTHERWISE,
        Ground.OLD_WRONG,
        Ground.ADDED,
        Ground.REMOVED,
        Ground.TARGET_NOT_MENTIONED,
        Ground.TEXT_MOVED,
        Ground.TEXT_FIGURES,
        Ground.NOTED,
    }
)
# A turn is told with the level that turned.
_TURNED = frozenset({Ground.GROWTH_TO_FALL, Ground.FALL_TO_GROWTH})


def asked_first(comparison: Comparison) -> list[Important]:
    """What a comparison opens with, the most important first; all the rest is found in its parts."""
    return [each for each in comparison.important if each.ground not in NOT_ASKED_FIRST]


def why(important: Important, words: Words) -> str:
    """Why it stands where it does; empty where the row says it already."""
    return "" if important.ground in _SAID else ground_text(important, words)


def ground_text(important: Important, words: Words) -> str:
    """The same where nothing else says it."""
    arguments = {name: clean(value) for name, value in important.arguments.items()}
    return words(GROUNDS[important.ground], **arguments)


def passage_told(comparison: Comparison, important: Important) -> str:
    """A section by its heading, a sentence by its words, as NEW has them, or OLD alone."""
    pair = comparison.passages[important.at]
    span, side = (pair.old, comparison.old) if pair.new is None else (pair.new, comparison.new)
    words = important.arguments.get("heading") or ("" if span is None else span.of(side.outline.text))
    return clean(" ".join(words.split()))


class Compared(Protocol):
    """A figure held against the year before."""

    @property
    def importance(self) -> float: ...
    @property
    def doubtful(self) -> bool: ...
    @property
    def difference(self) -> Decimal | None: ...
    @property
    def percent(self) -> Decimal | None: ...


class FigureOrder(StrEnum):
    """What figures are sorted by."""

    IMPORTANCE = "importance"
    REPORT = "report"
    CHANGE = "change"
    PERCENT = "percent"


def by_size(pair: Compared, size: Decimal) -> tuple[bool, Decimal]:
    """The largest first, but what may be no change at all last."""
    return pair.doubtful, -abs(size)


# Smaller is first; None is last.
_KEYS: dict[FigureOrder, Callable[[Compared], Any]] = {
    FigureOrder.IMPORTANCE: lambda pair: -pair.importance,
    FigureOrder.CHANGE: lambda pair: None if pair.difference is None else by_size(pair, pair.difference),
    FigureOrder.PERCENT: lambda pair: None if pair.percent is None else by_size(pair, pair.percent),
}


def in_order(pairs: Sequence[Compared], order: FigureOrder) -> list[int]:
    """The places of figures in an order; equals, and what has no such value, in that of the report."""
    key = _KEYS.get(order)
    if key is None:
        return list(range(len(pairs)))
    keys = [key(pair) for pair in pairs]
    known = sorted((at for at, value in enumerate(keys) if value is not None), key=lambda at: keys[at])
    return [*known, *(at for at, value in enumerate(keys) if value is None)]


def in_series_order(series: SeriesComparison, order: FigureOrder) -> list[FigureSeries]:
    """The figures of a series in an order, by the last step; what else tells of the same stands behind the first."""
    lives = series.figures
    if order is FigureOrder.IMPORTANCE:
        first = [at for each in series.important for at in (each.at, *each.also, *each.beside)]
        return [lives[at] for at in dict.fromkeys([*first, *range(len(lives))])]
    if order is FigureOrder.REPORT:
        return list(lives)

    def size(life: FigureSeries) -> tuple[bool, Decimal]:
        by = life.difference if order is FigureOrder.CHANGE else life.percent
        return by is None, -abs(by or Decimal(0))

    return sorted(lives, key=size)


def is_contradicted(pair: FigurePair) -> bool:
    return pair.claim_check is not None and pair.claim_check.verdict is Verdict.CONTRADICTED


def pairs_told(important: Important) -> tuple[int, ...]:
    """The figures that one important thing is about: its own, the same told elsewhere, and those beside it."""
    own = (important.at,) if important.kind is ItemKind.FIGURE else ()
    return (*own, *(important.also if own else ()), *important.beside)


def told_by(comparison: Comparison, each: Important) -> FigurePair:
    """The figure by which an important one is told: of a growth that turned round its level, where the report gives one."""
    pair = comparison.figures[each.at]
    levels = (comparison.figures[at] for at in each.beside if _is_level_of(comparison.figures[at], pair))
    return next(levels, pair) if each.ground in _TURNED else pair


def _is_level_of(pair: FigurePair, growth: FigurePair) -> bool:
    """Whether a pair is a level that moved the way that the growth says."""
    level, stated = pair.new, growth.new
    if level is None or level.claim is not None or not pair.difference or stated is None or stated.signed is None:
        return False
    return (pair.difference > 0) is (stated.signed > 0)
