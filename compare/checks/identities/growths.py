"""Growth, from the level that its sentence tells and the earlier one that it is compared with: 15.65亿元,与上年13.90亿元相比,
增长12.6%; ``59.40 million tonnes, up from 56.10 million tonnes in 2023, an increase of 5.9%``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from compare.checks.arithmetic_statements import interval, number
from compare.checks.changes import is_level
from compare.checks.identities.judgement import Computed, told_wrong
from compare.checks.identities.paragraphs import POINTS, Told, ToldParagraph, clause_of
from compare.checks.rule import CheckedReport
from compare.checks.settings import FARTHEST_GROWTH, FARTHEST_LEVELS
from compare.figures.numbers.intervals import Interval
from compare.lexicon import pattern
from compare.model import Direction, Figure, FigureKind, Finding

_BASE = pattern(r"(?:{zh.identities.base_level})$|(?:{en.identities.base_level}) ?$")
_TO = pattern(r"(?: in (?:fiscal )?(?:{common.dates.year}))?,? to\b")
_NO_SUBJECT = pattern(
    r"(?:^|[,;(–—])(?: (?:in|for|at|the|last|previous|prior|fiscal|year|{common.dates.year}))* ?{en.identities.told_of_levels}(?:{en.identities.growth_of})(?: {en.identities.about})? ?$"
)
_IMPROVED = pattern(r"(?:{en.identities.improved})(?: of| by)?(?: {en.identities.about})? ?$")
_GROWTH = pattern(r"(?:{en.identities.growth_of})(?: {en.identities.about})? ?$")
_FALL = pattern(r"(?:{en.identities.fallen_by})(?: of| by)?(?: {en.identities.about})? ?$")
_RISE = pattern(r"(?:{en.identities.risen_by})(?: of| by)?(?: {en.identities.about})? ?$")
_FEWER_BEHIND = pattern(r"^ (?:[a-z]+ )?{en.identities.fewer}")
_MORE_BEHIND = pattern(r"^ (?:[a-z]+ )?{en.identities.more}")
_FEWER = pattern(r"^ (?:[a-z]+ )?{en.identities.more_than} (?:the )?$")
_OTHER_GROUND = pattern(
    r"{zh.growth.at_comparable_prices}|{zh.growth.above_threshold}|{en.growth.at_comparable_prices}|{en.identities.other_ground}"
)
_REALLY = pattern("{zh.identities.really}")
_YEARLY = pattern("{zh.arithmetic.yearly}|{en.identities.yearly}")
_PLAN = pattern("{zh.identities.plan}|{en.identities.plan}")
_NEXT_YEAR = pattern("{zh.identities.other_comparison}")


def find(checked: CheckedReport, paragraph: ToldParagraph) -> Iterator[Finding]:
    for stated in paragraph.told:
        if _is_change(stated) and not _on_other_ground(paragraph, stated):
            yield from _from_base(checked, paragraph, stated)


def _is_change(told: Told) -> bool:
    figure = told.figure
    if not figure.value or figure.approximation or figure.bound or figure.kind is FigureKind.RANGE:
        return False
    return figure.claim is not None or bool(_GROWTH.search(told.lead) or _FEWER.match(told.tail))


def _on_other_ground(paragraph: ToldParagraph, stated: Told) -> bool:
    """Whether growth is worked out at other prices than the levels are told in, or a mean over years."""
    own = [each for each in paragraph.told[: stated.at + 1] if each.sentence == stated.sentence]
    name = _REALLY.sub("", stated.figure.metric or "")  # a name may be nothing but the verb before it: 实际完成
    words = " ".join(each.lead for each in own) + stated.tail[:12] + name
    return any(each.search(words) for each in (_OTHER_GROUND, _YEARLY)) or bool(_NEXT_YEAR.search(stated.lead))


def _from_base(checked: CheckedReport, paragraph: ToldParagraph, stated: Told) -> Iterator[Finding]:
    """Where one earlier level stands right before the growth, or its comparison opens with it, and one level before
    that."""
    told = paragraph.told
    if _FEWER.match(stated.tail) and stated.at + 1 < len(told) and stated.figure.unit != "%":
        yield from _from_behind(checked, paragraph, stated)
        return
    base = told[stated.at - 1] if stated.at else None
    if base is None or base.sentence != stated.sentence or base.figure.kind is FigureKind.RANK:
        return
    if not is_level(base.figure) or _has_subject(paragraph, stated):
        return
    above = told[base.at - 1] if base.at else None
    if above and above.sentence == base.sentence and is_level(above.figure) and _opens_change(above, base):
        new, base = base, above
    else:
        found = _compared_with(paragraph, base) if _BASE.search(base.lead) else None
        if found is None:
            return
        new = found
    same = [each.figure for each in told if is_level(each.figure) and each.measure == base.measure]
    turned = (base.figure, new.figure)
    readings = [_change(stated, *pair) for pair in permutations(same, 2) if pair != turned]
    meant = _change(stated, new.figure, base.figure)
    yield from told_wrong(checked, stated.figure, meant, readings, tied=True, farthest=FARTHEST_GROWTH)


def _has_subject(paragraph: ToldParagraph, stated: Told) -> bool:
    """Whether the words before a growth say of what it is: rose from 2,846 to 2,931, and their average cost rose by 6.4%."""
    return not paragraph.chinese and not _FEWER.match(stated.tail) and _NO_SUBJECT.search(stated.lead) is None


def _opens_change(base: Told, new: Told) -> bool:
    """rose from 9,600 in 2023 to 10,070."""
    return bool(base.measure == new.measure and _BASE.search(base.lead) and _TO.match(new.lead))


def _compared_with(paragraph: ToldParagraph, base: Told) -> Told | None:
    """The level that is compared with a base: the one before it, or the only one of its paragraph that is no part and no
    plan and can be that of another year."""
    before = [
        each
        for each in paragraph.told[: base.at]
        if is_level(each.figure)
        and each.measure == base.measure
        and not _BASE.search(each.lead)
        and base.sentence - each.sentence <= 1
    ]
    if before and before[-1].at == base.at - 1 and _may_be_compared(before[-1], base):
        return before[-1]
    whole = [each for each in before if _may_be_compared(each, base)]
    return whole[0] if len(whole) == 1 else None


def _may_be_compared(new: Told, base: Told) -> bool:
    if "其中" in new.figure.scope or _PLAN.search(clause_of(new)) or not base.value:
        return False
    return 1 / FARTHEST_LEVELS < new.value / base.value < FARTHEST_LEVELS


def _from_behind(checked: CheckedReport, paragraph: ToldParagraph, stated: Told) -> Iterator[Finding]:
    """46 accidents, 12 fewer than the 58 recorded in 2023."""
    base = paragraph.told[stated.at + 1]
    levels = [each for each in paragraph.levels(base.measure, stated.at) if each.sentence == stated.sentence]
    if base.is_level and base.sentence == stated.sentence and len(levels) == 1:
        meant = _change(stated, levels[0].figure, base.figure)
        yield from told_wrong(checked, stated.figure, meant, tied=True)


def _change(stated: Told, new: Figure, old: Figure) -> Computed | None:
    """The change from one level to another in the measure of what is stated."""
    a, b = interval(old), interval(new)
    assert old.value is not None and new.value is not None
    if a.low <= 0 or not 1 / FARTHEST_LEVELS < new.value / old.value < FARTHEST_LEVELS:
        return None
    unit = stated.figure.unit
    if unit == "%" and old.unit != "%":
        value, low, high = (new.value / old.value - 1) * 100, (b.low / a.high - 1) * 100, (b.high / a.low - 1) * 100
        working = f"{number(new)} / {number(old)} - 1"
    elif (unit in POINTS and old.unit == "%") or unit == old.unit or (unit is None and stated.measure == ""):
        value, low, high = new.value - old.value, b.low - a.high, b.high - a.low
        working = f"{number(new)} - {number(old)}"
    else:
        return None
    sign = _sign(stated)
    if sign is None:  # only how large the change is is told
        sign = 1 if value >= 0 else -1
    return Computed(value * sign, Interval(*sorted((low * sign, high * sign))), working, [new, old])


def _sign(stated: Told) -> int | None:
    """Whether a change is told as a rise or a fall; None where it is called neither."""
    if _IMPROVED.search(stated.lead):
        return None
    if stated.figure.claim is not None:
        direction = stated.figure.claim.direction
        return {Direction.UP: 1, Direction.DOWN: -1}.get(direction)
    if _FALL.search(stated.lead) or _FEWER_BEHIND.match(stated.tail):
        return -1
    return 1 if _RISE.search(stated.lead) or _MORE_BEHIND.match(stated.tail) else None
