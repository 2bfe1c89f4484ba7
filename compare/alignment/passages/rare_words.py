"""What two lists of texts share of words that few of them hold.

A word is two characters that stand beside each other; in an alphabet's signature, where a character is a word, each
character counts as well. Its weight is its inverse document frequency over both lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.alignment.sections.tfidf import gram_length
from compare.alignment.settings import CHINESE_GRAM, COMMON_WORD

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
_CHARACTERS = 1 << 21  # more than there are code points


class SharedWords(NamedTuple):
    """Which pairs of texts share rare words. ``pairs`` are ``i * len(new) + j``, rising; ``weights`` is what each
    shares; ``old`` and ``new`` are the weights of all words of each text."""

    pairs: Integers
    weights: Floats
    old: Floats
    new: Floats

    def of(self, i: Integers, j: Integers) -> Floats:
        """The weight that the pairs ``(i, j)`` share."""
        if not len(self.pairs):
            return np.zeros(len(i))
        keys = i * len(self.new) + j
        at = np.minimum(np.searchsorted(self.pairs, keys), len(self.pairs) - 1)
        return np.where(self.pairs[at] == keys, self.weights[at], 0.0)


def shared_words(old: Sequence[str], new: Sequence[str]) -> SharedWords:
    """Words that more than `COMMON_WORD` texts of a side hold are not looked at, so the work grows with the texts."""
    latin = gram_length("".join(old)[:2000] + "".join(new)[:2000]) != CHINESE_GRAM
    texts, words = _words([*old, *new], latin)
    vocabulary, word = np.unique(words, return_inverse=True)
    is_new = texts >= len(old)
    holders_old = np.bincount(word[~is_new], minlength=len(vocabulary))
    holders_new = np.bincount(word[is_new], minlength=len(vocabulary))
    number = len(old) + len(new)
    weight = np.log((1 + number) / (1 + holders_old + holders_new))
    totals = np.bincount(texts, weight[word], minlength=len(old) + len(new)).astype(np.float64)
    rare = (holders_old > 0) & (holders_new > 0) & (holders_old <= COMMON_WORD) & (holders_new <= COMMON_WORD)
    kept = rare[word]
    i, w = texts[kept & ~is_new], word[kept & ~is_new]
    j, v = texts[kept & is_new] - len(old), word[kept & is_new]
    order = np.argsort(v, kind="stable")
    j, v = j[order], v[order]
    first, last = np.searchsorted(v, w, "left"), np.searchsorted(v, w, "right")
    sizes = last - first
    places = np.arange(sizes.sum()) + np.repeat(first - np.cumsum(sizes) + sizes, sizes)
    keys, at = np.unique(np.repeat(i, sizes) * len(new) + j[places], return_inverse=True)
    shared = np.bincount(at, np.repeat(weight[w], sizes), minlength=len(keys)).astype(np.float64)
    return SharedWords(keys.astype(np.int64), shared, totals[: len(old)], totals[len(old) :])


def _words(texts: Sequence[str], latin: bool) -> tuple[Integers, Integers]:
    """Each word of each text once: the number of the text, and the word as a number."""
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    points = np.frombuffer("".join(texts).encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.int64)
    text = np.repeat(np.arange(len(texts)), lengths)
    inside = text[1:] == text[:-1]
    words = (points[:-1] * _CHARACTERS + points[1:])[inside]
    owners = text[:-1][inside]
    if latin:
        words, owners = np.concatenate([words, points]), np.concatenate([owners, text])
    order = np.lexsort((words, owners))
    words, owners = words[order], owners[order]
    if not len(words):
        return owners, words
    distinct = np.concatenate([[True], (words[1:] != words[:-1]) | (owners[1:] != owners[:-1])])
    return owners[distinct], words[distinct]
