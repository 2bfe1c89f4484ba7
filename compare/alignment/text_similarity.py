"""How alike two texts are, and which pairs are worth asking about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from compare.alignment.settings import COMMON_SHINGLE, SHINGLE


def ratio(a: str, b: str, least: float = 0.0) -> float:
    """2 x common / (length of both), in 0..1: the normalised Indel similarity. 0 where it is below ``least``."""
    if not a and not b:
        return 1.0
    return Indel.normalized_similarity(a, b, score_cutoff=least)


def common_characters(a: str, b: str) -> int:
    """The length of the longest common subsequence."""
    return Indel.similarity(a, b) // 2


def shingles(text: str) -> set[str]:
    if len(text) <= SHINGLE:
        return {text} if text else set()
    return {text[i : i + SHINGLE] for i in range(len(text) - SHINGLE + 1)}


def candidates(old: Sequence[str], new: Sequence[str], most: int) -> list[tuple[int, int]]:
    """Pairs that share shingles: for each old text the ``most`` new ones that share the largest part of their own
    shingles. Never all pairs are looked at."""
    index: dict[str, list[int]] = defaultdict(list)
    sizes = []
    for j, text in enumerate(new):
        grams = shingles(text)
        sizes.append(len(grams))
        for gram in grams:
            index[gram].append(j)
    pairs: list[tuple[int, int]] = []
    for i, text in enumerate(old):
        grams = shingles(text)
        shared: Counter[int] = Counter()
        for gram in grams:
            holders = index.get(gram, ())
            if len(holders) <= COMMON_SHINGLE:
                shared.update(holders)
        ranked = sorted(shared, key=lambda j: (-shared[j] / (sizes[j] + len(grams)), j))
        pairs += [(i, j) for j in ranked[:most]]
    return pairs
