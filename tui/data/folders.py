"""The pairs of two folders as a table: what they are called, and in which order they stand."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from compare.language import Words, mark
from compare.model import FolderComparison, ReportPair, Side
from compare.render.clean import clean
from compare.render.important import why
from compare.render.names import called
from compare.render.printed import printed


class OfficeOrder(Enum):
    """What the offices are sorted by, in the order of the sort key."""

    IMPORTANCE = auto()
    CARRIED = auto()
    CLAIMS = auto()
    STALE = auto()


ORDER_NAMES = {
    OfficeOrder.IMPORTANCE: mark("by importance"),
    OfficeOrder.CARRIED: mark("by what was carried over"),
    OfficeOrder.CLAIMS: mark("by contradicted claims"),
    OfficeOrder.STALE: mark("by stale figures"),
}
_KEYS: dict[OfficeOrder, Callable[[ReportPair], float]] = {
    OfficeOrder.IMPORTANCE: lambda pair: -pair.importance,
    OfficeOrder.CARRIED: lambda pair: -pair.carried_over,
    OfficeOrder.CLAIMS: lambda pair: -pair.contradicted,
    OfficeOrder.STALE: lambda pair: -pair.stale,
}


def offices(folders: FolderComparison, order: OfficeOrder) -> list[int]:
    """The places of the pairs in an order; equals as the engine ranks them."""
    key = _KEYS[order]
    return sorted(range(len(folders.pairs)), key=lambda at: key(folders.pairs[at]))


def office(pair: ReportPair) -> str:
    return called(pair.new, pair.organisation)


def foremost(pair: ReportPair, words: Words) -> list[str]:
    """What a reviewer asks about first in a pair: ``业务收入 600万元 → 700万元  first fall in 3 years``."""
    lines = []
    for each in pair.foremost:
        name = clean(each.metric or words("(no name)"))
        lines.append(f"{name} {printed(each.old)} → {printed(each.new)}  {why(each.important, words)}".rstrip())
    return lines


def unpaired(folders: FolderComparison, words: Words) -> str:
    """``only in the old folder: …; only in the new one: …``"""
    parts = []
    if folders.unpaired.old:
        parts.append(words("only in the old folder: {names}", names=_names(folders.unpaired.old, words)))
    if folders.unpaired.new:
        parts.append(words("only in the new folder: {names}", names=_names(folders.unpaired.new, words)))
    return " · ".join(parts)


def _names(sides: tuple[Side, ...], words: Words) -> str:
    return words(", ").join(called(side, None) for side in sides)
