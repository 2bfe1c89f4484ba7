"""Seeds -> fragments: neighbouring seeds joined, split again where what they make is not alike."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from compare.reuse import settings
from compare.reuse.folding import Ints
from compare.reuse.seeds import Likeness

Range = tuple[int, int]


class Fragment(NamedTuple):
    """Units ``a[0]`` to ``a[1]`` of A with those of B, inclusive."""

    a: Range
    b: Range
    similarity: float


def grow(seeds: Ints, likeness: Likeness, gap: int, least: float) -> list[Fragment]:
    """Seeds (rows of two units) joined into fragments, whose inner gaps are at most ``gap`` units on either side; where
    a fragment's cosine stays under ``least``, again with a smaller gap."""
    found: list[Fragment] = []
    for cluster in _clusters(seeds, gap):
        a = int(cluster[:, 0].min()), int(cluster[:, 0].max())
        b = int(cluster[:, 1].min()), int(cluster[:, 1].max())
        similarity = likeness.cosine(a, b)
        if similarity > least:
            found.append(Fragment(a, b, similarity))
        elif gap:
            found += grow(cluster, likeness, gap - 1, least)
    return found


def trimmed(fragment: Fragment, likeness: Likeness) -> Fragment:
    """``fragment`` without the units at its ends that only make it less alike: strays that a seed within the gap drew
    in."""
    while True:
        better = max(_shorter(fragment, likeness), key=lambda f: f.similarity, default=fragment)
        if better.similarity <= fragment.similarity:
            return fragment
        fragment = better


def _shorter(fragment: Fragment, likeness: Likeness) -> list[Fragment]:
    a, b = fragment.a, fragment.b
    shorter = [((a[0] + 1, a[1]), b), ((a[0], a[1] - 1), b)] if a[0] < a[1] else []
    shorter += [(a, (b[0] + 1, b[1])), (a, (b[0], b[1] - 1))] if b[0] < b[1] else []
    return [Fragment(x, y, likeness.cosine(x, y)) for x, y in shorter]


def summaries(seeds: Ints, likeness: Likeness) -> list[tuple[Fragment, int]]:
    """Fragments with wide gaps most of whose units on one side, the summary's, have a seed; with that side. Of the
    two, the shorter side is to be the summary's: the caller knows lengths."""
    found = []
    for fragment in grow(seeds, likeness, settings.SUMMARY_GAP, settings.SUMMARY_COSINE):
        inside = seeds[_within(seeds[:, 0], fragment.a) & _within(seeds[:, 1], fragment.b)]
        for side, (first, last) in enumerate((fragment.a, fragment.b)):
            if len(np.unique(inside[:, side])) >= settings.SUMMARY_SEEDED * (last - first + 1):
                found.append((fragment, side))
    return found


def _within(values: Ints, span: Range) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return (values >= span[0]) & (values <= span[1])


def _clusters(seeds: Ints, gap: int) -> list[Ints]:
    """Seeds split wherever, on one side or the other, more than ``gap`` units lie between neighbours."""
    waiting, done = [(seeds, 0, False)], []
    while waiting:
        cluster, side, settled = waiting.pop()
        if not len(cluster):
            continue
        cluster = cluster[np.argsort(cluster[:, side], kind="stable")]
        cuts = np.flatnonzero(np.diff(cluster[:, side]) > gap + 1) + 1
        if not len(cuts) and settled:
            done.append(cluster)
        else:
            waiting += [(part, 1 - side, not len(cuts)) for part in np.split(cluster, cuts)]
    return done
