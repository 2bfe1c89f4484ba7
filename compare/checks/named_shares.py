"""Shares and completion rates of what the report names elsewhere: 税收收入占一般公共预算收入的75.0%; and English lists of shares
of one whole: Pumps accounted for 56% of net sales and Valves for 44%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.checks.arithmetic_statements import interval, is_exact, lines_of, number
from compare.checks.named_levels import Levels, named_levels, one_level
from compare.checks.ratios import compared, is_plain
from compare.checks.rule import CheckedReport
from compare.figures.numbers.intervals import Interval
from compare.lexicon import pattern
from compare.model import Figure, Finding, Nature, Span

_NAMED = pattern("^(?P<part>[^占]{2,20})占(?P<whole>[^占]{2,20}?)(?:的)?{zh.arithmetic.share_noun}$")
_PLANNED = pattern(r"[,，]?(?:{zh.arithmetic.is_planned})(?P<plan>{zh.arithmetic.planned})")
_OF_PLAN = pattern("的?")
_ACCOUNTED = pattern(
    r"(?P<part>[A-Z][A-Za-z]+) {en.arithmetic.accounted} (?P<share>\d[\d.]*)% of (?:our |total |its )?(?P<whole>[a-z]+ ?[a-z]+?)"
    r"(?: in {common.dates.year})? and (?P<other>[A-Z][A-Za-z]+) for (?P<second>\d[\d.]*)%"
)
_NAME_REACH = 60


def find(checked: CheckedReport, sentences: Sequence[Sequence[Figure]]) -> Iterator[Finding]:
    for figures in sentences:
        for at, figure in enumerate(figures):
            if not is_plain(figure) or figure.claim is not None or figure.row is not None:
                continue
            named = _NAMED.search(figure.metric or "") if not _has_level_before(figures, at) else None
            if named:
                yield from _share(checked, figure, named_levels(checked), named["part"], named["whole"])
            elif at > 1:
                yield from _completed(checked, figures, at)
    yield from _accounted(checked)


def _has_level_before(figures: Sequence[Figure], at: int) -> bool:
    """Whether the part itself stands before its share, which `ratios` compares."""
    return at > 0 and is_exact(figures[at - 1])


def _share(checked: CheckedReport, share: Figure, levels: Levels, part: str, whole: str) -> Iterator[Finding]:
    of, total = one_level(levels, part, share.year), one_level(levels, whole, share.year)
    if of is not None and total is not None and of.unit == total.unit and of is not total:
        finding = compared(checked, share, of, total)
        if finding:
            yield finding


def _completed(checked: CheckedReport, figures: Sequence[Figure], at: int) -> Iterator[Finding]:
    """收入完成25.20亿元,比上年的24.00亿元增长5.0%,为年初预算24.50亿元的102.9%: the result that the sentence tells first; none
    where another of its levels would give the rate."""
    rate, plan = figures[at], figures[at - 1]
    if not is_exact(plan) or not _OF_PLAN.fullmatch(checked.text, plan.span.end, rate.span.start):
        return
    lead = Span(max(figures[at - 2].span.end, plan.span.start - _NAME_REACH), plan.span.start).of(checked.text)
    clause = lead[max(lead.rfind(","), lead.rfind("，"), -1) + 1 :]
    results = [f for f in figures[: at - 1] if is_exact(f) and f.unit == plan.unit and f.nature is not Nature.TARGET]
    if not results or not _PLANNED.match(clause):
        return
    found = [compared(checked, rate, result, plan) for result in results]
    if all(found) and found[0] is not None and results[0].year == rate.year:
        yield found[0]


def _accounted(checked: CheckedReport) -> Iterator[Finding]:
    """Where the sentence before gives the level of each, by name, and they make up the whole."""
    if "account" not in checked.text:
        return
    for figures in lines_of(checked):
        line = Span(figures[0].span.start - _NAME_REACH, figures[-1].span.end)
        told = _ACCOUNTED.search(checked.folded, max(checked.report.span.start, line.start), line.end)
        if told is None:
            continue
        for name, group in (("part", "share"), ("other", "second")):
            share = next((f for f in figures if f.span.start == told.start(group)), None)
            whole = _whole(checked, told["whole"], share)
            parts = [level for each in ("part", "other") if (level := _level_of(checked, told[each], share))]
            if share is None or whole is None or len(parts) < 2 or parts[0].value is None or parts[1].value is None:
                continue
            if not interval(whole).meets(_together(parts)) or number(parts[0]) == number(parts[1]):
                continue
            finding = compared(checked, share, parts[name == "other"], whole)
            if finding:
                yield finding


def _together(parts: Sequence[Figure]) -> Interval:
    first, second = map(interval, parts)
    return Interval(first.low + second.low, first.high + second.high)


def _whole(checked: CheckedReport, name: str, share: Figure | None) -> Figure | None:
    called = [f for f in checked.figures if share and is_exact(f) and (f.metric or "").lower() == name.lower()]
    called = [f for f in called if share and f.year == share.year]
    return called[0] if len({f.value for f in called}) == 1 else None


def _level_of(checked: CheckedReport, name: str, share: Figure | None) -> Figure | None:
    """The one amount before the share in whose clause the name stands."""
    found = []
    for figure in checked.figures:
        if share is None or figure.span.start >= share.span.start:
            break
        lead = checked.folded[max(0, figure.span.start - _NAME_REACH) : figure.span.start]
        clause = lead[max(lead.rfind(end) for end in (" and ", ". ", ", ", "\n")) + 1 :]
        if is_exact(figure) and figure.row is None and name in clause.split():
            found.append(figure)
    return found[-1] if len({f.value for f in found}) == 1 else None
