"""Two levels of one thing in a sentence, and what is stated of the change from one to the other.

由120家增加到150家,增长20%; 11.5亿元,比上年的10.0亿元增长18%; 120亿元,比上年增加20亿元,增长25%; in English
``rose from $120 million to $150 million, an increase of 20%``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from compare.checks.arithmetic_statements import (
    CODE,
    STATED,
    contradicted,
    disagreement,
    interval,
    number,
    say,
)
from compare.checks.mean_growth import is_on_other_ground, is_yearly, mean_growth
from compare.checks.rule import CheckedReport
from compare.checks.settings import ABOUT_DOUBLED, FROM_REACH
from compare.figures import check_claim
from compare.figures.numbers.intervals import Interval
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Basis, Direction, Figure, FigureKind, Finding, Severity, Span, Verdict

_FROM = pattern(r"{zh.arithmetic.from_level}[^,，。;；]{0,14}$|{en.arithmetic.from_level}\s*$")
_TO = pattern(
    r"[^,，。;；]{0,10}?(?:(?P<up>{zh.arithmetic.grown_to})|(?P<down>{zh.arithmetic.fallen_to})|{zh.arithmetic.changed_to})?"
    r"{zh.arithmetic.to_level}(?:了)?(?:{common.dates.year}年的)?[^,，。;；\d]{0,4}$|"
    r"\s*(?:in (?:fiscal )?(?:{common.dates.year}) )?{en.arithmetic.to_level}\s*"
)
_ENGLISH_VERB = pattern(
    r"(?:(?P<up>{en.arithmetic.rose})|(?P<down>{en.arithmetic.fell}))\s+{en.arithmetic.from_level}\s*$"
)
# 分别从209元、280元提高到217元、290元
_LISTED = pattern(r"\d[^,，。;；]{0,4}、$|{zh.arithmetic.respectively}")
_THEN = pattern(r"[,，]?[^,，。;；]{0,10}|,?\s*(?:{en.arithmetic.change_of})\s*")
_RANK = pattern("{zh.arithmetic.rank}|{en.arithmetic.rank}")
_STATED_BASE = pattern(r"[,，]?\s*{zh.growth.previous_year}(?:同期|年末|末|底)?的")
_GROWN = pattern(r"\s*(?:{zh.arithmetic.grown_to}|{zh.arithmetic.fallen_to})(?:了|约|近)?")
_ALSO = pattern(r"[,，、][^,，。;；\d]{0,10}")
_TIMES_BASE = pattern(r"[,，]?{zh.arithmetic.is_so_many_times}[^,，。;；]{0,14}")
_OF_IT = pattern("的")
_OF_YEAR = pattern(
    r"[,，]?[(（]?(?:{zh.dates.this_year}|{zh.dates.last_year}|{common.dates.year}年)[^,，。;；\d]{0,12}"
)
_LAST_YEAR = pattern(r"{zh.dates.last_year}[^,，。;；]{0,14}$")
_THIS_YEAR = pattern("[,，]?{zh.dates.this_year}")
_WAS_IN_YEAR = pattern(
    r"[,，]?(?:{zh.dates.this_year}|{zh.dates.last_year}|{common.dates.year}年)[同期末底]{0,2}{zh.arithmetic.was}?"
)
_DOUBLED = pattern("^{zh.arithmetic.doubled}")
_IS = pattern("{zh.arithmetic.is_times}$")
_LEVELS = frozenset(
    (
        FigureKind.COUNT,
        FigureKind.AMOUNT,
        FigureKind.DURATION,
        FigureKind.PERCENT,
        FigureKind.PERMILLE,
        FigureKind.RATE,
    )
)
_NOUN_BEHIND, _OF_EARLIER = pattern(" [A-Za-z]"), pattern(" {en.identities.of_earlier}")
_PLAN = pattern("{zh.identities.plan}")
_TIMES = frozenset(("倍", "times"))

_NO_CHANGE = mark("from {old} to {new} is no {word}")
_POINTS = mark("from {old} to {new} are {computed} percentage points, stated as {stated}")


class _Change(NamedTuple):
    """From one level to another; ``up`` and ``down`` are the verbs between them, if they say which way."""

    old: Figure
    new: Figure
    up: str | None = None
    down: str | None = None


def find(checked: CheckedReport, sentences: Sequence[Sequence[Figure]]) -> Iterator[Finding]:
    for figures in sentences:
        for at, (old, new) in enumerate(pairwise(figures)):
            following = figures[at + 2] if at + 2 < len(figures) else None
            if change := _from_to(checked, old, new):
                yield from _told(checked, change, following)
            elif following is not None and _is_stated_base(checked, old, new, following):
                yield from _stated(checked, following, new, old)
            elif following is not None and (years := _years_apart(checked, old, new, following)):
                yield from _stated(checked, following, *years)
            elif following is not None:
                yield from _growth_of_increase(checked, old, new, following)


def is_level(figure: Figure) -> bool:
    """A plain level: no growth, no approximation, no bound."""
    return (
        (figure.kind in _LEVELS or figure.kind is FigureKind.RANK)
        and figure.value is not None
        and figure.claim is None
        and not figure.approximation
        and not figure.bound
    )


def _from_to(checked: CheckedReport, old: Figure, new: Figure) -> _Change | None:
    """What joins two levels of one thing, the old and the new."""
    text, within = checked.text, checked.report.span
    if not (is_level(old) and is_level(new)) or old.unit != new.unit or text.startswith("、", new.span.end):
        return None
    lead = max(within.start, old.span.start - FROM_REACH)
    if not _FROM.search(text, lead, old.span.start) or _LISTED.search(text, lead, old.span.start):
        return None
    to = _TO.fullmatch(text, old.span.end, new.span.start)
    verb = to and (_ENGLISH_VERB.search(text, lead, old.span.start) or to)
    return _Change(old, new, verb["up"], verb["down"]) if verb else None


def _told(checked: CheckedReport, change: _Change, following: Figure | None) -> Iterator[Finding]:
    """Whether it goes the way that the verb says, and by as much as the next figure says."""
    old, new = change.old, change.new
    assert old.value is not None and new.value is not None
    rising, falling = (change.down, change.up) if _is_rank(checked, old) else (change.up, change.down)
    if (rising and new.value < old.value) or (falling and new.value > old.value):
        before, after = "".join(old.text.split()), "".join(new.text.split())
        word = change.up or change.down or ""
        yield checked.finding(
            CODE, Severity.WARNING, new.span, _NO_CHANGE, related=[old.span], old=before, new=after, word=word
        )
    elif following is not None and _THEN.fullmatch(checked.text, new.span.end, following.span.start):
        yield from _stated(checked, following, old, new)


def _is_rank(checked: CheckedReport, level: Figure) -> bool:
    """A rank rises when its number falls."""
    lead = Span(max(checked.report.span.start, level.span.start - FROM_REACH), level.span.start)
    return level.kind is FigureKind.RANK or _RANK.search(f"{lead.of(checked.text)} {level.metric or ''}") is not None


def _is_stated_base(checked: CheckedReport, new: Figure, old: Figure, growth: Figure) -> bool:
    """11.5亿元,比上年的10.0亿元增长18%."""
    text = checked.text
    if not (is_level(old) and is_level(new)) or old.unit != new.unit:
        return False
    if growth.unit in _TIMES:
        return bool(
            _TIMES_BASE.fullmatch(text, new.span.end, old.span.start)
            and _OF_IT.fullmatch(text, old.span.end, growth.span.start)
        )
    return growth.claim is not None and bool(
        _STATED_BASE.fullmatch(text, new.span.end, old.span.start)
        and _GROWN.fullmatch(text, old.span.end, growth.span.start)
    )


def _years_apart(checked: CheckedReport, one: Figure, other: Figure, growth: Figure) -> tuple[Figure, Figure] | None:
    """The old and the new of two levels of one thing, told in either order: 去年为50万人次,今年达到65万人次,增长30%;
    45.6万人次,2022年为40.0万人次,增长14.0%."""
    if not (is_level(one) and is_level(other)) or one.unit != other.unit or growth.claim is None:
        return None
    text, lead = checked.text, Span(max(checked.report.span.start, one.span.start - FROM_REACH), one.span.start)
    between = Span(one.span.end, other.span.start).of(text)
    by_words = _LAST_YEAR.search(lead.of(text)) is not None and _THIS_YEAR.match(between) is not None
    if not by_words and (one.year is None or other.year is None or abs(one.year - other.year) != 1):
        return None
    told = (
        growth.claim.of in (None, one.metric, other.metric)
        and (_OF_YEAR.fullmatch(between) if one.metric == other.metric else _WAS_IN_YEAR.fullmatch(between))
        and _THEN.fullmatch(text, other.span.end, growth.span.start)
    )
    old, new = (one, other) if by_words else sorted((one, other), key=lambda level: level.year or 0)
    return (old, new) if told else None


def _growth_of_increase(checked: CheckedReport, new: Figure, increase: Figure, growth: Figure) -> Iterator[Finding]:
    """120亿元,比上年增加20亿元,增长20%: the increase over the level before, which is the new one without it, or the level
    itself where it is last year's: 比上年的100亿元增加20亿元,增长20%."""
    if not is_level(new) or increase.claim is None or growth.claim is None or increase.unit != new.unit:
        return
    if growth.unit != "%" or not increase.claim.of == growth.claim.of == new.metric or increase.approximation:
        return
    if not _ALSO.fullmatch(checked.text, increase.span.end, growth.span.start) or growth.approximation or growth.bound:
        return
    if _PLAN.search(
        checked.text, new.span.end, increase.span.start
    ):  # less than planned, and less than the year before
        return
    if increase.value is None or new.value is None or is_on_other_ground(growth, new, new):
        return
    is_old = new.year is not None and increase.year is not None and new.year < increase.year
    sign = 0 if is_old else -1 if increase.claim.direction is Direction.DOWN else 1
    a, b, before = interval(increase), interval(new), new.value - sign * increase.value
    least, most = b.low - max(sign * a.low, sign * a.high), b.high - min(sign * a.low, sign * a.high)
    if least <= 0:
        return
    bounds = Interval(a.low / most * 100, a.high / least * 100)
    if disagreement(bounds, growth) is Severity.WARNING:
        computed = say(increase.value / before * 100, growth)
        base = f"({number(new)} {'+' if sign < 0 else '-'} {number(increase)})" if sign else number(new)
        calculation = f"{number(increase)} / {base} = {computed}"
        yield contradicted(checked, Severity.WARNING, growth.span, calculation, growth, [new.span, increase.span])


def _stated(checked: CheckedReport, stated: Figure, old: Figure, new: Figure) -> Iterator[Finding]:
    """What a figure says of the change, where it does not follow from the levels."""
    if stated.value is None or old.value is None or new.value is None or FigureKind.RANK in (old.kind, new.kind):
        return
    if stated.unit in _TIMES:
        yield from _times(checked, stated, old, new)
    elif stated.claim is None:
        return
    elif is_yearly(checked, stated):
        yield from mean_growth(checked, stated, old, new)
    elif stated.unit == "%" and old.unit == "%":
        yield from _percent_of_percent(checked, stated, old, new)
    else:
        yield from disproved(checked, stated, old, new)


def disproved(checked: CheckedReport, growth: Figure, old: Figure, new: Figure) -> Iterator[Finding]:
    """A finding where the levels contradict a growth."""
    assert growth.claim is not None
    check = check_claim(replace(growth, claim=replace(growth.claim, basis=Basis.YEAR_ON_YEAR)), old, new)
    if check.verdict is Verdict.CONTRADICTED:
        working = f"{number(new)} / {number(old)} - 1" if old.text.isascii() else check.arguments["sum"]
        yield other_change(checked, growth, working, check.arguments["computed"], [old.span, new.span])


def other_change(
    checked: CheckedReport, stated: Figure, working: str, computed: str, places: Sequence[Span]
) -> Finding:
    """Both with their signs where one rises and the other falls: ``11 / 10 - 1 = +10%, stated -10%``."""
    falls = stated.claim is not None and stated.claim.direction is Direction.DOWN
    if falls == computed.startswith("-"):
        return contradicted(checked, Severity.WARNING, stated.span, f"{working} = {computed}", stated, places)
    told = f"{'-' if falls else '+'}{stated.printed}"
    signed = computed if computed.startswith("-") else f"+{computed}"
    return checked.finding(
        CODE, Severity.WARNING, stated.span, STATED, related=places, sum=f"{working} = {signed}", stated=told
    )


def _percent_of_percent(checked: CheckedReport, stated: Figure, old: Figure, new: Figure) -> Iterator[Finding]:
    """从62.1%提高到64.6%,提高2.5%: the difference is in points."""
    a, b, told = interval(old), interval(new), interval(stated)
    assert old.value is not None and new.value is not None
    relative = Interval((b.low / a.high - 1) * 100, (b.high / a.low - 1) * 100) if a.low > 0 else None
    if relative is not None and Interval(*sorted(map(abs, relative))).meets(told):
        return
    computed = plain_difference(old, new)
    places = [old.span, new.span]
    yield checked.finding(
        CODE,
        Severity.WARNING,
        stated.span,
        _POINTS,
        related=places,
        old="".join(old.text.split()),
        new="".join(new.text.split()),
        computed=computed,
        stated="".join(stated.text.split()),
    )


def plain_difference(old: Figure, new: Figure) -> str:
    """Between two printed numbers, without a sign: ``2.5``."""
    assert old.value is not None and new.value is not None
    return f"{abs(new.value - old.value).normalize():f}"


def _times(checked: CheckedReport, stated: Figure, old: Figure, new: Figure) -> Iterator[Finding]:
    """翻了一番, 增长2倍, 是上年的3倍."""
    a, b = interval(old), interval(new)
    if a.low <= 0 or stated.value is None or old.value is None or new.value is None or stated.bound:
        return
    behind = stated.span.end
    if _NOUN_BEHIND.match(checked.folded, behind) and not _OF_EARLIER.match(checked.folded, behind):
        return  # 8.9 times EBITDA
    doubled = _DOUBLED.search(stated.text) is not None
    is_times = _IS.search(checked.text, new.span.end, stated.span.start) is not None
    less = 0 if doubled or is_times or stated.claim is None else 1
    bounds = Interval(b.low / a.high - less, b.high / a.low - less)
    room = stated.value * ABOUT_DOUBLED if doubled or stated.approximation else (stated.step or Decimal(1)) / 2
    if Interval(stated.value - room, stated.value + room).meets(bounds):
        return
    computed = say(new.value / old.value - less, replace(stated, step=Decimal("0.1"), text="", unit="倍"))
    calculation = f"{number(new)} / {number(old)}{' - 1' if less else ''} = {computed}"
    yield contradicted(checked, Severity.WARNING, stated.span, calculation, stated, [old.span, new.span])
