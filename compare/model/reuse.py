"""What reports share: matches of two texts, pairs, clusters, templates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.model.spans import Span


class MatchKind(StrEnum):
    VERBATIM = "verbatim"
    NEAR = "near"
    REFIGURED = "refigured"  # the same but for its figures, dates and names
    MASKED = "masked"  # placeholders on one side
    REWORDED = "reworded"  # rewritten or summarised: a weaker claim


@dataclass(frozen=True, slots=True)
class TextMatch:
    """What two texts share. ``similarity`` (0..1) is the share of symbols (Chinese characters, words, figures as slots)
    that stayed."""

    a: Span
    b: Span
    similarity: float
    kind: MatchKind
