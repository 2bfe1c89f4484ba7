"""What a pair of passages owes to the others around it: where it stands between pairs, and by how much it leads.

Both change with the pairs that have been made, and are worked out for all candidates at once.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.alignment.passages.rare_words import Floats, Integers
from compare.alignment.settings import RARE_PLACE

_NOTHING = -1e3  # the weight of no rival at all


class Standing(NamedTuple):
    """What is known of pairs once others have been made. ``between`` and ``unlike`` are weighed by the fields of
    `PassageWeights` with their names, ``lead`` counts as it is."""

    between: Floats
    unlike: Floats  # by how much they are less alike than the pairs of these reports usually are
    lead: Floats

    def take(self, chosen: NDArray[np.bool_] | Integers) -> Standing:
        return Standing(*(values[chosen] for values in self))


def between_pairs(old: Integers, new: Integers, new_of: Integers, old_of: Integers) -> Floats:
    """Whether ``new[k]`` stands between the passages that the nearest paired ones before and after ``old[k]`` are paired
    with, and the other way round: 1 where it does; where it stands elsewhere the less, down to 0, the more of the report
    lies there. ``new_of`` has the passage of NEW that each of OLD is paired with, or -1; ``old_of`` the other way round."""
    both: Floats = (_between(old, new, new_of, len(old_of)) + _between(new, old, old_of, len(new_of))) / 2
    return both


def _between(own: Integers, other: Integers, mate_of: Integers, size: int) -> Floats:
    """Order is evidence by how seldom chance keeps it: of four sentences two stand between any mates, and one out of order
    has lost little by it; of 300 sentences three do. ``size`` is the number of passages of the other side."""
    places = np.arange(len(mate_of))
    paired = mate_of >= 0
    before = np.maximum.accumulate(np.where(paired, places, -1))
    after = np.minimum.accumulate(np.where(paired, places, len(places))[::-1])[::-1]
    before, after = np.append(-1, before[:-1]), np.append(after[1:], len(places))  # without the passage itself
    mates = np.concatenate([mate_of, [size, -1]])  # len(places) and -1 are the ends of the report
    low, high = mates[before[own]], mates[after[own]]
    chance = (1 + np.minimum(high, size - 1) - np.maximum(low, 0)) / size
    surprise = np.log(np.clip(chance, RARE_PLACE, 1.0)) / np.log(RARE_PLACE)
    kept: Floats = np.where((low <= other) & (other <= high), 1.0, 1.0 - surprise)
    return kept


def leads(old: Integers, new: Integers, weights: Floats, most: float, floor: float) -> Floats:
    """By how much each pair ``(old[k], new[k])`` outweighs its rivals together, from ``-most`` to ``most``: a pair that
    many others of its passages come close to stands for no more than what they all have in common. The rivals of either
    passage are added up as odds are, and count as ``floor`` at least."""
    rivals = np.maximum(_rivals(old, weights), _rivals(new, weights))
    return np.clip(weights - np.maximum(rivals, floor), -most, most)


def _rivals(ends: Integers, weights: Floats) -> Floats:
    """What speaks for all other pairs with the same end."""
    if not len(ends):
        return np.zeros(0)
    heaviest = np.full(int(ends.max()) + 1, _NOTHING)
    np.maximum.at(heaviest, ends, weights)
    odds = np.exp(weights - heaviest[ends])
    others = np.bincount(ends, odds)[ends] - odds
    rivals: Floats = np.log(np.maximum(others, 1e-12)) + heaviest[ends]
    return rivals
