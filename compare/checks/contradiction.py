"""``contradiction``: one figure stated twice in a report, with two values."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from re import MULTILINE
from typing import NamedTuple

from compare.checks.across_sources import disagreeing
from compare.checks.differing_tables import differing
from compare.checks.metric_names import are_compared, are_of_one_place, bare_metrics, is_chinese, names_a_thing, scopes
from compare.checks.plain_counts import disagreeing_counts
from compare.checks.repeated_figures import told_twice
from compare.checks.report_dates import sentence
from compare.checks.retold.cells import misquoted, told_of_another
from compare.checks.retold.findings import retold_otherwise
from compare.checks.rule import CheckedReport, Rule
from compare.checks.settings import (
    FARTHEST_VALUES,
    FEWEST_DIGITS,
    LONG_METRIC,
    NAME_SHOWN,
    PERIOD_REACH,
    SHORTEST_METRIC,
)
from compare.language import mark
from compare.lexicon import pattern
from compare.model import RELATIVE_UNITS, Figure, FigureKind, Finding, Measure, Severity, Span

CODE = "contradiction"
_KINDS = frozenset((FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.PERCENT, FigureKind.PERMILLE, FigureKind.RATE))
# Amounts of one thing among several: every project has its total, every group its share.
_EACH = pattern("{zh.arithmetic.each}")
_PERIOD = pattern("{zh.arithmetic.period}")
_SENTENCE_END = pattern(r"[。！？!?\n]|\.\s+(?=[A-Z•(])")
# A line so long that holds no columns is prose: it parts two tables.
_PROSE = pattern(r"^[^\n\t|]{60,}$", MULTILINE)


class _Key(NamedTuple):
    metric: str
    unit: str | None
    scope: tuple[str, ...]
    year: int | None
    nature: str | None


def _find(checked: CheckedReport) -> Iterator[Finding]:
    groups: dict[_Key, list[Figure]] = defaultdict(list)
    names = bare_metrics(checked)
    for figure in checked.figures:
        if _is_telling(figure):
            groups[_key(figure, names[figure.metric or ""])].append(figure)
    starts = [section.span.start for section in checked.report.walk()]
    for figures in groups.values():
        pair = _two_values(figures)
        if (
            pair
            and not _in_one_table(checked, *pair)
            and _stand_apart(checked, *pair, starts)
            and _same_period(checked, *pair)
            and not _is_compared(checked, *pair)
        ):
            yield contradicted(checked, *pair)
    told: set[Span] = set()
    for pair in disagreeing(checked):
        if _are_named(checked, *pair):
            told.add(pair[1].span)
            yield contradicted(checked, *pair)
    for first, second in told_twice(checked):
        yield _told(checked, _named(checked, second), second.span, first.span)
    for cell, figure in (*misquoted(checked), *told_of_another(checked), *differing(checked)):
        if figure.span not in told and _are_named(checked, cell, figure):
            told.add(figure.span)
            yield contradicted(checked, cell, figure)
    yield from retold_otherwise(checked, CODE)
    for one, other in disagreeing_counts(checked):
        yield _told(checked, other.name, other.span, one.span)


def _is_telling(figure: Figure) -> bool:
    """An exact level of a metric that names its thing. Growth is left alone: of what, a heading often says."""
    if (
        figure.claim is not None
        or figure.kind not in _KINDS
        or figure.value is None
        or figure.approximation
        or figure.bound
        or "其中" in figure.scope
    ):
        return False
    metric = figure.metric or ""
    if not names_a_thing(metric):
        return False
    if len(metric) + len("".join(figure.scope)) < SHORTEST_METRIC or _EACH.search(metric):
        return False
    digits = len("".join(c for c in figure.text if c.isdigit()).strip("0"))
    return digits >= FEWEST_DIGITS or figure.unit in RELATIVE_UNITS


def _key(figure: Figure, metric: str) -> _Key:
    nature = figure.nature.value if figure.nature else None
    # The captions of English statements, which differ for one account, are no scope; `_agree_in_a_year` tells them apart.
    scope = scopes(figure) if figure.row is None or is_chinese(metric) else ()
    return _Key(metric, figure.unit, scope, figure.year, nature)


def _two_values(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The first figure and the first that disagrees with it. More than two values under one name are not one figure."""
    if len({abs(figure.value or Decimal(0)) for figure in figures}) != 2:
        return None
    first = figures[0]
    other = next(figure for figure in figures if abs(figure.value or Decimal(0)) != abs(first.value or Decimal(0)))
    if {first.measure, other.measure} == {Measure.STOCK, Measure.FLOW} or Measure.CUMULATIVE in {
        first.measure,
        other.measure,
    }:
        return None
    return (
        None
        if _agree(first, other) or not are_of_one_place(first, other) or _too_far_apart(first, other)
        else (first, other)
    )


def _agree(one: Figure, other: Figure) -> bool:
    """Whether the two may be one number, printed more or less exactly."""
    assert one.value is not None and other.value is not None
    room = ((one.step or Decimal(0)) + (other.step or Decimal(0))) / 2
    return abs(abs(one.value) - abs(other.value)) <= room  # (21,379) used is 21,379


def _too_far_apart(one: Figure, other: Figure) -> bool:
    """Five years and one, a city and a district: a slip changes a figure, it does not double it."""
    low, high = sorted((abs(one.value or Decimal(0)), abs(other.value or Decimal(0))))
    return high >= FARTHEST_VALUES * low


def _stand_apart(checked: CheckedReport, one: Figure, other: Figure, starts: Sequence[int]) -> bool:
    """In two sections, or at least sentences: what stands side by side are members of a list."""
    long = len(one.metric or "") >= LONG_METRIC
    if not long and bisect_right(starts, one.span.start) == bisect_right(starts, other.span.start):
        return False
    return _SENTENCE_END.search(checked.text, one.span.end, other.span.start) is not None


def _in_one_table(checked: CheckedReport, one: Figure, other: Figure) -> bool:
    """Rows of one name in one table, in two with no prose between, or of two accounts."""
    if one.row is None or other.row is None:
        return False
    if not is_chinese(one.metric or "") and not _agree_in_a_year(checked, one, other):
        return True
    return _PROSE.search(checked.text, one.row.end, max(one.row.end, other.row.start)) is None


def _agree_in_a_year(checked: CheckedReport, one: Figure, other: Figure) -> bool:
    """Whether two rows give some other year the same value. English statements have one name for an account, for its
    change over the year and for the tax on it; rows that agree elsewhere tell the same."""
    rows = [
        {f.year: f.value for f in checked.figures if f.row == each.row and f.claim is None} for each in (one, other)
    ]
    return any(year != one.year and value and rows[1].get(year) == value for year, value in rows[0].items())


def _is_compared(checked: CheckedReport, one: Figure, other: Figure) -> bool:
    """Whether English prose compares years or things around one of them: there a figure's name and year are a guess."""
    if is_chinese(one.metric or ""):
        return False
    prose = [figure for figure in (one, other) if figure.row is None]
    return are_compared([sentence(checked.text, f.span, checked.report.span).of(checked.text) for f in prose])


def _same_period(checked: CheckedReport, one: Figure, other: Figure) -> bool:
    """Half a year and the whole are two figures, and so are a year and five."""
    first, second = (set(_PERIOD.findall(checked.text, _line(checked, each), each.span.end)) for each in (one, other))
    return first == second


def _line(checked: CheckedReport, figure: Figure) -> int:
    """Where the line of a figure begins, or as far back as a period can reach."""
    start = max(checked.report.span.start, figure.span.start - PERIOD_REACH)
    return max(start, checked.text.rfind("\n", start, figure.span.start) + 1)


def _are_named(checked: CheckedReport, one: Figure, other: Figure) -> bool:
    """Whether English figures have a name that says what both are of; a Chinese name always does."""
    names = [figure.metric or "" for figure in (one, other)]
    return is_chinese(one.span.of(checked.text) + "".join(names)) or all(name and names_a_thing(name) for name in names)


def contradicted(checked: CheckedReport, one: Figure, other: Figure) -> Finding:
    return _told(checked, other.metric or "", other.span, one.span)


def _named(checked: CheckedReport, figure: Figure) -> str:
    """The name of a figure; a count that has none is called by the words behind it."""
    words = checked.folded[figure.span.end : figure.span.end + NAME_SHOWN].split("\n")[0]
    return figure.metric or words.strip().partition(".")[0]


def _told(checked: CheckedReport, metric: str, span: Span, earlier: Span) -> Finding:
    return checked.finding(
        CODE,
        Severity.WARNING,
        span,
        mark("{metric} is {figure} here and {other} above"),
        related=[earlier],
        metric=metric,
        figure="".join(span.of(checked.text).split()),
        other="".join(earlier.of(checked.text).split()),
    )


RULE = Rule(
    CODE,
    Severity.WARNING,
    mark("One figure has two values in the report: at least one of them is wrong."),
    mark("参保率98.5% and, further down, 参保率95.8%"),
    _find,
)
