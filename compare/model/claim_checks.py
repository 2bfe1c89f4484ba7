"""A growth statement held against the levels of both years, and why it was judged as it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from compare.language import mark

# What an argument says in the place of a unit that there is none of.
NO_UNIT = mark("none")


class Verdict(StrEnum):
    CONSISTENT = "consistent"
    CONTRADICTED = "contradicted"
    NOT_COMPARABLE = "not_comparable"
    NOT_CHECKABLE = "not_checkable"


class GrowthReason(StrEnum):
    """The grounds of a verdict; `GROWTH_REASONS` has the sentence of each."""

    AGREES = "agrees"
    DIFFERS = "differs"
    DIFFERS_WITH_NOTE = "differs_with_note"
    COMPARABLE_PRICES = "comparable_prices"
    CHANGED_SAMPLE = "changed_sample"
    COMPARABLE_BASIS = "comparable_basis"
    BASE_REVISED = "base_revised"
    OWN_BASE = "own_base"
    NAMES_DIFFER = "names_differ"
    SEVERAL_LEVELS = "several_levels"
    OTHER_LEVEL_FITS = "other_level_fits"
    OTHER_COVERAGE = "other_coverage"
    REVISED_THROUGHOUT = "revised_throughout"
    SLIGHTLY_REVISED = "slightly_revised"
    STATED_TWICE = "stated_twice"
    TOO_FAR_APART = "too_far_apart"
    PERCENT_OF_SHARE = "percent_of_share"
    PERCENT_FOR_POINTS = "percent_for_points"
    NO_GROWTH_STATED = "no_growth_stated"
    STATEMENT_MASKED = "statement_masked"
    OTHER_PERIOD = "other_period"
    NOT_YEARLY = "not_yearly"
    NO_NEW_LEVEL = "no_new_level"
    NO_OLD_LEVEL = "no_old_level"
    NOT_A_YEAR_APART = "not_a_year_apart"
    PERIODS_DIFFER = "periods_differ"
    OLD_LEVEL_MISSING = "old_level_missing"
    NEW_LEVEL_MISSING = "new_level_missing"
    OLD_LEVEL_MASKED = "old_level_masked"
    NEW_LEVEL_MASKED = "new_level_masked"
    OLD_LEVEL_APPROXIMATE = "old_level_approximate"
    NEW_LEVEL_APPROXIMATE = "new_level_approximate"
    OLD_LEVEL_ZERO = "old_level_zero"
    LEVEL_UNITS_DIFFER = "level_units_differ"
    UNITS_DIFFER = "units_differ"


# The English sentence of each reason, with {names} for its arguments.
GROWTH_REASONS = {
    GrowthReason.AGREES: mark("{sum} = {computed}"),
    GrowthReason.DIFFERS: mark("{sum} = {computed}, stated {stated}"),
    GrowthReason.DIFFERS_WITH_NOTE: mark("{sum} = {computed}, stated {stated}; the report notes: {note}"),
    GrowthReason.COMPARABLE_BASIS: mark("growth is on a comparable basis: {sum} = {computed}, stated {stated}"),
    GrowthReason.BASE_REVISED: mark("the report revised last year's figure: {sum} = {computed}, stated {stated}"),
    GrowthReason.OWN_BASE: mark(
        "the report's growth and increase agree on another base: {sum} = {computed}, stated {stated}"
    ),
    GrowthReason.NAMES_DIFFER: mark(
        "the levels of both years may not be one metric: {sum} = {computed}, stated {stated}"
    ),
    GrowthReason.SEVERAL_LEVELS: mark(
        "the earlier report gives several levels of that name: {sum} = {computed}, stated {stated}"
    ),
    GrowthReason.OTHER_LEVEL_FITS: mark(
        "another level of the earlier report gives the stated growth: {sum} = {computed}, stated {stated}"
    ),
    GrowthReason.COMPARABLE_PRICES: mark("growth is at comparable prices: {sum} = {computed}, stated {stated}"),
    GrowthReason.CHANGED_SAMPLE: mark(
        "the firms above the threshold change from year to year: {sum} = {computed}, stated {stated}"
    ),
    GrowthReason.OTHER_COVERAGE: mark("the two levels do not cover the same: {sum} = {computed}, stated {stated}"),
    GrowthReason.REVISED_THROUGHOUT: mark(
        "last year's figures were revised here throughout: {sum} = {computed}, stated {stated}"
    ),
    GrowthReason.SLIGHTLY_REVISED: mark(
        "last year's figure was revised by little: {sum} = {computed}, stated {stated}"
    ),
    GrowthReason.STATED_TWICE: mark(
        "the report states the same growth in two places: {sum} = {computed}, stated {stated}"
    ),
    GrowthReason.TOO_FAR_APART: mark(
        "the levels are too far apart to be one metric: {sum} = {computed}, stated {stated}"
    ),
    GrowthReason.PERCENT_OF_SHARE: mark("a growth in percent of a share; points are not meant"),
    GrowthReason.PERCENT_FOR_POINTS: mark("percent stands where points are meant: {sum} = {computed}, stated {stated}"),
    GrowthReason.NO_GROWTH_STATED: mark("no growth is stated"),
    GrowthReason.STATEMENT_MASKED: mark("the stated value is masked"),
    GrowthReason.OTHER_PERIOD: mark("the statement compares with another period ({basis})"),
    GrowthReason.NOT_YEARLY: mark("compared with another period than the year before"),
    GrowthReason.NO_NEW_LEVEL: mark("the report gives no level of this metric"),
    GrowthReason.NO_OLD_LEVEL: mark("the earlier report gives no level of this metric"),
    GrowthReason.NOT_A_YEAR_APART: mark("the reports give no levels of this metric a year apart"),
    GrowthReason.PERIODS_DIFFER: mark("the levels are of periods of different length"),
    GrowthReason.OLD_LEVEL_MISSING: mark("the old level is missing"),
    GrowthReason.NEW_LEVEL_MISSING: mark("the new level is missing"),
    GrowthReason.OLD_LEVEL_MASKED: mark("the old level is masked"),
    GrowthReason.NEW_LEVEL_MASKED: mark("the new level is masked"),
    GrowthReason.OLD_LEVEL_APPROXIMATE: mark("the old level is only approximate"),
    GrowthReason.NEW_LEVEL_APPROXIMATE: mark("the new level is only approximate"),
    GrowthReason.OLD_LEVEL_ZERO: mark("the old level is zero"),
    GrowthReason.LEVEL_UNITS_DIFFER: mark("the levels have different units ({old}, {new})"),
    GrowthReason.UNITS_DIFFER: mark("the units differ ({stated}, {level})"),
}


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """A growth statement of NEW recomputed from the levels of both years.

    ``reason`` is the English sentence of ``reason_code`` with its ``arguments``: the arithmetic
    (``29753 / 29562 - 1 = 0.65%``), or why there is none.
    """

    verdict: Verdict
    stated: Decimal | None
    computed: Decimal | None
    reason: str = field(init=False)
    reason_code: GrowthReason
    arguments: dict[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", GROWTH_REASONS[self.reason_code].format(**self.arguments))
