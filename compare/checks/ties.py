"""Whether figures of prose are tied to each other, so that one can be held against the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from compare.checks.rule import CheckedReport
from compare.checks.slips import is_slip, is_telling_slip
from compare.figures.numbers.intervals import Interval
from compare.lexicon import pattern
from compare.model import Figure

_PARTED = pattern(r"[。!?;\n]|\.\s|{zh.identities.parted}|{en.identities.parted}")
_PER_PIECE = pattern(r" (?:a|an|per|each)\b")


def is_proven(checked: CheckedReport, stated: Figure, meant: Interval, terms: Sequence[Figure]) -> bool:
    """Whether a figure that others do not give (within ``meant``) was to follow from them: they are tied to it, or a slip in
    it says so."""
    return are_tied(checked, [stated, *terms]) or (is_slip(stated, meant) and is_telling_slip(stated))


def are_tied(checked: CheckedReport, figures: Sequence[Figure]) -> bool:
    """Whether figures follow one another in one sentence with no other number between, and nothing between them that begins
    another statement, compares with another year or makes one of them a price of one piece."""
    spans = sorted(figure.span for figure in figures)
    if sum(spans[0].start <= figure.span.start < spans[-1].end for figure in checked.figures) > len(spans):
        return False
    between = [checked.folded[one.end : other.start] for one, other in pairwise(spans)]
    return not any(_PARTED.search(words) or _PER_PIECE.match(words) for words in between)
