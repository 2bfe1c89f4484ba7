"""Rows of whole numbers: faster than numpy's general ways where the numbers are known to be small, or to be hashes."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.reuse.folding import Flags, Ints

Floats = NDArray[np.float64]

_SHORT = 1 << 16


class Hashes(NamedTuple):
    """Hashes, and a table that tells of most numbers that they are not among them."""

    values: Ints
    tails: NDArray[np.uint16]
    known: Flags  # which tails there are

    def likely(self, others: Hashes) -> Ints:
        """The places of those that may be among the others: all that are, and few besides."""
        return np.flatnonzero(others.known[self.tails])


def hashes(values: Ints) -> Hashes:
    tails = values.astype(np.uint16)
    known = np.zeros(_SHORT, dtype=bool)
    known[tails] = True
    return Hashes(values, tails, known)


def order(numbers: Ints) -> Ints:
    """How to sort numbers from 0 on, equal ones as they stand: by 16 bits after the other, which numpy does by radix."""
    found = np.argsort(numbers.astype(np.uint16), kind="stable")
    rest = numbers >> 16
    while rest.any():
        found = found[np.argsort(rest[found].astype(np.uint16), kind="stable")]
        rest >>= 16
    return found


def changes(numbers: NDArray[np.integer[Any]]) -> Flags:
    """Which numbers are not the same as the one before."""
    found = np.ones(len(numbers), dtype=bool)
    np.not_equal(numbers[1:], numbers[:-1], out=found[1:])
    return found


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """The numbers of all ranges, one range after the other."""
    return np.arange(int(lengths.sum())) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths)


def sums(at: Ints, values: Floats, length: int) -> Floats:
    """The sum of the ``values`` at each place."""
    return np.asarray(np.bincount(at, values, minlength=length), dtype=np.float64)
