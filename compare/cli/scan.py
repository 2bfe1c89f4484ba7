"""``bidui scan``"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import compare
from compare.cli.errors import report
from compare.cli.inputs import InputReader, reads_many, tell_empty
from compare.cli.options import OutputOption, WidthOption
from compare.cli.output import write_data, write_text
from compare.cli.progress import Progress
from compare.language import Words, mark
from compare.model import BiduiError, Document, InputError, Label, Scan, ScanOptions

if TYPE_CHECKING:
    from rich.text import Text

EXPLAIN_OPTION, REPORT_OPTION, MATRIX_OPTION, MATCHES_OPTION = "--explain", "--report", "--matrix", "--matches"
_MOST_SHOWN = 20
_LEAST_SIMILARITY = 0.75

HELP = mark(
    "Find shared text among many reports: who shares it with whom, which of it is a template or a set phrase, which was "
    "copied, also where figures, names and years were swapped."
)
EXAMPLES = mark(
    "bidui scan submissions/\n"
    "bidui scan submissions.zip                        a zip archive is read like a folder\n"
    "bidui scan submissions/ --base form.txt           text that everybody was given\n"
    "bidui scan submissions/ --against archive/        compare with earlier years' reports too\n"
    "bidui scan submissions/ --explain 03 07           where one pair's similarity comes from\n"
    "bidui scan submissions/ --report 03               all who share text with one report\n"
    "bidui scan submissions/ --matrix -f csv           who is how alike, for a spreadsheet\n"
    "bidui scan submissions/ --format json --output scan.json"
)


class ScanFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    CSV = "csv"


PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH...", help=mark("Reports, or folders of reports."))]
BaseOption = Annotated[
    list[str] | None,
    typer.Option(
        "--base",
        metavar="FILE",
        help=mark("Text that everybody may have: a form, a law, a saved template. Can be repeated."),
    ),
]
GroupOption = Annotated[
    str | None,
    typer.Option(
        "--group-by",
        metavar="folder|PATTERN",
        help=mark("Files of one submitter, by folder or by what a pattern finds in the path: not compared."),
    ),
]


@reads_many
def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    paths: PathsArgument,
    reader: InputReader,
    base: BaseOption = None,
    against: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help=mark("An archive to compare with, not within itself. Can be repeated.")),
    ] = None,
    own: Annotated[
        str | None,
        typer.Option(metavar="PATTERN", help=mark("Paths where a pattern finds the same are one author's reports.")),
    ] = None,
    group_by: GroupOption = None,
    ignore_quotes: Annotated[
        bool, typer.Option("--ignore-quotes", help=mark("Leave out quoted titles 《…》, slogans “…” and cited laws."))
    ] = False,
    min_similarity: Annotated[
        float, typer.Option(metavar="0..1", min=0, max=1, help=mark("Least similarity of a passage (0.75)."))
    ] = _LEAST_SIMILARITY,
    min_length: Annotated[
        int, typer.Option(metavar="N", min=0, help=mark("Least characters of a passage (30; 150 in English)."))
    ] = 0,
    top: Annotated[int, typer.Option(metavar="N", min=1, help=mark("Pairs and templates to show (20)."))] = _MOST_SHOWN,
    explain: Annotated[
        tuple[str, str] | None,
        typer.Option(EXPLAIN_OPTION, metavar="A B", help=mark("One pair in full, by number or part of the name.")),
    ] = None,
    report: Annotated[
        str | None,
        typer.Option(REPORT_OPTION, metavar="A", help=mark("One report and all who share text with it.")),
    ] = None,
    matrix: Annotated[bool, typer.Option(MATRIX_OPTION, help=mark("Who is how alike, as a square."))] = False,
    matches: Annotated[
        bool, typer.Option(MATCHES_OPTION, help=mark("With csv: the passages, one a row, not the pairs."))
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=mark("Exit with 1 where copied text is found, 0 where none is."))
    ] = False,
    format_: Annotated[
        ScanFormat,
        typer.Option(
            "--format", "-f", help=mark("What to print: text for people (the default), json or csv for programs.")
        ),
    ] = ScanFormat.TEXT,
    output: OutputOption = None,
    width: WidthOption = None,
) -> int:
    words: Words = context.obj
    _one_view(format_, explain=explain, report=report, matrix=matrix, matches=matches)
    with Progress() as progress:
        skipped: list[BiduiError] = []
        documents = _read_each(paths, words, progress, reader, skipped)  # while those read already are compared
        first = next(documents, None)
        if first is None:
            return 2
        archive, more = read_all(against or [], words, progress, reader)
        options = ScanOptions(
            base=tuple(reader.read(name, words) for name in base or ()),
            against=tuple(archive),
            own=pattern("--own", own),
            group_by=pattern("--group-by", group_by),
            min_similarity=min_similarity,
            min_length=min_length,
            ignore_quotes=ignore_quotes,
        )
        found = scanned(chain([first], documents), options, words, progress)
    if format_ is ScanFormat.JSON:
        from compare.render.json import scan_json

        write_data(scan_json(found, [*skipped, *more]), output)
    elif format_ is ScanFormat.CSV:
        write_data(_csv(found, matrix=matrix, matches=matches), output)
    else:
        from compare.cli.terminal import Color, colored, columns
        from compare.render.terminal.paint import paint

        lines = _lines(found, explain, report, words, columns(width), top, matrix=matrix)
        write_text(paint(lines, color=colored(Color.AUTO, output)), output)
    return int(exit_code and any(match.label is Label.COPIED for match in found.matches))


def _one_view(format_: ScanFormat, **asked: object) -> None:
    """Raises `InputError` where views contradict each other or the format."""
    options = [f"--{name}" for name, value in asked.items() if value]
    if len(options) > 1:
        raise InputError(options[1], "does not go with {option}", option=options[0])
    takes = {
        ScanFormat.TEXT: (EXPLAIN_OPTION, REPORT_OPTION, MATRIX_OPTION),
        ScanFormat.JSON: (),
        ScanFormat.CSV: (MATRIX_OPTION, MATCHES_OPTION),
    }
    if options and options[0] not in takes[format_]:
        raise InputError(options[0], "does not go with {option}", option=f"--format {format_}")


def _csv(found: Scan, *, matrix: bool, matches: bool) -> str:
    from compare.render.csv import sheet_csv
    from compare.render.scan_tables import match_table, matrix_table, pair_table

    table = matrix_table if matrix else match_table if matches else pair_table
    return sheet_csv(table(found))


def _lines(  # noqa: PLR0913, PLR0917 - as asked for
    found: Scan,
    explain: tuple[str, str] | None,
    report: str | None,
    words: Words,
    width: int,
    top: int,
    *,
    matrix: bool,
) -> Iterator[Text]:
    from compare.render.terminal.scan import render
    from compare.render.terminal.scan_views import render_matrix, render_pair, render_report

    if explain is not None:
        a, b = (_named(found, name, EXPLAIN_OPTION) for name in explain)
        return render_pair(found, a, b, words, width)
    if report is not None:
        return render_report(found, _named(found, report, REPORT_OPTION), words, width, top)
    return (render_matrix if matrix else render)(found, words, width, top)


def _named(found: Scan, name: str, option: str) -> int:
    """The number of the one report that ``name`` means: its number, its path, or part of its file's name. Raises
    `InputError`."""
    if name.isdecimal() and str(int(name)) == name and int(name) < len(found.documents):
        return int(name)
    ways = (
        [d.id for d in found.documents if name in (d.path, f"{d.path}#{d.report}")],
        [d.id for d in found.documents if name in Path(d.path).name],
        [d.id for d in found.documents if name in f"{d.path}#{d.report}"],
    )
    hits = next((way for way in ways if way), [])
    if len(hits) != 1:
        raise InputError(option, "“{name}” names {count} of the reports, not one", name=name, count=len(hits))
    return hits[0]


def read_all(
    paths: Sequence[str], words: Words, progress: Progress, reader: InputReader
) -> tuple[list[Document], list[BiduiError]]:
    """The documents of files and folders, and what could not be read, which is also said on standard error."""
    skipped: list[BiduiError] = []
    return list(_read_each(paths, words, progress, reader, skipped)), skipped


def _read_each(
    paths: Sequence[str], words: Words, progress: Progress, reader: InputReader, skipped: list[BiduiError]
) -> Iterator[Document]:
    """As `read_all`, one by one: ``skipped`` has what could not be read when the last has come."""
    is_empty = bool(paths)
    for each in reader.read_all(paths, words, lambda path: progress.say(words("reading {path}", path=path))):
        try:
            if isinstance(each, InputError):
                raise each
            if each.report is not None:
                compare.outline(each)  # raises where there is no such report
        except BiduiError as error:
            skipped.append(error)
        else:
            is_empty = False
            yield each
    progress.say("")
    for problem in skipped:
        report(problem, words)
    if is_empty and not skipped:
        tell_empty(paths, words)


def pattern(option: str, given: str | None) -> str | None:
    """``given`` if it can be searched for. Raises `InputError`."""
    import re

    try:
        re.compile(given or "")
    except re.error as error:
        raise InputError(option, "is no pattern: {why}", why=error.msg) from None
    return given


def scanned(documents: Iterable[Document], options: ScanOptions, words: Words, progress: Progress) -> Scan:
    """The scan of ``documents``, on all processors where there are many."""

    def told(done: int, of: int) -> None:
        if done % 20 == 0:
            progress.say(words("comparing pair {done} of {count}", done=done, count=of))

    def counted() -> Iterator[Document]:
        for number, document in enumerate(documents, start=1):
            if number % 20 == 0:
                progress.say(words("preparing report {number}", number=number))
            yield document

    return compare.scan(counted(), options, told, os.cpu_count() or 1)
