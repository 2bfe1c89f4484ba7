"""Runs: the longest stretches of symbols that two texts have in common."""

from __future__ import annotations

import numpy as np

from compare.reuse.folding import Ints
from compare.reuse.symbols import Symbols

_PRIME = np.uint64(0x9E3779B97F4A7C15)


def runs(a: Symbols, b: Symbols, length: int, most: int) -> Ints:
    """Maximal runs of at least ``length`` equal symbols: rows of start in A, start in B, symbols, in the order of A. A
    window that occurs more than ``most`` times in one text starts none."""
    grams_a, grams_b = grams(a.codes, length), grams(b.codes, length)
    places_a, places_b = _joined(grams_a, grams_b, most)
    if not len(places_a):
        return np.empty((0, 3), dtype=np.int64)
    diagonal = places_b - places_a
    order = np.lexsort((places_a, diagonal))
    at, diagonal = places_a[order], diagonal[order]
    first = np.ones(len(at), dtype=bool)
    first[1:] = (diagonal[1:] != diagonal[:-1]) | (at[1:] != at[:-1] + 1)
    begin = np.flatnonzero(first)
    symbols = np.diff(np.append(begin, len(at))) + length - 1
    found = np.stack([at[begin], at[begin] + diagonal[begin], symbols], axis=1)
    return found[np.lexsort((found[:, 1], found[:, 0]))]


def grams(codes: Ints, length: int) -> Ints:
    """A hash of each window of ``length`` symbols."""
    windows = len(codes) - length + 1
    if windows < 1:
        return np.empty(0, dtype=np.int64)
    value = np.zeros(windows, dtype=np.uint64)
    plain = codes.astype(np.uint64)
    for i in range(length):
        value = (value ^ plain[i : i + windows]) * _PRIME
        value ^= value >> np.uint64(29)
    return value.view(np.int64)


def _joined(a: Ints, b: Ints, most: int) -> tuple[Ints, Ints]:
    """All places of A and B with the same hash, but for hashes that one of them has more than ``most`` times."""
    order = np.argsort(b, kind="stable")
    ordered = b[order]
    low, high = np.searchsorted(ordered, a, "left"), np.searchsorted(ordered, a, "right")
    times = high - low
    times[times > most] = 0
    places_a = np.repeat(np.arange(len(a)), times)
    step = np.arange(len(places_a)) - np.repeat(np.cumsum(times) - times, times)
    return places_a, order[np.repeat(low, times) + step]
