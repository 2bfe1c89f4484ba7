"""Figures that look left over from last year, and last year's figures that this year gives differently."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from decimal import Decimal

from compare.alignment.figures.like_names import LikeNames
from compare.alignment.figures.pairing import name_similarity
from compare.alignment.figures.time_frames import is_dated
from compare.alignment.prepared import PreparedReport
from compare.alignment.settings import (
    CHANGED_SHARE,
    COLUMNS,
    FARTHEST_RESTATED,
    FEWEST_CHANGED,
    FEWEST_DIGITS,
    NEIGHBOURS,
    RESTATED_METRIC,
    STEADY_REACH,
)
from compare.language import mark
from compare.lexicon import pattern
from compare.model import (
    Figure,
    FigureKind,
    FigurePair,
    FigureStatus,
    Finding,
    Nature,
    Related,
    Severity,
    Span,
)

_YEAR = pattern(r"(?<!\d){common.dates.year}(?!\d)")
_STEADY = pattern("{zh.figure_pairs.steady}|{en.figure_pairs.steady}")
_AT_COST = pattern(r"(?:{zh.figure_pairs.at_cost}|{en.figure_pairs.at_cost})\b")
_LEVELS = frozenset({FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.PERCENT, FigureKind.PERMILLE, FigureKind.RATE})


def stale_figures(pairs: Sequence[FigurePair], old: PreparedReport, new: PreparedReport) -> list[Finding]:
    """Levels that are exactly last year's while their neighbours moved."""
    paired = [pair for pair in pairs if pair.old is not None and pair.new is not None]
    rows = _Rows(new)
    findings = []
    for at, pair in enumerate(paired):
        if (
            pair.status is FigureStatus.UNCHANGED
            and pair.new is not None
            and pair.old is not None
            and _is_telling(pair.new, new)
            and _is_of_this_year(pair.new, new)
            and not _stays_by_nature(pair.old, old)
            and not rows.are_several(pair.new)
        ):
            reach = NEIGHBOURS if pair.new.row is None else NEIGHBOURS * COLUMNS
            around = [*paired[max(0, at - reach) : at], *paired[at + 1 : at + 1 + reach]]
            near = [p for p in around if _comparable_neighbour(p, pair.new, new)]
            moved = sum(p.status is FigureStatus.CHANGED for p in near)
            if moved >= FEWEST_CHANGED and moved >= CHANGED_SHARE * len(near):
                findings.append(_stale(pair.old, pair.new, old, moved))
    return findings


def _is_of_this_year(figure: Figure, side: PreparedReport) -> bool:
    """What a report says again of a past year is as it should be."""
    year = side.report.year or side.report.title_year
    if year is not None and figure.year not in (None, year) and is_dated(figure):
        return False
    named = {int(each) for each in _YEAR.findall(figure.metric or "")}
    return not named or year in named  # Balance as of September 30, 2016


class _Rows:
    """What the tables of a report say under each name in each year, and in which rows."""

    def __init__(self, side: PreparedReport) -> None:
        self._rows: dict[Hashable, dict[Decimal | None, set[Span]]] = defaultdict(lambda: defaultdict(set))
        for figure in side.figures:
            if figure.row is not None:
                rows = self._rows[_name_and_year(figure)][figure.value]
                if len(rows) < 2:  # one of them is another than any that is asked about
                    rows.add(figure.row)

    def are_several(self, figure: Figure) -> bool:
        """Whether a name has several values in one year: a statement of changes in equity has year below year, so that
        what stands in both reports may be a past year's."""
        rows = self._rows.get(_name_and_year(figure), {}) if figure.row is not None else {}
        return any(value != figure.value and own - {figure.row} for value, own in rows.items())


def _name_and_year(figure: Figure) -> Hashable:
    return figure.metric, figure.unit, figure.scope, figure.year


def _stays_by_nature(before: Figure, side: PreparedReport) -> bool:
    """Whether the earlier report had the same value for the year before as well, or it is an account at cost."""
    row = side.figures_in(before.row) if before.row is not None else ()
    stayed = any(f != before and f.metric == before.metric and f.value == before.value for f in row)
    return stayed or _AT_COST.match(before.metric or "") is not None


def _stale(before: Figure, after: Figure, old: PreparedReport, moved: int) -> Finding:
    message = mark("{metric} is {figure} in both years, while {moved} figures around it moved")
    return _finding("stale-figure", message, (before, after), old, moved=str(moved))


def _finding(rule: str, message: str, figures: tuple[Figure, Figure], old: PreparedReport, **arguments: str) -> Finding:
    """A finding on the second of two figures, which stand in OLD and in NEW."""
    before, after = figures
    values = {"metric": after.metric or "", "figure": after.printed, **arguments}
    related = (Related(old.outline.path, before.report, before.span),)
    return Finding(rule, Severity.WARNING, "new", after.report, after.span, message, values, related)


def _is_telling(figure: Figure, side: PreparedReport) -> bool:
    """Whether a figure that does not move is worth a word."""
    if figure.kind not in _LEVELS or figure.claim is not None or figure.nature is Nature.TARGET or figure.value is None:
        return False
    if not figure.metric:
        return False
    digits = "".join(c for c in figure.text if c.isdigit()).strip("0")
    around = side.text[max(0, figure.span.start - STEADY_REACH) : figure.span.end]
    return len(digits) >= FEWEST_DIGITS and not _STEADY.search(around)


def _comparable_neighbour(pair: FigurePair, figure: Figure, side: PreparedReport) -> bool:
    """A level of the same paragraph, or of the same column of a table."""
    other = pair.new
    if other is None or other.kind not in _LEVELS or other.claim is not None or other.nature is Nature.TARGET:
        return False
    if figure.row is not None or other.row is not None:
        return figure.row is not None and other.row is not None and _same_column(figure, other)
    low, high = sorted((other.span, figure.span))
    return "\n\n" not in side.text[low.end : high.start].strip("\n") and side.text.count("\n", low.end, high.start) <= 1


def _same_column(a: Figure, b: Figure) -> bool:
    return a.year == b.year and a.scope[:1] == b.scope[:1] and a.row != b.row


def restated_figures(old: PreparedReport, new: PreparedReport) -> list[Finding]:
    """Last year's figures in NEW that differ from those in OLD."""
    year = old.report.year or old.report.title_year
    if year is None or year in (new.report.year, new.report.title_year):
        return []
    given = [f for f in new.figures if f.year == year and _is_level(f)]
    before = LikeNames((f for f in old.figures if f.year in (year, None) and _is_level(f)), RESTATED_METRIC)
    told = Counter(_told(f) for f in given if f.row is not None)
    findings = []
    for figure in given:
        firsts = [
            f
            for f in before.of(figure.metric)
            if f.unit == figure.unit and (f.scope == figure.scope or not (f.scope and figure.scope))
        ]
        # The row of a table that gives one metric several values of a year has heads that were not understood.
        if any(_agree(first, figure) for first in firsts) or told[_told(figure)] > 1:
            continue
        firsts = [f for f in firsts if _could_be_restated(f, figure)]
        if not firsts:
            continue
        best = max(firsts, key=lambda f: name_similarity(f.metric, figure.metric))
        findings.append(_restated(best, figure, old, year))
    return findings


def _told(figure: Figure) -> Hashable:
    return figure.row, figure.unit, figure.metric


def _could_be_restated(before: Figure, after: Figure) -> bool:
    """A restatement moves a value; one of another sign or of another size is another quantity of the same name: the
    balance of an account and its change over the year, shares of two bases."""
    if not before.value or not after.value:
        return False
    return 1 / FARTHEST_RESTATED < after.value / before.value < FARTHEST_RESTATED


def _is_level(figure: Figure) -> bool:
    return (
        figure.kind in _LEVELS
        and figure.claim is None
        and figure.value is not None
        and figure.nature is not Nature.TARGET
    )


def _agree(before: Figure, after: Figure) -> bool:
    """Whether two values are the same within the rounding of the coarser one."""
    if before.value is None or after.value is None:
        return True
    return abs(before.value - after.value) <= max(before.step or 0, after.step or 0) / 2


def _restated(before: Figure, after: Figure, old: PreparedReport, year: int) -> Finding:
    message = mark("{metric} of {year} is given as {figure}; the report of that year says {before}")
    return _finding("restated-figure", message, (before, after), old, year=str(year), before=before.printed)
