"""Where two texts may share something: pairs of units that are alike, and runs of symbols that are the same."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.reuse import settings
from compare.reuse.folding import Ints
from compare.reuse.symbols import Features, Symbols, features

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The units of two texts as rows over the features they share. ``own_a`` and ``own_b`` are the squared lengths of
    what each unit has besides, so that cosines are those over all features."""

    a: Floats  # units of A x shared features, weighted
    b: Floats
    own_a: Floats
    own_b: Floats

    def cosine(self, a: tuple[int, int], b: tuple[int, int]) -> float:
        """Of the units ``a[0]`` to ``a[1]`` (inclusive) with ``b``'s, each side taken together."""
        x, y = self.a[a[0] : a[1] + 1].sum(0), self.b[b[0] : b[1] + 1].sum(0)
        norm_x = float(x @ x) + float(self.own_a[a[0] : a[1] + 1].sum())
        norm_y = float(y @ y) + float(self.own_b[b[0] : b[1] + 1].sum())
        return float(x @ y) / max(1e-9, math.sqrt(norm_x * norm_y))


class _Vocabulary(NamedTuple):
    """The features of both texts: their weight, the column of each that both have, the number of columns."""

    weight: Floats
    column: Ints  # -1 where only one text has it
    width: int


def likeness(a: Symbols, b: Symbols) -> tuple[Likeness, Ints]:
    """Both texts' units as vectors, weighted by how few units of the two hold a feature (tf-isf), and the seeds: the
    pairs of units that are alike, as rows of unit in A, unit in B."""
    in_units_a, in_units_b = features(a), features(b)
    names, inverse = np.unique(np.concatenate([in_units_a.names, in_units_b.names]), return_inverse=True)
    in_a, in_b = inverse[: len(in_units_a.names)], inverse[len(in_units_a.names) :]
    held_a, held_b = (np.bincount(at, minlength=len(names)) for at in (in_a, in_b))
    weight = np.log((a.units + b.units) / (held_a + held_b)).astype(np.float32)
    shared = (held_a > 0) & (held_b > 0)
    width = max(1, min(int(shared.sum()), settings.MOST_CELLS // max(a.units, b.units)))
    vocabulary = _Vocabulary(weight, np.where(shared, (np.cumsum(shared) - 1) % width, -1), width)
    rows_a, own_a, sizes_a = _rows(a.units, in_units_a, in_a, vocabulary)
    rows_b, own_b, sizes_b = _rows(b.units, in_units_b, in_b, vocabulary)
    norm_a = np.sqrt((rows_a * rows_a).sum(1) + own_a)
    norm_b = np.sqrt((rows_b * rows_b).sum(1) + own_b)
    cosine = rows_a @ rows_b.T / np.maximum(np.outer(norm_a, norm_b), 1e-9)
    seeds = np.argwhere(cosine > settings.SEED_COSINE)
    common = np.count_nonzero((rows_a[seeds[:, 0]] > 0) & (rows_b[seeds[:, 1]] > 0), axis=1)
    dice = 2 * common / (sizes_a[seeds[:, 0]] + sizes_b[seeds[:, 1]])
    return Likeness(rows_a, rows_b, own_a, own_b), seeds[dice > settings.SEED_DICE]


def _rows(units: int, side: Features, at: Ints, vocabulary: _Vocabulary) -> tuple[Floats, Floats, Floats]:
    """The units of one side over the shared features, the squared length of what each has besides, and how many
    features each has."""
    values = side.counts.astype(np.float32) * vocabulary.weight[at]
    column = vocabulary.column[at]
    both = column >= 0
    rows = np.zeros((units, vocabulary.width), dtype=np.float32)
    rows[side.rows[both], column[both]] = values[both]
    own = np.bincount(side.rows[~both], values[~both] ** 2, minlength=units).astype(np.float32)
    return rows, own, np.bincount(side.rows, minlength=units).astype(np.float32)
