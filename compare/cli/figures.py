"""``bidui figures``"""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated, NamedTuple

import typer

import compare
from compare.cli.errors import OutputError
from compare.cli.figure_filters import (
    METRIC_OPTION,
    Filters,
    against_the_year_before,
    filtered,
    ledger,
    pattern,
    series_of,
    year,
)
from compare.cli.inputs import InputReader, read_each, reads_many
from compare.cli.options import OutputOption, WidthOption
from compare.cli.output import STANDARD_OUTPUT, write_bytes, write_data, write_text
from compare.language import Words, mark
from compare.model import BiduiError, FigureKind, InputError, Ledger
from compare.model.trends import Trend

FORMAT_OPTION, ONLY_OPTION = "--format", "--only"
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
    "bidui figures 2022.txt 2023.txt --contradicted   stated growth that the levels do not give\n"
    "bidui figures report.txt --format xlsx --output report.xlsx"
)


class LedgerFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


class LedgerPart(StrEnum):
    FIGURES = "figures"
    SERIES = "series"


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
OnlyOption = Annotated[
    LedgerPart | None,
    typer.Option(ONLY_OPTION, help=mark("Show this part only (CSV holds one: the figures, or else the series).")),
]
LedgerFormatOption = Annotated[
    LedgerFormat,
    typer.Option(
        FORMAT_OPTION,
        "-f",
        help=mark("What to print: text for people (the default), json or csv for programs, xlsx for spreadsheets."),
    ),
]


class _Result(NamedTuple):
    """What is to be shown; ``series`` is None where one file was asked for."""

    ledgers: list[Ledger]
    series: tuple[Trend, ...] | None
    skipped: list[BiduiError]
    only: LedgerPart | None
    filtered: bool


@reads_many
def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help=mark("The files or folders to read."))],
    reader: InputReader,
    metric: MetricOption = None,
    kinds: KindOption = None,
    units: UnitOption = None,
    changed: ChangedOption = False,
    contradicted: ContradictedOption = False,
    only: OnlyOption = None,
    format_: LedgerFormatOption = LedgerFormat.TEXT,
    output: OutputOption = None,
    width: WidthOption = None,
) -> int:
    filters = Filters(pattern(metric), frozenset(kinds or ()), frozenset(units or ()), changed, contradicted)
    _check(files, filters, only, format_, output)
    words = context.obj
    outlines, skipped = read_each(files, compare.outline, words, reader)
    if not outlines:
        return 2
    ledgers = [ledger(outline) for outline in outlines]
    years = [year(outline) for outline in outlines]
    trends = _series(ledgers, years) if len(files) > 1 else None
    if filters.compare:
        _need_years(len(ledgers), filters)
        ledgers = against_the_year_before(ledgers, years)
    if filters.any:
        ledgers = filtered(ledgers, filters)
        trends = None if trends is None else series_of(trends, ledgers)
        if format_ is not LedgerFormat.TEXT and not any(each.figures for each in ledgers):
            print("bidui:", words("No figure passes the filters."), file=sys.stderr)
    _show(_Result(ledgers, trends, skipped, only, filters.any), format_, output, width, words)
    return 0


def _check(
    files: list[str], filters: Filters, only: LedgerPart | None, format_: LedgerFormat, output: str | None
) -> None:
    """Raises `InputError` and `OutputError` before anything is read."""
    if filters.compare:
        _need_years(len(files), filters)
    if only is LedgerPart.SERIES and len(files) < 2:
        raise InputError(f"{ONLY_OPTION} {only}", "needs the reports of two or more years")
    if format_ is LedgerFormat.XLSX and output in (None, STANDARD_OUTPUT) and sys.stdout.isatty():
        raise OutputError(f"{FORMAT_OPTION} {format_}", "is nothing for a terminal: name a file with --output")


def _need_years(count: int, filters: Filters) -> None:
    if count < 2:
        option = CHANGED_OPTION if filters.changed else CONTRADICTED_OPTION
        raise InputError(option, "needs the reports of two or more years")


def _series(ledgers: list[Ledger], years: list[int | None]) -> tuple[Trend, ...]:
    from compare.figures import series

    return series(ledgers, years)


def _show(result: _Result, format_: LedgerFormat, output: str | None, width: int | None, words: Words) -> None:
    ledgers = None if result.only is LedgerPart.SERIES else result.ledgers
    series = None if result.only is LedgerPart.FIGURES else result.series
    match format_:
        case LedgerFormat.JSON:  # the whole contract, whatever part is asked for
            from compare.render.json import figures_json

            write_data(figures_json(result.ledgers, result.series, result.skipped), output)
        case LedgerFormat.CSV:
            from compare.render.csv import figures_csv, series_csv

            write_data(series_csv(series or ()) if ledgers is None else figures_csv(ledgers), output)
        case LedgerFormat.XLSX:
            from compare.render.xlsx import workbook

            write_bytes(workbook(ledgers, series, words), output)
        case LedgerFormat.TEXT:
            from compare.cli.terminal import columns
            from compare.render.terminal.figures import render
            from compare.render.terminal.paint import paint

            lines = render(ledgers, series, words, columns(width), filtered=result.filtered)
            write_text(paint(lines), output)
