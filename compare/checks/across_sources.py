"""Prose against tables, and the total of one table against a row of another: one metric, one year, two values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare.checks.metric_names import are_of_one_place, bare, bare_metrics, is_chinese, names_a_thing
from compare.checks.report_dates import sentence, years_in
from compare.checks.rule import CheckedReport
from compare.checks.settings import FARTHEST_SOURCES, SHORTEST_SHARED_METRIC
from compare.figures.numbers.intervals import around
from compare.lexicon import pattern
from compare.model import Figure, FigureKind, Nature

_KINDS = frozenset((FigureKind.AMOUNT, FigureKind.COUNT))
_EACH = pattern("{zh.arithmetic.each}")
_PERIOD = pattern("{zh.arithmetic.period}")
_UNTIL = "截"
_PART = frozenset(("其中",))


def disagreeing(checked: CheckedReport) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of figures of one name and year that differ, the table's or the earlier one first."""
    groups: dict[tuple[str, str | None], list[Figure]] = defaultdict(list)
    names = bare_metrics(checked)
    for figure in checked.figures:
        metric = names[figure.metric or ""]
        if _is_told(figure) and len(metric) >= SHORTEST_SHARED_METRIC and is_chinese(metric) and names_a_thing(metric):
            groups[metric, figure.unit].append(figure)
    for figures in groups.values():
        in_tables = [figure for figure in figures if figure.row is not None]
        if in_tables:
            prose = [figure for figure in figures if figure.row is None]
            for year in dict.fromkeys(figure.year for figure in prose):
                yield from _with_prose(checked, in_tables, [figure for figure in prose if figure.year == year])
            yield from _between_tables(in_tables)


def _is_told(figure: Figure) -> bool:
    return (
        figure.value is not None
        and figure.kind in _KINDS
        and figure.claim is None
        and not (figure.approximation or figure.bound)
        and figure.nature is not Nature.TARGET
        and not _PART & {*figure.scope}
        and _EACH.search(figure.metric or "") is None
    )


def _with_prose(
    checked: CheckedReport, in_tables: Sequence[Figure], prose: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """A figure of the prose that the table has otherwise in each year that the prose may speak of. ``prose`` is of
    one year."""
    if len({figure.value for figure in prose}) != 1:
        return
    figure = prose[0]
    words = sentence(checked.text, figure.span, checked.report.span)
    if any(not period.startswith(_UNTIL) for period in _PERIOD.findall(checked.text, *words)):
        return  # 上半年; 截至年末 is no other period than the year
    named = years_in(checked.text, words)
    years = {figure.year} if named else {figure.year, checked.report.year, checked.report.title_year}
    same = [each for each in in_tables if each.year in years]
    of_title = [each for each in same if each.year == checked.report.title_year] or same
    if not same or len({each.value for each in of_title}) != 1 or any(_agree(each, figure) for each in same):
        return
    if _is_near(of_title[0], figure):
        yield of_title[0], figure


def _between_tables(in_tables: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """税收收入 in one table, 税收收入合计 in another."""
    totals = [each for each in in_tables if bare(each.metric or "") != "".join((each.metric or "").split())]
    for total in totals[:1]:
        others = [each for each in in_tables if each.scope != total.scope and each.year == total.year]
        if len({each.value for each in others}) == 1 and not _agree(others[0], total) and _is_near(others[0], total):
            yield others[0], total


def _agree(one: Figure, other: Figure) -> bool:
    assert one.value is not None and other.value is not None
    return around(abs(one.value), one.step).meets(around(abs(other.value), other.step))


def _is_near(one: Figure, other: Figure) -> bool:
    """A slip changes a figure, it does not make it another."""
    low, high = sorted((abs(one.value or Decimal(0)), abs(other.value or Decimal(0))))
    return high < FARTHEST_SOURCES * low and are_of_one_place(one, other)
