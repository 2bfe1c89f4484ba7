"""A reference without any notion of sections, that the engine must beat: greedy pairs of passages, best first.

The score is half the similarity of the characters and half the tf-idf cosine of their bigrams. What reaches the threshold
is paired, best first, each passage once; then all is paired anew with a bonus for each neighbour that was paired with the
neighbour on the other side, until nothing changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

THRESHOLD = 0.45
NEIGHBOUR_BONUS = 0.15
ROUNDS = 4

Matrix = NDArray[np.float32]


def naive_pairs(old: Sequence[str], new: Sequence[str], threshold: float = THRESHOLD) -> list[tuple[int, int]]:
    """The pairs of texts, by number."""
    if not old or not new:
        return []
    characters = process.cdist(old, new, scorer=Indel.normalized_similarity, dtype=np.float32)
    scores = 0.5 * characters + 0.5 * _cosines(old, new)
    pairs = _greedy(scores, threshold)
    for _ in range(ROUNDS):
        more = _greedy(scores + _bonus(scores.shape, pairs), threshold)
        if more == pairs:
            break
        pairs = more
    return pairs


def _greedy(scores: Matrix, threshold: float) -> list[tuple[int, int]]:
    ranked = sorted((-float(scores[i, j]), int(i), int(j)) for i, j in np.argwhere(scores >= threshold))
    old: set[int] = set()
    new: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, i, j in ranked:
        if i not in old and j not in new:
            old.add(i)
            new.add(j)
            pairs.append((i, j))
    return pairs


def _bonus(shape: tuple[int, ...], pairs: Sequence[tuple[int, int]]) -> Matrix:
    bonus = np.zeros(shape, dtype=np.float32)
    for i, j in pairs:
        for a, b in ((i - 1, j - 1), (i + 1, j + 1)):
            if 0 <= a < shape[0] and 0 <= b < shape[1]:
                bonus[a, b] += NEIGHBOUR_BONUS
    return bonus


def _cosines(old: Sequence[str], new: Sequence[str]) -> Matrix:
    counts = [Counter(text[at : at + 2] for at in range(len(text) - 1)) for text in [*old, *new]]
    holders = Counter(gram for each in counts for gram in each)
    rows = []
    for each in counts:
        row = {gram: (1 + log(n)) * (1 + log((1 + len(counts)) / (1 + holders[gram]))) for gram, n in each.items()}
        norm = sqrt(sum(value * value for value in row.values())) or 1.0
        rows.append({gram: value / norm for gram, value in row.items()})
    places: dict[str, list[tuple[int, float]]] = {}
    for j, row in enumerate(rows[len(old) :]):
        for gram, value in row.items():
            places.setdefault(gram, []).append((j, value))
    cosines = np.zeros((len(old), len(new)), dtype=np.float32)
    for i, row in enumerate(rows[: len(old)]):
        for gram, value in row.items():
            for j, other in places.get(gram, ()):
                cosines[i, j] += value * other
    return cosines
