"""``bidui diff``"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

import compare
from compare.cli.diff_folders import MAP_OPTION, Ranking, mapped, ranked, read_folder
from compare.cli.diff_options import PIN_OPTION, IgnoreOption, PinOption, asked
from compare.cli.errors import reversed_years
from compare.cli.inputs import InputReader, is_collection, outline_with_reports, read_each, reads_many
from compare.cli.options import Format, FormatOption, OutputOption, WidthOption
from compare.cli.output import write_data
from compare.cli.progress import Progress
from compare.cli.terminal import Color, colored, columns, show
from compare.language import Words, mark
from compare.model import Comparison, DiffOptions, Document, InputError, PassageStatus, SeriesStatus, Side
from compare.render.views import DiffView, Part

if TYPE_CHECKING:
    from rich.text import Text

ONLY_OPTION, SORT_OPTION = "--only", "--sort"
UNUSABLE = 2

HELP = mark(
    "Compare two reports: which figures moved, what became of the sections, what was reworded.\n\n"
    "Of three and more reports: what became of each passage, section and figure over the years. Of two folders: whose "
    "reports answer each other, and which office carried over most."
)
EXAMPLES = mark(
    "bidui diff 2022.txt 2023.txt\n"
    "bidui diff 2022.txt 2023.txt --only figures\n"
    "bidui diff all.txt#0 all.txt#1                 two reports of one collection\n"
    "bidui diff 2021.txt 2022.txt 2023.txt          a series of years\n"
    "bidui diff 2022.txt 2023.txt --ignore punctuation --ignore figures\n"
    "bidui diff last-year/ this-year/               all reports of two folders\n"
    "bidui diff 2022.txt 2023.txt --format json --output diff.json"
)


class _Printer(NamedTuple):
    """Where and how a result is shown."""

    words: Words
    format: Format
    view: DiffView
    color: Color
    output: str | None
    pager: bool | None
    reader: InputReader

    @property
    def is_for_programs(self) -> bool:
        return self.format is Format.JSON

    def show(self, lines: Iterator[Text]) -> None:
        from compare.render.terminal.paint import paint

        show(paint(lines, color=colored(self.color, self.output)), self.output, self.pager)


@reads_many
def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help=mark("The earlier report, or a folder of them."))],
    new: Annotated[str, typer.Argument(metavar="NEW", help=mark("The later report, or a folder of them."))],
    reader: InputReader,
    more: Annotated[
        list[str] | None, typer.Argument(metavar="[NEWER]...", help=mark("Reports of the years after that."))
    ] = None,
    only: Annotated[Part | None, typer.Option(ONLY_OPTION, help=mark("Show this part only, but all of it."))] = None,
    unchanged: Annotated[
        int,
        typer.Option(
            "--context", "-c", metavar="N", min=0, help=mark("Unchanged passages to show around a change (1).")
        ),
    ] = 1,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=mark("Exit with 1 where anything differs, 0 where nothing does."))
    ] = False,
    pager: Annotated[
        bool | None,
        typer.Option(
            "--pager/--no-pager",
            help=mark("Page the output (as on a terminal; BIDUI_PAGER or PAGER names the program), or do not."),
        ),
    ] = None,
    color: Annotated[
        Color, typer.Option("--color", help=mark("Colours: auto (on a terminal), always or never."))
    ] = Color.AUTO,
    ignore: IgnoreOption = None,
    pins: PinOption = None,
    maps: Annotated[
        list[str] | None,
        typer.Option(MAP_OPTION, metavar="OLD=NEW", help=mark("Of two folders, pair these reports (repeatable).")),
    ] = None,
    sort: Annotated[
        Ranking | None,
        typer.Option(SORT_OPTION, help=mark("Of two folders, what the pairs are ranked by (carried).")),
    ] = None,
    width: WidthOption = None,
    format_: FormatOption = Format.TEXT,
    output: OutputOption = None,
) -> int:
    files = [old, new, *(more or ())]
    folders = _are_folders(files)
    options = asked(ignore, pins)
    if pins and (folders or more):
        raise InputError(PIN_OPTION, mark("is for two reports only"))
    given = {ONLY_OPTION: only} if folders else {MAP_OPTION: maps, SORT_OPTION: sort}
    for option, value in given.items():
        if value:
            reason = mark("is for reports, not for folders") if folders else mark("is for two folders only")
            raise InputError(option, reason)
    printer = _Printer(context.obj, format_, DiffView(columns(width), only, unchanged), color, output, pager, reader)
    same: bool | None
    if folders:
        same = _folders(old, new, maps or (), sort, options, printer)
    else:
        same = _series(files, options, printer) if more else _pair(old, new, options, printer)
    return UNUSABLE if same is None else int(exit_code and not same)


def _are_folders(files: Sequence[str]) -> bool:
    """Whether two folders are named. Raises `InputError` where folders stand among files, or more than two."""
    folders = [file for file in files if is_collection(file)]
    if folders and len(folders) < len(files):
        other = next(file for file in files if file not in folders)
        raise InputError(folders[0], "is a folder, but {other} is not: name two folders, or reports only", other=other)
    if len(folders) > 2:
        raise InputError(folders[2], "is one folder too many: two can be compared")
    return bool(folders)


def _pair(old: str, new: str, options: DiffOptions, printer: _Printer) -> bool:
    words = printer.words
    with Progress() as progress:
        progress.say(words("reading {path}", path=f"{old}, {new}"))
        documents = printer.reader.read_pair(old, new, words)
        progress.say(words("comparing {old} with {new}", old=old, new=new))
        comparison = compare.diff(documents[0], documents[1], options)
    if printer.is_for_programs:
        from compare.render.json import diff_json

        write_data(diff_json(comparison), printer.output)
    else:
        from compare.render.terminal.diff import render

        printer.show(render(comparison, words, printer.view))
    before, after = _year(comparison.old), _year(comparison.new)
    if before is not None and after is not None and before > after:
        reversed_years(before, after, words)
    return all(count == 0 for status, count in comparison.summary.passages.items() if status is not PassageStatus.EQUAL)


def _year(side: Side) -> int | None:
    """The year whose results a report gives."""
    return next((report.year for report in side.outline.reports if report.index == side.report), None)


def _series(files: Sequence[str], options: DiffOptions, printer: _Printer) -> bool | None:
    """None where fewer than two reports can be read."""
    words = printer.words
    documents, skipped = read_each(files, _with_report, words, printer.reader)
    if len(documents) < 2:
        return None
    with Progress() as progress:
        progress.say(words("comparing {old} with {new}", old=documents[0].path, new=documents[-1].path))
        series = compare.diff_series(documents, options)
    if printer.is_for_programs:
        from compare.render.json import series_json

        write_data(series_json(series, skipped), printer.output)
    else:
        from compare.render.terminal.series import render

        printer.show(render(series, printer.words, printer.view))
    return all(life.life is SeriesStatus.CARRIED for life in series.passages)


def _with_report(document: Document) -> Document:
    outline_with_reports(document)
    return document


def _folders(  # noqa: PLR0913, PLR0917 (what the command was told)
    old: str, new: str, maps: Sequence[str], sort: Ranking | None, options: DiffOptions, printer: _Printer
) -> bool:
    words = printer.words
    with Progress() as progress:
        sides = [read_folder(path, words, progress.say, printer.reader) for path in (old, new)]
        pairs = mapped(maps, *sides)
        progress.say(words("finding what belongs together"))
        found = compare.diff_many(
            sides[0].outlines,
            sides[1].outlines,
            pairs,
            options,
            progress=lambda done, all_: progress.say(
                words("comparing pair {number} of {count}", number=done + 1, count=all_)
            ),
        )
    found = ranked(found, sort or Ranking.CARRIED)
    skipped = [error for side in sides for error in side.skipped]
    if printer.is_for_programs:
        from compare.render.json import diff_many_json

        write_data(diff_many_json(found, skipped), printer.output)
    else:
        from compare.render.terminal.folders import render

        printer.show(render(found, old, new, len(skipped), words, printer.view.width))
    return not any(found.unpaired.old + found.unpaired.new) and all(pair.similarity == 1 for pair in found.pairs)


def diff_text(comparison: Comparison, words: Words, view: DiffView, *, color: bool) -> str:
    from compare.render.terminal.diff import render
    from compare.render.terminal.paint import paint

    return paint(render(comparison, words, view), color=color)
