"""What a reviewer should see first, and why it stands there."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from compare.language import mark


class ItemKind(StrEnum):
    """The lists of a comparison."""

    FIGURE = "figure"
    PROMISE = "promise"
    FINDING = "finding"
    PASSAGE = "passage"


class Ground(StrEnum):
    """Why something stands where it does, the most important first. Each class ends where the next begins: whatever is
    of an earlier one comes before all of a later one."""

    CONTRADICTED = "contradicted"
    WRONG = "wrong"
    SCALE_SLIP = "scale_slip"
    GROWTH_TO_FALL = "growth_to_fall"
    FALL_TO_GROWTH = "fall_to_growth"
    PLUS_TO_MINUS = "plus_to_minus"
    MINUS_TO_PLUS = "minus_to_plus"
    OPPOSITE_BEFORE = "opposite_before"
    TARGET_MISSED = "target_missed"
    FIRST_FALL = "first_fall"
    FIRST_RISE = "first_rise"
    FAR_FROM_HISTORY = "far_from_history"
    FAR_FROM_HISTORY_IN_POINTS = "far_from_history_in_points"
    FAR_FROM_OTHERS = "far_from_others"
    FAR_FROM_OTHERS_IN_POINTS = "far_from_others_in_points"
    SUSPECT_SCALE = "suspect_scale"
    SHARE_OF_TOTAL = "share_of_total"
    TARGET_PARTLY_MET = "target_partly_met"
    SUSPECT = "suspect"
    SAYS_OPPOSITE = "says_opposite"
    BINDS_LESS = "binds_less"
    SECTION_REMOVED = "section_removed"
    DUTY_DROPPED = "duty_dropped"
    TROUBLE_TOLD = "trouble_told"
    CHANGED = "changed"
    CHANGED_IN_POINTS = "changed_in_points"
    CHANGED_OTHERWISE = "changed_otherwise"
    OLD_WRONG = "old_wrong"
    ADDED = "added"
    REMOVED = "removed"
    TARGET_NOT_MENTIONED = "target_not_mentioned"
    SECTION_ADDED = "section_added"
    TEXT_ADDED = "text_added"
    TEXT_REMOVED = "text_removed"
    TEXT_EDITED = "text_edited"
    TEXT_MOVED = "text_moved"
    TEXT_FIGURES = "text_figures"
    EARLIER_YEAR = "earlier_year"
    NOTED = "noted"
    NO_NAME = "no_name"
    OTHER_PERIOD = "other_period"
    TINY_BASE = "tiny_base"
    SUSPECT_PAIR = "suspect_pair"
    SUSPECT_PAIR_IN_POINTS = "suspect_pair_in_points"


# The English sentence of each ground, with {names} for its arguments.
GROUNDS = {
    Ground.CONTRADICTED: mark("the stated growth does not follow from the levels"),
    Ground.WRONG: mark("no reading makes it right"),
    Ground.SCALE_SLIP: mark("the stated growth of {stated} fits only if one of them is off by {factor} times"),
    Ground.GROWTH_TO_FALL: mark("from growth to fall: {before} the year before, {after} now"),
    Ground.FALL_TO_GROWTH: mark("from fall to growth: {before} the year before, {after} now"),
    Ground.PLUS_TO_MINUS: mark("from plus to minus"),
    Ground.MINUS_TO_PLUS: mark("from minus to plus"),
    Ground.OPPOSITE_BEFORE: mark("the year before it was {metric}: {before}"),
    Ground.FIRST_FALL: mark("fell for the first time in {count} years"),
    Ground.FIRST_RISE: mark("rose for the first time in {count} years"),
    Ground.TARGET_MISSED: mark("the target was missed"),
    Ground.FAR_FROM_HISTORY: mark("far from its own earlier changes: {change}, their median {usual}"),
    Ground.FAR_FROM_HISTORY_IN_POINTS: mark(
        "far from its own earlier changes: {change} points, their median {usual} points"
    ),
    Ground.FAR_FROM_OTHERS: mark("far from the changes of other figures of its kind: {change}, their median {usual}"),
    Ground.FAR_FROM_OTHERS_IN_POINTS: mark(
        "far from the changes of other figures of its kind: {change} points, their median {usual} points"
    ),
    Ground.SUSPECT_SCALE: mark("perhaps a slip of scale"),
    Ground.SHARE_OF_TOTAL: mark("the change is {share} of the total, {total}"),
    Ground.TARGET_PARTLY_MET: mark("the target was met in part"),
    Ground.SUSPECT: mark("to be looked into"),
    Ground.SAYS_OPPOSITE: mark("perhaps says the opposite now: {before} became {after}"),
    Ground.BINDS_LESS: mark("binds less: {before} became {after}"),
    Ground.SECTION_REMOVED: mark("the section {heading} is gone, with {count} characters"),
    Ground.DUTY_DROPPED: mark("a duty is gone: {words}"),
    Ground.TROUBLE_TOLD: mark("new, and tells of {words}"),
    Ground.CHANGED: mark("{change}; the median of its kind is {usual}"),
    Ground.CHANGED_IN_POINTS: mark("{change} points; the median of its kind is {usual} points"),
    Ground.CHANGED_OTHERWISE: mark("changed"),
    Ground.OLD_WRONG: mark("a mistake of the earlier report"),
    Ground.ADDED: mark("only in the new report"),
    Ground.REMOVED: mark("only in the old report"),
    Ground.TARGET_NOT_MENTIONED: mark("the target is not mentioned any more"),
    Ground.SECTION_ADDED: mark("the section {heading} is new, with {count} characters"),
    Ground.TEXT_ADDED: mark("new text of {count} characters"),
    Ground.TEXT_REMOVED: mark("{count} characters of text are gone"),
    Ground.TEXT_EDITED: mark("{count} characters reworded"),
    Ground.TEXT_MOVED: mark("moved"),
    Ground.TEXT_FIGURES: mark("only figures changed"),
    Ground.EARLIER_YEAR: mark("both are of years before the reports"),
    Ground.NOTED: mark("a note"),
    Ground.NO_NAME: mark("what is measured could not be read"),
    Ground.OTHER_PERIOD: mark("the two are of periods of different length"),
    Ground.TINY_BASE: mark("the earlier value is too small to compare with"),
    Ground.SUSPECT_PAIR: mark("perhaps two different figures: {factor} times, and the names agree only loosely"),
    Ground.SUSPECT_PAIR_IN_POINTS: mark(
        "perhaps two different figures: {change} points, and the names agree only loosely"
    ),
}


# What is no answer to "what should I look at first": text without figures, what stands in one report only, and what may
# be no change at all.
NOT_ASKED_FIRST = frozenset(
    {
        Ground.ADDED,
        Ground.REMOVED,
        Ground.TARGET_NOT_MENTIONED,
        Ground.OLD_WRONG,
        Ground.SECTION_ADDED,
        Ground.TEXT_ADDED,
        Ground.TEXT_REMOVED,
        Ground.TEXT_EDITED,
        Ground.TEXT_MOVED,
        Ground.TEXT_FIGURES,
        Ground.EARLIER_YEAR,
        Ground.NOTED,
        Ground.NO_NAME,
        Ground.OTHER_PERIOD,
        Ground.TINY_BASE,
        Ground.SUSPECT_PAIR,
        Ground.SUSPECT_PAIR_IN_POINTS,
    }
)


@dataclass(frozen=True, slots=True)
class Important:
    """One change, claim, target or finding in the order in which a reviewer asks. ``at`` is its place in the list of its
    kind; ``score`` (0 to 1) never rises from one to the next. ``also`` are the places of the same figure told again,
    ``beside`` those of the figures that stand with it: the level that a stated growth speaks of, the growth of a level.
    ``promises`` and ``findings`` on it are told with it. ``reason`` is the English sentence of ``ground`` with its
    ``arguments``."""

    kind: ItemKind
    at: int
    score: float
    ground: Ground
    arguments: dict[str, str] = field(default_factory=dict, hash=False)
    also: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()
    promises: tuple[int, ...] = ()
    findings: tuple[int, ...] = ()
    reason: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", GROUNDS[self.ground].format(**self.arguments))
