"""Figures and series as rows of plain values, for tables that programs and spreadsheets read. Columns are named as in
the JSON."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from compare.language import Words
from compare.model import Figure, Ledger, Nature
from compare.model.trends import ComparedFigure, Trend
from compare.render.reasons import reason
from compare.render.sparkline import sparkline
from compare.render.trends import notes

Value = None | bool | int | Decimal | str

# How the columns of targets begin, before the year.
TARGET = "target "
_LIST = "; "
_FIGURE = (
    "path report start end text value unit kind approximation masked low high bound year scope nature measure terms "
    "metric direction basis of"
).split()
_COMPARED = "status before difference percent verdict stated computed reason".split()


class SheetChart(NamedTuple):
    """Bars beside a table: of the rows from ``first`` on, ``rows`` of them, the column ``values`` by the first column."""

    title: str
    first: int
    rows: int
    values: int = 1


class Sheet(NamedTuple):
    """A table of plain values. ``is_in_words``: headings and values are in the reader's language already, where they
    are else named as in the JSON."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]
    is_in_words: bool = False
    chart: SheetChart | None = None


def figure_table(ledgers: Sequence[Ledger], words: Words) -> Sheet:
    """One row a figure; where years were compared also what the comparison says of it, its
    reasons in the language of ``words``."""
    figures = [(ledger.path, figure) for ledger in ledgers for figure in ledger.figures]
    if any(isinstance(figure, ComparedFigure) for _, figure in figures):
        return Sheet(
            [*_FIGURE, *_COMPARED], [[p, *_figure(figure), *_compared(figure, words)] for p, figure in figures]
        )
    return Sheet(_FIGURE, [[path, *_figure(figure)] for path, figure in figures])


def _figure(figure: Figure) -> list[Value]:
    claim = figure.claim
    return [
        figure.report,
        *figure.span,
        figure.text,
        figure.value,
        figure.unit,
        figure.kind.value,
        figure.approximation,
        figure.masked,
        figure.low,
        figure.high,
        _name(figure.bound),
        figure.year,
        _LIST.join(figure.scope),
        _name(figure.nature),
        _name(figure.measure),
        _LIST.join(f"{term:f}" for term in figure.terms or ()),
        figure.metric,
        *((claim.direction.value, claim.basis.value, claim.of) if claim else (None, None, None)),
    ]


def _compared(figure: Figure, words: Words) -> list[Value]:
    if not isinstance(figure, ComparedFigure):
        return [None] * len(_COMPARED)
    check = figure.claim_check
    before = figure.before.signed if figure.before else None
    verdict = (check.verdict.value, check.stated, check.computed, reason(check, words)) if check else (None,) * 4
    return [figure.status.value, before, figure.difference, figure.percent, *verdict]


def series_table(series: Sequence[Trend], words: Words) -> Sheet:
    """One row a metric, one column a year; targets in columns of their own. The notes are in the language of
    ``words``."""
    results, targets = _years(series, target=False), _years(series, target=True)
    columns = (
        *("metric", "unit", *map(str, results), *(f"{TARGET}{year}" for year in targets)),
        *("difference", "percent", "trend", "notes"),
    )
    return Sheet(columns, [_trend(trend, results, targets, words) for trend in series])


def _years(series: Sequence[Trend], *, target: bool) -> list[int]:
    points = (point for trend in series for point in trend.levels)
    return sorted({p.year for p in points if p.year is not None and (p.nature is Nature.TARGET) is target})


def _trend(trend: Trend, results: Sequence[int], targets: Sequence[int], words: Words) -> list[Value]:
    values = {point.year: point.value for point in trend.results}
    planned = {point.year: point.value for point in trend.levels if point.nature is Nature.TARGET}
    known = [values.get(year) for year in results]
    return [
        trend.metric,
        trend.unit,
        *known,
        *(planned.get(year) for year in targets),
        trend.difference,
        trend.percent,
        sparkline(known),
        _LIST.join(notes(trend, words)),
    ]


def _name(value: StrEnum | None) -> str | None:
    return None if value is None else value.value
