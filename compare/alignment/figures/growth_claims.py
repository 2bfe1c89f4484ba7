"""Growth statements of NEW held against the levels of both years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from compare.alignment.figures.comparability import Comparability
from compare.alignment.figures.growth_levels import (
    compared_bases,
    levels_before,
    levels_of_claims,
    names_differ,
    stated_bases,
)
from compare.alignment.figures.growth_proof import OldLevels, has_own_base, is_proven_base, is_same_name, revision
from compare.alignment.figures.revisions import excused
from compare.alignment.figures.time_frames import is_dated, other_part
from compare.alignment.prepared import PreparedReport
from compare.figures import check_claim
from compare.model import Basis, ClaimCheck, Figure, FigurePair, FigureStatus, GrowthReason, Verdict

_YEARLY = frozenset({Basis.YEAR_ON_YEAR, Basis.SINCE_LAST_YEAR_END})


def check_growth(pairs: Sequence[FigurePair], old: PreparedReport, new: PreparedReport) -> tuple[FigurePair, ...]:
    """``pairs`` with a `ClaimCheck` on every one whose new figure is a growth statement."""
    claims = _Claims(pairs, old, new)
    checked = tuple(
        replace(pair, claim_check=claims.check(pair.new))
        if pair.new is not None and pair.new.claim is not None
        else pair
        for pair in pairs
    )
    return excused(checked, claims.with_own_base, claims.paragraphs)


class _Claims:
    """The growth statements of NEW with the levels that they speak of."""

    def __init__(self, pairs: Sequence[FigurePair], old: PreparedReport, new: PreparedReport) -> None:
        self._years = _years_apart(old, new)
        self._levels = levels_of_claims(new)
        # What NEW itself gives for the year before is what its growth was worked out from; where OLD says otherwise
        # that is a restatement.
        self._own_base = levels_before(new, self._levels.values())
        self._compared_bases = compared_bases(new, self._levels)
        self._stated_bases = stated_bases(new, self._levels) | self._compared_bases
        self._before = {pair.new: pair.old for pair in pairs if pair.new is not None} | self._own_base
        self.with_own_base = frozenset(claim for claim, level in self._levels.items() if level in self._own_base)
        self._repeated = {p.new for p in pairs if p.new is not None and p.status is FigureStatus.UNCHANGED}
        self._old_levels = OldLevels(old.figures)
        self._comparability = Comparability(new)
        self.paragraphs = _paragraphs(new)
        self._numbers = {figure: number for number, figure in enumerate(new.figures)}
        self._claims_on: dict[Figure, list[Figure]] = defaultdict(list)
        for claim, level in self._levels.items():
            self._claims_on[level].append(claim)

    def check(self, figure: Figure) -> ClaimCheck:
        level = self._levels.get(figure)
        before = self._stated_bases.get(figure) or (self._level_before(level) if level is not None else None)
        obstacle = self._obstacle(figure, before, level)
        if obstacle or level is None or before is None:
            return ClaimCheck(Verdict.NOT_CHECKABLE, figure.signed, None, obstacle or GrowthReason.NO_OLD_LEVEL)
        check = check_claim(figure, before, level)
        if check.verdict is not Verdict.CONTRADICTED:
            return check
        ground = self._ground(figure, before, level)
        if ground:
            return replace(check, verdict=Verdict.NOT_COMPARABLE, reason_code=ground, arguments=check.arguments)
        if note := self._comparability.general:
            return replace(
                check, reason_code=GrowthReason.DIFFERS_WITH_NOTE, arguments=check.arguments | {"note": note}
            )
        return check

    def _level_before(self, level: Figure) -> Figure | None:
        """Last year's level: the figure that ``level`` is paired with, unless another one alone has its name."""
        before = self._before.get(level)
        if before is not None and (level in self._own_base or is_same_name(before.metric, level.metric)):
            return before
        return self._old_levels.named(level) or before

    def _obstacle(self, figure: Figure, before: Figure | None, level: Figure | None) -> GrowthReason | None:
        """Why nothing can be computed."""
        if figure.claim is None or figure.claim.basis not in _YEARLY:
            return GrowthReason.NOT_YEARLY
        if level is None:
            return GrowthReason.NO_NEW_LEVEL
        if before is None:
            return GrowthReason.NO_OLD_LEVEL
        if other_part(before, level):
            return GrowthReason.PERIODS_DIFFER
        own = level in self._own_base or figure in self._stated_bases
        apart = None if own else _years_between(before, level) or self._years
        if apart is None and not own and figure in self._repeated and before.value == level.value:
            return GrowthReason.NOT_A_YEAR_APART  # one report twice: the same level, and the same growth stated on it
        return None if apart in (1, None) else GrowthReason.NOT_A_YEAR_APART

    def _ground(self, figure: Figure, before: Figure, level: Figure) -> GrowthReason | None:
        """Why growth that does not follow from the levels may be right all the same."""
        if names_differ(figure, level.metric):
            return GrowthReason.NAMES_DIFFER  # "items lent rose 5.3 percent, while loans rose to 712,800"
        ground = self._comparability.ground(figure, self._numbers[figure])
        if ground or level in self._own_base or figure in self._compared_bases:
            return ground
        if figure in self._stated_bases:
            return None if is_proven_base(figure, before, level) else GrowthReason.OWN_BASE
        if has_own_base(self._claims_on[level], level) or self._is_revised_alike(figure, before, level):
            return GrowthReason.OWN_BASE
        return self._old_levels.doubt(figure, before, level)

    def _is_revised_alike(self, figure: Figure, before: Figure, level: Figure) -> bool:
        """Whether another growth in the paragraph tells of the same revision: a total was revised with its part."""
        own, paragraph = revision(figure, before, level), self.paragraphs.get(figure)
        for claim, other in self._levels.items() if own else ():
            old = self._before.get(other)
            if other == level or old is None or other.unit != level.unit or self.paragraphs.get(claim) != paragraph:
                continue
            shift = revision(claim, old, other)
            if own and shift and own.meets(shift):
                return True
        return False


def _paragraphs(side: PreparedReport) -> dict[Figure, int]:
    return {side.figures[number]: passage.paragraph for passage in side.passages for number in passage.figures}


def _years_between(before: Figure, level: Figure) -> int | None:
    """How many years lie between two levels whose years are surely their own."""
    if before.year is None or level.year is None or not (is_dated(before) and is_dated(level)):
        return None
    return level.year - before.year


def _years_apart(old: PreparedReport, new: PreparedReport) -> int | None:
    years = [side.report.year or side.report.title_year for side in (old, new)]
    return None if years[0] is None or years[1] is None else years[1] - years[0]
