"""What stays in one order in two texts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_chain(pairs: Sequence[tuple[int, int]], weights: Sequence[int]) -> list[int]:
    """The heaviest chain of ``pairs`` that rises on both sides, as indices. Pairs must be sorted by their first
    member and have distinct members. O(n log n) by patience over weights kept as a staircase."""
    keys: list[int] = []  # second members, rising
    best: list[tuple[int, int]] = []  # (weight, pair) of the heaviest chain ending at or before that key, rising
    before: list[int] = []
    for i, (_, j) in enumerate(pairs):
        at = bisect_left(keys, j)
        weight, previous = best[at - 1] if at else (0, -1)
        before.append(previous)
        weight += weights[i]
        while at < len(keys) and best[at][0] <= weight:
            del keys[at], best[at]
        if at == 0 or best[at - 1][0] < weight:
            keys.insert(at, j)
            best.insert(at, (weight, i))
    chain: list[int] = []
    at = best[-1][1] if best else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]
