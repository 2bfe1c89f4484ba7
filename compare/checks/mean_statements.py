"""Means in sentences: for each month or day of the year, for each of those whom a sentence counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from compare.checks.arithmetic_statements import Computed, differs, interval, is_exact, number
from compare.checks.metric_names import share_characters
from compare.checks.rule import CheckedReport
from compare.checks.settings import ALIKE_PHRASES, DAYS_A_YEAR, FARTHEST_MEAN, HOLIDAYS, MEAN_REACH, OTHER_POPULATION
from compare.figures.numbers.intervals import Interval
from compare.lexicon import entry_words, pattern
from compare.model import Figure, FigureKind, Finding

_MEANS = (
    (pattern("{zh.arithmetic.monthly}"), Decimal(12)),
    (pattern("{zh.arithmetic.quarterly}"), Decimal(4)),
    (pattern("{zh.arithmetic.daily}"), DAYS_A_YEAR),
)
_SHARED_OUT = pattern(r"[,，]{zh.arithmetic.shared_out}[^,，。;；\d]{0,6}")
_NEXT = pattern(r"[,，]?[^,，。;；\d]{0,10}")
_WHOLE_YEAR = pattern("{zh.arithmetic.whole_year}")
_COMMAS = ",，、 "
_OPEN_DAYS = pattern("{zh.arithmetic.days}[^,，。;；\\d]{0,4}$")
_MEAN_FOR = pattern("^{zh.arithmetic.mean_for}")
_TOTAL_IN_NAME = pattern("总|合计")


def find(checked: CheckedReport, sentences: Sequence[Sequence[Figure]]) -> Iterator[Finding]:
    for figures in sentences:
        yield from _means(checked, figures)
        yield from _shared_out(checked, figures)
        yield from _for_each(checked, figures)


def _means(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """全年共受理事项1440件,平均每月120件."""
    for total, mean in pairwise(figures):
        if not (is_exact(total) and is_exact(mean)) or total.unit != mean.unit or total.row is not None:
            continue
        between = checked.text[total.span.end : mean.span.start]
        parts = next((count for name, count in _MEANS if name.match(between.lstrip(_COMMAS))), None)
        lead = max(checked.report.span.start, total.span.start - MEAN_REACH)
        if parts is None or len(between) > MEAN_REACH or not _WHOLE_YEAR.search(checked.text, lead, total.span.start):
            continue
        assert total.value is not None
        days = _open_days(checked, figures, total) if parts == DAYS_A_YEAR else None
        whole, low, high = interval(total), parts, parts
        if days is not None:
            parts = low = high = days
        elif parts == DAYS_A_YEAR:
            low, high = parts - HOLIDAYS, parts + 1  # working days are days, too
        bounds = Interval(whole.low / high, whole.high / low)
        yield from differs(checked, mean, Computed(total.value / parts, bounds, f"{number(total)} / {parts}", [total]))


def _open_days(checked: CheckedReport, figures: Sequence[Figure], total: Figure) -> Decimal | None:
    """全年开放312天: the days over which a mean is taken, where the sentence says them before its total."""
    for figure in figures:
        lead = max(checked.report.span.start, figure.span.start - MEAN_REACH)
        days = figure.unit == "天" and figure.kind is FigureKind.DURATION and figure.span.end <= total.span.start
        if days and figure.value and _OPEN_DAYS.search(checked.text, lead, figure.span.start):
            return figure.value
    return None


def _shared_out(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """发放救助金1.2亿元,惠及4万人,人均3000元."""
    heads = entry_words("zh.arithmetic.heads")
    for total, count, mean in zip(figures, figures[1:], figures[2:], strict=False):
        if not (is_exact(total) and is_exact(count) and is_exact(mean)) or total.row is not None:
            continue
        if total.unit != mean.unit or total.unit in heads or count.unit not in heads or not count.value:
            continue
        if not _SHARED_OUT.fullmatch(checked.text, count.span.end, mean.span.start):
            continue
        if not _NEXT.fullmatch(checked.text, total.span.end, count.span.start) or total.value is None:
            continue
        a, b = interval(total), interval(count)
        bounds = Interval(a.low / b.high, a.high / b.low)
        working = f"{number(total)} / {number(count)}"
        yield from differs(checked, mean, Computed(total.value / count.value, bounds, working, [total, count]))


def _for_each(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """小学在校生4.2万人,教育经费总支出8.4亿元,生均教育经费支出2.0万元: the total is named as the mean is, and nothing but
    commas stands between the three."""
    for first, second, mean in zip(figures, figures[1:], figures[2:], strict=False):
        kind = _MEAN_FOR.search(mean.metric or "")
        if kind is None or mean.row is not None or not all(map(is_exact, (first, second, mean))):
            continue
        heads = entry_words(f"zh.arithmetic.{kind.lastgroup}")
        count, total = (first, second) if first.unit in heads else (second, first)
        of = (mean.metric or "")[kind.end() :]
        if count.unit not in heads or total.unit != mean.unit or total.unit in heads or not count.value:
            continue
        if not _is_named_as(of, total) or not all(
            _NEXT.fullmatch(checked.text, a.span.end, b.span.start) for a, b in ((first, second), (second, mean))
        ):
            continue
        a, b = interval(total), interval(count)
        bounds = Interval(a.low / b.high * (1 - OTHER_POPULATION), a.high / b.low * (1 + OTHER_POPULATION))
        value = (total.value or Decimal(0)) / count.value
        if mean.value and 1 / FARTHEST_MEAN < value / mean.value < FARTHEST_MEAN:
            working = f"{number(total)} / {number(count)}"
            yield from differs(checked, mean, Computed(value, bounds, working, [total, count]))


def _is_named_as(name: str, total: Figure) -> bool:
    """Whether a total is that of the thing whose mean is told: 生均教育经费支出, 小学教育经费总支出."""
    whole = _TOTAL_IN_NAME.sub("", total.metric or "")
    return bool(name) and share_characters(name, whole) >= ALIKE_PHRASES
