"""Where two texts may share something: pairs of units that are alike."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from compare.reuse import settings
from compare.reuse.array_operations import Floats, Hashes, order, ranges, sums
from compare.reuse.folding import Flags, Ints
from compare.reuse.sentence_vectors import SentenceFeatures

# Pairs of units, of A and of B: an array of two columns.
Seeds = Ints

# Pairs of units looked at together: a table of them takes eight times as many bytes.
_MOST_PAIRS = 1 << 20
# Features that they have in common, each counted for each pair: lists of so many numbers are made.
_MOST_ENTRIES = 1 << 21


class SentenceVectors(NamedTuple):
    """The units of one text, as sparse rows over the features both texts have. The entries of unit ``u`` (``rows`` says
    it of each) are ``starts[u]`` to before ``starts[u + 1]``; ``own`` is the squared length of what each unit has
    besides, so that cosines are those over all features; ``sizes`` counts the features of each, shared or not."""

    starts: Ints
    rows: Ints
    columns: Ints
    values: Floats
    own: Floats
    sizes: Ints

    def total(self, first: int, last: int, width: int) -> tuple[Floats, float]:
        """The sum of the units ``first`` to ``last`` (inclusive), and its squared length."""
        entries = slice(self.starts[first], self.starts[last + 1])
        vector = sums(self.columns[entries], self.values[entries], width)
        return vector, float(vector @ vector) + float(self.own[first : last + 1].sum())

    def norms(self) -> Floats:
        return np.sqrt(sums(self.rows, self.values**2, len(self.own)) + self.own)


class VectorPair(NamedTuple):
    a: SentenceVectors
    b: SentenceVectors
    width: int  # how many features both have

    def cosine(self, a: tuple[int, int], b: tuple[int, int]) -> float:
        """Of the units ``a[0]`` to ``a[1]`` (inclusive) with ``b``'s, each side taken together."""
        x, norm_x = self.a.total(*a, self.width)
        y, norm_y = self.b.total(*b, self.width)
        return float(x @ y) / max(1e-9, math.sqrt(norm_x * norm_y))


def likeness(
    a: SentenceFeatures, b: SentenceFeatures, are_rows: tuple[Flags, Flags] | None = None
) -> tuple[VectorPair, Seeds]:
    """Both texts' units as vectors, weighted by how few units of the two hold a feature (tf-isf), and the seeds: the
    pairs of units (of A, of B) that are alike. Units that ``are_rows`` of one list are not told apart by their words:
    two of them make none."""
    shared_a, shared_b = _common(a.names, b.names)
    units = a.units + b.units
    weights = np.log(units / (a.held[shared_a] + b.held[shared_b]))
    alike = VectorPair(_vectors(a, shared_a, weights, units), _vectors(b, shared_b, weights, units), len(weights))
    are_rows = are_rows or (np.zeros(a.units, dtype=bool), np.zeros(b.units, dtype=bool))
    return alike, _seeds(alike, *are_rows)


def _vectors(side: SentenceFeatures, shared: Ints, weights: Floats, units: int) -> SentenceVectors:
    """``shared``: which features both texts have. ``units``: how many the two texts have."""
    number = np.full(len(side.held), -1)
    number[shared] = np.arange(len(shared))
    columns = number[side.columns]
    inside = np.flatnonzero(columns >= 0)
    rows, columns, counts = side.rows[inside], columns[inside], side.counts[inside]
    alone = np.log(units / side.held[shared])  # the weights if the other text had none of these
    own = side.squares(units) - sums(rows, (counts * alone[columns]) ** 2, side.units)
    starts = np.searchsorted(rows, np.arange(side.units + 1))
    own[(np.diff(starts) == side.sizes) | (own < 0)] = 0  # and not what rounding leaves
    return SentenceVectors(starts, rows, columns, counts * weights[columns], own, side.sizes)


def _common(a: Hashes, b: Hashes) -> tuple[Ints, Ints]:
    """The places on both sides of what both have; both are sorted."""
    others = b.likely(a)
    names = b.values[others]
    places = np.searchsorted(a.values, names)
    is_common = a.values.take(places, mode="clip") == names
    return places[is_common], others[is_common]


def _seeds(alike: VectorPair, are_rows_a: Flags, are_rows_b: Flags) -> Seeds:
    """Every unit of A meets those of B with which it has a feature in common, and no other; rows do not meet rows."""
    a, b = alike.a, alike.b
    are_rows = are_rows_b[b.rows]
    ordered = order(2 * b.columns + are_rows)  # of each feature the rows last
    held = np.bincount(b.columns, minlength=alike.width)
    others = np.bincount(b.columns[~are_rows], minlength=alike.width)
    times = np.where(are_rows_a[a.rows], others[a.columns], held[a.columns])
    places = (np.cumsum(held) - held)[a.columns]
    reached = np.concatenate([[0], np.cumsum(times)])[a.starts]
    norms = a.norms(), b.norms()
    many = max(1, _MOST_PAIRS // len(b.own))
    found: list[Seeds] = [np.empty((0, 2), dtype=np.int64)]
    first = 0
    while first < len(a.own):
        full = int(np.searchsorted(reached, reached[first] + _MOST_ENTRIES, "right")) - 1
        last = min(len(a.own), first + many, max(first + 1, full))
        some = slice(a.starts[first], a.starts[last])
        entries_a = np.repeat(np.arange(some.start, some.stop), times[some])
        entries_b = ordered[ranges(places[some], times[some])]
        found.append(_of_block(alike, entries_a, entries_b, norms, first))
        first = last
    return np.concatenate(found)


def _of_block(alike: VectorPair, entries_a: Ints, entries_b: Ints, norms: tuple[Floats, Floats], first: int) -> Seeds:
    """The seeds of some units of A, from ``first`` on. ``entries_a``, ``entries_b``: theirs and those that have the
    same features."""
    a, b = alike.a, alike.b
    pair = (a.rows[entries_a] - first) * len(b.own) + b.rows[entries_b]
    common = np.bincount(pair)
    least = settings.SEED_DICE / 2 * (a.sizes[first:].min() + b.sizes.min())
    pairs = np.flatnonzero(common > least)
    unit_a, unit_b = np.divmod(pairs, len(b.own))
    dice = 2 * common[pairs] / (a.sizes[first:][unit_a] + b.sizes[unit_b])
    is_near = dice > settings.SEED_DICE
    pairs, unit_a, unit_b = pairs[is_near], unit_a[is_near], unit_b[is_near]
    table = np.zeros(len(common), dtype=bool)
    table[pairs] = True
    entries = np.flatnonzero(table[pair])  # only theirs are multiplied
    products = a.values[entries_a[entries]] * b.values[entries_b[entries]]
    product = sums(pair[entries], products, len(common))[pairs]
    cosine = product / np.maximum(norms[0][first:][unit_a] * norms[1][unit_b], 1e-9)
    kept = cosine > settings.SEED_COSINE
    return np.stack((unit_a[kept] + first, unit_b[kept]), axis=1)
