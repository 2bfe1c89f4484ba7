"""``python -m tests.quality.leave_one_out``: passages paired with weights that were fitted without the pair reported on.

For each labelled pair the weights are fitted by logistic regression on the others, and so is the bound; beside it stand
the weights in use and the naive reference at its own threshold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.alignment.passages.candidates import candidate_pairs
from compare.alignment.passages.evidence import Evidence, Features
from compare.alignment.passages.pairing import pair_passages, span_of
from compare.alignment.passages.rare_words import shared_words
from compare.alignment.prepared import PreparedReport
from compare.alignment.sections.pairing import match_sections
from compare.alignment.sections.section_map import SectionMap
from compare.alignment.settings import PASSAGE_WEIGHTS, PassageWeights
from compare.model import Span
from tests.quality.labelled_pairs import NAMES, LabelledPair, Pair, read_labelled_pair
from tests.quality.naive_reference import naive_pairs

MOST_WRONG = 0.06
BOUNDS = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5)  # added to the bound of the regression
STEPS = 25  # of Newton's method
RIDGE = 1.0

Floats = NDArray[np.float64]


class Sample(NamedTuple):
    """A labelled pair with its sections and the candidates that the regression learns from."""

    pair: LabelledPair
    sections: SectionMap
    features: Floats
    is_right: Floats
    counts: Floats  # how much each candidate counts


class Score(NamedTuple):
    recall: float
    wrong: float

    def __str__(self) -> str:
        return f"{self.recall:.3f} ({self.wrong:.2f})"


def sampled(name: str) -> Sample:
    pair = read_labelled_pair(name)
    sections = match_sections(pair.old, pair.new)
    wordings = [[p.wording for p in side.passages] for side in (pair.old, pair.new)]
    words = shared_words(*wordings)
    i, j = candidate_pairs(pair.old, pair.new, sections, words)
    firm = {_numbers(pair, (_span(g, "old"), _span(g, "new"))) for g in pair.firm}
    known = {_numbers(pair, each) for each in pair.known}
    ends = list(zip(i.tolist(), j.tolist(), strict=True))
    olds, news = {i for i, _ in firm}, {j for _, j in firm}
    asked = [
        at for at, end in enumerate(ends) if end in firm or (end not in known and (end[0] in olds or end[1] in news))
    ]
    features = Evidence(pair.old, pair.new, sections, words).features(i[asked], j[asked])
    is_right = np.array([ends[at] in firm for at in asked], dtype=np.float64)
    counts = np.full(len(asked), 100 / max(1.0, is_right.sum()))  # every pair of reports counts alike
    return Sample(pair, sections, np.stack([np.asarray(f, np.float64) for f in features], axis=1), is_right, counts)


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


def fitted(samples: Sequence[Sample]) -> PassageWeights:
    """The weights that tell right candidates from others, on the scale of those in use: with a bound of theirs. That of
    neighbours is kept, since labels do not show what a weak pair in order displaces."""
    x = np.concatenate([np.hstack([s.features, np.ones((len(s.features), 1))]) for s in samples])
    y = np.concatenate([s.is_right for s in samples])
    counts = np.concatenate([s.counts for s in samples])
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (counts * (expected - y)) + RIDGE * weights
        hessian = (x * (counts * expected * (1 - expected))[:, None]).T @ x + RIDGE * np.eye(len(weights))
        weights = weights - np.linalg.solve(hessian, gradient)
    named = dict(zip(Features._fields, weights[:-1].tolist(), strict=True))
    bound = -float(weights[-1]) - 4.0  # the regression asks for even odds; greedy pairs are right at less
    return PassageWeights(**named, neighbour=PASSAGE_WEIGHTS.neighbour, least=bound, firm=bound + 1.0)


def with_bound(weights: PassageWeights, samples: Sequence[Sample]) -> PassageWeights:
    """``weights`` with the bound that finds most on ``samples`` with few wrong pairs."""
    options = [replace(weights, least=weights.least + more, firm=weights.firm + more) for more in BOUNDS]

    def worth(option: PassageWeights) -> float:
        scores = [scored(sample, option) for sample in samples]
        return sum(score.recall - 2 * max(0.0, score.wrong - MOST_WRONG) for score in scores)

    return max(options, key=worth)


def scored(sample: Sample, weights: PassageWeights = PASSAGE_WEIGHTS) -> Score:
    old, new = sample.pair.old, sample.pair.new
    made = pair_passages(old, new, sample.sections, weights=weights)
    return _score(sample.pair, [(span_of(old, each.old), span_of(new, each.new)) for each in made])


def naive_score(sample: Sample) -> Score:
    old, new = sample.pair.old, sample.pair.new
    made = naive_pairs([p.signature for p in old.passages], [p.signature for p in new.passages])
    return _score(sample.pair, [(old.passages[i].span, new.passages[j].span) for i, j in made])


def _score(pair: LabelledPair, made: Sequence[Pair]) -> Score:
    return Score(pair.recall(made), pair.wrong_share(made))


def main() -> None:
    samples = [sampled(name) for name in NAMES]
    print(f"{'passages recall (wrong pairs)':<30}{'left out':>16}{'in use':>16}{'naive':>16}")
    for held in samples:
        others = [sample for sample in samples if sample is not held]
        weights = with_bound(fitted(others), others)
        row = scored(held, weights), scored(held), naive_score(held)
        print(f"{held.pair.name:<30}" + "".join(f"{score!s:>16}" for score in row), flush=True)


if __name__ == "__main__":
    main()
