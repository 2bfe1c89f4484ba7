"""``python -m tests.quality.leave_one_out``: passages paired with weights that were fitted without the pair reported on.

For each labelled pair the weights are fitted on the others by conditional logit, and the bound is chosen on them; beside
it stand the weights in use and the naive reference at its own threshold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.alignment.aligned import Aligned, align
from compare.alignment.passages.candidates import candidate_pairs
from compare.alignment.passages.evidence import Features, PassageEvidence
from compare.alignment.passages.pairing import span_of
from compare.alignment.passages.rare_words import Integers, shared_words
from compare.alignment.passages.rivals import between_pairs
from compare.alignment.prepared import PreparedReport
from compare.alignment.settings import PASSAGE_WEIGHTS, PassageWeights
from compare.model import Span
from tests.quality.labelled_pairs import NAMES, LabelledPair, Pair, read_labelled_pair
from tests.quality.naive_reference import naive_pairs

MOST_WRONG = 0.06
UNLABELLED = "same_row"  # labels have no rows
FITTED = (*(name for name in Features._fields if name != UNLABELLED), "between")
BOUNDS, PLACES, YEARS = (4.5, 5.0, 5.5), (0.8, 1.0), (1.0, 2.5)
STEPS = 25  # of Newton's method
RIDGE = 2.0

Floats = NDArray[np.float64]


class Sample(NamedTuple):
    """What is measured of the candidates that labels speak of, a row each; and for each label the rows that stand for one
    choice: its own first, then all others of the same passage of OLD, or of NEW."""

    features: Floats
    choices: tuple[Integers, ...]


class Score(NamedTuple):
    recall: float
    wrong: float

    def __str__(self) -> str:
        return f"{self.recall:.3f} ({self.wrong:.2f})"


def sampled(pair: LabelledPair, aligned: Aligned) -> Sample:
    """``aligned`` says which sections belong together, and where pairs stand."""
    sections = aligned.sections
    words = shared_words(*([p.wording for p in side.passages] for side in (pair.old, pair.new)))
    i, j = candidate_pairs(pair.old, pair.new, sections, words)
    firm = {_numbers(pair, (_span(g, "old"), _span(g, "new"))) for g in pair.firm}
    known = {_numbers(pair, each) for each in pair.known}
    ends = list(zip(i.tolist(), j.tolist(), strict=True))
    choices = tuple(
        np.array([own, *others]) for own, end in enumerate(ends) if end in firm for others in _others(ends, end, known)
    )
    features = PassageEvidence(pair.old, pair.new, sections, words).features(i, j)
    made = aligned.passage_pairer
    between = between_pairs(i, j, made.new_of[1:-1], made.old_of[1:-1])
    labelled = [values for name, values in features._asdict().items() if name != UNLABELLED]
    columns = np.column_stack([np.asarray(each, np.float64) for each in (*labelled, between)])
    return Sample(columns, choices)


def _others(ends: Sequence[tuple[int, int]], own: tuple[int, int], known: set[tuple[int, int]]) -> Iterator[list[int]]:
    """The candidates with the same passage of OLD, and with the same of NEW, but for those that are as good."""
    for side in (0, 1):
        yield [at for at, end in enumerate(ends) if end[side] == own[side] and end not in known]


def _span(label: dict[str, dict[str, int]], side: str) -> Span:
    return Span(label[side]["start"], label[side]["end"])


def _numbers(pair: LabelledPair, ends: Pair) -> tuple[int, int]:
    """The passages that a label means, by number: those that overlap it most."""
    return _nearest(pair.old, ends[0]), _nearest(pair.new, ends[1])


def _nearest(side: PreparedReport, span: Span) -> int:
    def overlap(at: int) -> tuple[float, int]:
        own = side.passages[at].span
        common = min(own.end, span.end) - max(own.start, span.start)
        return common / (own.end - own.start + span.end - span.start), -at

    return max(range(len(side.passages)), key=overlap)


def fitted(pairs: Sequence[LabelledPair]) -> PassageWeights:
    """The weights under which each label is the likeliest among all that its passages might be paired with instead
    (conditional logit), and the bound that serves them best. What is seen only once pairs have been made, where they stand
    and which sections belong together, is seen by weights fitted without it."""
    weights = replace(PASSAGE_WEIGHTS, **dict.fromkeys(FITTED, 1.0))
    for _ in range(2):
        weights = replace(weights, **_likeliest([sampled(pair, align(pair.old, pair.new, weights)) for pair in pairs]))
    return with_bound(weights, pairs)


def _likeliest(samples: Sequence[Sample]) -> dict[str, float]:
    """By Newton's method; every pair of reports counts alike."""
    rows = [s.features[choice] - s.features[choice[0]] for s in samples for choice in s.choices]
    counts = np.array([100 / len(s.choices) for s in samples for _ in s.choices])
    choice = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    x = np.concatenate(rows)
    starts = np.searchsorted(choice, np.arange(len(rows)))
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        odds = np.exp(np.minimum(x @ weights, 50.0))
        share = odds / np.add.reduceat(odds, starts)[choice]
        expected = np.add.reduceat(share[:, None] * x, starts)
        gradient = expected.T @ counts + RIDGE * weights
        hessian = (x * (counts[choice] * share)[:, None]).T @ x - (expected * counts[:, None]).T @ expected
        weights = weights - np.linalg.solve(hessian + RIDGE * np.eye(len(weights)), gradient)
    return dict(zip(FITTED, weights.tolist(), strict=True))


def with_bound(weights: PassageWeights, pairs: Sequence[LabelledPair]) -> PassageWeights:
    """``weights`` with what labels do not show, since they are mostly in order and seldom of another year, chosen to find
    most in ``pairs`` with the fewest wrong pairs: the bound, how much place counts, and how much another year does."""
    options = [
        replace(
            weights,
            section=place * weights.section,
            between=place * weights.between,
            other_year=year * weights.other_year,
            least=least,
            firm=least + 1.0,
        )
        for least, place, year in product(BOUNDS, PLACES, YEARS)
    ]

    def worth(option: PassageWeights) -> float:
        scores = [scored(pair, option) for pair in pairs]
        return sum(score.recall - score.wrong for score in scores)

    return max(options, key=worth)


def scored(pair: LabelledPair, weights: PassageWeights = PASSAGE_WEIGHTS) -> Score:
    made = align(pair.old, pair.new, weights).pairings
    return _score(pair, [(span_of(pair.old, each.old), span_of(pair.new, each.new)) for each in made])


def naive_score(pair: LabelledPair) -> Score:
    made = naive_pairs([p.signature for p in pair.old.passages], [p.signature for p in pair.new.passages])
    return _score(pair, [(pair.old.passages[i].span, pair.new.passages[j].span) for i, j in made])


def _score(pair: LabelledPair, made: Sequence[Pair]) -> Score:
    return Score(pair.recall(made), pair.wrong_share(made))


def main() -> None:
    pairs = [read_labelled_pair(name) for name in NAMES]
    print(f"{'passages recall (wrong pairs)':<30}{'left out':>16}{'in use':>16}{'naive':>16}")
    for held in pairs:
        weights = fitted([pair for pair in pairs if pair is not held])
        row = scored(held, weights), scored(held), naive_score(held)
        print(f"{held.name:<30}" + "".join(f"{score!s:>16}" for score in row), flush=True)
    print("weights fitted on all:", {name: round(value, 2) for name, value in asdict(fitted(pairs)).items()})


if __name__ == "__main__":
    main()
