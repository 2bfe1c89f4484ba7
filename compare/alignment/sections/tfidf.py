"""Signatures as hashed tf-idf vectors of character n-grams: which sections are about the same subject.

Feature hashing (Weinberger et al. 2009) keeps the width fixed however long the reports are, and no dictionary is built.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from compare.alignment.settings import CHINESE_GRAM, HASH_BUCKETS, LATIN_GRAM

_BLOCK = 512  # rows that are written out at a time: 8 MB

Matrix = NDArray[np.float32]
_Places = NDArray[np.intp]


class SparseRows(NamedTuple):
    """Sparse rows, one for each of ``number`` texts: which buckets of which row hold what, in order."""

    number: int
    rows: _Places
    buckets: _Places
    values: NDArray[np.float32]

    def take(self, rows: Sequence[int]) -> SparseRows:
        first, last = np.searchsorted(self.rows, rows, "left"), np.searchsorted(self.rows, rows, "right")
        sizes = last - first
        picked = _ranges(first, sizes)
        return SparseRows(len(rows), np.repeat(np.arange(len(rows)), sizes), self.buckets[picked], self.values[picked])

    def dense(self) -> Matrix:
        matrix = np.zeros((self.number, HASH_BUCKETS), dtype=np.float32)
        matrix[self.rows, self.buckets] = self.values
        return matrix


def _ranges(starts: _Places, sizes: _Places) -> _Places:
    """The numbers of all ranges, one range after the other."""
    return np.arange(sizes.sum()) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)


def gram_length(sample: str) -> int:
    """How long the n-grams of a text should be, by its script."""
    chinese = sum("\u3400" <= c <= "\u9fff" for c in sample)
    return CHINESE_GRAM if 4 * chinese > len(sample) else LATIN_GRAM


def counts(texts: Sequence[str], gram: int, parents: Sequence[int | None] = ()) -> SparseRows:
    """How often each bucket's n-grams occur in each text and, where ``parents`` says which text is part of which other,
    in all its parts."""
    lengths = np.array([len(text) for text in texts], dtype=np.intp)
    rows, buckets = np.repeat(np.arange(len(texts)), lengths), _buckets("".join(texts), gram)
    whole = np.arange(len(rows)) + gram <= np.repeat(np.cumsum(lengths), lengths)  # which n-grams end in their text
    rows, buckets = rows[whole], buckets[whole]
    above = np.array([-1 if parent is None else parent for parent in parents], dtype=np.intp)
    # 32 bits take half the time to sort, and are enough for a million rows.
    keys = [(rows * HASH_BUCKETS + buckets).astype(np.uint32)]
    while len(above) and len(rows):
        rows = above[rows]
        rows, buckets = rows[rows >= 0], buckets[rows >= 0]
        keys.append((rows * HASH_BUCKETS + buckets).astype(np.uint32))
    distinct, times = np.unique(np.concatenate(keys), return_counts=True)
    rows, buckets = np.divmod(distinct.astype(np.intp), HASH_BUCKETS)
    return SparseRows(len(texts), rows, buckets, times.astype(np.float32))


def _buckets(text: str, gram: int) -> _Places:
    """The bucket of the n-gram (one or two characters) that begins at each character, by its CRC-32. That of a bigram is
    put together from those of its two characters, since the CRC is linear: the first's, carried on over as many zeros as
    the second has bytes, xor the second's."""
    points = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    index = np.zeros(points.max(initial=0) + 1, dtype=np.intp)
    index[points] = 1
    characters = np.flatnonzero(index)
    encoded = [chr(point).encode() for point in characters.tolist()]
    own = np.array([crc32(each) for each in encoded], dtype=np.intp)
    index[characters] = np.arange(len(characters))
    place = index[points]
    if gram == 1:
        return own[place] % HASH_BUCKETS
    zeros = [bytes(size) for size in range(5)]  # a character has 1 to 4 bytes
    carried = np.array([[crc32(run, crc) ^ crc32(run) for crc in own.tolist()] for run in zeros], dtype=np.intp)
    sizes = np.array([len(each) for each in encoded], dtype=np.intp)
    first, second = place, np.roll(place, -1)
    return (carried[sizes[second], first] ^ own[second]) % HASH_BUCKETS


def unit_vectors(old: SparseRows, new: SparseRows) -> tuple[SparseRows, SparseRows]:
    """Two lists of counts weighed by sublinear tf and by idf over both lists together, each row of length 1 (or 0): the
    product of two rows is their cosine similarity, in 0..1."""
    holders = np.bincount(np.concatenate([old.buckets, new.buckets]), minlength=HASH_BUCKETS)
    idf = np.log((1 + old.number + new.number) / (1 + holders)).astype(np.float32)
    return _unit(old, idf), _unit(new, idf)


def _unit(side: SparseRows, idf: NDArray[np.float32]) -> SparseRows:
    weights = np.log1p(side.values) * idf[side.buckets]
    norms = np.sqrt(np.bincount(side.rows, weights**2, minlength=side.number))
    norms[norms == 0] = 1
    return side._replace(values=weights / norms.astype(np.float32)[side.rows])


def row_products(a: SparseRows, b: SparseRows) -> NDArray[np.float32]:
    """Of each row of ``a`` with the same row of ``b``."""
    cosines = np.empty(a.number, dtype=np.float32)
    for at in range(0, a.number, _BLOCK):
        block = range(at, min(at + _BLOCK, a.number))
        cosines[block] = np.einsum("ij,ij->i", a.take(block).dense(), b.take(block).dense())
    return cosines


def products(a: SparseRows, b: SparseRows) -> Matrix:
    """Of every row of ``a`` with every row of ``b``, block by block: the rows of whole reports would fill many times
    the memory."""
    cosines = np.empty((a.number, b.number), dtype=np.float32)
    for i in range(0, a.number, _BLOCK):
        left = a.take(range(i, min(i + _BLOCK, a.number))).dense()
        for j in range(0, b.number, _BLOCK):
            right = b.take(range(j, min(j + _BLOCK, b.number))).dense()
            np.matmul(left, right.T, out=cosines[i : i + _BLOCK, j : j + _BLOCK])
    return cosines


def thin_products(a: SparseRows, b: SparseRows) -> Matrix:
    """`products` of rows that share few buckets, as headings do: only these are looked at."""
    order = np.argsort(b.buckets, kind="stable")
    by_bucket = b.buckets[order]
    first, last = np.searchsorted(by_bucket, a.buckets, "left"), np.searchsorted(by_bucket, a.buckets, "right")
    sizes = last - first
    left = np.repeat(np.arange(len(sizes)), sizes)
    right = order[_ranges(first, sizes)]
    cells = a.rows[left] * b.number + b.rows[right]
    sums = np.bincount(cells, a.values[left] * b.values[right], minlength=a.number * b.number)
    return sums.reshape(a.number, b.number).astype(np.float32)
