"""Why two sections are a pair, or are not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from compare.alignment.aligned import Aligned
from compare.alignment.sections.confirmation import paired_shares
from compare.alignment.sections.similarity import SectionScores
from compare.alignment.settings import (
    CONTENT_WEIGHT,
    HEADING_WEIGHT,
    LEAST_ELSEWHERE,
    LEAST_MUTUAL,
    LEAST_UNDER_PAIRED_PARENTS,
    SUCCESSOR_BONUS,
)
from compare.model import Contribution, Explained, Explanation, Mate, PairCandidate, Reason, Refusal

HEADING, CONTENT, SUCCESSOR, SHARED = "heading", "content", "successor", "shared_text"


class SectionExplainer:
    """Sections are told by their numbers."""

    def __init__(self, aligned: Aligned) -> None:
        self._old, self._new, self._sections = aligned.old, aligned.new, aligned.sections
        self._pairer = aligned.section_pairer
        self._successors = set(self._pairer.years.successors())
        pairs = [(pairing.old[0], pairing.new[0]) for pairing in aligned.pairings]
        self._shares = paired_shares(aligned.old, aligned.new, pairs)

    def answering(self, i: int | None, j: int | None) -> tuple[int | None, int | None]:
        """Both sections where one is given: its pair, if it has one."""
        sections = self._sections
        if i is None and j is not None:
            i = sections.old_of.get(j, sections.split.get(j))
        elif j is None and i is not None:
            j = sections.new_of.get(i, sections.merged.get(i))
        return i, j

    def explain(self, i: int | None, j: int | None) -> Explanation:
        both = i is not None and j is not None
        paired = both and self._sections.belong_together(i, j)
        return Explanation(
            Explained.SECTION,
            None if i is None else self._old.sections[i].span,
            None if j is None else self._new.sections[j].span,
            paired,
            self._reason(i, j) if paired and i is not None and j is not None else None,
            candidate=None if i is None or j is None else self._candidate(i, j, self._mate(i, j)),
            old_rival=None if i is None else self._rival_of_old(i, j),
            new_rival=None if j is None else self._rival_of_new(j, i),
            confirmed=None if i is None or j is None else round(self._shares.get((i, j), 0.0), 4),
        )

    def _reason(self, i: int, j: int) -> Reason:
        return self._sections.reasons[i] if self._sections.new_of.get(i) == j else Reason.CONTENT

    def _rival_of_old(self, i: int, mate: int | None) -> PairCandidate | None:
        scores = self._with_years(self._pairer.similarity.among([i], range(len(self._new.sections))), [i], None)
        other = _best(scores[0].tolist(), {mate, self._sections.new_of.get(i)})
        return None if other is None else self._candidate(i, other, self._mate_of_new(other))

    def _rival_of_new(self, j: int, mate: int | None) -> PairCandidate | None:
        scores = self._with_years(self._pairer.similarity.among(range(len(self._old.sections)), [j]), None, [j])
        other = _best(scores[:, 0].tolist(), {mate, self._sections.old_of.get(j)})
        return None if other is None else self._candidate(other, j, self._mate_of_old(other))

    def _with_years(
        self, found: SectionScores, olds: Sequence[int] | None, news: Sequence[int] | None
    ) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        """What the headings and the contents of all of one side say, where one section of the other is given."""
        scores = HEADING_WEIGHT * found.heading + CONTENT_WEIGHT * found.content
        for i, j in self._successors:
            if olds is not None and i in olds:
                scores[0, j] += SUCCESSOR_BONUS
            elif news is not None and j in news:
                scores[i, 0] += SUCCESSOR_BONUS
        return scores

    def _candidate(self, i: int, j: int, mate: Mate | None) -> PairCandidate:
        found = self._pairer.similarity.among([i], [j])
        heading, content = float(found.heading[0, 0]), float(found.content[0, 0])
        follows = float((i, j) in self._successors)
        evidence = [
            Contribution(HEADING, round(heading, 4), round(HEADING_WEIGHT * heading, 4)),
            Contribution(CONTENT, round(content, 4), round(CONTENT_WEIGHT * content, 4)),
            Contribution(SUCCESSOR, follows, SUCCESSOR_BONUS * follows),
            Contribution(SHARED, round(self._pairer.shares.get((i, j), 0.0), 4), round(self._pairer.shared(i, j), 4)),
        ]
        score = sum(each.adds for each in evidence)
        least = LEAST_UNDER_PAIRED_PARENTS if self._in_place(i, j) else LEAST_ELSEWHERE
        return PairCandidate(
            self._old.sections[i].span,
            self._new.sections[j].span,
            round(score, 4),
            least,
            tuple(each for each in evidence if each.adds),
            self._refusal(i, j, float(found.scores[0, 0]), score >= LEAST_MUTUAL and mate is None),
            mate,
        )

    def _refusal(self, i: int, j: int, counted: float, had_enough: bool) -> Refusal | None:
        """``counted`` is 0 where the headings and contents did not count."""
        if self._sections.belong_together(i, j):
            return None
        if {self._old.roles[i], self._new.roles[j]} == {"plan", "review"}:
            return Refusal.PLAN_AND_REVIEW
        if self._pairer.years.disagree(i, j):
            return Refusal.OTHER_YEARS
        if not counted:
            return Refusal.NOTHING_TELLING
        return Refusal.UNCONFIRMED if had_enough and not self._shares.get((i, j)) else None

    def _in_place(self, i: int, j: int) -> bool:
        return self._sections.belong_together(self._old.parents[i], self._new.parents[j])

    def _mate(self, i: int, j: int) -> Mate | None:
        if self._sections.belong_together(i, j):
            return None
        return self._mate_of_new(j) or self._mate_of_old(i)

    def _mate_of_old(self, i: int) -> Mate | None:
        j = self._sections.new_of.get(i)
        return None if j is None else Mate(None, self._new.sections[j].span, self._score(i, j), self._reason(i, j))

    def _mate_of_new(self, j: int) -> Mate | None:
        i = self._sections.old_of.get(j)
        return None if i is None else Mate(self._old.sections[i].span, None, self._score(i, j), self._reason(i, j))

    def _score(self, i: int, j: int) -> float:
        return self._candidate(i, j, None).score


def _best(scores: Sequence[float], without: set[int | None]) -> int | None:
    """The number of the highest score; the first of equals, none where nothing is in common."""
    others = [(-score, number) for number, score in enumerate(scores) if number not in without and score > 0]
    return min(others)[1] if others else None
