"""Which pairs of many texts are worth matching: those with fingerprints in common. Never all pairs are looked at.

Fingerprints are hashes of windows of symbols, thinned by winnowing (Schleimer, Wilkerson and Aiken 2003): of every
``w`` neighbours the smallest stays, so a shared run of ``k + w - 1`` symbols leaves at least one in common.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from compare.reuse import settings
from compare.reuse.folding import Ints
from compare.reuse.runs import grams
from compare.reuse.symbols import Symbols


def fingerprints(text: Symbols) -> Ints:
    """The distinct fingerprints of ``text``, sorted."""
    scale = settings.scale(text.is_wide)
    hashes = grams(text.codes, scale.gram)
    if len(hashes) > scale.window:
        hashes = np.lib.stride_tricks.sliding_window_view(hashes, scale.window).min(axis=1)
    return np.unique(hashes)


def candidates(texts: Sequence[Ints]) -> list[tuple[int, int]]:
    """Pairs of texts, given as their fingerprints, that have at least `settings.LEAST_COMMON` of them in common, in
    order. A fingerprint in very many texts pairs each with its neighbours only: a template connects them anyway."""
    if not texts:
        return []
    hashes = np.concatenate(texts)
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    begin = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))
    sizes = np.diff(np.append(begin, len(hashes)))
    found = [pairs for pairs in _paired(owners, begin, sizes, len(texts)) if len(pairs)]
    if not found:
        return []
    keys, counts = np.unique(np.concatenate(found), return_counts=True)
    keys = keys[counts >= settings.LEAST_COMMON]
    return [(int(key) // len(texts), int(key) % len(texts)) for key in keys]


def _paired(owners: Ints, begin: Ints, sizes: Ints, count: int) -> Iterator[Ints]:
    """For each distance in a group of equal fingerprints, the pairs that far apart, each as one number."""
    for step in range(1, int(sizes.max())):
        near = sizes > step
        if step > settings.NEIGHBOURS:
            near &= sizes <= settings.COMMON
        if not near.any():
            return
        length = sizes[near] - step
        at = np.repeat(begin[near], length) + np.arange(int(length.sum()))
        at -= np.repeat(np.cumsum(length) - length, length)
        yield owners[at] * count + owners[at + step]
