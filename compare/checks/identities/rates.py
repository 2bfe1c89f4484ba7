"""Rates and shares, from the part and the whole that the paragraph tells: 预算86.50亿元,实际完成85.00亿元,为预算的98.3%;
``Of 12,500 samples tested, 12,465 met the standard, a compliance rate of 99.72%``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from compare.checks.arithmetic_statements import interval, is_exact
from compare.checks.identities.judgement import Computed, gives, quotient_of, told_wrong
from compare.checks.identities.paragraphs import Told, ToldParagraph, clause_of
from compare.checks.rule import CheckedReport
from compare.checks.settings import DAYS_A_YEAR, HALF_A_YEAR, MEASURED_DAYS
from compare.figures.numbers.intervals import Interval
from compare.lexicon import pattern, table
from compare.model import Finding

_OF_IT = pattern("的")
_FAIR_DAYS = pattern("{zh.identities.fair_days}$")
_OF_PLAN = pattern(r"(?:{zh.arithmetic.is_planned})?(?P<plan>{zh.arithmetic.planned})的?$")
_NEGATED = pattern("[不未非]")
_SHARE = pattern(r"^[,，(（]?{zh.arithmetic.plain_share}$")
_PLAN = pattern("{zh.identities.plan}|{en.identities.plan}")
_RATE = pattern(r"(?P<stem>[一-鿿]{2})率(?:{zh.arithmetic.was})?$")
_OR = pattern(r"(?:{en.identities.or_share})$")
_RATE_OF = pattern(r"(?:{en.identities.rate_of})(?: {en.identities.about})?$")
_CHANGE = pattern(r"(?:{en.identities.growth_of}) ?$")
_OF = pattern(
    r"^\s*Of (?:this|these|those|which|whom)\b|\b(?:[Oo]f|out of)(?: the| these| those| our| all| a total of)*$"
)
_OF_THEM = pattern(r"^\s*{en.identities.of_these}")
_OF_NAMED = pattern(r"^ of (?:the |its |our |all |total )*(?P<name>[a-z]{4,})")


def find(checked: CheckedReport, paragraph: ToldParagraph) -> Iterator[Finding]:
    for rate in paragraph.told:
        if rate.is_share and rate.figure.value and rate.figure.unit == "%":
            yield from _told_rate(checked, paragraph, rate)


def _told_rate(checked: CheckedReport, paragraph: ToldParagraph, rate: Told) -> Iterator[Finding]:
    if _FAIR_DAYS.search(rate.lead):
        yield from _of_year(checked, paragraph, rate)
        return
    pair = (_chinese_pair if paragraph.chinese else _english_pair)(paragraph, rate)
    if pair is None:
        return
    part, whole = pair
    readings = _readings(paragraph, part.measure)
    meant = quotient_of(part.figure, whole.figure, 100)
    named = _OF_NAMED.match(rate.tail) is not None and part.at == rate.at - 1
    yield from told_wrong(checked, rate.figure, meant, readings, tied=named)


def _of_year(checked: CheckedReport, paragraph: ToldParagraph, rate: Told) -> Iterator[Finding]:
    """优良天数318天,优良天数比例86.9%: of the days of the year, of which some may not have been measured."""
    days = [each.figure for each in _before(paragraph, rate) if each.figure.unit == "天"]
    if len(days) == 1 and days[0].value is not None and days[0].value > HALF_A_YEAR:
        least, most = interval(days[0]).low / MEASURED_DAYS[1], interval(days[0]).high / MEASURED_DAYS[0]
        working = f"{days[0].text} / {DAYS_A_YEAR}"
        meant = Computed(days[0].value / DAYS_A_YEAR * 100, Interval(least * 100, most * 100), working, days)
        yield from told_wrong(checked, rate.figure, meant)


def _readings(paragraph: ToldParagraph, measure: str) -> list[Computed | None]:
    """Every share that two levels of the paragraph make."""
    levels = [each.figure for each in paragraph.told if each.measure == measure and is_exact(each.figure)]
    return [quotient_of(one, other, 100) for one, other in permutations(levels, 2)]


def _chinese_pair(paragraph: ToldParagraph, rate: Told) -> tuple[Told, Told] | None:
    if _OF_PLAN.search(rate.lead) or _OF_IT.fullmatch(rate.lead):
        return _of_plan(paragraph, rate)
    if _SHARE.search(rate.lead):
        return _of_one_whole(paragraph, rate)
    named = _RATE.search(rate.lead)
    return _of_rate(paragraph, rate, named["stem"]) if named else None


def _of_one_whole(paragraph: ToldParagraph, share: Told) -> tuple[Told, Told] | None:
    """断面共25个,达到Ⅲ类的24个,占96.0%;Ⅳ类1个,占4.0%: what stands before the first part, where nothing else of its measure
    does."""
    part = paragraph.told[share.at - 1] if share.at else None
    if part is None or not part.is_level or part.sentence != share.sentence:
        return None
    shared = {each.at - 1 for each in paragraph.told if _SHARE.search(each.lead)}
    wholes = [each for each in paragraph.levels(part.measure, part.at) if each.at not in shared]
    same = [each for each in wholes if part.sentence - each.sentence <= 1 and each.value > part.value]
    if len(wholes) > 1:
        same = [each for each in same if _is_shared_out(paragraph, share, each)]
    return (part, same[0]) if len(same) == 1 else None


def _is_shared_out(paragraph: ToldParagraph, share: Told, whole: Told) -> bool:
    """Whether another share of the sentence is of this whole."""
    others = [
        (paragraph.told[each.at - 1], each)
        for each in paragraph.told[1:]
        if each is not share and each.sentence == share.sentence and each.is_share and _SHARE.search(each.lead)
    ]
    return any(
        part.is_level and gives([quotient_of(part.figure, whole.figure, 100)], each.figure) for part, each in others
    )


def _of_plan(paragraph: ToldParagraph, rate: Told) -> tuple[Told, Told] | None:
    """What was done and what was planned, where the sentence has one plan."""
    done = next((each for each in reversed(_before(paragraph, rate)) if not _PLAN.search(each.lead)), None)
    if done is None:
        return None
    plans = [each for each in _before(paragraph, rate) if _PLAN.search(each.lead) and each.measure == done.measure]
    return (done, plans[0]) if len(plans) == 1 else None


def _of_rate(paragraph: ToldParagraph, rate: Told, stem: str) -> tuple[Told, Told] | None:
    """合格率: what is 合格, in what stands before it."""
    before = _before(paragraph, rate)
    part = next((each for each in reversed(before) if _shares_sign(stem, each)), None)
    if part is None:
        return None
    wholes = [
        each
        for each in before
        if each.at < part.at
        and each.measure == part.measure
        and (_PLAN.search(each.lead) or (not _shares_sign(stem, each) and each.value >= part.value))
    ]
    return (part, wholes[-1]) if wholes else None


def _shares_sign(stem: str, level: Told) -> bool:
    """Whether a level is of what a rate is named after: 合格率, 合格602家."""
    clause = clause_of(level)
    words = str(table("zh.identities.rates").get(stem, stem)).split()
    return any(word in clause for word in words) and _NEGATED.search(clause) is None


def _before(paragraph: ToldParagraph, rate: Told) -> list[Told]:
    """The levels of the sentence before a rate."""
    return [each for each in paragraph.told[: rate.at] if each.sentence == rate.sentence and each.is_level]


def _english_pair(paragraph: ToldParagraph, rate: Told) -> tuple[Told, Told] | None:
    before = _before(paragraph, rate)
    if not before:
        return None
    if named := _OF_NAMED.match(rate.tail):
        wholes = [each for each in paragraph.told[: rate.at] if each.is_level and named["name"] in _words(each)]
        if _PLAN.search(named["name"]):
            wholes = [each for each in before if _PLAN.search(each.lead)]
        parts = [each for each in before if each not in wholes]
        if len(wholes) == 1 and parts and parts[-1].measure == wholes[0].measure:
            return parts[-1], wholes[0]
        return None
    if not (_OR.search(rate.lead) or _RATE_OF.search(rate.lead)) or _CHANGE.search(before[-1].lead):
        return None
    pair = _two_before(paragraph, before)
    if pair and rate.lead.endswith("(") and not any(_OF.search(each.lead) for each in pair):
        return None  # each of a list with its share of a whole that is not told
    return pair


def _two_before(paragraph: ToldParagraph, before: Sequence[Told]) -> tuple[Told, Told] | None:
    """The only two levels of one measure before a rate; or the only one, of those that the sentence before tells."""
    measures = [each.measure for each in before]
    own = [each for each in before if measures.count(each.measure) > 1]
    if len(own) == 2 and own[0].measure == own[1].measure:
        part, whole = sorted(own, key=lambda each: each.value)
        planned = [each for each in own if _PLAN.search(each.lead)]
        if len(planned) == 1:
            whole = planned[0]
            part = own[0] if whole is own[1] else own[1]
        return part, whole
    first = before[0]
    if own or not _OF_THEM.match(first.lead):
        return None
    above = [each for each in paragraph.told[: first.at] if each.sentence == first.sentence - 1 and each.is_level]
    same = [each for each in above if each.measure == first.measure]
    return (first, same[0]) if same else None


def _words(level: Told) -> set[str]:
    return {word.strip(".,;:()").lower() for word in f"{level.lead} {level.tail}".split()}
