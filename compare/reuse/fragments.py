"""Seeds -> fragments: neighbouring seeds joined, split again where what they make is not alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from compare.reuse import settings
from compare.reuse.folding import Ints
from compare.reuse.seeds import Seeds

Range = tuple[int, int]
# Of units of A, first and last, with those of B, each side taken together.
Cosine = Callable[[Range, Range], float]


class Fragment(NamedTuple):
    """Units ``a[0]`` to ``a[1]`` of A with those of B, inclusive."""

    a: Range
    b: Range
    similarity: float


def grow(seeds: Seeds, cosine: Cosine, gap: int, least: float) -> list[Fragment]:
    """Seeds joined into fragments, whose inner gaps are at most ``gap`` units on either side; where
    a fragment's cosine stays under ``least``, again with a smaller gap."""
    found: list[Fragment] = []
    for cluster in _clusters(seeds, gap):
        a, b = _range_of(cluster[:, 0]), _range_of(cluster[:, 1])
        similarity = cosine(a, b)
        if similarity > least:
            found.append(Fragment(a, b, similarity))
        elif gap:
            found += grow(cluster, cosine, gap - 1, least)
    return found


def trimmed(fragment: Fragment, cosine: Cosine) -> Fragment:
    """``fragment`` without the units at its ends that only make it less alike: strays that a seed within the gap drew
    in."""
    while True:
        better = max(_shorter(fragment, cosine), key=lambda f: f.similarity, default=fragment)
        if better.similarity <= fragment.similarity:
            return fragment
        fragment = better


def widened(fragment: Fragment, cosine: Cosine, units: Range) -> Fragment:
    """``fragment`` with the units beside it that are less alike than seeds are, one of A with one of B: what goes on from
    a shared passage needs less to be a part of it. ``units``: how many there are of A and of B."""
    (a, last_a), (b, last_b) = fragment.a, fragment.b
    while a > 0 and b > 0 and cosine((a - 1, a - 1), (b - 1, b - 1)) > settings.BESIDE_COSINE:
        a, b = a - 1, b - 1
    while (
        last_a + 1 < units[0]
        and last_b + 1 < units[1]
        and (cosine((last_a + 1, last_a + 1), (last_b + 1, last_b + 1)) > settings.BESIDE_COSINE)
    ):
        last_a, last_b = last_a + 1, last_b + 1
    whole = (a, last_a), (b, last_b)
    return fragment if whole == (fragment.a, fragment.b) else Fragment(*whole, cosine(*whole))


def _shorter(fragment: Fragment, cosine: Cosine) -> list[Fragment]:
    a, b = fragment.a, fragment.b
    shorter = [((a[0] + 1, a[1]), b), ((a[0], a[1] - 1), b)] if a[0] < a[1] else []
    shorter += [(a, (b[0] + 1, b[1])), (a, (b[0], b[1] - 1))] if b[0] < b[1] else []
    return [Fragment(x, y, cosine(x, y)) for x, y in shorter]


class SummaryFragment(NamedTuple):
    """``fragment`` with the ``side`` that sums up. ``core``: the units of the other side where most of it has seeds that
    lie together, if there are such."""

    fragment: Fragment
    side: int
    core: Range | None


def summaries(seeds: Seeds, cosine: Cosine) -> Iterator[SummaryFragment]:
    """Units side by side on one side, the summary's, most of which have a seed, with all of the other text from the
    first to the last of their seeds: who sums up draws on the whole. The caller knows lengths."""
    for side in (0, 1):
        for part in _parts(_in_order(seeds, side), side, settings.SUMMARY_GAP) if len(seeds) else ():
            own, other = _range_of(part[:, side]), _range_of(part[:, 1 - side])
            seeded = _distinct(part[:, side])
            if seeded < settings.SUMMARY_UNITS or seeded < settings.SUMMARY_SEEDED * (own[1] - own[0] + 1):
                continue
            a, b = (other, own) if side else (own, other)
            similarity = cosine(a, b)
            if similarity > settings.SUMMARY_COSINE:
                yield SummaryFragment(Fragment(a, b, similarity), side, _core(part, side, own))


def _core(seeds: Seeds, side: int, own: Range) -> Range | None:
    for part in _parts(_in_order(seeds, 1 - side), 1 - side, settings.SUMMARY_SPREAD):
        if _distinct(part[:, side]) >= settings.SUMMARY_SEEDED * (own[1] - own[0] + 1):
            return _range_of(part[:, 1 - side])
    return None


def _range_of(units: Ints) -> Range:
    return int(units.min()), int(units.max())


def _distinct(units: Ints) -> int:
    return int(np.count_nonzero(np.bincount(units)))


def _clusters(seeds: Seeds, gap: int) -> list[Seeds]:
    """Seeds split wherever, on one side or the other, more than ``gap`` units lie between neighbours."""
    waiting, done = [(seeds, 0, False)] if len(seeds) else [], []
    while waiting:
        cluster, side, settled = waiting.pop()
        parts = _parts(_in_order(cluster, side), side, gap)
        if len(parts) == 1 and settled:
            done += parts
        else:
            waiting += [(part, 1 - side, len(parts) == 1) for part in parts]
    return done


def _in_order(seeds: Seeds, side: int) -> Seeds:
    return seeds[np.argsort(seeds[:, side], kind="stable")]


def _parts(seeds: Seeds, side: int, gap: int) -> list[Seeds]:
    cuts = np.flatnonzero(np.diff(seeds[:, side]) > gap + 1) + 1
    return [seeds[start:end] for start, end in pairwise([0, *cuts.tolist(), len(seeds)])]
