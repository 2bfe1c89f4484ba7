"""Sections paired top-down, matched parents only; then what moved, split and merged among the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from compare.alignment.prepared import PreparedReport
from compare.alignment.sections.confirmation import upwards
from compare.alignment.sections.heading_years import HeadingYears
from compare.alignment.sections.section_map import SectionMap
from compare.alignment.sections.similarity import SectionSimilarity
from compare.alignment.settings import (
    LEAST_BETWEEN,
    LEAST_ELSEWHERE,
    LEAST_MUTUAL,
    LEAST_PART,
    LEAST_SAME_HEADING,
    LEAST_SHARE,
    LEAST_UNDER_PAIRED_PARENTS,
    MOST_SECTION_PAIRS,
    ORDER_WEIGHT,
    SAME_HEADING,
    SHARE_ON_OTHER_LEVEL,
    SHARE_WEIGHT,
    SUCCESSOR_BONUS,
)
from compare.model import Reason
from compare.text.identical import identical_in_order


class SectionPairer:
    """``content``, ``heading`` and ``scores``: how alike section i of OLD and j of NEW are, filled in by `score_rest`
    where one of the two is not paired yet."""

    def __init__(self, old: PreparedReport, new: PreparedReport) -> None:
        self.old, self.new = old, new
        self.sections = SectionMap()
        self.old_children, self.new_children = _children(old), _children(new)
        self._place_of = _order_of(self.old_children), _order_of(self.new_children)
        self.similarity = SectionSimilarity(old, new)
        self.years = HeadingYears(old, new)
        self.content, self.heading, self.scores = (np.zeros((0, 0), dtype=np.float32) for _ in range(3))
        self.mutual = np.zeros((0, 0), dtype=np.bool_)
        self.shares: Mapping[tuple[int, int], float] = {}

    def pair_same(self, pinned: Sequence[tuple[int, int]] = ()) -> SectionMap:
        """Those pinned by hand, and those that are the same or have the same heading."""
        for i, j in pinned:
            self.sections.pair(i, j, Reason.PINNED)
        self.match_identical()
        self.match_same()
        return self.sections

    def pair_rest(self, shares: Mapping[tuple[int, int], float]) -> None:
        """The rest: those that hold each other's text, children of paired parents, then anywhere, then parts. ``shares``
        are how much of the text of two sections is in pairs of passages with each other."""
        self.shares = shares
        if not self.score_rest():
            self.match_headings_in_order()
            return
        self.match_shared()
        self.match_children(None, None)
        for i, j in sorted(self.sections.new_of.items()):
            self.match_children(i, j)
        self.match_elsewhere()
        self.match_parts()

    def match_identical(self) -> None:
        """Sections that are the same word for word, heading and all below, in order."""
        texts = [_texts(side) for side in (self.old, self.new)]
        for i, j in identical_in_order(*texts):
            if self.sections.are_free(i, j) and self._in_place(i, j):
                self.sections.pair(i, j, Reason.EXACT)

    def _in_place(self, i: int, j: int) -> bool:
        """Whether the sections around two are a pair, or there are none."""
        return self.sections.belong_together(self.old.parents[i], self.new.parents[j])

    def match_same(self) -> None:
        """The same heading, once on each side, over much the same text: wherever the two stand."""
        places = [_places(side.headings) for side in (self.old, self.new)]
        same = [
            (olds[0], news[0])
            for heading, olds in sorted(places[0].items())
            if len(olds) == len(news := places[1].get(heading, [])) == 1 and self.sections.are_free(olds[0], news[0])
        ]
        scores = self.similarity.of_same(same)
        for (i, j), score in zip(same, scores, strict=True):
            if score >= LEAST_SAME_HEADING and not self._outlived(i, j):
                self.sections.pair(i, j, Reason.EXACT)

    def _outlived(self, i: int, j: int) -> bool:
        """Whether the years of two headings did not go on though those of another section did."""
        return self.years.stayed(i, j) and (i in self.years.followed[0] or j in self.years.followed[1])

    def shared(self, i: int, j: int) -> float:
        """What the text that two sections share adds to their score; less where their levels are others."""
        if self.similarity.clash(i, j) or self._outlived(i, j):
            return 0.0
        weight = SHARE_WEIGHT if self.old.sections[i].level == self.new.sections[j].level else SHARE_ON_OTHER_LEVEL
        return weight * self.shares.get((i, j), 0.0)

    def _order(self, i: int, j: int) -> float:
        """What the places of two sections among their siblings add, where the sections around them are a pair."""
        return ORDER_WEIGHT * (1 - abs(self._place_of[0][i] - self._place_of[1][j])) if self._in_place(i, j) else 0.0

    def _turns_inside_out(self, i: int, j: int) -> bool:
        """Whether a section around the one is paired with a section below the other."""
        above = (self.sections.new_of.get(a) for a in upwards(self.old, i))
        if any(j in upwards(self.new, b) for b in above if b is not None):
            return True
        around = (self.sections.old_of.get(b) for b in upwards(self.new, j))
        return any(i in upwards(self.old, a) for a in around if a is not None)

    def score_rest(self) -> bool:
        """All sections against those that are not paired yet: in a report that keeps its headings these are few. False,
        and nothing is scored, where there are too many."""
        every_old, every_new = range(len(self.old.sections)), range(len(self.new.sections))
        rest_old = [i for i in every_old if i not in self.sections.new_of]
        rest_new = [j for j in every_new if j not in self.sections.old_of]
        if not rest_old and not rest_new:
            return True
        if len(every_old) * len(every_new) > MOST_SECTION_PAIRS:
            return False
        shape = len(every_old), len(every_new)
        self.content, self.heading, self.scores = (np.zeros(shape, dtype=np.float32) for _ in range(3))
        paired = [i for i in every_old if i in self.sections.new_of]
        for olds, news in ((rest_old, list(every_new)), (paired, rest_new)):
            block = np.ix_(olds, news)
            self.content[block], self.heading[block], self.scores[block] = self.similarity.among(olds, news)
        for i, j in self.years.successors():
            self.scores[i, j] += SUCCESSOR_BONUS
        for i, j in self.shares:
            if self.sections.are_free(i, j):
                self.scores[i, j] += self.shared(i, j)
        self.mutual = _mutual(self.scores)
        return True

    def match_shared(self) -> None:
        """Sections each of which holds more of the other's text than any other does."""
        scores = {
            pair: float(self.scores[pair]) + self._order(*pair)
            for pair, share in self.shares.items()
            if share >= LEAST_SHARE and self.sections.are_free(*pair)
        }
        best = _best_of(scores, 0), _best_of(scores, 1)
        for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], sum(item[0]), min(item[0]))):
            if best[0][i] == best[1][j] == score and self.fits(i, j, LEAST_ELSEWHERE):
                self.sections.pair(i, j, self.reason(i, j))

    def match_headings_in_order(self) -> None:
        """The same headings in order, where there are too many sections to score."""
        self.sections.too_many = True
        for i, j in identical_in_order(self.old.headings, self.new.headings):
            if self.sections.are_free(i, j) and self._in_place(i, j):
                self.sections.pair(i, j, Reason.HEADING)

    def fits(self, i: int, j: int, least: float) -> bool:
        score = self.scores[i, j]
        if self.years.disagree(i, j) or self._outlived(i, j) or self._turns_inside_out(i, j):
            return False
        return self.sections.are_free(i, j) and bool(score >= least or (score >= LEAST_MUTUAL and self.mutual[i, j]))

    def reason(self, i: int, j: int) -> Reason:
        if self.old.headings[i] == self.new.headings[j]:
            return Reason.EXACT
        return Reason.HEADING if self.heading[i, j] >= SAME_HEADING else Reason.CONTENT

    def match_children(self, above_old: int | None, above_new: int | None) -> None:
        olds, news = self.old_children[above_old], self.new_children[above_new]
        for i, j in self._best_first(olds, news):
            if self.fits(i, j, LEAST_UNDER_PAIRED_PARENTS):
                self.sections.pair(i, j, self.reason(i, j))
        self._match_between(olds, news)
        for i in olds:
            if self.sections.new_of.get(i) in news:
                self.match_children(i, self.sections.new_of[i])

    def _match_between(self, olds: list[int], news: list[int]) -> None:
        """One section left alone on each side between the same neighbours, with something in common."""
        for i, before, after in _alone(olds, self.sections.new_of):
            first = _place(self.sections.new_of, before, news, -1) + 1
            last = _place(self.sections.new_of, after, news, len(news))
            free = [j for j in news[first:last] if j not in self.sections.old_of]
            if len(free) != 1 or self.years.disagree(i, free[0]):
                continue
            if self.scores[i, free[0]] >= LEAST_BETWEEN:
                self.sections.pair(i, free[0], Reason.PLACE)

    def match_elsewhere(self) -> None:
        """Sections left over on both sides, under other parents or on other levels."""
        for i, j in self._best_first(range(len(self.old.sections)), range(len(self.new.sections))):
            if self.fits(i, j, LEAST_ELSEWHERE):
                self.sections.pair(i, j, self.reason(i, j))
                self.match_children(i, j)

    def _best_first(self, olds: Iterable[int], news: Iterable[int]) -> list[tuple[int, int]]:
        """The free pairs that may fit, the likeliest first; among equals those that stand nearest to each other."""
        free_old = np.array([i for i in olds if i not in self.sections.new_of], dtype=np.intp)
        free_new = np.array([j for j in news if j not in self.sections.old_of], dtype=np.intp)
        scores = self.scores[np.ix_(free_old, free_new)]
        a, b = np.nonzero(scores >= LEAST_MUTUAL)
        i, j = free_old[a], free_new[b]
        best = np.lexsort((j, i, np.abs(i - j), -scores[a, b]))
        return list(zip(i[best].tolist(), j[best].tolist(), strict=True))

    def match_parts(self) -> None:
        """Unpaired sections whose text went into, or came out of, a section that is paired with another one."""
        content = self.content.copy()
        for pair, share in self.shares.items():
            content[pair] += share
        wrappers = [_wrappers(s, p) for s, p in ((self.old, self.sections.new_of), (self.new, self.sections.old_of))]
        new_of, old_of = self.sections.new_of, self.sections.old_of
        self.sections.merged |= dict(_parts(content, set(new_of) | wrappers[0], old_of))
        self.sections.split |= dict(_parts(content.T, set(old_of) | wrappers[1], new_of))


def _parts(content: NDArray[np.float32], left_out: set[int], paired: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The sections that are not ``left_out``, each with the paired one of the other side that it is likeliest a part of."""
    for number, likeness in enumerate(content):
        other = None if number in left_out else _likeliest(likeness, paired)
        if other is not None:
            yield number, other


def _wrappers(side: PreparedReport, paired: dict[int, int]) -> set[int]:
    """Sections around paired ones: what they hold is paired by itself."""
    return {parent for number, parent in enumerate(side.parents) if number in paired and parent is not None}


def _likeliest(content: NDArray[np.float32], paired: Mapping[int, int]) -> int | None:
    best = int(np.argmax(content)) if len(content) else -1
    return best if best in paired and content[best] >= LEAST_PART else None


def _mutual(scores: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Where each is the other's best."""
    if not scores.size:
        return np.zeros(scores.shape, dtype=np.bool_)
    best_of_row, best_of_column = scores.max(axis=1, keepdims=True), scores.max(axis=0, keepdims=True)
    mutual: NDArray[np.bool_] = (scores == best_of_row) & (scores == best_of_column) & (scores > 0)
    return mutual


def _best_of(scores: Mapping[tuple[int, int], float], end: int) -> dict[int, float]:
    """The best score of each section of OLD (0) or NEW (1)."""
    best: dict[int, float] = {}
    for pair, score in scores.items():
        best[pair[end]] = max(score, best.get(pair[end], score))
    return best


def _texts(side: PreparedReport) -> list[str]:
    """What each section says, heading and all below; not its label."""
    starts = [passage.span.start for passage in side.passages]
    texts = []
    for number, (section, heading) in enumerate(zip(side.sections, side.headings, strict=True)):
        inside = side.passages[bisect_left(starts, section.span.start) : bisect_left(starts, section.span.end)]
        below = [p.key for p in inside if not (p.is_heading and p.section == number)]
        texts.append("\n".join([heading, *below]))
    return texts


def _places(headings: Sequence[str]) -> dict[str, list[int]]:
    """The numbers of the sections with each heading."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, heading in enumerate(headings):
        numbers[heading].append(number)
    return numbers


def _children(side: PreparedReport) -> dict[int | None, list[int]]:
    """The sections directly below each, and below None those at the top."""
    children: dict[int | None, list[int]] = defaultdict(list)
    for number, parent in enumerate(side.parents):
        children[parent].append(number)
    return children


def _order_of(children: Mapping[int | None, Sequence[int]]) -> dict[int, float]:
    """Where each section stands among its siblings, from 0 to 1."""
    return {number: at / len(own) for own in children.values() for at, number in enumerate(own)}


def _alone(numbers: list[int], paired: dict[int, int]) -> Iterator[tuple[int, int | None, int | None]]:
    """Unpaired numbers whose neighbours on both sides are paired, or are the ends."""
    for before, number, after in zip([None, *numbers], numbers, [*numbers[1:], None], strict=False):
        if number not in paired and all(n is None or n in paired for n in (before, after)):
            yield number, before, after


def _place(paired: dict[int, int], neighbour: int | None, news: list[int], otherwise: int) -> int:
    other = None if neighbour is None else paired.get(neighbour)
    return news.index(other) if other in news else otherwise
