"""Measured values that only a few reports have: ``0.4837毫克/升`` in two of them is no chance, under whatever name.

A value is its digits with the token behind them, its unit. Found over all reports at once, by sorting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from compare.reuse import settings
from compare.reuse.fills import Fills
from compare.reuse.folding import Ints

Pair = tuple[int, int]
RareValues = dict[Pair, list[tuple[int, int]]]
"""For each pair of reports the slots of both that hold the same rare value."""


def rare_values(fills: Sequence[Fills], elsewhere: Mapping[int, int] | None = None) -> RareValues:
    """For each pair of reports the slots, one of each, that hold the same rare value. ``elsewhere``: how many reports beside
    these have a value, by its key."""
    keys, reports, slots = measured_values(fills)
    if not len(keys):
        return {}
    order = np.lexsort((slots, reports, keys))
    keys, reports, slots = keys[order], reports[order], slots[order]
    starts = np.flatnonzero(np.diff(keys, prepend=keys[0] - 1))
    shared: dict[Pair, list[tuple[int, int]]] = defaultdict(list)
    for start, end in zip(starts.tolist(), [*starts[1:].tolist(), len(keys)], strict=True):
        if end - start < 2:
            continue
        first = dict(zip(reports[start:end][::-1].tolist(), slots[start:end][::-1].tolist(), strict=True))
        if 2 <= len(first) <= settings.RARE - (elsewhere or {}).get(int(keys[start]), 0):
            for a, b in combinations(sorted(first), 2):
                shared[a, b].append((first[a], first[b]))
    return dict(shared)


def measured_values(fills: Sequence[Fills]) -> tuple[Ints, Ints, Ints]:
    """The keys of all values with enough digits, the report and the slot of each."""
    places = [np.flatnonzero(own.digits >= settings.RARE_DIGITS) for own in fills]
    keys = [own.values[at] * np.int64(1_000_003) + own.units[at] for own, at in zip(fills, places, strict=True)]
    empty = np.empty(0, dtype=np.int64)
    return (
        np.concatenate([empty, *keys]),
        np.repeat(np.arange(len(fills)), [len(at) for at in places]),
        np.concatenate([empty, *places]),
    )
