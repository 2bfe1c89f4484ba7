"""What the change of one figure is held against: the other changes of the report, its own history, its total, the
growth stated beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from math import log10

from compare.alignment.figures.time_frames import is_dated
from compare.importance.balances import balance
from compare.importance.changes import Change, Sort, Usual, change_of, peers
from compare.importance.places import Group
from compare.importance.settings import FEWEST_OF_UNIT, LEVEL_REACH, TOTAL_REACH, TWIN_REACH, UNKNOWN_SIZE
from compare.importance.subjects import name_key, subject
from compare.lexicon import pattern
from compare.model import Comparison, Figure, FigurePair, FigureStatus, Side, Span

_AMONG = pattern("{zh.arithmetic.among}|{en.arithmetic.among}")


# The figures of the years before NEW, by the span of the one in NEW; None where a year has none.
Earlier = Mapping[Span, Sequence[Figure | None]]


class Surroundings:
    """Pairs go by their places in the comparison. ``earlier`` is what reports of more than two years tell."""

    def __init__(self, comparison: Comparison, groups: Sequence[Group], earlier: Earlier) -> None:
        self.pairs = comparison.figures
        self.years = _year(comparison.old), _year(comparison.new)
        self.places = {at: len(group) for group in groups for at in group}
        self.changes = {at: change_of(p.old, p.new) for at, p in enumerate(self.pairs) if p.old and p.new}
        told_once = [self.changes[group[0]] for group in groups if group[0] in self.changes and self._moved(group[0])]
        self.usual: dict[Sort, Usual] = peers(told_once)
        order = sorted((at for at, p in enumerate(self.pairs) if p.new), key=lambda at: _start(self.pairs[at]))
        self.level_of = dict(_levels(self.pairs, order))
        self.twins = list(_twins(self.pairs, order))
        self.growth_of: dict[int, list[int]] = defaultdict(list)  # a level -> the statements on it
        for growth, level in self.level_of.items():
            self.growth_of[level].append(growth)
        self._largest = _largest(self.pairs)
        self.total_of = dict(_totals(self.pairs, order))
        self._earlier = earlier
        self._steps = _yearly_values(comparison)
        self._balances = {
            (told.of, told.is_plus): pair.old
            for pair in self.pairs
            if pair.old is not None and pair.new is None and (told := balance(pair.old.metric or ""))
        }

    def _moved(self, at: int) -> bool:
        """Whether a pair tells of two years: what stands in both reports as it was, and the columns of past years that both
        print, tell of one."""
        pair = self.pairs[at]
        old, new = pair.old, pair.new
        if old is None or new is None or pair.status is FigureStatus.UNCHANGED:
            return False
        return old.year is None or old.year != new.year or not (is_dated(old) and is_dated(new))

    def size(self, at: int) -> float:
        """How large the level of a pair is among those of its unit, or the one that a growth speaks of: 1 for the largest,
        a half for a tenth of it."""
        pair = self.pairs[self.level_of.get(at, at)]
        values = [abs(f.value) for f in (pair.old, pair.new) if f is not None and f.value and f.claim is None]
        figure = pair.new or pair.old
        largest = self._largest.get(figure.unit or "") if figure is not None else None
        if largest is None or not values:
            return UNKNOWN_SIZE
        return 1 / (1 + max(0.0, log10(largest / max(values))))

    def history(self, at: int) -> list[Change]:
        """The changes of a metric from year to year before the one that the pair shows."""
        new = self.pairs[at].new
        if new is not None and new.span in self._earlier:
            return [step for a, b in pairwise(self._earlier[new.span]) if a and b and (step := change_of(a, b))]
        values = self._steps.get(_metric(new), {}) if new is not None else {}
        last = new.year if new is not None and new.year is not None else self.years[1]
        known = [values[year] for year in sorted(values) if last is not None and year < last]
        return [step for a, b in pairwise(known) if b.year == (a.year or 0) + 1 and (step := change_of(a, b))]

    def opposite_before(self, at: int) -> Figure | None:
        """The balance of the other sign that OLD alone tells of, where NEW alone tells of this one."""
        pair = self.pairs[at]
        told = balance(pair.new.metric or "") if pair.new is not None and pair.old is None else None
        return None if told is None else self._balances.get((told.of, not told.is_plus))


def _year(side: Side) -> int | None:
    report = next((each for each in side.outline.reports if each.index == side.report), None)
    return None if report is None else report.year or report.title_year


def _start(pair: FigurePair) -> int:
    return pair.new.span.start if pair.new is not None else -1


def _levels(pairs: Sequence[FigurePair], order: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each growth statement with the level before it that it speaks of: 人均收入5000元，增长8%."""
    for place, at in enumerate(order):
        growth = pairs[at].new
        if growth is None or growth.claim is None:
            continue
        names = {growth.claim.of, growth.metric} - {None}
        for other in reversed(order[max(0, place - LEVEL_REACH) : place]):
            level = pairs[other].new
            if level is not None and level.claim is None and level.metric in names:
                yield at, other
                break


def _twins(pairs: Sequence[FigurePair], order: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Two statements of one growth, in percent and in units: down $34.8 million or 10.4%."""
    for place, at in enumerate(order):
        growth = pairs[at].new
        if growth is None or growth.claim is None:
            continue
        for other in order[max(0, place - TWIN_REACH) : place]:
            near = pairs[other].new
            if near is None or near.claim is None or near.unit == growth.unit or not subject(growth):
                continue
            if subject(near) == subject(growth) and near.claim.direction is growth.claim.direction:
                yield at, other


def _largest(pairs: Sequence[FigurePair]) -> dict[str, Decimal]:
    """The largest level of each unit with enough of them."""
    values: dict[str, list[Decimal]] = defaultdict(list)
    for pair in pairs:
        for figure in (pair.old, pair.new):
            if figure is not None and figure.unit and figure.value and figure.claim is None:
                values[figure.unit].append(abs(figure.value))
    return {unit: max(each) for unit, each in values.items() if len(each) >= FEWEST_OF_UNIT}


def _totals(pairs: Sequence[FigurePair], order: Sequence[int]) -> Iterator[tuple[int, Figure]]:
    """Each part (其中) with the nearest level before it that could be the total: of the same unit and year, no part
    itself, and no smaller."""
    for place, at in enumerate(order):
        part = pairs[at].new
        if part is None or part.claim is not None or part.value is None or not _is_part(part):
            continue
        for other in reversed(order[max(0, place - TOTAL_REACH) : place]):
            whole = pairs[other].new
            if whole is None or whole.claim is not None or whole.unit != part.unit or _is_part(whole):
                continue
            if whole.value is not None and whole.year == part.year and whole.value >= part.value > 0:
                yield at, whole
            break


def _is_part(figure: Figure) -> bool:
    return any(_AMONG.search(scope) for scope in figure.scope)


_Metric = tuple[str, str | None, bool, tuple[str, ...]]


def _metric(figure: Figure) -> _Metric:
    return name_key(subject(figure)), figure.unit, figure.claim is None, figure.scope


def _yearly_values(comparison: Comparison) -> dict[_Metric, dict[int, Figure]]:
    """The values of each metric by the year that they are surely of, as the later report gives them."""
    values: dict[_Metric, dict[int, Figure]] = defaultdict(dict)
    for side in (comparison.old, comparison.new):
        for figure in side.figures:
            if figure.year is not None and figure.value is not None and figure.metric and is_dated(figure):
                values[_metric(figure)].setdefault(figure.year, figure)
    return values
