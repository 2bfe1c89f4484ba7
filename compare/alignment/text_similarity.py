"""How alike two texts are."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from compare.alignment.settings import SHINGLE


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
