"""``bidui figures``"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

import compare
from compare.cli.exit_codes import DONE, UNUSABLE
from compare.cli.figure_filters import (
    METRIC_OPTION,
    Filters,
    against_the_year_before,
    filtered,
    ledger,
    pattern,
    series_of,
    sorted_by,
    year,
)
from compare.cli.inputs import InputReader, read_each, reads_many
from compare.cli.messages import note
from compare.cli.writing import Output, writes
from compare.language import mark
from compare.model import FigureKind, InputError, Ledger, Outline

if TYPE_CHECKING:
    from compare.model import Trend
from compare.render.important import FigureOrder
from compare.render.registry import Format
from compare.render.results import FiguresPart, FiguresResult

ONLY_OPTION, SORT_OPTION = "--only", "--sort"
CHANGED_OPTION, CONTRADICTED_OPTION = "--changed", "--contradicted"

HELP = mark(
    "List every figure of each file; of several files also how each metric moved over the years: difference, growth, "
    "gaps, outliers, changes of unit.\n\n"
    "The filters combine: a figure is listed where it passes all of them."
)
EXAMPLES = mark(
    "bidui figures report.txt\n"
    "bidui figures 2021.txt 2022.txt 2023.txt\n"
    "bidui figures 2021.txt 2022.txt 2023.txt --only series --metric 收入\n"
    "bidui figures 2022.txt 2023.txt --sort importance\n"
    "bidui figures 2022.txt 2023.txt --contradicted   stated growth that the levels do not give\n"
    "bidui figures report.txt --output report.xlsx"
)


MetricOption = Annotated[
    str | None,
    typer.Option(
        METRIC_OPTION,
        metavar="PATTERN",
        help=mark("Only metrics in which PATTERN is found, a regular expression as Python's re reads it."),
    ),
]
KindOption = Annotated[
    list[FigureKind] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help=mark(
            "Only this kind (repeatable): amount, count, percent, percentage_point, permille, rate, ratio, fraction, "
            "range, rank, duration, age or multiple."
        ),
    ),
]
UnitOption = Annotated[
    list[str] | None,
    typer.Option("--unit", metavar="UNIT", help=mark("Only this unit, as 元 or as printed, 万元 (repeatable).")),
]
ChangedOption = Annotated[
    bool, typer.Option(CHANGED_OPTION, help=mark("Only what moved against the report of the year before."))
]
ContradictedOption = Annotated[
    bool, typer.Option(CONTRADICTED_OPTION, help=mark("Only growth that the levels of both years contradict."))
]
SortOption = Annotated[
    FigureOrder | None,
    typer.Option(
        SORT_OPTION,
        help=mark(
            "The order of figures and series: report, or against the year before importance, change or percent (report)."
        ),
    ),
]
OnlyOption = Annotated[
    FiguresPart | None,
    typer.Option(ONLY_OPTION, help=mark("Show this part only (CSV holds one: the figures, or else the series).")),
]


@reads_many
@writes(FiguresResult)
def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help=mark("The files or folders to read."))],
    reader: InputReader,
    output: Output,
    metric: MetricOption = None,
    kinds: KindOption = None,
    units: UnitOption = None,
    changed: ChangedOption = False,
    contradicted: ContradictedOption = False,
    only: OnlyOption = None,
    sort: SortOption = None,
) -> int:
    words = context.obj
    filters = Filters(pattern(metric), frozenset(kinds or ()), frozenset(units or ()), changed, contradicted)
    order = sort or FigureOrder.REPORT
    if asked := _comparing(filters, order):
        _need_years(len(files), asked)
    if only is FiguresPart.SERIES and len(files) < 2:
        raise InputError(f"{ONLY_OPTION} {only}", "needs the reports of two or more years")
    form = output.format_of(FiguresResult)
    outlines, skipped = read_each(files, compare.outline, words, reader)
    if not outlines:
        return UNUSABLE
    ledgers, trends = _filtered(outlines, filters, order, with_series=len(files) > 1)
    if filters.any and form is not Format.TEXT and not any(each.figures for each in ledgers):
        note(words("No figure passes the filters."))
    output.write(FiguresResult(ledgers, trends, skipped, only, filters.any), words)
    return DONE


def _filtered(
    outlines: Sequence[Outline], filters: Filters, order: FigureOrder, *, with_series: bool
) -> tuple[list[Ledger], tuple[Trend, ...] | None]:
    """The figures that pass the filters, and the series in which one of them stands (None where not wanted), in order."""
    ledgers = [ledger(outline) for outline in outlines]
    years = [year(outline) for outline in outlines]
    trends = _series(ledgers, years) if with_series else None
    if asked := _comparing(filters, order):
        _need_years(len(ledgers), asked)
        ledgers = against_the_year_before(ledgers, years)
    if filters.any:
        ledgers = filtered(ledgers, filters)
        trends = None if trends is None else series_of(trends, ledgers)
    return sorted_by(order, ledgers, trends)


def _comparing(filters: Filters, order: FigureOrder) -> str | None:
    """The option that asks for a comparison with the year before, where one does."""
    if filters.compare:
        return CHANGED_OPTION if filters.changed else CONTRADICTED_OPTION
    return None if order is FigureOrder.REPORT else f"{SORT_OPTION} {order}"


def _need_years(count: int, option: str) -> None:
    """Raises `InputError` where there is no year before to compare with."""
    if count < 2:
        raise InputError(option, "needs the reports of two or more years")


def _series(ledgers: list[Ledger], years: list[int | None]) -> tuple[Trend, ...]:
    from compare.figures import series

    return series(ledgers, years)
