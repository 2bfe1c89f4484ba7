"""Totals and their parts: 225家,其中达标70家、基本达标142家; 25例(乙肝9例、丙肝1例…)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from re import Match

from compare.checks.arithmetic_statements import (
    CODE,
    SHARES,
    contradicted,
    interval,
    is_exact,
    number,
    say,
)
from compare.checks.metric_names import is_chinese
from compare.checks.rule import CheckedReport
from compare.checks.settings import MOST_PARTS_OVER, NEAR_TOTAL, OVERLAP_REACH, PARTS_REACH
from compare.checks.slips import digits_slipped
from compare.figures.numbers.intervals import Interval
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Figure, FigureKind, Finding, Severity, Span

_OPENS = pattern(
    r"[^,，:：;；()（）、]{0,24}(?:(?P<bracket>[(（])(?P<aside>{zh.arithmetic.aside})?|"
    r"[,，]?(?:(?P<some>{zh.arithmetic.among}|\s*{en.arithmetic.among})|(?P<all>{zh.arithmetic.all_parts}))|(?P<colon>[:：]))"
)
_CLOSES = pattern(r"[,，;；、]?[^,，。;；、\d]{0,4}{zh.arithmetic.closing_total}[^,，。;；、\d]{0,4}")
_LISTED = pattern(r"[,，、和及][^,，。;；、\d]{0,10}")
_WHOLE_YEAR = pattern(r"[,，]?{zh.arithmetic.whole_year}[^,，。;；、\d]{0,10}$")
_FIRST_HALF = pattern(r"{zh.arithmetic.first_half}[^,，。;；]{0,16}$")
_SECOND_HALF = pattern("{zh.arithmetic.second_half}")
_COUNTED_TWICE = pattern("{zh.arithmetic.counted_twice}|{en.arithmetic.counted_twice}")
_SENTENCE = pattern(r"(?:[^。.\n]|\.(?=\d))+")
ATTRIBUTE = pattern("{zh.arithmetic.attribute}")
PEOPLE = frozenset(("人", "名", "人次", "户", "户次"))
_PLANNED = pattern("{zh.arithmetic.planned}$")
_ENDS = pattern("[;；]|{zh.arithmetic.list_end}")


def find(checked: CheckedReport, sentences: Sequence[Sequence[Figure]]) -> Iterator[Finding]:
    ratios = (figure for figure in checked.figures if figure.kind is FigureKind.RATIO)
    yield from (finding for ratio in ratios if (finding := _hundred(checked, ratio)))
    for figures in sentences:
        yield from _closing(checked, figures)
        for at, total in enumerate(figures[:-2]):
            opened = _opens(checked, total)
            if opened and total.unit is not None and total.value:
                parts = _parts(checked, total, figures[at + 1 :], opened)
                finding = _added(checked, total, parts, opened)
                if finding:
                    yield finding


def _closing(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """The total behind a list: 一季度1.2亿元、二季度1.5亿元,合计2.7亿元; 上半年30亿元,下半年45亿元,全年75亿元."""
    for at, total in enumerate(figures):
        if at < 2 or not is_exact(total) or total.row is not None or not total.value:
            continue
        lead = checked.text[figures[at - 1].span.end : total.span.start]
        halves = figures[at - 2 : at] if _WHOLE_YEAR.match(lead) and _are_halves(checked, figures, at) else []
        listed = halves or (_before(checked, figures, at) if _CLOSES.fullmatch(lead) else [])
        if len(listed) < 2 or any(add_up(listed[first:], total) for first in range(len(listed) - 1)):
            continue
        added = sum((part.value or Decimal(0) for part in listed), Decimal(0))
        if not any(digits_slipped(figure, bounds) for figure, bounds in _meant(listed, total)):
            continue
        if abs(added - total.value) <= 2 * NEAR_TOTAL * total.value:
            working = f"{' + '.join(number(part) for part in listed)} = {say(added, total)}"
            places = [part.span for part in listed]
            yield contradicted(checked, Severity.WARNING, total.span, working, total, places)


def _meant(parts: Sequence[Figure], total: Figure) -> Iterator[tuple[Figure, Interval]]:
    """The total and each part, with the bounds that the others leave for it."""
    bounds, whole = [interval(part) for part in parts], interval(total)
    low, high = sum((b.low for b in bounds), Decimal(0)), sum((b.high for b in bounds), Decimal(0))
    yield total, Interval(low, high)
    for part, own in zip(parts, bounds, strict=True):
        yield part, Interval(whole.low - (high - own.high), whole.high - (low - own.low))


def _before(checked: CheckedReport, figures: Sequence[Figure], at: int) -> list[Figure]:
    """The figures of the total's unit that are listed right before it."""
    listed: list[Figure] = []
    for figure, following in zip(reversed(figures[:at]), reversed(figures[1 : at + 1]), strict=True):
        gap = checked.text[figure.span.end : following.span.start]
        if not is_exact(figure) or figure.unit != figures[at].unit or (listed and not _LISTED.fullmatch(gap)):
            break
        listed.insert(0, figure)
    return listed


def _are_halves(checked: CheckedReport, figures: Sequence[Figure], at: int) -> bool:
    first, second = figures[at - 2 : at]
    if not (is_exact(first) and is_exact(second)) or not first.unit == second.unit == figures[at].unit:
        return False
    lead = max(checked.report.span.start, first.span.start - PARTS_REACH)
    return bool(
        _FIRST_HALF.search(checked.text, lead, first.span.start)
        and _SECOND_HALF.search(checked.text, first.span.end, second.span.start)
    )


def add_up(parts: Sequence[Figure], total: Figure) -> bool:
    bounds = [interval(part) for part in parts]
    low, high = sum((b.low for b in bounds), Decimal(0)), sum((b.high for b in bounds), Decimal(0))
    return Interval(low, high).meets(interval(total))


def some_add_up(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether all of the parts, or two and more of them, make up a total. Tries all combinations: for few parts."""
    sizes = range(2, len(parts) + 1)
    return any(add_up(some, total) for size in sizes for some in combinations(parts, size))


def count_twice(checked: CheckedReport, parts: Sequence[Figure]) -> bool:
    """Whether the report says of parts, among them or in the sentence behind, that they overlap."""
    start, end = parts[0].span.start, parts[-1].span.end
    behind = checked.folded[end : min(checked.report.span.end, end + OVERLAP_REACH)]
    told = [checked.folded[start:end], *_SENTENCE.findall(behind)[:2]]
    return any(_COUNTED_TWICE.search(each) for each in told)


def parts_behind(checked: CheckedReport, figures: Sequence[Figure], at: int) -> Sequence[Figure]:
    """The parts that a sentence lists behind one of its figures; empty where it lists none."""
    total = figures[at]
    opened = _opens(checked, total) if total.unit is not None and total.value else None
    return _parts(checked, total, figures[at + 1 :], opened) if opened else ()


def _opens(checked: CheckedReport, total: Figure) -> Match[str] | None:
    """What announces the parts of a total behind it. The cells of a table's row are no list of parts."""
    if not is_exact(total) or total.row is not None:
        return None
    opened = _OPENS.match(checked.text, total.span.end, total.span.end + PARTS_REACH)
    return None if opened is None or opened["aside"] else opened


def _hundred(checked: CheckedReport, ratio: Figure) -> Finding | None:
    """A structure in percent: 三次产业结构为1.8:34.0:64.2."""
    terms = ratio.terms or ()
    added = sum(terms, Decimal(0))
    if len(terms) < 3 or abs(added - 100) > NEAR_TOTAL * 100 or all(term == int(term) for term in terms):
        return None
    step = min(Decimal(1).scaleb(int(term.as_tuple().exponent)) for term in terms)
    if abs(added - 100) <= len(terms) * step / 2:
        return None
    calculation = f"{' + '.join(str(term) for term in terms)} = {added}"
    template = mark("{sum}, not 100")
    return checked.finding(CODE, Severity.WARNING, ratio.span, template, sum=calculation)


def _parts(checked: CheckedReport, total: Figure, following: Sequence[Figure], opened: Match[str]) -> list[Figure]:
    """The figures of the total's unit that follow it up to the end of their list; empty where one of them is no exact
    level. What stands in brackets of its own is a part's note."""
    parts: list[Figure] = []
    at, depth, own = opened.end(), 0, 1 if opened["bracket"] else 0
    for figure in following:
        between = checked.text[at : figure.span.start]
        depth += sum((c in "(（") - (c in ")）") for c in between)
        if depth < -own or (depth <= 0 and own and depth < 0) or (depth == 0 and _ENDS.search(between)):
            break
        at = figure.span.end
        if depth > 0 or figure.unit in SHARES or figure.claim or figure.kind is FigureKind.AGE:
            continue
        if figure.unit != total.unit or _PLANNED.search(between):
            break
        if not is_exact(figure):
            return []
        parts.append(figure)
    return parts


def _are_too_many(total: Figure, parts: Sequence[Figure], added: Decimal) -> bool:
    """Whether parts exceed their total though none of them can be counted twice: 12所,其中小学5所、初中4所、幼儿园6所."""
    assert total.value is not None
    if total.unit in PEOPLE or any(ATTRIBUTE.search(part.metric or "") for part in parts):
        return False
    return total.value < added <= MOST_PARTS_OVER * total.value


def _added(checked: CheckedReport, total: Figure, parts: Sequence[Figure], opened: Match[str]) -> Finding | None:
    """Nothing where the first two or more parts add up: what follows them are parts of parts, unless all are parts of
    one rank (分别为)."""
    if len(parts) < 2 or total.value is None:
        return None
    bounds, whole = interval(parts[0]), interval(total)
    for part in parts[1:]:
        more = interval(part)
        bounds = Interval(bounds.low + more.low, bounds.high + more.high)
        if bounds.meets(whole) and (not opened["all"] or part is parts[-1]):
            return None
    added = sum((part.value or Decimal(0) for part in parts), Decimal(0))
    if abs(added - total.value) > NEAR_TOTAL * total.value and not _are_too_many(total, parts, added):
        return None
    if added > total.value and any(ATTRIBUTE.search(part.metric or "") for part in parts):
        return None
    if count_twice(checked, parts) or not is_chinese(
        total.span.of(checked.text) + (total.metric or "") + "".join(p.metric or "" for p in parts)
    ):
        return None  # English parts are held against their total in `identities.parts`
    sure = not opened["some"] or added > total.value
    return contradicted(
        checked,
        Severity.WARNING if sure else Severity.NOTE,
        Span(parts[0].span.start, parts[-1].span.end),
        f"{' + '.join(number(part) for part in parts)} = {say(added, total)}",
        total,
        [total.span],
    )
