"""Fingerprints of a text: hashes of windows of tokens, thinned by winnowing (Schleimer, Wilkerson and Aiken 2003).

Of every ``w`` neighbours the smallest stays, so a shared run of ``k + w - 1`` tokens leaves at least one in common.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.reuse import settings
from compare.reuse.array_operations import changes
from compare.reuse.folding import Flags, Ints
from compare.reuse.runs import grams
from compare.reuse.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """A text as an index of many holds it: its distinct fingerprints, sorted, with the token at which each first
    begins and whether it ``repeats`` often, and its tokens' codes cut to 16 bits, enough to tell where runs end: Chinese characters are whole, and one
    in 65,536 words is taken for another."""

    hashes: Ints
    places: Ints
    repeats: Flags
    codes: NDArray[np.uint16]
    is_wide: bool


def fingerprints(text: Tokens) -> Fingerprints:
    scale = settings.scale(text.is_wide)
    hashes = grams(text.codes, scale.gram)
    window = max(1, min(scale.window, len(hashes)))
    minima = _minima(hashes, window)
    fresh = np.flatnonzero(changes(minima))  # neighbours mostly have one smallest
    chosen, first, numbers = np.unique(minima[fresh], return_index=True, return_inverse=True)
    covered = np.bincount(numbers, np.diff(np.append(fresh, len(minima))))  # how many windows have each as smallest
    first = fresh[first]
    within = hashes[first[:, np.newaxis] + np.arange(window)].argmin(axis=1) if len(first) else first
    return Fingerprints(
        hashes=chosen,
        places=(first + within).astype(np.int32),
        repeats=covered > settings.MOST_REPEATS * window,
        codes=text.codes.astype(np.uint16),
        is_wide=text.is_wide,
    )


def _minima(values: Ints, window: int) -> Ints:
    """The smallest of each ``window`` neighbours, in as many steps as ``window`` has binary digits."""
    width = 1
    while width < window:
        step = min(width, window - width)
        values = np.minimum(values[:-step], values[step:])
        width += step
    return values
