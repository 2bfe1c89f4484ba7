"""What speaks for two passages as a pair, by weight.

The sum is compared with one bound (`PassageWeights.least`), wherever the two stand: passages in paired sections, between
paired neighbours, need less in common than those that stand apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from compare.alignment.passages.periods import relative_years
from compare.alignment.passages.rare_words import Floats, Integers, SharedWords
from compare.alignment.prepared import SLOT, PreparedReport
from compare.alignment.sections.section_map import SectionMap
from compare.alignment.settings import FARTHEST_LENGTH, ONE_RARE_WORD, OPENING, PASSAGE_WEIGHTS, PassageWeights
from compare.model import PassageKind

Flags = NDArray[np.bool_]
_NO_YEAR = 1 << 30
# What takes the other's place from one year to the next: a title is a heading.
_KINDS = {PassageKind.TITLE: 0, PassageKind.HEADING: 0, PassageKind.SENTENCE: 1, PassageKind.ROW: 2}


class Candidates(NamedTuple):
    """Pairs ``(old, new)`` of passages that may be made, what they have in common, and how far apart they stand."""

    old: Integers
    new: Integers
    characters: Floats  # the similarity of their wordings
    evidence: Floats  # without where they stand and what else they may be paired with
    distance: Floats

    def take(self, chosen: Flags | Integers) -> Candidates:
        old, new, characters, evidence, distance = self
        return Candidates(old[chosen], new[chosen], characters[chosen], evidence[chosen], distance[chosen])

    def and_more(self, others: Candidates) -> Candidates:
        return Candidates(*(np.concatenate(both) for both in zip(self, others, strict=True)))


class Features(NamedTuple):
    """What is measured of pairs of passages; each is weighed by the field of `PassageWeights` with its name."""

    characters: Floats
    opening: Floats
    rare_words: Floats
    metric: Flags
    section: Flags
    length: Floats
    other_year: Flags
    other_kind: Flags
    same_row: Flags

    def weighed(self, weights: PassageWeights) -> Floats:
        parts = zip(self._fields, self, strict=True)
        total: Floats = np.sum([getattr(weights, name) * values for name, values in parts], axis=0, dtype=np.float64)
        return total


class PassageEvidence:
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
        self._openings = tuple([text[:OPENING] for text in texts] for texts in self._wordings)
        self._metrics = tuple(_numbered([_metric_of(side) for side in (old, new)]))
        self._rows = tuple(_numbered([_told_row(side) for side in (old, new)]))
        self._kinds = tuple(np.array([_KINDS[p.kind] for p in side.passages], dtype=np.int64) for side in (old, new))
        self._section_of = tuple([p.section for p in side.passages] for side in (old, new))

    def of(self, old: Integers, new: Integers) -> Candidates:
        """The pairs ``(old[k], new[k])`` with their evidence."""
        features = self.features(old, new)
        distance = np.abs(old / len(self._sides[0].passages) - new / len(self._sides[1].passages))
        return Candidates(old, new, features.characters, features.weighed(self.weights), distance)

    def features(self, old: Integers, new: Integers) -> Features:
        """What is measured of the pairs ``(old[k], new[k])``."""
        length = np.abs(np.log(self._lengths[0][old] / self._lengths[1][new]))
        years = self._years[0][old], self._years[1][new]
        same_row = (self._rows[0][old] == self._rows[1][new]) & (self._rows[0][old] >= 0)
        return Features(
            characters=_likeness(self._wordings, old, new),
            opening=_likeness(self._openings, old, new),
            rare_words=np.log1p(self._words.of(old, new) / ONE_RARE_WORD),
            metric=(self._metrics[0][old] == self._metrics[1][new]) & (self._metrics[0][old] >= 0),
            section=self._in_place(old, new),
            length=np.minimum(length, FARTHEST_LENGTH),
            other_year=(years[0] != years[1]) & (years[0] != _NO_YEAR) & (years[1] != _NO_YEAR) & ~same_row,
            same_row=same_row,
            other_kind=self._kinds[0][old] != self._kinds[1][new],
        )

    def _in_place(self, old: Integers, new: Integers) -> Flags:
        """Whether the sections of the pairs belong together."""
        known: dict[tuple[int | None, int | None], bool] = {}
        ends = zip(old.tolist(), new.tolist(), strict=True)
        keys = [(self._section_of[0][i], self._section_of[1][j]) for i, j in ends]
        for key in set(keys):
            known[key] = self._sections.belong_together(*key)
        return np.fromiter((known[key] for key in keys), np.bool_, len(keys))


def _likeness(texts: Sequence[Sequence[str]], old: Integers, new: Integers) -> Floats:
    pairs = [texts[0][i] for i in old.tolist()], [texts[1][j] for j in new.tolist()]
    found: Floats = process.cpdist(*pairs, scorer=Indel.normalized_similarity, dtype=np.float64)
    return found


def _metric_of(side: PreparedReport) -> list[str]:
    """The metric of the first figure of each passage that has one."""
    figures = ([side.figures[at].metric for at in passage.figures] for passage in side.passages)
    return [next((metric.lower() for metric in metrics if metric), "") for metrics in figures]


def _told_row(side: PreparedReport) -> list[str]:
    """The text of each row of words and figures; the same figure alone says nothing."""
    rows = (p.kind is PassageKind.ROW and p.figures and SLOT not in p.wording for p in side.passages)
    return [passage.key if is_told else "" for passage, is_told in zip(side.passages, rows, strict=True)]


def _numbered(sides: Sequence[Sequence[str]]) -> Iterator[Integers]:
    """Each name as a number, the same for both sides; -1 where there is none."""
    numbers = {"": -1}
    for names in sides:
        yield np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)


def roles_of(side: PreparedReport) -> Sequence[str]:
    """What the part of the report does in which each passage stands: ``review``, ``plan``, or neither."""
    return ["" if p.section is None else side.roles[p.section] for p in side.passages]
