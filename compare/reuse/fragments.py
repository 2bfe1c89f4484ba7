"""Seeds -> fragments: neighbouring seeds joined, split again where what they make is not alike."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from compare.reuse import settings
from compare.reuse.seeds import Seed

Range = tuple[int, int]
# Of units of A, first and last, with those of B, each side taken together.
Cosine = Callable[[Range, Range], float]


class Fragment(NamedTuple):
    """Units ``a[0]`` to ``a[1]`` of A with those of B, inclusive."""

    a: Range
    b: Range
    similarity: float


def grow(seeds: list[Seed], cosine: Cosine, gap: int, least: float) -> list[Fragment]:
    """Seeds joined into fragments, whose inner gaps are at most ``gap`` units on either side; where
    a fragment's cosine stays under ``least``, again with a smaller gap."""
    found: list[Fragment] = []
    for cluster in _clusters(seeds, gap):
        a, b = (min(cluster)[0], max(cluster)[0]), (min(b for _, b in cluster), max(b for _, b in cluster))
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


def _shorter(fragment: Fragment, cosine: Cosine) -> list[Fragment]:
    a, b = fragment.a, fragment.b
    shorter = [((a[0] + 1, a[1]), b), ((a[0], a[1] - 1), b)] if a[0] < a[1] else []
    shorter += [(a, (b[0] + 1, b[1])), (a, (b[0], b[1] - 1))] if b[0] < b[1] else []
    return [Fragment(x, y, cosine(x, y)) for x, y in shorter]


def summaries(seeds: list[Seed], cosine: Cosine) -> list[tuple[Fragment, int]]:
    """Fragments with wide gaps most of whose units on one side, the summary's, have a seed; with that side. Of the
    two, the shorter side is to be the summary's: the caller knows lengths."""
    found = []
    for fragment in grow(seeds, cosine, settings.SUMMARY_GAP, settings.SUMMARY_COSINE):
        (a0, a1), (b0, b1) = fragment.a, fragment.b
        inside = [(a, b) for a, b in seeds if a0 <= a <= a1 and b0 <= b <= b1]
        for side, (first, last) in enumerate((fragment.a, fragment.b)):
            if len({seed[side] for seed in inside}) >= settings.SUMMARY_SEEDED * (last - first + 1):
                found.append((fragment, side))
    return found


def _clusters(seeds: list[Seed], gap: int) -> list[list[Seed]]:
    """Seeds split wherever, on one side or the other, more than ``gap`` units lie between neighbours."""
    waiting, done = [(seeds, 0, False)] if seeds else [], []
    while waiting:
        cluster, side, settled = waiting.pop()
        parts = _parts(sorted(cluster, key=itemgetter(side)), side, gap)
        if len(parts) == 1 and settled:
            done += parts
        else:
            waiting += [(part, 1 - side, len(parts) == 1) for part in parts]
    return done


def _parts(seeds: list[Seed], side: int, gap: int) -> list[list[Seed]]:
    cuts = [i for i, (x, y) in enumerate(pairwise(seeds), start=1) if y[side] - x[side] > gap + 1]
    return [seeds[start:end] for start, end in pairwise([0, *cuts, len(seeds)])]
