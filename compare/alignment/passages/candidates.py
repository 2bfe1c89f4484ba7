"""Which pairs of passages are weighed: never all, so that the work grows with the reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from compare.alignment.passages.rare_words import Integers, SharedWords
from compare.alignment.prepared import PreparedReport
from compare.alignment.sections.section_map import SectionMap
from compare.alignment.settings import MOST_CANDIDATES, MOST_CHARACTERS_IN_PLACE, MOST_PAIRS_IN_PLACE
from compare.text.identical import identical_in_order

_SHORT = 1 << 16


def candidate_pairs(
    old: PreparedReport, new: PreparedReport, sections: SectionMap, words: SharedWords
) -> tuple[Integers, Integers]:
    """The pairs ``(old[k], new[k])``, each once, in order: all within paired sections of common size, those that share
    the most rare words, and the same text in order."""
    size = len(new.passages)
    keys = [words.pairs[_among_the_best(words)]]
    keys += [(np.array(i)[:, None] * size + np.array(j)[None, :]).ravel() for i, j in _in_place(old, new, sections)]
    for text in ("key", "signature"):
        texts = [[getattr(p, text) for p in side.passages] for side in (old, new)]
        pairs = np.array(identical_in_order(*texts), dtype=np.int64).reshape(-1, 2)
        keys.append(pairs[:, 0] * size + pairs[:, 1])
    every = distinct(np.concatenate(keys).astype(np.int64))
    return every // size, every % size


def distinct(keys: Integers) -> Integers:
    """Numbers from 0 on, each once, in order: `np.unique` for less, as it imports numpy.ma, a tenth of a short run."""
    keys = np.sort(keys)
    return keys[np.diff(keys, prepend=-1) > 0]


def _in_place(old: PreparedReport, new: PreparedReport, sections: SectionMap) -> Iterator[tuple[list[int], list[int]]]:
    """The passages of sections that belong together."""
    own: tuple[dict[int | None, list[int]], ...] = (defaultdict(list), defaultdict(list))
    for side, passages in zip((old, new), own, strict=True):
        for at, passage in enumerate(side.passages):
            passages[passage.section].append(at)
    together: list[tuple[int | None, int | None]] = [
        (None, None),
        *sections.new_of.items(),
        *sections.merged.items(),
        *((i, j) for j, i in sections.split.items()),
    ]
    for i, j in together:
        pairs = len(own[0][i]) * len(own[1][j])
        if 0 < pairs <= MOST_PAIRS_IN_PLACE:
            characters = _characters(old, own[0][i]) * _characters(new, own[1][j])
            if characters <= MOST_CHARACTERS_IN_PLACE:
                yield own[0][i], own[1][j]


def _characters(side: PreparedReport, passages: list[int]) -> int:
    return sum(len(side.passages[at].wording) for at in passages)


def _among_the_best(words: SharedWords) -> Integers:
    """Which of the pairs that share words are among the best `MOST_CANDIDATES` of one of the two."""
    i, j = words.pairs // len(words.new), words.pairs % len(words.new)
    share = words.weights / np.maximum(words.old[i] + words.new[j], 1e-9)  # words that all texts hold weigh nothing
    best_first = np.argsort(-share, kind="stable")  # of equals the one that stands first, as the pairs do
    chosen = np.zeros(len(i), dtype=np.bool_)
    for end, number in ((i, len(words.old)), (j, len(words.new))):
        ends = end[best_first]
        # Numbers of 16 bits are sorted in a time that grows with their count.
        by_end = np.argsort(ends.astype(np.uint16) if number <= _SHORT else ends, kind="stable")
        sizes = np.bincount(end, minlength=number)
        rank = np.arange(len(end)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        chosen[best_first[by_end[rank < MOST_CANDIDATES]]] = True
    return np.flatnonzero(chosen)
