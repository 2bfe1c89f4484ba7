"""Sections paired top-down, matched parents only; then what moved, split and merged among the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from compare.alignment.prepared import Prepared
from compare.alignment.sections.similarity import Likeness
from compare.model import Reason, Section, SectionEnd, SectionPair, SectionStatus
from compare.text.chain import longest_chain

# What two sections must score (see `likeness`) to answer each other. Tuned on the State Council reports 2018-2019
# (rewritten from top to bottom), checked on the human-resources bulletins and the sample reports (little rewritten).
SAME_HEADING = 0.50
LEAST_UNDER_MATES = 0.16
LEAST_ELSEWHERE = 0.30
# The same heading counts 1, so this asks for a content cosine of .3.
LEAST_SAME = 0.65
# Less will do where each is the other's best in the whole report.
LEAST_MUTUAL = 0.14
LEAST_BETWEEN = 0.10
# A lone section whose content points this clearly at one that has another mate may have been split off or merged;
# it was, where this share of its characters has been paired with passages there.
LEAST_PART = 0.22
PART_CONFIRMED = 0.25


@dataclass(slots=True)
class SectionMap:
    """Which section of OLD answers which of NEW, by their numbers in the order of ``Report.walk``."""

    new_of: dict[int, int] = field(default_factory=dict)
    old_of: dict[int, int] = field(default_factory=dict)
    reasons: dict[int, Reason] = field(default_factory=dict)  # by old number
    moved: set[int] = field(default_factory=set)  # old numbers
    merged: dict[int, int] = field(default_factory=dict)  # old number -> new section it went into
    split: dict[int, int] = field(default_factory=dict)  # new number -> old section it came from

    def pair(self, old: int, new: int, reason: Reason) -> None:
        self.new_of[old], self.old_of[new], self.reasons[old] = new, old, reason

    def are_free(self, old: int, new: int) -> bool:
        return old not in self.new_of and new not in self.old_of

    def answers(self, old: int | None, new: int | None) -> bool:
        """Whether the two sections stand for each other: paired, or one split off from or merged into the other."""
        if old is None or new is None:
            return old is new
        return self.new_of.get(old) == new or self.merged.get(old) == new or self.split.get(new) == old


def match_sections(old: Prepared, new: Prepared, pinned: Sequence[tuple[int, int]] = ()) -> SectionMap:
    """Pair the sections of two reports: those pinned by hand, children of paired parents, then anywhere, then parts."""
    matcher = _Matcher(old, new)
    for i, j in pinned:
        matcher.found.pair(i, j, Reason.PINNED)
    matcher.match_same()
    matcher.weigh_rest()
    matcher.match_children(None, None)
    for i, j in sorted(matcher.found.new_of.items()):
        matcher.match_children(i, j)
    matcher.match_elsewhere()
    matcher.match_parts()
    matcher.settle_moves()
    return matcher.found


class _Matcher:
    """``content``, ``heading`` and ``scores``: how alike section i of OLD and j of NEW are, filled in by `weigh_rest`
    where one of the two has no mate yet."""

    def __init__(self, old: Prepared, new: Prepared) -> None:
        self.old, self.new = old, new
        self.found = SectionMap()
        self.old_children, self.new_children = _children(old), _children(new)
        self.likeness = Likeness(old, new)
        shape = len(old.sections), len(new.sections)
        self.content, self.heading, self.scores = (np.zeros(shape, dtype=np.float32) for _ in range(3))
        self.mutual = np.zeros(shape, dtype=np.bool_)

    def match_same(self) -> None:
        """The same heading, once on each side, over much the same text: wherever the two stand."""
        places = [_places(side.sections) for side in (self.old, self.new)]
        same = [
            (olds[0], news[0])
            for heading, olds in sorted(places[0].items())
            if len(olds) == len(news := places[1].get(heading, [])) == 1 and self.found.are_free(olds[0], news[0])
        ]
        scores = self.likeness.of_same(same)
        for (i, j), score in zip(same, scores, strict=True):
            if score >= LEAST_SAME:
                self.found.pair(i, j, Reason.EXACT)

    def weigh_rest(self) -> None:
        """Everything against those that have no mate yet: in a report that keeps its headings these are few, and all
        against all grows with the square of the report."""
        every_old, every_new = range(len(self.old.sections)), range(len(self.new.sections))
        rest_old = [i for i in every_old if i not in self.found.new_of]
        rest_new = [j for j in every_new if j not in self.found.old_of]
        mated = [i for i in every_old if i in self.found.new_of]
        for olds, news in ((rest_old, list(every_new)), (mated, rest_new)):
            block = np.ix_(olds, news)
            self.content[block], self.heading[block], self.scores[block] = self.likeness.among(olds, news)
        self.mutual = _mutual(self.scores)

    def fits(self, i: int, j: int, least: float) -> bool:
        score = self.scores[i, j]
        return self.found.are_free(i, j) and bool(score >= least or (score >= LEAST_MUTUAL and self.mutual[i, j]))

    def reason(self, i: int, j: int) -> Reason:
        if self.old.sections[i].heading == self.new.sections[j].heading:
            return Reason.EXACT
        return Reason.HEADING if self.heading[i, j] >= SAME_HEADING else Reason.CONTENT

    def match_children(self, above_old: int | None, above_new: int | None) -> None:
        olds, news = self.old_children[above_old], self.new_children[above_new]
        if not olds or not news:
            return
        for i, j in self._best_first(olds, news):
            if self.fits(i, j, LEAST_UNDER_MATES):
                self.found.pair(i, j, self.reason(i, j))
        self._match_between(olds, news)
        for i in olds:
            if self.found.new_of.get(i) in news:
                self.match_children(i, self.found.new_of[i])

    def _match_between(self, olds: list[int], news: list[int]) -> None:
        """One section left alone on each side between the same neighbours, with something in common."""
        for i, before, after in _alone(olds, self.found.new_of):
            first = _place(self.found.new_of, before, news, -1) + 1
            last = _place(self.found.new_of, after, news, len(news))
            free = [j for j in news[first:last] if j not in self.found.old_of]
            if len(free) == 1 and self.scores[i, free[0]] >= LEAST_BETWEEN:
                self.found.pair(i, free[0], Reason.PLACE)

    def match_elsewhere(self) -> None:
        """Sections left over on both sides, under other parents or on other levels."""
        for i, j in self._best_first(range(len(self.old.sections)), range(len(self.new.sections))):
            if self.fits(i, j, LEAST_ELSEWHERE):
                self.found.pair(i, j, self.reason(i, j))
                self.match_children(i, j)

    def _best_first(self, olds: Iterable[int], news: Iterable[int]) -> list[tuple[int, int]]:
        """The free pairs that may fit, the likeliest first; among equals those that stand nearest to each other."""
        free_old = np.array([i for i in olds if i not in self.found.new_of], dtype=np.intp)
        free_new = np.array([j for j in news if j not in self.found.old_of], dtype=np.intp)
        scores = self.scores[np.ix_(free_old, free_new)]
        a, b = np.nonzero(scores >= LEAST_MUTUAL)
        i, j = free_old[a], free_new[b]
        best = np.lexsort((j, i, np.abs(i - j), -scores[a, b]))
        return list(zip(i[best].tolist(), j[best].tolist(), strict=True))

    def match_parts(self) -> None:
        """Sections left alone whose text went into, or came out of, one on the other side that has another mate."""
        wrappers = [_wrappers(s, p) for s, p in ((self.old, self.found.new_of), (self.new, self.found.old_of))]
        for i in range(len(self.old.sections)):
            if (
                i not in self.found.new_of
                and i not in wrappers[0]
                and (mate := _likeliest(self.content[i], self.found.old_of)) is not None
            ):
                self.found.merged[i] = mate
        for j in range(len(self.new.sections)):
            if (
                j not in self.found.old_of
                and j not in wrappers[1]
                and (mate := _likeliest(self.content[:, j], self.found.new_of)) is not None
            ):
                self.found.split[j] = mate

    def settle_moves(self) -> None:
        """A section has moved where the sections around it do not answer each other, or where it stands in another
        order among its siblings. A section around it that has no mate (a new wrapper, a dropped one) is looked
        through."""
        siblings: dict[tuple[int | None, int | None], list[tuple[int, int]]] = defaultdict(list)
        for i, j in sorted(self.found.new_of.items()):
            above = _around(self.old, i, self.found.new_of), _around(self.new, j, self.found.old_of)
            if above == (None, None) or (above[0] is not None and self.found.new_of[above[0]] == above[1]):
                siblings[above].append((i, j))
            else:
                self.found.moved.add(i)
        for pairs in siblings.values():
            spans = [self.old.sections[i].span for i, _ in pairs]
            kept = longest_chain(pairs, [1 + span.end - span.start for span in spans])
            self.found.moved |= {pairs[k][0] for k in set(range(len(pairs))).difference(kept)}


def _wrappers(side: Prepared, paired: dict[int, int]) -> set[int]:
    """Sections around paired ones: what they hold has its own mates."""
    return {parent for number, parent in enumerate(side.parents) if number in paired and parent is not None}


def _around(side: Prepared, section: int, paired: dict[int, int]) -> int | None:
    """The nearest paired section around one."""
    above = side.parents[section]
    while above is not None and above not in paired:
        above = side.parents[above]
    return above


def _likeliest(content: NDArray[np.float32], paired: dict[int, int]) -> int | None:
    best = int(np.argmax(content)) if len(content) else -1
    return best if best in paired and content[best] >= LEAST_PART else None


def _mutual(scores: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Where each is the other's best."""
    if not scores.size:
        return np.zeros(scores.shape, dtype=np.bool_)
    found: NDArray[np.bool_] = (scores == scores.max(axis=1, keepdims=True)) & (
        scores == scores.max(axis=0, keepdims=True)
    )
    return found & (scores > 0)


def _places(sections: Sequence[Section]) -> dict[str, list[int]]:
    """The numbers of the sections with each heading."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, section in enumerate(sections):
        found[section.heading].append(number)
    return found


def _children(side: Prepared) -> dict[int | None, list[int]]:
    """The sections directly below each, and below None those at the top."""
    found: dict[int | None, list[int]] = defaultdict(list)
    for number, parent in enumerate(side.parents):
        found[parent].append(number)
    return found


def _alone(numbers: list[int], paired: dict[int, int]) -> Iterator[tuple[int, int | None, int | None]]:
    """Unpaired numbers whose neighbours on both sides are paired, or are the ends."""
    for at, number in enumerate(numbers):
        before = numbers[at - 1] if at else None
        after = numbers[at + 1] if at + 1 < len(numbers) else None
        if number not in paired and all(n is None or n in paired for n in (before, after)):
            yield number, before, after


def _place(paired: dict[int, int], neighbour: int | None, news: list[int], otherwise: int) -> int:
    other = None if neighbour is None else paired.get(neighbour)
    return news.index(other) if other in news else otherwise


def confirm_parts(
    found: SectionMap, old_shares: dict[tuple[int, int], float], new_shares: dict[tuple[int, int], float]
) -> None:
    """Keep only those splits and merges that the passages bear out. The shares say how much of the old (or new)
    section's text was paired with passages of the other."""
    found.merged = {i: j for i, j in found.merged.items() if old_shares.get((i, j), 0.0) >= PART_CONFIRMED}
    found.split = {j: i for j, i in found.split.items() if new_shares.get((i, j), 0.0) >= PART_CONFIRMED}


def section_pairs(
    old: Prepared, new: Prepared, found: SectionMap, similarity: dict[tuple[int, int], float]
) -> tuple[SectionPair, ...]:
    """The section pairs in NEW's order, with what was removed at its place in OLD."""
    pairs: list[tuple[tuple[float, int], SectionPair]] = []
    for j, section in enumerate(new.sections):
        origin = found.old_of.get(j, found.split.get(j))
        if origin is None:
            pairs.append(((j, 0), SectionPair(SectionStatus.ADDED, False, None, _end(section), 0.0)))
            continue
        i = origin
        status = _status(old, new, found, i, j)
        renumbered = status in (SectionStatus.MATCHED, SectionStatus.MOVED) and old.sections[i].label != section.label
        reason = Reason.CONTENT if j in found.split else found.reasons[i]
        likeness = similarity.get((i, j), 0.0)
        pairs.append(((j, 0), SectionPair(status, renumbered, _end(old.sections[i]), _end(section), likeness, reason)))
    place = -1
    for i, section in enumerate(old.sections):
        place = found.new_of.get(i, place)
        if i in found.merged:
            j = found.merged[i]
            ends, likeness = (_end(section), _end(new.sections[j])), similarity.get((i, j), 0.0)
            pairs.append(((j + 0.5, i), SectionPair(SectionStatus.MERGED, False, *ends, likeness, Reason.CONTENT)))
        elif i not in found.new_of:
            pairs.append(((place + 0.5, i), SectionPair(SectionStatus.REMOVED, False, _end(section), None, 0.0)))
    return tuple(pair for _, pair in sorted(pairs, key=lambda item: item[0]))


def _status(old: Prepared, new: Prepared, found: SectionMap, i: int, j: int) -> SectionStatus:
    """What became of section ``i`` as ``j``. One that others merged into, or split off from, shares their status,
    unless they stand below it anyway."""
    if j in found.split:
        return SectionStatus.SPLIT
    if any(other == i and not _below(new, part, j) for part, other in found.split.items()):
        return SectionStatus.SPLIT
    if any(other == j and not _below(old, part, i) for part, other in found.merged.items()):
        return SectionStatus.MERGED
    return SectionStatus.MOVED if i in found.moved else SectionStatus.MATCHED


def _below(side: Prepared, section: int, above: int) -> bool:
    parent = side.parents[section]
    while parent is not None and parent != above:
        parent = side.parents[parent]
    return parent == above


def _end(section: Section) -> SectionEnd:
    return SectionEnd(section.span, section.label, section.heading, section.level)
