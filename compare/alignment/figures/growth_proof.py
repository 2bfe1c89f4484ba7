"""Whether a contradiction is proven: growth is called contradicted only where no other reading makes the text right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from compare.alignment.figures.pairing import name_similarity
from compare.alignment.settings import FARTHEST_LEVEL, LIKE_LEVEL, NEARLY_SAME_NAME
from compare.figures import check_claim
from compare.figures.numbers.intervals import Interval, around
from compare.lexicon import pattern
from compare.model import Figure, GrowthReason, Nature, Verdict
from compare.text.folding import content_key

_JOINS = pattern("{zh.comparability.joint}|\\b{en.periods.joint}")


class OldLevels:
    """The levels that OLD gives, by unit."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._by_unit: dict[str | None, list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.claim is None and figure.value is not None and figure.nature is not Nature.TARGET:
                self._by_unit[figure.unit].append(figure)

    def doubt(self, claim: Figure, before: Figure, level: Figure) -> GrowthReason | None:
        """Why ``before`` may not be the level that a statement on ``level`` compares with."""
        if _too_far_apart(claim, before, level):
            return GrowthReason.TOO_FAR_APART
        if not is_same_name(before.metric, level.metric):
            return GrowthReason.NAMES_DIFFER
        if self._is_ambiguous(before):
            return GrowthReason.SEVERAL_LEVELS
        if any(_fits(claim, other, level) for other in self._like(level)):
            return GrowthReason.OTHER_LEVEL_FITS
        return None

    def named(self, level: Figure) -> Figure | None:
        """The only level of OLD that has the name, unit and scope of ``level``."""
        named = [
            each
            for each in self._by_unit[level.unit]
            if content_key(each.metric or "") == content_key(level.metric or "") and each.scope == level.scope
        ]
        return named[0] if len(named) == 1 else None

    def _like(self, level: Figure) -> list[Figure]:
        """The levels of that unit whose names are like that of ``level``."""
        levels = self._by_unit[level.unit]
        return [each for each in levels if name_similarity(each.metric, level.metric) >= LIKE_LEVEL]

    def _is_ambiguous(self, before: Figure) -> bool:
        """Whether OLD gives several values under one name, for one year."""
        own = around(before.value or Decimal(0), before.step)
        return any(
            other.metric == before.metric
            and other.scope == before.scope
            and other.year == before.year
            and other.value is not None
            and not around(other.value, other.step).meets(own)
            for other in self._by_unit[before.unit]
        )


def is_same_name(a: str | None, b: str | None) -> bool:
    """Whether two names are of one metric beyond doubt: nearly whole, or one holds the other, with no 和 on one side
    alone (道路交通事故, 道路和水上交通事故)."""
    x, y = content_key(a or ""), content_key(b or "")
    if not x or not y:
        return False
    if x == y:
        return True
    if len(_JOINS.findall(a or "")) != len(_JOINS.findall(b or "")):
        return False
    return x in y or y in x or name_similarity(a, b) >= NEARLY_SAME_NAME


def _too_far_apart(claim: Figure, before: Figure, level: Figure) -> bool:
    """A total and a part, a count and a rate per head: levels of other things under one name."""
    if claim.unit != "%" or not before.value or not level.value or abs(claim.value or Decimal(0)) >= 100:
        return False
    return not 1 / FARTHEST_LEVEL < level.value / before.value < FARTHEST_LEVEL


def _fits(claim: Figure, before: Figure, level: Figure) -> bool:
    return check_claim(claim, before, level).verdict is Verdict.CONSISTENT


def has_own_base(claims: Sequence[Figure], level: Figure) -> bool:
    """Whether the statements on one level agree with each other on what it was before: growth of 4.7% and an increase
    of 14.37 to 320.33 both start from 305.96, whatever last year's report printed."""
    increments = [claim for claim in claims if claim.unit == level.unit]
    rates = [claim for claim in claims if claim.unit != level.unit]
    return any(_fits(rate, base, level) for each in increments if (base := _base(level, each)) for rate in rates)


def is_proven_base(claim: Figure, before: Figure, level: Figure) -> bool:
    """Whether a sentence that names both levels leaves no other reading: to $220.5 million in 2019 from $263.5 million in
    2018. Cash used may turn into cash provided, which adds up."""
    if before.year is None or level.year is None or level.year - before.year != 1 or before.value is None:
        return False
    return not _fits(claim, replace(before, value=-before.value), level)


def revision(claim: Figure, before: Figure, level: Figure) -> Interval | None:
    """By how much the base that a growth in percent starts from differs from last year's level; None where they may be
    the same."""
    if claim.unit != "%" or claim.signed is None or before.value is None or level.value is None:
        return None
    rate, printed = around(claim.signed / 100 + 1, (claim.step or Decimal(0)) / 100), around(level.value, level.step)
    if rate.low <= 0:
        return None
    known = around(before.value, before.step)
    shift = Interval(printed.low / rate.high - known.high, printed.high / rate.low - known.low)
    return None if shift.low <= 0 <= shift.high else shift


def _base(level: Figure, increment: Figure) -> Figure | None:
    if level.value is None or increment.signed is None:
        return None
    return replace(level, value=level.value - increment.signed, step=(level.step or 0) + (increment.step or Decimal(0)))
