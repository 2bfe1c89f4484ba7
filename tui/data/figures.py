"""The figures of a comparison as a table that can be sorted and filtered, and the arithmetic of a growth claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, NamedTuple

from compare.language import Words, mark
from compare.model import Comparison, FigurePair, FigureStatus, Verdict
from compare.render.clean import clean
from compare.render.important import by_size
from compare.render.printed import difference, percent, printed
from compare.render.reasons import reason
from compare.render.terms import FIGURE_SIGNS, VERDICT_SIGNS, VERDICTS
from tui.layout.rows import Rows


class FigureRowOrder(Enum):
    """What the rows are sorted by, in the order of the sort key."""

    IMPORTANCE = auto()
    CHANGE = auto()
    PERCENT = auto()
    VERDICT = auto()
    NAME = auto()
    DOCUMENT = auto()


class FigureFilter(Enum):
    """Which rows are shown, in the order of the filter key."""

    ALL = auto()
    CHANGED = auto()
    CHECKED = auto()
    CONTRADICTED = auto()
    ADDED = auto()
    REMOVED = auto()


ORDER_NAMES = {
    FigureRowOrder.DOCUMENT: mark("in the order of the report"),
    FigureRowOrder.IMPORTANCE: mark("by importance"),
    FigureRowOrder.CHANGE: mark("by size of change"),
    FigureRowOrder.PERCENT: mark("by percent"),
    FigureRowOrder.VERDICT: mark("by verdict"),
    FigureRowOrder.NAME: mark("by name"),
}
FILTER_NAMES = {
    FigureFilter.CHANGED: mark("changed"),
    FigureFilter.CHECKED: mark("stated growth"),
    FigureFilter.CONTRADICTED: mark("contradicted"),
    FigureFilter.ADDED: mark("added"),
    FigureFilter.REMOVED: mark("removed"),
}
_STATUS = {
    FigureFilter.CHANGED: FigureStatus.CHANGED,
    FigureFilter.ADDED: FigureStatus.ADDED,
    FigureFilter.REMOVED: FigureStatus.REMOVED,
}
# The worst first.
_VERDICTS = (Verdict.CONTRADICTED, Verdict.NOT_COMPARABLE, Verdict.NOT_CHECKABLE, Verdict.CONSISTENT)


@dataclass(frozen=True, slots=True)
class FigureView:
    """How the table is sorted and filtered. The largest change and the worst verdict come first; ``reverse`` puts them
    last. ``metric`` is part of a metric's name, in any letter case."""

    order: FigureRowOrder = FigureRowOrder.IMPORTANCE
    reverse: bool = False
    show: FigureFilter = FigureFilter.ALL
    metric: str = ""

    def rows(self, pairs: Sequence[FigurePair]) -> list[int]:
        """The indices of the pairs shown, sorted: a figure told twice is one row. Pairs without a key (no difference, no
        verdict) come last."""
        wanted = [at for at, pair in enumerate(pairs) if not pair.retold and self._passes(pair)]
        key = _KEYS.get(self.order)
        if key is None:
            return wanted[::-1] if self.reverse else wanted
        keys = {at: key(pairs[at]) for at in wanted}
        known = sorted((at for at in wanted if keys[at] is not None), key=lambda at: keys[at], reverse=self.reverse)
        return [*known, *(at for at in wanted if keys[at] is None)]

    def _passes(self, pair: FigurePair) -> bool:
        if self.metric.casefold() not in (pair.metric or "").casefold():
            return False
        check = pair.claim_check
        match self.show:
            case FigureFilter.ALL:
                return True
            case FigureFilter.CHECKED:
                return check is not None
            case FigureFilter.CONTRADICTED:
                return check is not None and check.verdict is Verdict.CONTRADICTED
        return pair.status is _STATUS[self.show]


# Smaller is first; None is last whichever way round.
_KEYS: dict[FigureRowOrder, Callable[[FigurePair], Any]] = {
    FigureRowOrder.IMPORTANCE: lambda pair: -pair.importance,
    FigureRowOrder.CHANGE: lambda pair: None if pair.difference is None else by_size(pair, pair.difference),
    FigureRowOrder.PERCENT: lambda pair: None if pair.percent is None else by_size(pair, pair.percent),
    FigureRowOrder.VERDICT: lambda pair: (
        None if pair.claim_check is None else _VERDICTS.index(pair.claim_check.verdict)
    ),
    FigureRowOrder.NAME: lambda pair: None if pair.metric is None else pair.metric.casefold(),
}


def described(view: FigureView, at: int, shown: int, count: int, words: Words) -> str:
    """``figure 3/12 (138 in all) · only: changed · with “收入” · by percent``"""
    parts = [words("figure {at}/{count}", at=at, count=shown)]
    if shown < count:
        parts[0] += words(" ({count} in all)", count=count)
    if view.show is not FigureFilter.ALL:
        parts.append(words("only: {kind}", kind=words(FILTER_NAMES[view.show])))
    if view.metric:
        parts.append(words("with “{text}”", text=clean(view.metric)))
    order = words(ORDER_NAMES[view.order])
    parts.append(words("{order}, reversed", order=order) if view.reverse else order)
    return " · ".join(parts)


class Cells(NamedTuple):
    """The texts of one table row. A contradicted claim shows in ``sign`` too, which stays in view on a narrow
    screen."""

    sign: str
    metric: str
    old: str
    new: str
    difference: str
    percent: str
    verdict: str


def cells(pair: FigurePair, words: Words) -> Cells:
    check = pair.claim_check
    contradicted = check is not None and check.verdict is Verdict.CONTRADICTED
    return Cells(
        VERDICT_SIGNS[Verdict.CONTRADICTED] if contradicted else FIGURE_SIGNS[pair.status],
        clean(pair.metric or words("(no name)")),
        printed(pair.old),
        printed(pair.new),
        difference(pair, words),
        percent(pair.percent),
        f"{VERDICT_SIGNS[check.verdict]} {words(VERDICTS[check.verdict])}" if check else "",
    )


# Of the number columns (OLD, NEW, difference, percent), those that give way first: they follow from the others, and
# stand in full below the table.
_GIVING_WAY = (2, 3)


def hidden(widths: Sequence[int], lacking: int, gap: int = 2) -> frozenset[int]:
    """The number columns that make room for ``lacking`` cells, as few as do."""
    gone: set[int] = set()
    for at in _GIVING_WAY:
        if lacking <= 0:
            break
        gone.add(at)
        lacking -= widths[at] + gap
    return frozenset(gone)


def figures_by_row(comparison: Comparison, rows: Rows) -> dict[int, list[FigurePair]]:
    """The figures of both reports, by the row that NEW's stands in."""
    by_row: dict[int, list[FigurePair]] = defaultdict(list)
    for pair in comparison.figures:
        if pair.new is not None and pair.old is not None:
            by_row[rows.row_at("new", pair.new.span.start)].append(pair)
    return by_row


def change_text(pair: FigurePair, words: Words) -> str:
    """``业务收入 600万元 → 700万元 +100万元 +16.7%``"""
    metric = clean(pair.metric or words("(no name)"))
    change = f"{difference(pair, words)} {percent(pair.percent)}"
    return f"{metric} {printed(pair.old)} → {printed(pair.new)} {change}".strip()


def told_with_claim(pair: FigurePair, words: Words) -> str:
    """The change, and the verdict with its arithmetic where growth is stated."""
    return f"{change_text(pair, words)}  {arithmetic(pair, words)}" if pair.claim_check else change_text(pair, words)


def arithmetic(pair: FigurePair, words: Words) -> str:
    """The verdict on the growth claim of NEW, with the reason for it."""
    check = pair.claim_check
    if check is None:
        return words("States no growth.")
    verdict = f"{VERDICT_SIGNS[check.verdict]} {words(VERDICTS[check.verdict])}"
    return f"{printed(pair.new)}  {verdict}  {reason(check, words)}"
