"""Last year's targets held against this year's results."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from compare.alignment.figures.horizons import FAR, horizon
from compare.alignment.figures.pairing import TimeFrames, name_bigrams, name_similarity
from compare.alignment.figures.time_frames import is_dated, sums_of_years
from compare.alignment.prepared import PreparedReport
from compare.alignment.settings import ABOUT, GROWTH_FOR_NEW, PROMISED_METRIC
from compare.lexicon import pattern, remembered
from compare.model import (
    RELATIVE_UNITS,
    Bound,
    Direction,
    Figure,
    FigureKind,
    Measure,
    Nature,
    Promise,
    PromiseVerdict,
)

_PLANNING = pattern("{zh.figure_pairs.planning}|{en.figure_pairs.planning}")
_LOWER_IS_BETTER = pattern(r"{zh.figure_pairs.lower_is_better}|{en.figure_pairs.lower_is_better}")
_WORD = pattern("[A-Za-z]{2,}")
_NO_TARGETS = frozenset({FigureKind.AGE, FigureKind.DURATION, FigureKind.RANK})


def check_promises(old: PreparedReport, new: PreparedReport, frames: TimeFrames) -> tuple[Promise, ...]:
    """Each target of OLD with the result in NEW, in OLD's order. ``frames`` are the time frames of NEW."""
    results: dict[str | None, Results] = defaultdict(Results)  # by unit
    sums = sums_of_years(new, frames)
    for number, (figure, frame) in enumerate(zip(new.figures, frames, strict=True)):
        is_of_a_year = frame is not None and not (frame.origin or frame.average or number in sums)
        if figure.nature is not Nature.TARGET and figure.value is not None and is_of_a_year and _is_named(figure):
            results[figure.unit].add(figure)
    targets = [f for f in old.figures if f.nature is Nature.TARGET and f.kind not in _NO_TARGETS and _is_named(f)]
    return tuple(_in_time(_check(target, results[target.unit]), old, new) for target in targets)


def _is_named(figure: Figure) -> bool:
    """Whether the text says of what a figure is; of a growth, what grew."""
    return bool(figure.metric) and (figure.claim is None or bool(figure.claim.of))


def _in_time(promise: Promise, old: PreparedReport, new: PreparedReport) -> Promise:
    """Not due where the target has time beyond the year that NEW reports on; not answered by one year's result where
    several years add up to it."""
    if promise.result is None:
        return promise
    (due, of_years), planned_in, reported = horizon(old, promise.target), _year(old), _year(new)
    answered = max(promise.target.year or 0, (planned_in or FAR) + 1)
    lies_between = due is None and reported is not None and reported > answered
    is_over = due is None or (reported is not None and due <= reported) or (reported is None and due != FAR)
    if lies_between or (is_over and of_years and _adds_up(promise.target)):
        return Promise(promise.target, None, PromiseVerdict.NOT_MENTIONED)
    return promise if is_over else replace(promise, verdict=PromiseVerdict.NOT_DUE)


def _adds_up(target: Figure) -> bool:
    """Whether the years' values add up, as growth and what is built do; a share or what stands at the end does not."""
    return target.claim is not None or (target.unit not in RELATIVE_UNITS and target.measure is not Measure.STOCK)


def _year(side: PreparedReport) -> int | None:
    return side.report.year or side.report.title_year


class Results:
    """Results in one unit, and which of them have what in their metrics' names."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._grown: list[int] = []

    def add(self, figure: Figure) -> None:
        for gram in name_bigrams(_plain(figure.metric or "")):
            self._holders[gram].append(len(self.figures))
        if _is_growth(figure):
            self._grown.append(len(self.figures))
        self.figures.append(figure)

    def near(self, name: str) -> set[int]:
        """The places of all that may have enough `metric_similarity` to a target of that name. What does shares so many bigrams
        with it that it holds one even of the rarest (the prefix filter of set similarity joins)."""
        rarest = sorted(name_bigrams(_plain(name)), key=lambda gram: len(self._holders.get(gram, ())))
        shared = int(len(rarest) * PROMISED_METRIC / (2 - PROMISED_METRIC))  # at least; where the result has no others
        prefix = rarest[: len(rarest) - max(1, shared) + 1]
        grown = self._grown if name.startswith("新") else ()
        return {*grown, *(at for gram in prefix for at in self._holders.get(gram, ()))}


def _check(target: Figure, results: Results) -> Promise:
    members = [_best(target, name, results) for name in _members(target.metric or "")]
    results_of = [result for result in members if result is not None]
    if not results_of:
        return Promise(target, None, PromiseVerdict.NOT_MENTIONED)
    missed = [result for result in results_of if not _is_met(target, result)]
    if not missed:
        return Promise(target, results_of[0], PromiseVerdict.MET)
    verdict = PromiseVerdict.MISSED if len(missed) == len(members) else PromiseVerdict.PARTLY
    return Promise(target, missed[0], verdict)


def _members(metric: str) -> list[str]:
    """The metrics of a target that is set for several: 高血压、糖尿病规范管理率 is two rates."""
    *heads, last = metric.split("、")
    if not heads:
        return [metric]
    tail = last[min(len(heads[-1]), len(last) - 1) :] if len(last) > len(heads[-1]) else ""
    return [*(head + tail for head in heads), last]


def _best(target: Figure, name: str, results: Results) -> Figure | None:
    """The result whose metric is most alike; of equals the first. Where both years are known they must be one."""
    dated = target.year is not None and is_dated(target)
    scored: list[tuple[float, int]] = []
    for at in results.near(name):
        result = results.figures[at]
        other_year = dated and is_dated(result) and result.year not in (None, target.year)
        if not other_year and _has_words(_plain(name), _plain(result.metric or "")):
            scored.append((metric_similarity(target, name, result), -at))
    best, at = max(scored, default=(0.0, 0))
    return results.figures[-at] if best >= PROMISED_METRIC else None


def _has_words(target: str, result: str) -> bool:
    """Whether an English result is called by all the words of its target: cash payments are not cash interest payments."""
    return _words(target) <= _words(result)


@remembered(1 << 14)
def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower().removesuffix("s") for word in _WORD.findall(name))


def metric_similarity(target: Figure, name: str, result: Figure) -> float:
    plain = _plain(name)
    if _is_growth(result) and target.claim is None and name.startswith("新") and result.claim is not None:
        of = result.claim.of or ""  # 新增床位70张 is answered by 床位…比上年增加74张
        return GROWTH_FOR_NEW if plain and of.endswith(plain) else 0.0
    if (target.claim is None) != (result.claim is None):
        return 0.0
    return name_similarity(plain, _plain(result.metric or ""))


def _is_growth(figure: Figure) -> bool:
    return figure.claim is not None and figure.claim.direction is Direction.UP


@remembered(1 << 14)
def _plain(metric: str) -> str:
    return _PLANNING.sub("", metric)


def _is_met(target: Figure, result: Figure) -> bool:
    value = result.signed if target.claim is not None else result.value
    if value is None:
        return False
    if target.low is not None and target.high is not None:
        return target.low <= value <= target.high
    goal = target.signed if target.claim is not None else target.value
    if goal is None:
        return False
    if target.approximation and target.bound is None and abs(value - goal) <= ABOUT * abs(goal):
        return True
    downward = target.claim is not None and target.claim.direction is Direction.DOWN
    lower = target.bound is Bound.AT_MOST or downward
    if target.bound is None and not downward:
        lower = _LOWER_IS_BETTER.search(target.metric or "") is not None
    return value <= goal if lower else value >= goal
