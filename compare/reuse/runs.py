"""Runs: the longest stretches of tokens that two texts have in common."""

from __future__ import annotations

import numpy as np

from compare.reuse import settings
from compare.reuse.array_operations import Hashes, ranges
from compare.reuse.folding import Codes, Ints

_PRIME = np.uint64(0x9E3779B97F4A7C15)


def runs(a: Hashes, b: Hashes) -> Ints:
    """Maximal runs of at least `settings.RUN` equal tokens: rows of start in A, start in B, tokens, in the order of
    A. ``a`` and ``b``: the hashes of their windows. A window that occurs more than `settings.MOST_REPEATS` times in B starts none."""
    length = settings.RUN
    places_a, places_b = _joined(a, b)
    if not len(places_a):
        return np.empty((0, 3), dtype=np.int64)
    diagonal = places_b - places_a
    order = np.lexsort((places_a, diagonal))
    at, diagonal = places_a[order], diagonal[order]
    first = np.ones(len(at), dtype=bool)
    first[1:] = (diagonal[1:] != diagonal[:-1]) | (at[1:] != at[:-1] + 1)
    begin = np.flatnonzero(first)
    tokens = np.diff(np.append(begin, len(at))) + length - 1
    found = np.stack([at[begin], at[begin] + diagonal[begin], tokens], axis=1)
    return found[np.lexsort((found[:, 1], found[:, 0]))]


def grams(codes: Ints | Codes, length: int) -> Ints:
    """A hash of each window of ``length`` tokens."""
    windows = len(codes) - length + 1
    if windows < 1:
        return np.empty(0, dtype=np.int64)
    value = np.zeros(windows, dtype=np.uint64)
    plain = codes.astype(np.uint64)
    for i in range(length):
        value ^= plain[i : i + windows]
        value *= _PRIME
        value ^= value >> np.uint64(29)
    return value.view(np.int64)


def _joined(a: Hashes, b: Hashes) -> tuple[Ints, Ints]:
    """All places of A and B with the same window, but for windows that B has too often."""
    places_a, places_b = a.likely(b), b.likely(a)
    places_b = places_b[np.argsort(b.values[places_b])]
    wanted, offered = a.values[places_a], b.values[places_b]
    low, high = np.searchsorted(offered, wanted, "left"), np.searchsorted(offered, wanted, "right")
    times = high - low
    times[times > settings.MOST_REPEATS] = 0
    return np.repeat(places_a, times), places_b[ranges(low, times)]
