"""Whether two reports that share a passage with others filled in the same where the others differ.

Three reports of one form, and what each has in its slots::

    A  新增藏书 8213 册   不少于 4 次      A and B: 8213 agrees, and C has another: 1 that tells
    B  新增藏书 8213 册   不少于 4 次      4 agrees in all: it is the form's own and tells nothing
    C  新增藏书 5127 册   不少于 4 次      A and C: 8213 and 5127 differ
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from compare.reuse.fills import Fills
from compare.reuse.folding import Flags, Ints
from compare.reuse.pair_matches import SharedText

Floats = NDArray[np.float64]


class FillEvidence(NamedTuple):
    """The summed weights of a passage's slots: in which both reports have the same and somebody else has not (``telling``),
    in which both have the same (``equal``), and in which they differ (``different``); and whether any slot differs
    between any two that share the passage."""

    telling: float
    equal: float
    different: float
    varies: bool

    def __add__(self, other: object) -> FillEvidence:
        if not isinstance(other, FillEvidence):
            return NotImplemented
        return FillEvidence(
            self.telling + other.telling,
            self.equal + other.equal,
            self.different + other.different,
            self.varies or other.varies,
        )


NO_FILLS = FillEvidence(0.0, 0.0, 0.0, False)


class AlignedSlots(NamedTuple):
    """The slots of a match that stand at the same place on both sides."""

    a: Ints
    b: Ints
    agree: Flags


def fill_evidence(shared: Sequence[SharedText], fills: Sequence[Fills]) -> list[FillEvidence]:
    """The evidence of each match. ``fills`` are those of the reports by number."""
    slots = [aligned_slots(fills[one.a], fills[one.b], one) for one in shared]
    differing = {report: np.zeros(len(fills[report].starts), dtype=bool) for one in shared for report in (one.a, one.b)}
    for one, each in zip(shared, slots, strict=True):
        differing[one.a][each.a[~each.agree]] = True
        differing[one.b][each.b[~each.agree]] = True
    return [
        _weighed(fills[one.a].weights[each.a], each.agree, differing[one.a][each.a] | differing[one.b][each.b])
        for one, each in zip(shared, slots, strict=True)
    ]


def _weighed(weights: Floats, agree: Flags, varies: Flags) -> FillEvidence:
    return FillEvidence(
        telling=float(weights[agree & varies].sum()),
        equal=float(weights[agree].sum()),
        different=float(weights[~agree].sum()),
        varies=bool((varies & (weights > 0)).any()),
    )


def aligned_slots(a: Fills, b: Fills, one: SharedText) -> AlignedSlots:
    here, there = a.within(one.found.a), b.within(one.found.b)
    left, right = _in_order(a.contexts[here], b.contexts[there])
    left, right = left + here.start, right + there.start
    return AlignedSlots(left, right, a.values[left] == b.values[right])


def _in_order(x: Ints, y: Ints) -> tuple[Ints, Ints]:
    """Which slots stand between the same tokens on both sides, in one order."""
    if np.array_equal(x, y):
        return np.arange(len(x)), np.arange(len(x))
    pairs = [
        (op.src_start + i, op.dest_start + i)
        for op in Indel.opcodes(x.tolist(), y.tolist())
        if op.tag == "equal"
        for i in range(op.src_end - op.src_start)
    ]
    left, right = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return left, right
