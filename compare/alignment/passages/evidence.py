"""What speaks for two passages as a pair, by weight.

The sum is compared with one bound (`PassageWeights.least`), wherever the two stand: passages in paired sections, between
paired neighbours, need less in common than those that stand apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from compare.alignment.passages.periods import relative_years
from compare.alignment.passages.rare_words import Floats, Integers, SharedWords
from compare.alignment.prepared import PreparedReport
from compare.alignment.sections.section_map import SectionMap
from compare.alignment.settings import FARTHEST_LENGTH, FARTHEST_PLACE, PASSAGE_WEIGHTS, PassageWeights

Flags = NDArray[np.bool_]
_NO_YEAR = 1 << 30


class Candidates(NamedTuple):
    """Pairs ``(old, new)`` of passages that may be made, what they have in common, and how far apart they stand."""

    old: Integers
    new: Integers
    characters: Floats  # the similarity of their wordings
    evidence: Floats  # without that of their neighbours
    distance: Floats

    def take(self, chosen: Flags | Integers) -> Candidates:
        old, new, characters, evidence, distance = self
        return Candidates(old[chosen], new[chosen], characters[chosen], evidence[chosen], distance[chosen])


class Features(NamedTuple):
    """What is measured of pairs of passages; each is weighed by the field of `PassageWeights` with its name."""

    characters: Floats
    rare_words: Floats
    rare_share: Floats
    same_signature: Flags
    section: Flags
    place: Floats
    length: Floats
    other_year: Flags

    def weighed(self, weights: PassageWeights) -> Floats:
        parts = zip(self._fields, self, strict=True)
        total: Floats = np.sum([getattr(weights, name) * values for name, values in parts], axis=0, dtype=np.float64)
        return total


class Evidence:
    """Weighs pairs of passages of two reports; what is asked of a report once is kept."""

    def __init__(
        self,
        old: PreparedReport,
        new: PreparedReport,
        sections: SectionMap,
        words: SharedWords,
        weights: PassageWeights = PASSAGE_WEIGHTS,
    ) -> None:
        self.weights = weights
        self._sides = old, new
        self._sections, self._words = sections, words
        self._wordings = tuple([p.wording for p in side.passages] for side in (old, new))
        self._lengths = tuple(np.array([max(1, len(text)) for text in texts]) for texts in self._wordings)
        self._years = tuple(
            np.array([_NO_YEAR if year is None else year for year in years], dtype=np.int64)
            for years in relative_years(old, new)
        )
        numbers: dict[str, int] = {}
        self._signatures = tuple(
            np.array([numbers.setdefault(p.signature, len(numbers)) for p in side.passages], dtype=np.int64)
            for side in (old, new)
        )
        self._section_of = tuple([p.section for p in side.passages] for side in (old, new))

    def of(self, old: Integers, new: Integers) -> Candidates:
        """The pairs ``(old[k], new[k])`` with their evidence."""
        features = self.features(old, new)
        distance = np.abs(old / len(self._sides[0].passages) - new / len(self._sides[1].passages))
        return Candidates(old, new, features.characters, features.weighed(self.weights), distance)

    def features(self, old: Integers, new: Integers) -> Features:
        """What is measured of the pairs ``(old[k], new[k])``."""
        shared = self._words.of(old, new)
        sizes = len(self._sides[0].passages), len(self._sides[1].passages)
        place = np.maximum(0.0, np.abs(old / sizes[0] - new / sizes[1]) - 1 / sizes[0] - 1 / sizes[1])
        length = np.abs(np.log(self._lengths[0][old] / self._lengths[1][new]))
        years = self._years[0][old], self._years[1][new]
        return Features(
            characters=self._characters(old, new),
            rare_words=np.log1p(shared),
            rare_share=shared / np.maximum(np.minimum(self._words.old[old], self._words.new[new]), 1e-6),
            same_signature=self._signatures[0][old] == self._signatures[1][new],
            section=self._in_place(old, new),
            place=np.minimum(place, FARTHEST_PLACE),
            length=np.minimum(length, FARTHEST_LENGTH),
            other_year=(years[0] != years[1]) & (years[0] != _NO_YEAR) & (years[1] != _NO_YEAR),
        )

    def _characters(self, old: Integers, new: Integers) -> Floats:
        texts = [self._wordings[0][i] for i in old.tolist()], [self._wordings[1][j] for j in new.tolist()]
        found: Floats = process.cpdist(*texts, scorer=Indel.normalized_similarity, dtype=np.float64)
        return found

    def _in_place(self, old: Integers, new: Integers) -> Flags:
        """Whether the sections of the pairs belong together."""
        known: dict[tuple[int | None, int | None], bool] = {}
        ends = zip(old.tolist(), new.tolist(), strict=True)
        keys = [(self._section_of[0][i], self._section_of[1][j]) for i, j in ends]
        for key in set(keys):
            known[key] = self._sections.belong_together(*key)
        return np.fromiter((known[key] for key in keys), np.bool_, len(keys))


def paired_neighbours(candidates: Candidates, new_of: Integers) -> Floats:
    """How many of the two neighbours of each pair, right before and right after, are paired with each other. ``new_of``
    has the passage of NEW that each of OLD is paired with, or -1, and one more -1 at either end."""
    before = (new_of[candidates.old] == candidates.new - 1) & (candidates.new > 0)
    after = new_of[candidates.old + 2] == candidates.new + 1
    both: Floats = before.astype(np.float64) + after
    return both


def roles_of(side: PreparedReport) -> Sequence[str]:
    """What the part of the report does in which each passage stands: ``review``, ``plan``, or neither."""
    return ["" if p.section is None else side.roles[p.section] for p in side.passages]
