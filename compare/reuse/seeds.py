"""Where two texts may share something: pairs of units that are alike."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.reuse import settings
from compare.reuse.folding import Ints
from compare.reuse.symbols import Features

Floats = NDArray[np.float64]


class Vectors(NamedTuple):
    """The units of one text, as sparse rows over the features both texts have. The entries of unit ``u`` are
    ``starts[u]`` to before ``starts[u + 1]``; ``own`` is the squared length of what each unit has besides, so that
    cosines are those over all features; ``sizes`` counts the features of each, shared or not."""

    starts: Ints
    columns: Ints
    values: Floats
    own: Floats
    sizes: Ints

    def total(self, first: int, last: int, width: int) -> tuple[Floats, float]:
        """The sum of the units ``first`` to ``last`` (inclusive), and its squared length."""
        entries = slice(self.starts[first], self.starts[last + 1])
        vector = _sums(self.columns[entries], self.values[entries], width)
        return vector, float(vector @ vector) + float(self.own[first : last + 1].sum())

    def norms(self) -> Floats:
        squares = _sums(self.rows(), self.values**2, len(self.own))
        return np.sqrt(squares + self.own)

    def rows(self) -> Ints:
        """The unit of each entry."""
        return np.repeat(np.arange(len(self.own)), np.diff(self.starts))


class Likeness(NamedTuple):
    a: Vectors
    b: Vectors
    width: int  # how many features both have

    def cosine(self, a: tuple[int, int], b: tuple[int, int]) -> float:
        """Of the units ``a[0]`` to ``a[1]`` (inclusive) with ``b``'s, each side taken together."""
        x, norm_x = self.a.total(*a, self.width)
        y, norm_y = self.b.total(*b, self.width)
        return float(x @ y) / max(1e-9, math.sqrt(norm_x * norm_y))


def likeness(a: Features, b: Features) -> tuple[Likeness, Ints]:
    """Both texts' units as vectors, weighted by how few units of the two hold a feature (tf-isf), and the seeds: the
    pairs of units that are alike, as rows of unit in A, unit in B."""
    shared_a, shared_b = _common(a.names, b.names), _common(b.names, a.names)
    both = a.held[shared_a] + b.held[shared_b]
    alike = Likeness(
        _vectors(a, shared_a, both, a.units + b.units), _vectors(b, shared_b, both, a.units + b.units), len(both)
    )
    return alike, _seeds(alike)


def _vectors(side: Features, is_shared: NDArray[np.bool_], both: Ints, units: int) -> Vectors:
    """``both``: how many units of the two texts hold each shared feature."""
    held = side.held.copy()
    held[is_shared] = both
    values: Floats = np.multiply(side.counts, np.log(units / held)[side.columns], dtype=np.float64)
    inside = is_shared[side.columns]
    starts = np.searchsorted(side.rows[inside], np.arange(side.units + 1))
    own = _sums(side.rows[~inside], values[~inside] ** 2, side.units)
    columns = (np.cumsum(is_shared) - 1)[side.columns[inside]]
    return Vectors(starts, columns, values[inside], own, np.bincount(side.rows, minlength=side.units))


def _sums(at: Ints, values: Floats, length: int) -> Floats:
    """The sum of the ``values`` at each place."""
    return np.asarray(np.bincount(at, values, minlength=length), dtype=np.float64)


def _common(names: Ints, others: Ints) -> NDArray[np.bool_]:
    """Which of ``names`` are among ``others``, both sorted."""
    at = np.minimum(np.searchsorted(others, names), max(0, len(others) - 1))
    return others[at] == names if len(others) else np.zeros(len(names), dtype=bool)


def _seeds(alike: Likeness) -> Ints:
    """Every unit of A meets those of B with which it has a feature in common, and no other."""
    a, b = alike.a, alike.b
    order = np.argsort(b.columns, kind="stable")
    low, high = (np.searchsorted(b.columns[order], a.columns, side) for side in ("left", "right"))
    times = high - low
    entry_a = np.repeat(np.arange(len(a.columns)), times)
    entry_b = order[np.arange(len(entry_a)) + np.repeat(low - np.cumsum(times) + times, times)]
    pairs = a.rows()[entry_a] * len(b.own) + b.rows()[entry_b]
    pairs, inverse, common = np.unique(pairs, return_inverse=True, return_counts=True)
    product = _sums(inverse, a.values[entry_a] * b.values[entry_b], len(pairs))
    unit_a, unit_b = np.divmod(pairs, max(1, len(b.own)))
    cosine = product / np.maximum(a.norms()[unit_a] * b.norms()[unit_b], 1e-9)
    dice = 2 * common / (a.sizes[unit_a] + b.sizes[unit_b])
    kept = (cosine > settings.SEED_COSINE) & (dice > settings.SEED_DICE)
    return np.stack([unit_a[kept], unit_b[kept]], axis=1)
