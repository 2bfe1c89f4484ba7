"""Why two passages are a pair, or are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.alignment.aligned import Aligned
from compare.alignment.passages.evidence import Candidates
from compare.alignment.passages.pairing import Pairing, span_of
from compare.alignment.passages.rivals import Standing
from compare.model import Contribution, Explained, Explanation, Mate, PairCandidate, Refusal

BETWEEN, UNLIKE, LEAD = "between", "unlike", "lead"


class PassageExplainer:
    """Passages are told by their numbers."""

    def __init__(self, aligned: Aligned) -> None:
        self._old, self._new = aligned.old, aligned.new
        self._pairer = aligned.passage_pairer
        self._of_old = {i: pairing for pairing in aligned.pairings for i in range(*pairing.old)}
        self._of_new = {j: pairing for pairing in aligned.pairings for j in range(*pairing.new)}

    def new_of(self, old: int) -> int | None:
        """The passage of NEW that one of OLD is paired with; of two halves the one with more evidence."""
        pairing = self._of_old.get(old)
        return max(range(*pairing.new), key=lambda j: self._score(old, j)) if pairing else None

    def old_of(self, new: int) -> int | None:
        pairing = self._of_new.get(new)
        return max(range(*pairing.old), key=lambda i: self._score(i, new)) if pairing else None

    def explain(self, i: int | None, j: int | None) -> Explanation:
        pairing = self._of_old.get(i) if i is not None else None
        paired = pairing is not None and j in range(*pairing.new)
        spans = (
            (span_of(self._old, pairing.old), span_of(self._new, pairing.new))
            if paired and pairing is not None
            else (None if i is None else self._old.passages[i].span, None if j is None else self._new.passages[j].span)
        )
        return Explanation(
            Explained.PASSAGE,
            *spans,
            paired,
            pairing.reason if paired and pairing else None,
            candidate=None if i is None or j is None else self._candidate(i, j, self._mate(i, j)),
            old_rival=None if i is None else self._rival(i, j, of_old=True),
            new_rival=None if j is None else self._rival(j, i, of_old=False),
            counts=(len(range(*pairing.old)), len(range(*pairing.new))) if paired and pairing else (1, 1),
        )

    def _rival(self, passage: int, mate: int | None, *, of_old: bool) -> PairCandidate | None:
        """The best other candidate for a passage; one that is refused only where nothing else has enough."""
        pairer, mates = self._pairer, self._of_old if of_old else self._of_new
        own = mates.get(passage)
        taken = set(range(*(own.new if of_old else own.old))) if own else set()
        best: list[tuple[bool, float, int]] = []
        for candidates, weights in ((pairer.candidates, pairer.weights), (pairer.refused, None)):
            ends = (candidates.old, candidates.new) if of_old else (candidates.new, candidates.old)
            at = np.flatnonzero(ends[0] == passage)
            scores = (pairer.weighed(candidates.take(at))[1] if weights is None else weights[at]).tolist()
            others = zip(scores, ends[1][at].tolist(), strict=True)
            best += [
                (weights is not None, score, -other) for score, other in others if other != mate and other not in taken
            ]
        if not best:
            return None
        enough = [each for each in best if each[1] >= pairer.scale.least]
        other = -max(enough or best)[2]
        i, j = (passage, other) if of_old else (other, passage)
        return self._candidate(i, j, self._mate_of(other, of_old=not of_old))

    def _candidate(self, i: int, j: int, mate: Mate | None) -> PairCandidate:
        pairer, one = self._pairer, self._one(i, j)
        features = pairer.evidence.features(one.old, one.new)
        standing, score = self._standing(i, j)
        evidence = [
            *self._contributions(features._fields, features),
            *self._contributions((BETWEEN, UNLIKE), standing[:2]),
            Contribution(LEAD, round(float(standing.lead[0]), 4), round(float(standing.lead[0]), 4)),
        ]
        return PairCandidate(
            self._old.passages[i].span,
            self._new.passages[j].span,
            round(score, 4),
            pairer.scale.least,
            tuple(each for each in evidence if each.adds),
            self._refusal(one),
            mate,
        )

    def _contributions(self, names: Sequence[str], measured: Sequence[NDArray[Any]]) -> Iterator[Contribution]:
        for name, values in zip(names, measured, strict=True):
            value = float(values[0])
            yield Contribution(name, round(value, 4), round(value * getattr(self._pairer.scale, name), 4))

    def _refusal(self, one: Candidates) -> Refusal | None:
        unlike, promised, apart = self._pairer.refusals(one)
        if apart[0]:
            return Refusal.APART
        if unlike[0]:
            return Refusal.HEADING_AND_SENTENCE
        return Refusal.PLAN_AND_RESULT if promised[0] else None

    def _one(self, i: int, j: int) -> Candidates:
        return self._pairer.evidence.of(np.array([i]), np.array([j]))

    def _score(self, i: int, j: int) -> float:
        return self._standing(i, j)[1]

    def _standing(self, i: int, j: int) -> tuple[Standing, float]:
        """What spoke for two when they were decided about; what speaks for them now where they never were."""
        pairer = self._pairer
        at = np.flatnonzero((pairer.candidates.old == i) & (pairer.candidates.new == j))
        standing, weights = pairer.standing, pairer.weights
        if not len(at):
            standing, weights = pairer.weighed(pairer.candidates.and_more(self._one(i, j)))
            at = np.array([len(weights) - 1])
        return standing.take(at), float(weights[at[0]])

    def _mate(self, i: int, j: int) -> Mate | None:
        """What the two are paired with instead of each other: that of OLD first."""
        pairing = self._of_old.get(i)
        if pairing is not None and j in range(*pairing.new):
            return None
        return self._mate_of(j, of_old=False) or self._mate_of(i, of_old=True)

    def _mate_of(self, passage: int, *, of_old: bool) -> Mate | None:
        pairing = (self._of_old if of_old else self._of_new).get(passage)
        if pairing is None:
            return None
        score = round(self._best_of(pairing), 4)
        if of_old:
            return Mate(None, span_of(self._new, pairing.new), score, pairing.reason)
        return Mate(span_of(self._old, pairing.old), None, score, pairing.reason)

    def _best_of(self, pairing: Pairing) -> float:
        return max(self._score(i, j) for i in range(*pairing.old) for j in range(*pairing.new))
