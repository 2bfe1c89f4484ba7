"""The figures of several years: one row a metric, one column a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from compare.language import Words
from compare.model import FigurePair, FigureSeries, FigureStatus, SeriesComparison
from compare.render.cells import cell_len, truncate
from compare.render.clean import clean
from compare.render.important import FigureOrder, in_series_order, why
from compare.render.printed import difference, percent, printed
from compare.render.sparkline import sparkline
from compare.render.terminal.diff_figures import SHORT
from compare.render.terminal.paint import QUIET
from compare.render.terminal.table import INDENT, SEPARATOR, TableCell, hanging, table, titled
from compare.render.views import DiffView, Part
from compare.render.years import distinct

_WIDEST_METRIC, _WIDEST_FIGURE = 0.3, 0.14  # of the width
# Where not all years fit, the last ones stay, and metrics may be cut down to this many cells.
_METRIC, _GAP = 20, 2


def figures(series: SeriesComparison, names: Sequence[str], words: Words, view: DiffView) -> Iterator[Text]:
    """The short form shows metrics that stand in the last two years and moved, the most important first, each with why;
    the full one all, in the order of the last report unless another is asked for."""
    every = view.only is Part.FIGURES
    yield from titled(words("Figures"), view.width, _counts(series, words))
    order = view.order or (FigureOrder.REPORT if every else FigureOrder.IMPORTANCE)
    lives = in_series_order(series, order)
    rows = list(distinct(lives if every else filter(_moved, lives)))
    shown = rows if every else rows[:SHORT]
    if shown:
        first = 0
        while not _fits(cells := _table(shown, names, first, words, view.width), view.width) and first < len(names) - 2:
            first += 1
        heads, *lines = table(cells, view.width, flexible=1, right=range(2, len(cells[0]) - 1))
        yield heads
        grounds = {id(series.figures[each.at]): why(each, words) for each in series.important} if not every else {}
        for life, line in zip(shown, lines, strict=True):
            yield line
            yield from hanging(Text(INDENT * 3), Text(grounds.get(id(life), ""), QUIET), view.width)
    if not every and (more := len(series.figures) - len(shown)):
        yield Text(INDENT + words("… ({count} more: --only figures)", count=more), QUIET)


def _counts(series: SeriesComparison, words: Words) -> str:
    if not series.figures:
        return words("none")
    lasting = sum(None not in life.figures for life in series.figures)
    every = words("{count} in every year", count=lasting)
    return SEPARATOR.join((words.plural("{count} metric", "{count} metrics", len(series.figures)), every))


def _moved(life: FigureSeries) -> bool:
    before, after = life.figures[-2:]
    return before is not None and after is not None and len({value for value in life.values if value is not None}) > 1


def _table(
    lives: Sequence[FigureSeries], names: Sequence[str], first: int, words: Words, width: int
) -> list[list[TableCell]]:
    heads = ("", words("Metric"), *names[first:], words("Difference"), "%", words("Trend"))
    return [[TableCell(head, QUIET) for head in heads], *(_cells(life, first, words, width) for life in lives)]


def _fits(rows: Sequence[Sequence[TableCell]], width: int) -> bool:
    sign, metric, *rest = (max(cell_len(cell.text) for cell in column) + _GAP for column in zip(*rows, strict=True))
    return sign + min(metric, _METRIC) + sum(rest) <= width


def _cells(life: FigureSeries, first: int, words: Words, width: int) -> list[TableCell]:
    before, after = life.figures[-2:]
    step = FigurePair(FigureStatus.CHANGED, life.metric, before, after, life.difference, life.percent)
    return [
        TableCell(_sign(life)),
        TableCell(truncate(clean(life.metric or words("(no name)")), int(width * _WIDEST_METRIC))),
        *(TableCell(truncate(printed(figure), int(width * _WIDEST_FIGURE))) for figure in life.figures[first:]),
        TableCell(difference(step, words)),
        TableCell(percent(life.percent)),
        TableCell(sparkline(life.values)),
    ]


def _sign(life: FigureSeries) -> str:
    before, after = life.figures[-2:]
    if before is None or after is None:
        return "+" if after is not None else "-"
    return "=" if life.values[-1] == life.values[-2] else "~"
