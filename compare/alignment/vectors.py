"""Signatures as hashed tf-idf vectors of character n-grams: which sections speak of the same things.

Feature hashing (Weinberger et al. 2009) keeps the width fixed however long the reports are, and no dictionary is built.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

# 4,096 buckets: the sections of two State Council reports (1.6 MB as float32) collide too rarely to change a match.
DIMENSIONS = 4096
# Bigrams are about words in Chinese; in an alphabet's signature one character is a word already.
CHINESE_GRAM = 2
LATIN_GRAM = 1
_CODE_POINT_BITS = 21


def gram_length(sample: str) -> int:
    """How long the n-grams of a text should be, by its script."""
    chinese = sum("\u3400" <= c <= "\u9fff" for c in sample)
    return CHINESE_GRAM if 4 * chinese > len(sample) else LATIN_GRAM


def counts(texts: Sequence[str], gram: int) -> NDArray[np.float32]:
    """How often each bucket's n-grams occur: shape ``(len(texts), DIMENSIONS)``."""
    found = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    buckets = _buckets("".join(texts), gram)
    end = 0
    for row, text in enumerate(texts):
        start, end = end, end + len(text)
        if len(text) >= gram:
            found[row] = np.bincount(buckets[start : end - gram + 1], minlength=DIMENSIONS)
    return found


def _buckets(text: str, gram: int) -> NDArray[np.intp]:
    """The bucket of the n-gram that begins at each character; each distinct n-gram is hashed once."""
    points = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.int64)
    packed = np.zeros(max(0, len(points) - gram + 1), dtype=np.int64)
    for k in range(gram):
        packed = packed << _CODE_POINT_BITS | points[k : k + len(packed)]
    _, first, place = np.unique(packed, return_index=True, return_inverse=True)
    hashed = np.array([crc32(text[at : at + gram].encode("utf-8", "replace")) for at in first.tolist()], dtype=np.intp)
    found: NDArray[np.intp] = (hashed % DIMENSIONS)[place] if len(hashed) else hashed
    return found


def unit_vectors(old: NDArray[np.float32], new: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Two lists of counts weighed by sublinear tf and by idf over both lists together, each row of length 1 (or 0): the
    product of two rows is their cosine similarity, in 0..1."""
    holders = (old > 0).sum(axis=0) + (new > 0).sum(axis=0)
    idf = np.log((1 + len(old) + len(new)) / (1 + holders)).astype(np.float32)
    return _unit(old, idf), _unit(new, idf)


def _unit(side: NDArray[np.float32], idf: NDArray[np.float32]) -> NDArray[np.float32]:
    found = np.zeros_like(side)
    np.log1p(side, out=found, where=side > 0)
    found *= idf
    norms = np.sqrt(np.einsum("ij,ij->i", found, found))[:, None]
    np.divide(found, norms, out=found, where=norms > 0)
    return found
