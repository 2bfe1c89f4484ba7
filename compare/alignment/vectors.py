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


def gram_length(sample: str) -> int:
    """How long the n-grams of a text should be, by its script."""
    chinese = sum("\u3400" <= c <= "\u9fff" for c in sample)
    return CHINESE_GRAM if 4 * chinese > len(sample) else LATIN_GRAM


def counts(texts: Sequence[str], gram: int) -> NDArray[np.float32]:
    """How often each bucket's n-grams occur: shape ``(len(texts), DIMENSIONS)``."""
    found = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for row, text in enumerate(texts):
        buckets = [crc32(text[k : k + gram].encode()) % DIMENSIONS for k in range(len(text) - gram + 1)]
        np.add.at(found[row], buckets, 1)
    return found


def cosines(old: NDArray[np.float32], new: NDArray[np.float32]) -> NDArray[np.float32]:
    """Cosine similarities of two lists of counts after sublinear tf and idf over both lists together, in 0..1: shape
    ``(len(old), len(new))``."""
    if not len(old) or not len(new):
        return np.zeros((len(old), len(new)), dtype=np.float32)
    holders = (old > 0).sum(axis=0) + (new > 0).sum(axis=0)
    idf = np.log((1 + len(old) + len(new)) / (1 + holders)).astype(np.float32)
    a, b = (np.log1p(side) * idf for side in (old, new))
    for side in (a, b):
        norms = np.linalg.norm(side, axis=1, keepdims=True)
        np.divide(side, norms, out=side, where=norms > 0)
    product: NDArray[np.float32] = a @ b.T
    return product
