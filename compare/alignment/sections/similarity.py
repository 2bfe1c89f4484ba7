"""How alike two sections are: their headings, their content, and both weighed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from compare.alignment.prepared import SLOT, PreparedReport, signature
from compare.alignment.sections.tfidf import (
    Matrix,
    SparseRows,
    counts,
    gram_length,
    products,
    row_products,
    thin_products,
    unit_vectors,
)
from compare.alignment.settings import CONTENT_WEIGHT, EVIDENT_HEADING, HEADING_WEIGHT, LEAST_CONTENT


class SectionScores(NamedTuple):
    """Likenesses in 0..1, each of shape ``(len(olds), len(news))``. ``scores`` weighs the other two; it is 0 where the
    sections have nothing telling in common, or one plans and the other reviews."""

    content: Matrix
    heading: Matrix
    scores: Matrix


class SectionSimilarity:
    """The sections of two reports as vectors, made once and compared as asked."""

    def __init__(self, old: PreparedReport, new: PreparedReport) -> None:
        gram = gram_length(old.text[:2000])
        self._content = unit_vectors(_contents(old, gram), _contents(new, gram))
        self._plain = [[_plain(heading) for heading in side.headings] for side in (old, new)]
        self._heading = unit_vectors(counts(self._plain[0], gram), counts(self._plain[1], gram))
        self._roles = np.array(old.roles, dtype=np.str_), np.array(new.roles, dtype=np.str_)

    def clash(self, i: int, j: int) -> bool:
        """Whether one plans and the other reviews."""
        return bool(_clash(self._roles[0][i], self._roles[1][j]))

    def of_same(self, pairs: Sequence[tuple[int, int]]) -> list[float]:
        """The scores of pairs that have the same heading."""
        olds, news = [i for i, _ in pairs], [j for _, j in pairs]
        content = row_products(self._content[0].take(olds), self._content[1].take(news))
        clash = _clash(self._roles[0][olds], self._roles[1][news])
        scores: list[float] = np.where(clash, 0.0, HEADING_WEIGHT + CONTENT_WEIGHT * content).tolist()
        return scores

    def among(self, olds: Sequence[int], news: Sequence[int]) -> SectionScores:
        """Each of some sections of OLD with each of some of NEW."""
        if not len(olds) or not len(news):
            return SectionScores(*(np.zeros((len(olds), len(news)), dtype=np.float32) for _ in range(3)))
        content = products(self._content[0].take(olds), self._content[1].take(news))
        telling = thin_products(self._heading[0].take(olds), self._heading[1].take(news))
        letters = process.cdist(
            [self._plain[0][i] for i in olds],
            [self._plain[1][j] for j in news],
            scorer=Indel.normalized_similarity,
            dtype=np.float32,
        )
        heading = np.maximum(telling, letters)  # what the letters, or what the telling words have in common
        evident = (content >= LEAST_CONTENT) | (heading >= EVIDENT_HEADING)
        clash = _clash(self._roles[0][olds][:, None], self._roles[1][news][None, :])
        return SectionScores(
            content,
            heading,
            np.where(evident & ~clash, HEADING_WEIGHT * heading + CONTENT_WEIGHT * content, np.float32(0)),
        )


def _contents(side: PreparedReport, gram: int) -> SparseRows:
    """n-gram counts of each section, with all that stands below it."""
    texts: list[list[str]] = [[] for _ in side.sections]
    for passage in side.passages:
        if passage.section is not None:
            texts[passage.section].append(passage.signature)
    return counts(["\n".join([*text, ""]) for text in texts], gram, side.parents)


def _plain(heading: str) -> str:
    return signature(heading).replace(SLOT, "") or heading


def _clash(old: NDArray[np.str_], new: NDArray[np.str_]) -> NDArray[np.bool_]:
    """A plan and a review are never one section; a section that says neither may be either."""
    clash: NDArray[np.bool_] = ((old == "plan") & (new == "review")) | ((old == "review") & (new == "plan"))
    return clash
