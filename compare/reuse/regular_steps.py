"""``shared-data`` again: figures of several reports, mostly prices, that differ by a rule, as agreed bids do.

One report's are another's times a constant, or plus one; or those of three and more rise in equal steps::

    A  砂石 86.40   水泥 412.00   钢筋 3980     B = 1.03 x A in every item
    B  砂石 88.99   水泥 424.36   钢筋 4099.4
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.language import mark
from compare.model import Finding, Related, Severity, Span
from compare.reuse import settings
from compare.reuse.fill_evidence import aligned_slots
from compare.reuse.folding import Flags, Ints
from compare.reuse.pair_matches import SharedText
from compare.reuse.rare_values import Pair
from compare.reuse.reports import Submission, are_compared
from compare.reuse.shared_data import RULE

Floats = NDArray[np.float64]

# What arithmetic of the machine leaves.
_EXACT = 1e-6

_TIMES = mark("{count} of {of} figures of {other} are those of {path} times {factor}: {values}")
_PLUS = mark("{count} of {of} figures of {other} are those of {path} plus {factor}: {values}")
_STEPS = mark("{count} of {of} figures of {paths} rise in equal steps: {values}")


class _Figures(NamedTuple):
    """The values of a report's slots, not a number where one is short or none; half of their last digit; their spans."""

    values: Floats
    slack: Floats
    spans: Sequence[Span]


class _Rule(NamedTuple):
    """What the figures of some reports follow: ``numbers`` are the reports', ``slots`` a column each, ``of`` how many
    items were looked at, ``factor`` by how much two differ."""

    template: str
    numbers: Sequence[int]
    slots: Ints
    of: int
    factor: float = 0.0


def regular_steps(reports: Sequence[Submission], shared: Sequence[SharedText]) -> Iterator[Finding]:
    """A finding for each pair of different owners, and each three, whose figures agree in too many items for chance.
    More than `settings.COMMON` reports are no bids for one work and not looked at."""
    if len(reports) > settings.COMMON:
        return
    figures = [_figures_of(report) for report in reports]
    items = _items(reports, shared)
    of_two = [rule for pair, slots in sorted(items.items()) if (rule := _rule_of_two(pair, slots, figures))]
    told = {tuple(rule.numbers) for rule in of_two}
    of_three = [rule for rule in _series(figures, items) if not told.issuperset(combinations(sorted(rule.numbers), 2))]
    for rule in (*of_two, *of_three):
        yield _finding(rule, reports, figures)


def _figures_of(report: Submission) -> _Figures:
    fills = report.fills
    spans = [fills.span(slot) for slot in range(len(fills.starts))]
    texts = [span.of(report.text).replace(",", "").replace("，", "") for span in spans]
    is_long = fills.digits >= settings.STEP_DIGITS
    numbers = [_number(text) if long else np.nan for text, long in zip(texts, is_long.tolist(), strict=True)]
    slack = [0.5 * 10.0 ** -len(text.partition(".")[2]) for text in texts]
    return _Figures(np.array(numbers, dtype=np.float64), np.array(slack, dtype=np.float64), spans)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:  # digits of other scripts, masks
        return np.nan


def _items(reports: Sequence[Submission], shared: Iterable[SharedText]) -> dict[Pair, Ints]:
    """For each pair of different owners the slots that stand at one place of what both have: two columns."""
    found: dict[Pair, list[Ints]] = defaultdict(list)
    for one in shared:
        if are_compared(reports[one.a], reports[one.b]):
            slots = aligned_slots(reports[one.a].fills, reports[one.b].fills, one)
            found[one.a, one.b].append(np.stack([slots.a, slots.b], axis=1))
    rows = {pair: np.concatenate(own) for pair, own in found.items()}
    return {pair: own[np.unique(own[:, 0], return_index=True)[1]] for pair, own in rows.items()}


def _rule_of_two(pair: Pair, slots: Ints, figures: Sequence[_Figures]) -> _Rule | None:
    """By what constant the figures of one differ from the other's in enough and most items."""
    (x, slack_x), (y, slack_y) = (
        (figures[number].values[slots[:, side]], figures[number].slack[slots[:, side]])
        for side, number in enumerate(pair)
    )
    differs = np.isfinite(x) & np.isfinite(y) & (x != y)
    slots, x, y, slack_x, slack_y = (each[differs] for each in (slots, x, y, slack_x, slack_y))
    if len(x) < settings.STEPS:
        return None
    step = sum(_most_common(y - x - _EXACT, y - x + _EXACT)) / 2
    same = np.abs(y - x - step) <= _EXACT
    if _are_most(same):
        return _Rule(_PLUS, pair, slots[same], len(x), step)
    factor = sum(_most_common((y - slack_y) / (x + slack_x), (y + slack_y) / np.maximum(x - slack_x, _EXACT))) / 2
    same = np.abs(y - factor * x) <= slack_y + factor * slack_x
    return _Rule(_TIMES, pair, slots[same], len(x), factor) if _are_most(same) else None


def _most_common(low: Floats, high: Floats) -> tuple[float, float]:
    """What most of the intervals have in common."""
    bounds = np.concatenate([low, high])
    steps = np.repeat([1, -1], len(low))
    order = np.lexsort((-steps, bounds))
    depth = np.cumsum(steps[order])
    at = int(depth.argmax())
    return float(bounds[order][at]), float(bounds[order][at + 1])


def _are_most(holding: Flags) -> bool:
    count = int(np.count_nonzero(holding))
    return count >= settings.STEPS and count >= settings.STEPS_SHARE * len(holding)


def _series(figures: Sequence[_Figures], items: dict[Pair, Ints]) -> Iterator[_Rule]:
    """Three reports whose figures rise in equal steps in most items, the lowest first."""
    partners: dict[int, dict[int, Ints]] = defaultdict(dict)
    for (a, b), slots in items.items():
        partners[a][b] = slots
    for a, others in sorted(partners.items()):
        for b, c in combinations(sorted(others), 2):
            numbers, slots = (a, b, c), _joined(others[b], others[c])
            values = np.stack([figures[number].values[slots[:, k]] for k, number in enumerate(numbers)])
            differs = np.isfinite(values).all(axis=0) & (np.ptp(values, axis=0) > 0)
            slots, values = slots[differs], values[:, differs]
            for order in ([0, 1, 2], [1, 0, 2], [0, 2, 1]) if len(slots) >= settings.STEPS else ():
                first, middle, last = values[order]
                steps = np.abs(first + last - 2 * middle) <= _EXACT
                if _are_most(steps):
                    rising = order if np.median(last - first) > 0 else order[::-1]
                    yield _Rule(_STEPS, [numbers[k] for k in rising], slots[steps][:, rising], len(slots))


def _joined(b: Ints, c: Ints) -> Ints:
    """The slots of A, B and C that are one."""
    _, i, j = np.intersect1d(b[:, 0], c[:, 0], assume_unique=True, return_indices=True)
    return np.stack([b[i, 0], b[i, 1], c[j, 1]], axis=1)


def _finding(rule: _Rule, reports: Sequence[Submission], figures: Sequence[_Figures]) -> Finding:
    own = [reports[number] for number in rule.numbers]
    spans = [
        [figures[number].spans[slot] for number, slot in zip(rule.numbers, row, strict=True)]
        for row in rule.slots.tolist()
    ]
    values = [
        " → ".join(span.of(report.text) for span, report in zip(row, own, strict=True))
        for row in spans[: settings.VALUES_SHOWN]
    ]
    related = tuple(
        Related(report.path, report.report.index, report.whole(span))
        for report, span in zip(own, spans[0], strict=True)
    )
    paths = [report.path for report in own]
    return Finding(
        rule=RULE,
        severity=Severity.WARNING,
        side=None,
        report=related[0].report,
        span=related[0].span,
        template=rule.template,
        arguments={
            "path": paths[0],
            "other": paths[1],
            "paths": ", ".join(paths),
            "count": str(len(spans)),
            "of": str(rule.of),
            "factor": f"{rule.factor:.6g}",
            "values": ", ".join(values) + (" …" if len(spans) > len(values) else ""),
        },
        related=related,
    )
