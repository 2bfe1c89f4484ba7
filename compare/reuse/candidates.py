"""Which pairs of many texts are worth matching: those with a place where fingerprints, and the text around them, are
shared. Never all pairs are looked at.

A fingerprint in more than `settings.COMMON` texts is a template's or a set phrase's: the texts that have it are paired
with one of them only, the one with most of such text, which is enough to find it in each. Whatever two of them share
besides has rarer fingerprints and is found by those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from compare.reuse import settings
from compare.reuse.array_operations import ranges
from compare.reuse.fingerprints import Fingerprints
from compare.reuse.folding import Ints

_NONE = np.empty(0, dtype=np.int64)


class Candidates(NamedTuple):
    """``pairs``, in order; ``common`` counts the texts that have a passage which very many have, and ``references`` those
    that they are paired with for it."""

    pairs: list[tuple[int, int]]
    common: int
    references: int


class Hits(NamedTuple):
    """Rows of the index that hold the same fingerprint in two texts, the earlier text's first."""

    a: Ints
    b: Ints


def candidates(texts: Sequence[Fingerprints], groups: Sequence[int]) -> Candidates:
    """Pairs of texts that share enough to be matched; those with the same number in ``groups`` are not paired."""
    if not texts:
        return Candidates([], 0, 0)
    index = _Index(texts, np.array(groups))
    hits, references = index.common()
    starred = index.paired(hits)
    found = np.unique(np.concatenate([starred, *(index.paired(hits) for hits in index.rare())]))
    users = set(np.concatenate(np.divmod(starred, len(texts))).tolist())
    return Candidates([divmod(key, len(texts)) for key in found.tolist()], len(users), len(users & references))


def candidates_between(texts: Sequence[Fingerprints], others: Sequence[Fingerprints]) -> list[tuple[int, int]]:
    """Pairs of one of ``texts`` and one of ``others``, however many have a fingerprint."""
    return [
        (i, j)
        for i, text in enumerate(texts)
        for j, other in enumerate(others)
        if np.count_nonzero(np.isin(text.hashes, other.hashes, assume_unique=True)) >= settings.LEAST_COMMON
    ]


class _Index:
    """The fingerprints that more than one text has, sorted; of those with the same hash in the order of the texts."""

    def __init__(self, texts: Sequence[Fingerprints], groups: Ints) -> None:
        hashes = np.concatenate([text.hashes for text in texts])
        order = np.argsort(hashes, kind="stable")
        hashes = hashes[order]
        begin = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]])) if len(hashes) else _NONE
        sizes = np.diff(np.append(begin, len(hashes)))
        order = order[np.repeat(sizes > 1, sizes)]
        self.sizes = sizes[sizes > 1]
        self.begin = np.cumsum(self.sizes) - self.sizes
        self.owners = np.repeat(np.arange(len(texts)), [len(text.hashes) for text in texts])[order]
        self.places = np.concatenate([text.places for text in texts])[order].astype(np.int64)
        self.groups = groups
        self.contents = np.array([text.hashes.sum() for text in texts])
        self.codes = np.concatenate([text.codes for text in texts])
        self.bounds = np.cumsum([0, *(len(text.codes) for text in texts)])
        scales = [settings.scale(text.is_wide) for text in texts]
        self.gram = np.array([scale.gram for scale in scales])
        self.reach = max(scale.window for scale in scales)
        self.enough = np.array([scale.candidate for scale in scales])

    def rare(self) -> Iterator[Hits]:
        """All hits of fingerprints that not too many texts have, so many at a time as memory has room for."""
        last = np.repeat(self.begin + self.sizes - 1, self.sizes)
        rows = np.flatnonzero(np.repeat(self.sizes <= settings.COMMON, self.sizes))
        rows = rows[last[rows] > rows]
        rows = rows[np.argsort(self.owners[rows], kind="stable")]
        reached = np.cumsum(last[rows] - rows)
        ends = np.flatnonzero(np.diff(self.owners[rows], append=-1)) + 1  # a text's hits stay together
        at = 0
        while at < len(rows):
            room = settings.MOST_HITS + (reached[at - 1] if at else 0)
            fitting = ends[(ends > at) & (reached[ends - 1] <= room)]
            end = int(fitting[-1] if len(fitting) else ends[ends > at][0])
            some = rows[at:end]
            times = last[some] - some
            yield Hits(np.repeat(some, times), ranges(some + 1, times))
            at = end

    def common(self) -> tuple[Hits, set[int]]:
        """Hits of fingerprints that very many have, between one text and each of the others, and which texts that
        one is. It is the text with most such fingerprints; of equals their content tells, not the order of the texts."""
        is_common = self.sizes > settings.COMMON
        weight = np.bincount(self.owners[np.repeat(is_common, self.sizes)], minlength=len(self.groups))
        rank = np.argsort(np.lexsort((self.contents, weight)))
        a, b = [_NONE], [_NONE]
        references: set[int] = set()
        for begin, size in zip(self.begin[is_common].tolist(), self.sizes[is_common].tolist(), strict=True):
            rows = np.arange(begin, begin + size)
            reference = begin + int(rank[self.owners[rows]].argmax())
            references.add(int(self.owners[reference]))
            rows = rows[rows != reference]
            a.append(np.minimum(rows, reference))
            b.append(np.maximum(rows, reference))
        return Hits(np.concatenate(a), np.concatenate(b)), references

    def paired(self, hits: Hits) -> Ints:
        """The pairs of texts that share enough in one place, each as one number, in order. The text whose content sums to
        less is looked along, whichever came first."""
        owners = self.owners[hits.a], self.owners[hits.b]
        apart = self.groups[owners[0]] != self.groups[owners[1]]
        turned = self.contents[owners[0]] > self.contents[owners[1]]
        a, b = np.where(turned, hits.b, hits.a)[apart], np.where(turned, hits.a, hits.b)[apart]
        keys = owners[0][apart] * len(self.groups) + owners[1][apart]
        order = np.lexsort((self.places[b], self.places[a], keys))
        a, b, keys = a[order], b[order], keys[order]
        gram, enough = self.gram[self.owners[a]], self.enough[self.owners[a]]
        place = _together(keys, self.places[a], self.places[b], gram)
        plain = _held(place, self.places[a], self.places[a] + gram) >= enough
        # One hit alone is a run too short to matter. Of the others the text around them tells.
        doubtful = np.flatnonzero(~plain & (np.bincount(place)[place] > 1)) if len(place) else place
        before, length = self._run(a[doubtful], b[doubtful])
        start = self.places[a[doubtful]] - before
        held = _held(place[doubtful], start, start + length) >= enough[doubtful]
        return np.unique(np.concatenate([keys[plain], keys[doubtful][held]]))

    def _run(self, a: Ints, b: Ints) -> tuple[Ints, Ints]:
        """How many tokens before hits are the same, and how many there and around. Looked at no further than where
        there must be another fingerprint."""
        text_a, text_b = self.owners[a], self.owners[b]
        at_a, at_b = self.bounds[text_a] + self.places[a], self.bounds[text_b] + self.places[b]
        gram = self.gram[text_a]
        before = self._same(at_a - 1, at_b - 1, -1, np.minimum(self.places[a], self.places[b]))
        room = np.minimum(self.bounds[text_a + 1] - at_a, self.bounds[text_b + 1] - at_b) - gram
        return before, before + gram + self._same(at_a + gram, at_b + gram, 1, room)

    def _same(self, a: Ints, b: Ints, step: int, room: Ints) -> Ints:
        """How many tokens in a row are the same from two places on, at most ``room``."""
        length = np.zeros(len(a), dtype=np.int64)
        going = np.arange(len(a))
        for i in range(self.reach):
            going = going[room[going] > i]
            going = going[self.codes[a[going] + i * step] == self.codes[b[going] + i * step]]
            length[going] += 1
        return length


def _together(keys: Ints, a: Ints, b: Ints, gram: Ints) -> Ints:
    """For each hit, ordered by pair and place, the number of its place: hits of one pair not far from each other on
    either side."""
    near = np.zeros(len(keys), dtype=bool)
    near[1:] = (keys[1:] == keys[:-1]) & (np.diff(a) - gram[1:] <= settings.NEAR)
    near[1:] &= np.abs(np.diff(b)) - gram[1:] <= settings.NEAR
    return np.cumsum(~near) - 1


def _held(place: Ints, start: Ints, end: Ints) -> Ints:
    """For each hit, ordered by place, how many tokens of A all hits of its place hold together."""
    if not len(place):
        return place
    follows = np.concatenate([[False], place[1:] == place[:-1]])
    reached = np.concatenate([[0], end[:-1]])
    fresh = np.maximum(0, end - np.where(follows, np.maximum(start, reached), start))
    return np.bincount(place, fresh).astype(np.int64)[place]
