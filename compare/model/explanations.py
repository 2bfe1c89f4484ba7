"""Why two passages or sections were put side by side, or were not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.model.comparison import Reason
from compare.model.spans import Span


class Explained(StrEnum):
    PASSAGE = "passage"
    SECTION = "section"


class Refusal(StrEnum):
    """What keeps two from being a pair, whatever speaks for them."""

    HEADING_AND_SENTENCE = "heading_and_sentence"
    PLAN_AND_RESULT = "plan_and_result"  # the earlier report's plan, and what the later one reports on it
    PLAN_AND_REVIEW = "plan_and_review"  # a section that plans, and one that looks back
    OTHER_YEARS = "other_years"  # one heading, but of years that do not answer each other
    NOTHING_TELLING = "nothing_telling"  # neither headings that are evidently alike nor enough content
    APART = "apart"  # a reviewer said that they are no pair
    UNCONFIRMED = "unconfirmed"  # no passage below the one is paired with a passage below the other


@dataclass(frozen=True, slots=True)
class Contribution:
    """One kind of evidence: what was measured, and what that adds to the score (or takes from it)."""

    name: str
    measured: float
    adds: float


@dataclass(frozen=True, slots=True)
class Mate:
    """What one of two candidates is paired with instead: something in ``old`` where it stands in NEW, or in ``new``.
    ``score`` is what speaks for that pair."""

    old: Span | None
    new: Span | None
    score: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class PairCandidate:
    """Two that may be a pair, with what speaks for them: ``score`` is the sum of ``evidence``, of which ``least`` is
    asked. ``mate`` is another that one of the two is paired with."""

    old: Span
    new: Span
    score: float
    least: float
    evidence: tuple[Contribution, ...]
    refusal: Refusal | None = None
    mate: Mate | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two are a pair (``paired``, for a ``reason``) or not, or why one stands alone. ``candidate`` are the two that
    were asked about; ``old_rival`` and ``new_rival`` the best other candidate for each. ``confirmed`` is the share of
    the text of two sections that lies in pairs of passages; ``counts`` how many passages of OLD and of NEW stand
    together: a sentence may have been split or merged."""

    explained: Explained
    old: Span | None
    new: Span | None
    paired: bool
    reason: Reason | None = None
    candidate: PairCandidate | None = None
    old_rival: PairCandidate | None = None
    new_rival: PairCandidate | None = None
    confirmed: float | None = None
    counts: tuple[int, int] = (1, 1)
