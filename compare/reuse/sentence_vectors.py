"""What the units of a text are compared by, and how much of it there is."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from compare.reuse.array_operations import Floats, Hashes, changes, hashes, order, sums
from compare.reuse.folding import Ints
from compare.reuse.tokens import SLOT, WORD_BIT, Tokens

_MOST = np.iinfo(np.int64).max


class SentenceFeatures(NamedTuple):
    """The distinct features of a text, sorted (``names``), and how many of its ``units`` hold each; then entries,
    ordered by unit: which unit (``rows``) has which feature (``columns``, a place in ``names``) how often. ``sizes``
    counts the entries of each unit. ``moments``: the sums of their squared counts, of these times the logarithm of how
    many units hold the feature, and times its square."""

    units: int
    names: Hashes
    held: Ints
    rows: Ints
    columns: Ints
    counts: Ints
    sizes: Ints
    moments: tuple[Floats, Floats, Floats]

    def squares(self, units: int) -> Floats:
        """The squared length of each unit if of ``units`` in all only this text's hold its features: the sum of
        (count x log(units / held))^2, multiplied out."""
        of_all = math.log(units)
        plain, once, twice = self.moments
        return plain * of_all**2 - 2 * once * of_all + twice


def features(text: Tokens) -> SentenceFeatures:
    """The features of each unit: a word as it is, a Chinese character with the token behind it."""
    codes, bounds = text.codes, text.bounds
    wide = (codes > SLOT) & (codes < WORD_BIT)
    units = np.repeat(np.arange(text.units), np.diff(bounds))
    named = codes.copy()
    if len(codes) > 1:
        paired = wide[:-1] & (units[:-1] == units[1:])
        # Without the sign that a product beyond 63 bits may have.
        named[:-1][paired] = (codes[:-1][paired] * 1_000_003 + codes[1:][paired]) & _MOST
    by_name = order(named)
    named, units = named[by_name], units[by_name]
    is_name = changes(named)
    is_entry = is_name | changes(units)
    first = np.flatnonzero(is_entry)
    rows, columns = units[first], np.cumsum(is_name)[first] - 1
    counts = np.diff(np.append(first, len(named)))
    held = np.bincount(columns)
    by_unit = order(rows)
    rows, columns, counts = rows[by_unit], columns[by_unit], counts[by_unit]
    logarithms = np.log(held)[columns]
    plain = (counts**2).astype(np.float64)
    once = plain * logarithms
    return SentenceFeatures(
        text.units,
        hashes(named[is_name]),
        held,
        rows,
        columns,
        counts,
        np.bincount(rows, minlength=text.units),
        (sums(rows, plain, text.units), sums(rows, once, text.units), sums(rows, once * logarithms, text.units)),
    )
