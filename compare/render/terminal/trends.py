"""How metrics moved over the years: one row a metric, one column a year, what stands out below its row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from compare.language import Words
from compare.model import FigurePair, FigureStatus, Nature
from compare.model.trends import Trend, TrendPoint
from compare.render.cells import truncate
from compare.render.clean import clean
from compare.render.printed import difference, percent, printed
from compare.render.sparkline import sparkline
from compare.render.terminal.paint import ALARM, EDITED, QUIET
from compare.render.terminal.table import INDENT, SEPARATOR, TableCell, hanging, table, titled
from compare.render.trends import last_step, notes

_WIDEST_METRIC, _WIDEST_FIGURE = 0.3, 0.16  # of the width
# What metric, difference, percent and bars take beside the years, and one year: where not all fit, the last ones stay.
_BESIDE, _YEAR = 46, 13
_GAP = "·"


def series_table(series: Sequence[Trend], words: Words, width: int, *, filtered: bool = False) -> Iterator[Text]:
    """Rows with outliers first, else in the order of the reports."""
    yield from titled(words("Over the years"), width, _counts(series, words))
    if not series:
        none = words("No metric passes the filters.") if filtered else words("No metric stands in two reports.")
        yield from hanging(Text(INDENT), Text(none, QUIET), width)
        return
    rows = sorted(series, key=lambda trend: not trend.outliers)
    gaps = {year for trend in rows for year in trend.gaps}
    years = sorted({point.year for trend in rows for point in trend.levels if point.year is not None} | gaps)
    bars = sorted({point.year for trend in rows for point in trend.results if point.year is not None} | gaps)
    shown = years[-max(2, (width - _BESIDE) // _YEAR) :]
    heads = ("", words("Metric"), *map(str, shown), words("Difference"), "%", words("Trend"))
    cells = [[TableCell(head, QUIET) for head in heads], *(_cells(trend, bars, shown, words, width) for trend in rows)]
    titles, *lines = table(cells, width, flexible=1, right=range(2, len(heads) - 1))
    yield titles
    for trend, line in zip(rows, lines, strict=True):
        yield line
        for note in notes(trend, words):
            yield from hanging(Text(INDENT * 3), Text(note, ALARM if trend.outliers else EDITED), width)
    for note in _legend(rows, years, shown, words):
        yield from hanging(Text(INDENT), Text(note, QUIET), width)


def _legend(rows: Sequence[Trend], years: Sequence[int], shown: Sequence[int], words: Words) -> Iterator[str]:
    if any(point.nature is Nature.TARGET and point.year in shown for trend in rows for point in trend.levels):
        yield words("In brackets: a target.")
    if len(shown) < len(years):
        yield words("Left out for want of room: {years}", years=SEPARATOR.join(map(str, years[: -len(shown)])))


def _counts(series: Sequence[Trend], words: Words) -> str:
    outliers = sum(len(trend.outliers) for trend in series)
    changes = sum(len(trend.unit_changes) for trend in series)
    gaps = sum(bool(trend.gaps) for trend in series)
    counts = [words.plural("{count} metric", "{count} metrics", len(series))]
    if outliers:
        counts.append(words.plural("{count} outlier", "{count} outliers", outliers))
    if changes:
        counts.append(words.plural("{count} change of unit", "{count} changes of unit", changes))
    if gaps:
        counts.append(words.plural("{count} has gaps", "{count} have gaps", gaps))
    return SEPARATOR.join(counts)


def _cells(trend: Trend, bars: Sequence[int], shown: Sequence[int], words: Words, width: int) -> list[TableCell]:
    stated = {point.year: point for point in trend.levels}
    values = {point.year: point.value for point in trend.results}
    step = _last_step(trend, shown)
    return [
        TableCell("!" if trend.outliers else "", ALARM),
        TableCell(truncate(clean(trend.metric), int(width * _WIDEST_METRIC))),
        *(_value(stated.get(year), year in trend.gaps, width) for year in shown),
        TableCell(difference(step, words)),
        TableCell(percent(step.percent)),
        TableCell(sparkline([values.get(year) for year in bars])),
    ]


def _value(point: TrendPoint | None, gap: bool, width: int) -> TableCell:
    if point is None:
        return TableCell(_GAP if gap else "", EDITED)
    shown = truncate(printed(point.figure), int(width * _WIDEST_FIGURE))
    if point.nature is Nature.TARGET:
        return TableCell(f"({shown})", QUIET)
    return TableCell(shown)


def _last_step(trend: Trend, shown: Sequence[int]) -> FigurePair:
    """The last two results; without difference where their years are not shown."""
    if len(trend.results) > 1 and trend.results[-2].year not in shown:
        return FigurePair(FigureStatus.CHANGED, trend.metric, None, None)
    return last_step(trend)
