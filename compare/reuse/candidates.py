"""Which pairs of many texts are worth matching: those with a place where fingerprints, and the text around them, are
shared. Never all pairs are looked at.

A fingerprint in more than `settings.COMMON` texts is a template's or a set phrase's: the texts that have it are paired
with one of them only, the one with most of such text, which is enough to find it in each. Whatever two of them share
besides has rarer fingerprints and is found by those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from compare.reuse import settings
from compare.reuse.array_operations import ranges
from compare.reuse.fingerprints import Fingerprints
from compare.reuse.folding import Flags, Ints

_NONE = np.empty(0, dtype=np.int64)

# Which of some hashes very many texts have.
AreCommon = Callable[[Ints], Flags]


class CandidatePairs(NamedTuple):
    """``pairs``, in order; ``starred`` are those of them that share only what very many have. ``common`` counts the texts
    that have a passage which very many have, and ``references`` those that they are paired with for it."""

    pairs: list[tuple[int, int]]
    starred: frozenset[tuple[int, int]]
    common: int
    references: int


class Hits(NamedTuple):
    """Rows of the index that hold the same fingerprint in two texts: the pair is looked at along ``a``."""

    a: Ints
    b: Ints

    def chosen(self, which: Flags) -> Hits:
        return Hits(self.a[which], self.b[which])


def candidates(
    texts: Sequence[Fingerprints], groups: Sequence[int], are_common: AreCommon | None = None
) -> CandidatePairs:
    """Pairs of texts that share enough to be matched; those with the same number in ``groups`` are not paired.
    ``are_common`` tells of fingerprints that very many have, where not all who have them are among ``texts``."""
    if not texts:
        return CandidatePairs([], frozenset(), 0, 0)
    index = _Index(texts, np.array(groups), are_common)
    hits, references = index.common()
    starred = index.starred(hits)
    covered = index.covered(np.flatnonzero(np.repeat(index.is_common, index.sizes)))
    own = np.unique(np.concatenate([_NONE, *(index.paired(hits, covered) for hits in index.rare())]))
    users = set(np.concatenate(np.divmod(starred, len(texts))).tolist())
    pairs = [divmod(key, len(texts)) for key in np.union1d(starred, own).tolist()]
    only = frozenset(divmod(key, len(texts)) for key in np.setdiff1d(starred, own).tolist())
    return CandidatePairs(pairs, only, len(users), len(users & references))


def candidates_between(texts: Sequence[Fingerprints], others: Sequence[Fingerprints]) -> list[tuple[int, int]]:
    """Pairs of one of ``texts`` and one of ``others``, however many have a fingerprint."""
    return [
        (i, j)
        for i, text in enumerate(texts)
        for j, other in enumerate(others)
        if np.count_nonzero(np.isin(text.hashes, other.hashes, assume_unique=True)) >= settings.LEAST_COMMON
    ]


class OwnCandidates(NamedTuple):
    """The others, by their numbers, with which one text is paired: for what both share themselves, and as references of
    what very many have."""

    sharing: list[int]
    references: list[int]


def candidates_of(
    which: int, texts: Sequence[Fingerprints], groups: Sequence[int], are_common: AreCommon
) -> OwnCandidates:
    """Of `candidates` of very many texts those of one of them, where it is at hand with all that it may be paired with, in
    their order: those that share two fingerprints with it which not too many have, or one that repeats in it, and all
    references of what it has in common with very many."""
    index = _Index(texts, np.array(groups), are_common)
    covered = index.covered(np.flatnonzero(np.repeat(index.is_common, index.sizes)))
    hits, _ = index.common()
    starred = index.starred(hits.chosen(index.owners[hits.a] == which))
    rare = [hits.chosen((index.owners[hits.a] == which) | (index.owners[hits.b] == which)) for hits in index.rare()]
    own = np.unique(np.concatenate([_NONE, *(index.paired(hits, covered) for hits in rare)]))
    sharing, references = (
        sorted({*np.concatenate(np.divmod(keys, len(texts))).tolist()} - {which}) for keys in (own, starred)
    )
    return OwnCandidates(sharing, references)


class _Covered(NamedTuple):
    """Stretches of the texts, one text behind the other, that very many have: where each begins, how long it is, and how
    long all before it are."""

    starts: Ints
    lengths: Ints
    before: Ints

    def covered_before(self, at: Ints) -> Ints:
        """How many tokens before each place are covered."""
        if not len(self.starts):
            return np.zeros(len(at), dtype=np.int64)
        last = np.searchsorted(self.starts, at, "right") - 1
        inside = np.minimum(at - self.starts[last], self.lengths[last]) + self.before[last]
        return np.where(last >= 0, inside, 0)


class _Index:
    """The fingerprints that more than one text has, or very many, sorted; of those with the same hash in the order of the texts."""

    def __init__(self, texts: Sequence[Fingerprints], groups: Ints, are_common: AreCommon | None) -> None:
        hashes = np.concatenate([text.hashes for text in texts])
        order = np.argsort(hashes, kind="stable")
        hashes = hashes[order]
        begin = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]])) if len(hashes) else _NONE
        sizes = np.diff(np.append(begin, len(hashes)))
        is_common = sizes > settings.COMMON
        if are_common:
            is_common |= are_common(hashes[begin])
        is_kept = (sizes > 1) | is_common
        order = order[np.repeat(is_kept, sizes)]
        self.sizes, self.is_common = sizes[is_kept], is_common[is_kept]
        self.begin = np.cumsum(self.sizes) - self.sizes
        self.owners = np.repeat(np.arange(len(texts)), [len(text.hashes) for text in texts])[order]
        self.places = np.concatenate([text.places for text in texts])[order].astype(np.int64)
        self.repeats = np.concatenate([text.repeats for text in texts])[order]
        self.groups = groups
        self.contents = np.array([text.hashes.sum() for text in texts])
        self.codes = np.concatenate([text.codes for text in texts])
        self.bounds = np.cumsum([0, *(len(text.codes) for text in texts)])
        scales = [settings.scale(text.is_wide) for text in texts]
        self.gram = np.array([scale.gram for scale in scales])
        self.window = np.array([scale.window for scale in scales])
        self.enough = np.array([scale.candidate for scale in scales])

    def rare(self) -> Iterator[Hits]:
        """All hits of fingerprints that not too many texts have, so many at a time as memory has room for. The text whose
        content sums to less is looked along, whichever came first."""
        last = np.repeat(self.begin + self.sizes - 1, self.sizes)
        rows = np.flatnonzero(~np.repeat(self.is_common, self.sizes))
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
            a, b = np.repeat(some, times), ranges(some + 1, times)
            turned = self.contents[self.owners[a]] > self.contents[self.owners[b]]
            yield Hits(np.where(turned, b, a), np.where(turned, a, b))
            at = end

    def common(self) -> tuple[Hits, set[int]]:
        """Hits of fingerprints that very many have, between each text and one of them, the reference, and which texts
        are references. It is the text with most such fingerprints; of equals their content tells, not the order of the
        texts."""
        rank = self._rank()
        users, others = [_NONE], [_NONE]
        references: set[int] = set()
        for begin, size in zip(self.begin[self.is_common].tolist(), self.sizes[self.is_common].tolist(), strict=True):
            rows = np.arange(begin, begin + size)
            reference = begin + int(rank[self.owners[rows]].argmax())
            references.add(int(self.owners[reference]))
            rows = rows[rows != reference]
            users.append(rows)
            others.append(np.full(len(rows), reference))
        return Hits(np.concatenate(users), np.concatenate(others)), references

    def _rank(self) -> Ints:
        weight = np.bincount(self.owners[np.repeat(self.is_common, self.sizes)], minlength=len(self.groups))
        return np.argsort(np.lexsort((self.contents, weight)))

    def starred(self, hits: Hits) -> Ints:
        """The pairs of texts and references that share enough. A text that has most with one reference is paired with
        another only for what the first has not."""
        keys = self.owners[hits.a] * len(self.groups) + self.owners[hits.b]
        pairs, times = np.unique(keys, return_counts=True)
        user, reference = np.divmod(pairs, len(self.groups))
        order = np.lexsort((self._rank()[reference], times, user))
        is_best = np.zeros(len(pairs), dtype=bool)
        is_best[order[np.flatnonzero(np.diff(user[order], append=-1))]] = True
        first = is_best[np.searchsorted(pairs, keys)]
        rest = self.paired(hits.chosen(~first), self.covered(hits.a[first]))
        return np.union1d(self.paired(hits.chosen(first)), rest)

    def covered(self, rows: Ints) -> _Covered:
        """What the fingerprints of these rows cover."""
        starts = self.bounds[self.owners[rows]] + self.places[rows]
        order = np.argsort(starts)
        starts, ends = starts[order], np.maximum.accumulate((starts + self.gram[self.owners[rows]])[order])
        first = np.flatnonzero(np.concatenate([[True], starts[1:] > ends[:-1]])) if len(starts) else _NONE
        lengths = ends[np.append(first, len(ends))[1:] - 1] - starts[first]
        return _Covered(starts[first], lengths, np.cumsum(lengths) - lengths)

    def paired(self, hits: Hits, covered: _Covered | None = None) -> Ints:
        """The pairs of texts that share enough in one place, each as one number, in order; what is ``covered`` does not
        count: those who fill in one form share the words around a name."""
        owners = self.owners[hits.a], self.owners[hits.b]
        apart = np.flatnonzero(self.groups[owners[0]] != self.groups[owners[1]])
        low, high = np.minimum(*owners)[apart], np.maximum(*owners)[apart]
        a, b, keys = hits.a[apart], hits.b[apart], low * len(self.groups) + high
        order = np.lexsort((self.places[b], self.places[a], keys))
        a, b, keys = a[order], b[order], keys[order]
        gram, enough = self.gram[self.owners[a]], self.enough[self.owners[a]]
        place = _together(keys, self.places[a], self.places[b], gram)
        origin = self.bounds[self.owners[a]]
        plain = _held(place, origin + self.places[a], origin + self.places[a] + gram, covered) >= enough
        plain |= self.repeats[a] & self.repeats[b]
        # One hit alone is a run too short to matter. Of the others the text around them tells.
        doubtful = np.flatnonzero(~plain & (np.bincount(place)[place] > 1)) if len(place) else place
        before, length = self._run(a[doubtful], b[doubtful])
        start = origin[doubtful] + self.places[a[doubtful]] - before
        held = _held(place[doubtful], start, start + length, covered) >= enough[doubtful]
        return np.unique(np.concatenate([keys[plain], keys[doubtful][held]]))

    def _run(self, a: Ints, b: Ints) -> tuple[Ints, Ints]:
        """How many tokens before hits are the same, and how many there and around. Looked at no further than where
        there must be another fingerprint."""
        text_a, text_b = self.owners[a], self.owners[b]
        at_a, at_b = self.bounds[text_a] + self.places[a], self.bounds[text_b] + self.places[b]
        gram, reach = self.gram[text_a], self.window[text_a]
        above = np.minimum(np.minimum(self.places[a], self.places[b]), reach)
        before = self._same(at_a - 1, at_b - 1, -1, above)
        room = np.minimum(self.bounds[text_a + 1] - at_a, self.bounds[text_b + 1] - at_b) - gram
        return before, before + gram + self._same(at_a + gram, at_b + gram, 1, np.minimum(room, reach))

    def _same(self, a: Ints, b: Ints, step: int, room: Ints) -> Ints:
        """How many tokens in a row are the same from two places on, at most ``room``."""
        length = np.zeros(len(a), dtype=np.int64)
        going = np.flatnonzero(room > 0)
        while len(going):
            at = length[going] * step
            going = going[self.codes[a[going] + at] == self.codes[b[going] + at]]
            length[going] += 1
            going = going[room[going] > length[going]]
        return length


def _together(keys: Ints, a: Ints, b: Ints, gram: Ints) -> Ints:
    """For each hit, ordered by pair and place, the number of its place: hits of one pair not far from each other on
    either side."""
    near = np.zeros(len(keys), dtype=bool)
    near[1:] = (keys[1:] == keys[:-1]) & (np.diff(a) - gram[1:] <= settings.NEAR)
    near[1:] &= np.abs(np.diff(b)) - gram[1:] <= settings.NEAR
    return np.cumsum(~near) - 1


def _held(place: Ints, start: Ints, end: Ints, covered: _Covered | None) -> Ints:
    """For each hit, ordered by place, how many tokens of A all hits of its place hold together, without those that are
    ``covered``."""
    if not len(place):
        return place
    follows = np.concatenate([[False], place[1:] == place[:-1]])
    reached = np.concatenate([[0], end[:-1]])
    start = np.minimum(end, np.where(follows, np.maximum(start, reached), start))
    fresh = end - start
    if covered is not None:
        fresh = fresh - (covered.covered_before(end) - covered.covered_before(start))
    return np.bincount(place, fresh).astype(np.int64)[place]
