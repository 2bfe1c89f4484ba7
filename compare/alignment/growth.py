"""Growth statements of NEW held against the levels of both years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.alignment.figures import alike
from compare.alignment.pieces import Prepared
from compare.figures import check_claim
from compare.model import Basis, ClaimCheck, Figure, FigurePair, Verdict

# How alike a claim's ``of`` and a level's metric must be for the claim to speak of that level.
SAME_METRIC = 0.6
# How far before a claim its level may stand, in figures of the same paragraph.
REACH = 6
_YEARLY = frozenset({Basis.YEAR_ON_YEAR, Basis.SINCE_LAST_YEAR_END})


def check_growth(pairs: Sequence[FigurePair], new: Prepared) -> tuple[FigurePair, ...]:
    """``pairs`` with a `ClaimCheck` on every one whose new figure is a growth statement."""
    old_level = {pair.new: pair.old for pair in pairs if pair.new is not None}
    return tuple(
        replace(pair, claim_check=_check(pair.new, new, old_level))
        if pair.new is not None and pair.new.claim is not None
        else pair
        for pair in pairs
    )


def _check(figure: Figure, new: Prepared, old_level: dict[Figure, Figure | None]) -> ClaimCheck:
    assert figure.claim is not None
    if figure.claim.basis not in _YEARLY:
        return ClaimCheck(
            Verdict.NOT_CHECKABLE, figure.signed, None, "compared with another period than the year before"
        )
    level = level_of(figure, new)
    if level is None:
        return ClaimCheck(Verdict.NOT_CHECKABLE, figure.signed, None, "the report gives no level of this metric")
    before = old_level.get(level)
    if before is None:
        return ClaimCheck(
            Verdict.NOT_CHECKABLE, figure.signed, None, "the earlier report gives no level of this metric"
        )
    return check_claim(figure, before, level)


def level_of(figure: Figure, side: Prepared) -> Figure | None:
    """The level that a growth statement speaks of: the nearest before it in its paragraph with the same metric."""
    assert figure.claim is not None
    at = side.figures.index(figure)
    paragraph = _paragraph(figure, side)
    for candidate in reversed(side.figures[max(0, at - REACH) : at]):
        if _paragraph(candidate, side) != paragraph:
            return None
        if candidate.claim is None and alike(candidate.metric, figure.claim.of) >= SAME_METRIC:
            return candidate
    return None


def _paragraph(figure: Figure, side: Prepared) -> int | None:
    return next((p.passage.paragraph for p in side.pieces if p.span.covers(figure.span)), None)
