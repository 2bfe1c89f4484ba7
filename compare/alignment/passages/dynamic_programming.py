"""Ordered alignment of two lists of texts: one to one, one to two, two to one, or alone.

OLD   a    b    c+d             beads   a - a', c+d - c' d'
NEW   a'   c'   d'              alone   b
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from compare.alignment.settings import HALF_COVERAGE, MOST_CELLS, SPLIT_COVERAGE
from compare.alignment.text_similarity import candidates, common_characters, ratio
from compare.text.chain import longest_chain


class Bead(NamedTuple):
    """Indices ``[start, end)`` on both sides; a side has one or two members."""

    old: tuple[int, int]
    new: tuple[int, int]
    similarity: float


def spine(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Texts that are the same on both sides and occur once on each, in the heaviest order-keeping choice."""
    counts_old, counts_new = Counter(old), Counter(new)
    place = {text: j for j, text in enumerate(new) if counts_new[text] == 1}
    pairs = [(i, place[text]) for i, text in enumerate(old) if counts_old[text] == 1 and text in place]
    return [pairs[k] for k in longest_chain(pairs, [len(old[i]) for i, _ in pairs])]


def align(old: Sequence[str], new: Sequence[str], least: float) -> list[Bead]:
    """An ordered alignment of two lists of texts: the `spine` first, and in each gap between its members the best
    alignment (`best_beads`), or one along the best candidates where the gap is large. Each bead reaches ``least``."""
    beads: list[Bead] = []
    i0 = j0 = 0
    for i, j in [*spine(old, new), (len(old), len(new))]:
        beads += _gap(old, new, (i0, i), (j0, j), least)
        if i < len(old):
            beads.append(Bead((i, i + 1), (j, j + 1), 1.0))
        i0, j0 = i + 1, j + 1
    return beads


def _gap(
    old: Sequence[str], new: Sequence[str], olds: tuple[int, int], news: tuple[int, int], least: float
) -> list[Bead]:
    n, m = olds[1] - olds[0], news[1] - news[0]
    if not n or not m:
        return []
    if n * m > MOST_CELLS:
        return _sparse(old, new, olds, news, least)
    a, b = list(old[olds[0] : olds[1]]), list(new[news[0] : news[1]])
    matches = best_beads(a, b, least)
    return [
        Bead((olds[0] + s, olds[0] + e), (news[0] + t, news[0] + f), similarity)
        for (s, e), (t, f), similarity in matches
    ]


def _sparse(
    old: Sequence[str], new: Sequence[str], olds: tuple[int, int], news: tuple[int, int], least: float
) -> list[Bead]:
    scored: dict[int, tuple[float, int]] = {}
    taken: dict[int, float] = {}
    for i, j in candidates(old[slice(*olds)], new[slice(*news)], most=1):
        similarity = ratio(old[olds[0] + i], new[news[0] + j], least)
        if similarity >= least and similarity > taken.get(j, 0.0):
            scored[i], taken[j] = (similarity, j), similarity
    pairs = [(i, j) for i, (similarity, j) in sorted(scored.items()) if taken[j] == similarity]
    pairs = [pair for k, pair in enumerate(pairs) if pair[1] not in {j for _, j in pairs[:k]}]
    chain = longest_chain(pairs, [len(old[olds[0] + i]) for i, _ in pairs])
    return [
        Bead(
            (olds[0] + pairs[k][0], olds[0] + pairs[k][0] + 1),
            (news[0] + pairs[k][1], news[0] + pairs[k][1] + 1),
            scored[pairs[k][0]][0],
        )
        for k in chain
    ]


def best_beads(old: list[str], new: list[str], least: float) -> list[Bead]:
    """The ordered alignment with the largest sum of (similarity - ``least``) x length over its beads, of all that there
    are. A bead with two members on one side must be a split (see `split_similarity`)."""
    similar = process.cdist(old, new, scorer=Indel.normalized_similarity, dtype=np.float32)
    n, m = similar.shape
    joined = _joined(old, new, similar)
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    step: list[list[tuple[int, int, float]]] = [[(0, 1, 0.0)] * (m + 1), *([(1, 0, 0.0)] * (m + 1) for _ in range(n))]
    for i, row in enumerate(similar.tolist(), 1):
        for j, similarity in enumerate(row, 1):
            top, how = best[i][j - 1], (0, 1, 0.0)
            if best[i - 1][j] > top:
                top, how = best[i - 1][j], (1, 0, 0.0)
            if similarity >= least:
                gain = best[i - 1][j - 1] + (similarity - least) * (len(old[i - 1]) + len(new[j - 1]))
                if gain > top:
                    top, how = gain, (1, 1, similarity)
            for di, dj in ((2, 1), (1, 2)) if joined else ():
                together = joined.get((i, j, di, dj))
                if together is not None:
                    length = sum(map(len, old[i - di : i])) + sum(map(len, new[j - dj : j]))
                    gain = best[i - di][j - dj] + (together - least) * length
                    if gain > top:
                        top, how = gain, (di, dj, together)
            best[i][j], step[i][j] = top, how
    return _trace(step, n, m)


def _trace(step: list[list[tuple[int, int, float]]], n: int, m: int) -> list[Bead]:
    beads: list[Bead] = []
    while n or m:
        di, dj, similarity = step[n][m]
        if di and dj:
            beads.append(Bead((n - di, n), (m - dj, m), similarity))
        n, m = n - di, m - dj
    return beads[::-1]


def _joined(old: list[str], new: list[str], similar: NDArray[np.float32]) -> dict[tuple[int, int, int, int], float]:
    """Similarities of two neighbours taken together with one text on the other side, where that is a split or merge:
    keyed by the ends ``(i, j)`` and the steps ``(di, dj)``. Asked only where both halves have something in common
    with the whole."""
    joined: dict[tuple[int, int, int, int], float] = {}
    for i, j in np.argwhere(similar > 0.3).tolist() if similar.size > 1 else ():
        for second in (j + 1, j - 1):
            if 0 <= second < len(new):
                low = min(j, second)
                together = split_similarity(old[i], new[low], new[low + 1])
                if together:
                    joined[i + 1, low + 2, 1, 2] = together
        for second in (i + 1, i - 1):
            if 0 <= second < len(old):
                low = min(i, second)
                together = split_similarity(new[j], old[low], old[low + 1])
                if together:
                    joined[low + 2, j + 1, 2, 1] = together
    return joined


def split_similarity(whole: str, first: str, second: str) -> float | None:
    """The similarity of ``whole`` with its two halves, or None where they are not its halves."""
    if min(len(first), len(second)) < 4 or not 0.5 <= (len(first) + len(second)) / max(1, len(whole)) <= 2.0:
        return None
    both = first + second
    if common_characters(whole, both) < SPLIT_COVERAGE * min(len(whole), len(both)):
        return None
    if any(common_characters(whole, half) < HALF_COVERAGE * len(half) for half in (first, second)):
        return None
    return ratio(whole, both)
