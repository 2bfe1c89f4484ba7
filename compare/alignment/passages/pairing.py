"""Passages paired by evidence: the best pair of the whole report first, each passage once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel

from compare.alignment.passages.candidates import candidate_pairs, distinct
from compare.alignment.passages.evidence import (
    Candidates,
    Flags,
    PassageEvidence,
    roles_of,
)
from compare.alignment.passages.pins import ByHand
from compare.alignment.passages.rare_words import Floats, Integers, shared_words
from compare.alignment.passages.rivals import Standing, between_pairs, leads
from compare.alignment.passages.splits import Split, find_splits
from compare.alignment.prepared import PreparedPassage, PreparedReport
from compare.alignment.sections.section_map import SectionMap
from compare.alignment.settings import (
    FEW_PAIRS,
    HEADING_AS_SENTENCE,
    LARGEST_LEAD,
    LEAST_USUAL,
    PASSAGE_WEIGHTS,
    ROUNDS,
    SAME_HEADING,
    PassageWeights,
)
from compare.alignment.years import direction_in_time
from compare.model import PassageKind, Reason, Span

_NOTHING_NAMED = ByHand()


@dataclass(frozen=True, slots=True)
class Pairing:
    """Passages ``[start, end)`` of both sides put side by side."""

    old: tuple[int, int]
    new: tuple[int, int]
    reason: Reason


class PassagePairer:
    """``new_of`` has the passage of NEW that each of OLD is paired with, or -1, and one more -1 at either end;
    ``old_of`` the other way round. ``candidates`` are the pairs that may be made, ``weights`` what spoke for each when it
    was decided about, ``standing`` what of that came from the pairs made before; ``refused`` are those that no evidence
    makes a pair."""

    def __init__(
        self,
        old: PreparedReport,
        new: PreparedReport,
        sections: SectionMap,
        named: ByHand = _NOTHING_NAMED,
        scale: PassageWeights = PASSAGE_WEIGHTS,
    ) -> None:
        self.old, self.new = old, new
        self.scale = scale
        self._sections = sections
        self._apart = named.apart
        self._fixed = [p for p in _fixed(old, new, sections, named.pins) if (p.old[0], p.new[0]) not in named.apart]
        words = shared_words([p.wording for p in old.passages], [p.wording for p in new.passages])
        self.evidence = PassageEvidence(old, new, sections, words, scale)
        self.candidates, self.refused = self._parted(self.evidence.of(*candidate_pairs(old, new, sections, words)))
        self.new_of, self.old_of = self._only_fixed()
        self.standing, self.weights = self.weighed(self.candidates)

    def pair(self) -> list[Pairing]:
        self.pair_by_evidence()
        self.pair_same_text()
        self.pair_headings_left()
        return sorted([*self._fixed, *self.pairings()], key=lambda p: p.new)

    def pair_by_evidence(self) -> None:
        """In rounds, since paired neighbours are evidence too; what would join the review of the earlier report with the
        plan of the later one waits for the end."""
        direction = direction_in_time(self.old, self.new)
        for number in range(ROUNDS):
            waits = self._carried_on(self.candidates, direction)
            least = self.scale.least if number == ROUNDS - 1 else self.scale.firm
            self._weigh(waits)
            self._weigh(~waits)
            self.new_of, self.old_of = self._only_fixed()
            self._take_best(self.candidates.take(~waits), self.weights[~waits], least)
            if number < ROUNDS - 1:
                self._add_neighbours()
        waits = self._carried_on(self.candidates, direction)
        self._weigh(waits)
        self._take_best(self.candidates.take(waits), self.weights[waits], self.scale.least)

    def pair_same_text(self) -> None:
        """The same text left over on both sides is a pair wherever it stands."""
        places: dict[str, list[int]] = defaultdict(list)
        for j in reversed(self._free(self.new, self.old_of)):
            places[self.new.passages[j].key].append(j)
        for i in self._free(self.old, self.new_of):
            waiting = places.get(self.old.passages[i].key, [])
            at = next((at for at in reversed(range(len(waiting))) if (i, waiting[at]) not in self._apart), None)
            if at is not None:
                self._pair(i, waiting.pop(at))

    def pair_headings_left(self) -> None:
        """Headings of paired sections that have nothing in common are a pair where nothing else is theirs."""
        for pairing in heading_pairings(self.old, self.new, self._sections):
            i, j = pairing.old[0], pairing.new[0]
            if self.new_of[i + 1] < 0 and self.old_of[j + 1] < 0 and (i, j) not in self._apart:
                self._pair(i, j)
                self._fixed.append(pairing)

    def pairings(self) -> Iterator[Pairing]:
        """All pairs but the fixed ones, splits and merges among them."""
        held = {(p.old[0], p.new[0]) for p in self._fixed}
        pairs = [(i, j) for i, j in enumerate(self.new_of[1:-1].tolist()) if j >= 0 and (i, j) not in held]
        near = [
            (i, j)
            for i, j in zip(self.candidates.old.tolist(), self.candidates.new.tolist(), strict=True)
            if self.new_of[i + 1] < 0 and self.old_of[j + 1] < 0
        ]
        free = set(self._free(self.old, self.new_of)), set(self._free(self.new, self.old_of))
        splits = [s for s in find_splits(self.old, self.new, pairs, near, free) if not self._joins_apart(s)]
        joined = {i for s in splits for i in range(*s.old)}, {j for s in splits for j in range(*s.new)}
        for split in splits:
            yield Pairing(split.old, split.new, Reason.CONTENT)
        for i, j in pairs:
            if i not in joined[0] and j not in joined[1]:
                same = self.old.passages[i].wording == self.new.passages[j].wording
                yield Pairing((i, i + 1), (j, j + 1), Reason.EXACT if same else Reason.CONTENT)

    def _joins_apart(self, split: Split) -> bool:
        return any(i in range(*split.old) and j in range(*split.new) for i, j in self._apart)

    def _only_fixed(self) -> tuple[Integers, Integers]:
        sizes = len(self.old.passages) + 2, len(self.new.passages) + 2
        new_of, old_of = (np.full(size, -1, dtype=np.int64) for size in sizes)
        for fixed in self._fixed:
            i, j = fixed.old[0], fixed.new[0]
            new_of[i + 1], old_of[j + 1] = j, i
        return new_of, old_of

    def _pair(self, i: int, j: int) -> None:
        self.new_of[i + 1], self.old_of[j + 1] = j, i

    def _free(self, side: PreparedReport, partner_of: Integers) -> list[int]:
        return [at for at in range(len(side.passages)) if partner_of[at + 1] < 0]

    def usual(self) -> float:
        """How alike the passages are that have been paired: near 1 in a report that is filled in anew every year, .5 in
        one that is written anew."""
        made = self.new_of[self.candidates.old + 1] == self.candidates.new
        alike = self.candidates.characters[made]
        return float((alike.sum() + FEW_PAIRS * LEAST_USUAL) / (len(alike) + FEW_PAIRS))

    def weighed(self, candidates: Candidates) -> tuple[Standing, Floats]:
        """What speaks for each: where it stands is evidence too, and so is its lead over the others of ``candidates``
        that have a passage in common with it."""
        old, new = candidates.old, candidates.new
        between = between_pairs(old, new, self.new_of[1:-1], self.old_of[1:-1])
        unlike = np.maximum(0.0, self.usual() - candidates.characters)
        weights = candidates.evidence + self.scale.between * between + self.scale.unlike * unlike
        lead = leads(old, new, weights, LARGEST_LEAD, self.scale.least)
        return Standing(between, unlike, lead), np.round(weights + lead, 9)

    def _weigh(self, chosen: Flags) -> None:
        """Weigh some of the candidates among themselves."""
        standing, self.weights[chosen] = self.weighed(self.candidates.take(chosen))
        for kept, values in zip(self.standing, standing, strict=True):
            kept[chosen] = values

    def _take_best(self, candidates: Candidates, weights: Floats, least: float) -> None:
        """The pairs with the most evidence first, of equals those that stand nearest to each other."""
        enough = weights >= least
        i, j, distance, weight = (
            candidates.old[enough],
            candidates.new[enough],
            candidates.distance[enough],
            weights[enough],
        )
        for at in np.lexsort((np.minimum(i, j), i + j, np.round(distance, 9), -weight)).tolist():
            if self.new_of[i[at] + 1] < 0 and self.old_of[j[at] + 1] < 0:
                self._pair(int(i[at]), int(j[at]))

    def _add_neighbours(self) -> None:
        """Candidates right before and right after the pairs made so far."""
        i = np.flatnonzero(self.new_of[1:-1] >= 0)
        j = self.new_of[i + 1]
        olds, news = np.concatenate([i - 1, i + 1]), np.concatenate([j - 1, j + 1])
        size = len(self.new.passages)
        inside = (olds >= 0) & (olds < len(self.old.passages)) & (news >= 0) & (news < size)
        keys = distinct(olds[inside] * size + news[inside])
        keys = keys[~np.isin(keys, self.candidates.old * size + self.candidates.new, assume_unique=True)]
        more, _ = self._parted(self.evidence.of(keys // size, keys % size))
        self.candidates = self.candidates.and_more(more)
        self.standing, self.weights = self.weighed(self.candidates)

    def _parted(self, candidates: Candidates) -> tuple[Candidates, Candidates]:
        """Those that may be made, and those that are refused."""
        unlike, promised, apart = self.refusals(candidates)
        refused = unlike | promised | apart
        return candidates.take(~refused), candidates.take(refused)

    def refusals(self, candidates: Candidates) -> tuple[Flags, Flags, Flags]:
        """Which pairs are a heading beside a sentence that says something else, which a plan of the earlier report
        beside what the later one reports on it (the same text is neither), and which are kept apart by hand."""
        headings = [np.array([_is_heading(p.kind) for p in side.passages]) for side in (self.old, self.new)]
        unlike = headings[0][candidates.old] != headings[1][candidates.new]
        unlike &= candidates.characters < HEADING_AS_SENTENCE
        promised = self._of_roles(candidates, direction_in_time(self.old, self.new), "plan", "review")
        keys = [[p.key for p in side.passages] for side in (self.old, self.new)]
        ends = zip(candidates.old.tolist(), candidates.new.tolist(), strict=True)
        same = np.fromiter((keys[0][i] == keys[1][j] for i, j in ends), np.bool_, len(unlike))
        pairs = zip(candidates.old.tolist(), candidates.new.tolist(), strict=True)
        apart = np.fromiter((pair in self._apart for pair in pairs), np.bool_, len(unlike))
        return unlike & ~same, promised & ~same, apart

    def _carried_on(self, candidates: Candidates, direction: int) -> Flags:
        """Which pairs join the review of the earlier report with the plan of the later one."""
        return self._of_roles(candidates, direction, "review", "plan")

    def _of_roles(self, candidates: Candidates, direction: int, earlier: str, later: str) -> Flags:
        """Which pairs have these roles in the earlier and the later report; none where it is not known which is which."""
        if not direction:
            return np.zeros(len(candidates.old), dtype=np.bool_)
        wanted = (earlier, later) if direction > 0 else (later, earlier)
        ends = zip((self.old, self.new), wanted, (candidates.old, candidates.new), strict=True)
        first, second = (np.array([role == each for role in roles_of(side)])[at] for side, each, at in ends)
        both: Flags = first & second
        return both


def _fixed(
    old: PreparedReport, new: PreparedReport, sections: SectionMap, pins: Sequence[tuple[int, int]]
) -> list[Pairing]:
    """The pairs that no evidence is asked for: those made by hand, like headings of paired sections, titles."""
    fixed = {i: Pairing((i, i + 1), (j, j + 1), Reason.PINNED) for i, j in pins}
    pinned = {j for _, j in pins}
    alike = (
        p for p in heading_pairings(old, new, sections) if _are_alike(old.passages[p.old[0]], new.passages[p.new[0]])
    )
    for pairing in (*alike, *_titles(old, new)):
        if pairing.old[0] not in fixed and pairing.new[0] not in pinned:
            fixed[pairing.old[0]] = pairing
    return list(fixed.values())


def _are_alike(old: PreparedPassage, new: PreparedPassage) -> bool:
    return Indel.normalized_similarity(old.wording, new.wording) >= SAME_HEADING


def _is_heading(kind: PassageKind) -> bool:
    return kind in (PassageKind.HEADING, PassageKind.TITLE)


def heading_pairings(old: PreparedReport, new: PreparedReport, sections: SectionMap) -> Iterator[Pairing]:
    """The headings of paired sections, whatever their words."""
    olds, news = _heading_of(old), _heading_of(new)
    for i, j in sections.new_of.items():
        if i in olds and j in news:
            a, b = olds[i], news[j]
            yield Pairing((a, a + 1), (b, b + 1), sections.reasons[i])


def _heading_of(side: PreparedReport) -> dict[int, int]:
    return {
        passage.section: at
        for at, passage in enumerate(side.passages)
        if passage.is_heading and passage.section is not None
    }


def _titles(old: PreparedReport, new: PreparedReport) -> Iterable[Pairing]:
    titles = [[at for at, p in enumerate(side.passages) if p.kind is PassageKind.TITLE] for side in (old, new)]
    for i, j in zip(*titles, strict=False):
        yield Pairing((i, i + 1), (j, j + 1), Reason.PLACE)


def span_of(side: PreparedReport, passages: tuple[int, int]) -> Span:
    return Span(side.passages[passages[0]].span.start, side.passages[passages[1] - 1].span.end)
