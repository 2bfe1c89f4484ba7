"""``bidui library list``, ``show``, ``figures``, ``reused``, ``templates``: answers in rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from compare.cli.exit_codes import DONE
from compare.cli.figure_filters import pattern
from compare.cli.library_options import FileArgument, NamesArgument, waiting
from compare.cli.writing import Output, writes
from compare.language import Words, mark
from compare.model import Label
from compare.render.results import ColumnKind, ShownColumn, TableResult

if TYPE_CHECKING:
    from compare.library.database import Database
    from compare.library.queries import QueryTable

PAGES = {
    "list": (
        mark("List the documents of a library."),
        mark("bidui library list reports.bidui\nbidui library list reports.bidui --format json"),
    ),
    "show": (
        mark("List the reports of documents, named by number or path, and how much is known of each."),
        mark("bidui library show reports.bidui 17"),
    ),
    "figures": (
        mark(
            "List figures of all reports, results and not targets; with --by one row for all that agree: the value where "
            "all say the same, the least and the largest."
        ),
        mark(
            "bidui library figures reports.bidui --metric 门诊 --by organisation,year\n"
            "bidui library figures reports.bidui --metric 门诊 --organisation 清源 -o outpatients.parquet"
        ),
    ),
    "reused": (
        mark("List the passages that later reports have from earlier ones, the longest first."),
        mark(
            "bidui library reused reports.bidui --since 2022\nbidui library reused reports.bidui --label copied -o copied.csv"
        ),
    ),
    "templates": (
        mark(
            "List the sentences that three and more organisations fill in, with the years in which they were used; with "
            "--drift those that took the place of an earlier wording, with that wording."
        ),
        mark("bidui library templates reports.bidui\nbidui library templates reports.bidui --drift"),
    ),
}
# What people are shown; the other columns are for programs. A report's number stands behind its file.
_SHOWN = {
    "number": ShownColumn(mark("No.")),
    "path": ShownColumn(mark("File"), ColumnKind.FILE),
    "title": ShownColumn(mark("Title")),
    "organisation": ShownColumn(mark("Organisation")),
    "year": ShownColumn(mark("Year")),
    "period": ShownColumn(mark("Period")),
    "reports": ShownColumn(mark("Number of reports")),
    "characters": ShownColumn(mark("Characters")),
    "added": ShownColumn(mark("Added"), ColumnKind.TIME),
    "added_by": ShownColumn(mark("Added by")),
    "passages": ShownColumn(mark("Passages")),
    "figures": ShownColumn(mark("Number of figures")),
    "matches": ShownColumn(mark("Shared")),
    "metric": ShownColumn(mark("Metric")),
    "value": ShownColumn(mark("Value")),
    "least": ShownColumn(mark("Least")),
    "most": ShownColumn(mark("Largest")),
    "unit": ShownColumn(mark("Unit")),
    "source": ShownColumn(mark("Earlier file"), ColumnKind.FILE),
    "source_year": ShownColumn(mark("Its year")),
    "label": ShownColumn(mark("Whose text"), ColumnKind.LABEL),
    "similarity": ShownColumn(mark("Similarity"), ColumnKind.SHARE),
    "text": ShownColumn(mark("Text"), ColumnKind.TEXT),
    "since": ShownColumn(mark("Since")),
    "until": ShownColumn(mark("Until")),
    "organisations": ShownColumn(mark("Organisations")),
    "before": ShownColumn(mark("Earlier wording"), ColumnKind.TEXT),
    "after": ShownColumn(mark("Later wording"), ColumnKind.TEXT),
}

# A report's title is too long to stand beside all that is known of it.
_SHOWN_OF_REPORTS = _SHOWN | {"title": ShownColumn(mark("Title"), ColumnKind.TEXT)}


@writes(TableResult)
def run_list(context: typer.Context, file: FileArgument, output: Output) -> int:
    from compare.library.queries import documents

    return _answer(context, file, output, documents, ("library", "documents"))


@writes(TableResult)
def run_show(
    context: typer.Context,
    file: FileArgument,
    names: NamesArgument,
    output: Output,
) -> int:
    from compare.library.queries import reports
    from compare.library.upkeep import numbers_of

    def ask(database: Database) -> QueryTable:
        return reports(database, [number for name in names for number in numbers_of(database, name)])

    return _answer(context, file, output, ask, ("library-show", "reports"), _SHOWN_OF_REPORTS)


@writes(TableResult)
def run_figures(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    file: FileArgument,
    output: Output,
    metric: Annotated[
        str | None, typer.Option(metavar="PATTERN", help=mark("Only metrics in which PATTERN is found."))
    ] = None,
    organisation: Annotated[
        str | None, typer.Option(metavar="TEXT", help=mark("Only organisations in whose name TEXT stands."))
    ] = None,
    year: Annotated[int | None, typer.Option(metavar="YEAR", help=mark("Only figures of this year."))] = None,
    unit: Annotated[str | None, typer.Option(metavar="UNIT", help=mark("Only this unit, as 元 or 人次."))] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="NAMES",
            help=mark("One row for all figures that agree in these: organisation,year (also path, title, period)."),
        ),
    ] = None,
) -> int:
    from compare.library.queries import FigureQuestion, figures, groups

    pattern(metric)
    question = FigureQuestion(metric, organisation, year, unit, groups(by or ""))
    return _answer(context, file, output, lambda database: figures(database, question), ("library-figures", "figures"))


@writes(TableResult)
def run_reused(
    context: typer.Context,
    file: FileArgument,
    output: Output,
    since: Annotated[
        int | None, typer.Option(metavar="YEAR", help=mark("Only in reports of this year and later."))
    ] = None,
    labels: Annotated[
        list[Label] | None,
        typer.Option(
            "--label", metavar="LABEL", help=mark("Whose text: copied, own, common, template … (the first three).")
        ),
    ] = None,
) -> int:
    from compare.library.queries import USED_AGAIN, reused

    chosen = labels or USED_AGAIN
    return _answer(
        context, file, output, lambda database: reused(database, since, chosen), ("library-reused", "passages")
    )


@writes(TableResult)
def run_templates(
    context: typer.Context,
    file: FileArgument,
    output: Output,
    drift: Annotated[
        bool, typer.Option("--drift", help=mark("Only wordings that took an earlier one's place, with that one."))
    ] = False,
) -> int:
    from compare.library import queries

    ask = queries.drift if drift else queries.templates
    return _answer(context, file, output, ask, ("library-templates", "templates"))


def _answer(  # noqa: PLR0913, PLR0917 - each is another matter
    context: typer.Context,
    file: str,
    output: Output,
    ask: Callable[[Database], QueryTable],
    names: tuple[str, str],
    shown: Mapping[str, ShownColumn] = _SHOWN,
) -> int:
    """``names``: of the JSON, and of the rows in it."""
    from compare.library.database import reading

    words: Words = context.obj
    output.format_of(TableResult)
    with reading(file, waiting(words)) as database:
        columns, rows = ask(database)
    name, key = names
    output.write(TableResult(name, key, columns, rows, shown), words)
    return DONE
