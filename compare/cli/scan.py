"""``bidui scan``"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

import compare
from compare.cli.errors import report
from compare.cli.inputs import Reading, reads_many, tell_empty
from compare.cli.options import Format, FormatOption, OutputOption, WidthOption
from compare.cli.output import write_data, write_text
from compare.cli.progress import Progress
from compare.language import Words, mark
from compare.model import BiduiError, Document, InputError, Label, Scan, ScanOptions

EXPLAIN_OPTION = "--explain"
_MOST_SHOWN = 20
_LEAST_SIMILARITY = 0.75

HELP = mark(
    "Find shared text among many reports: who shares it with whom, which of it is a template or a set phrase, which was "
    "copied, also where figures, names and years were swapped."
)
EXAMPLES = mark(
    "bidui scan submissions/\n"
    "bidui scan submissions/ --base form.txt           text that everybody was given\n"
    "bidui scan submissions/ --against archive/        compare with earlier years' reports too\n"
    "bidui scan submissions/ --explain 03 07           where one pair's similarity comes from\n"
    "bidui scan submissions/ --format json --output scan.json"
)


PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH...", help=mark("Reports, or folders of reports."))]
BaseOption = Annotated[
    list[str] | None,
    typer.Option("--base", metavar="FILE", help=mark("Text that everybody may have: a form, a law. Can be repeated.")),
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
    reading: Reading,
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
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=mark("Exit with 1 where copied text is found, 0 where none is."))
    ] = False,
    format_: FormatOption = Format.TEXT,
    output: OutputOption = None,
    width: WidthOption = None,
) -> int:
    words: Words = context.obj
    with Progress() as progress:
        documents, skipped = read_all(paths, words, progress, reading)
        if not documents:
            return 2
        archive, more = read_all(against or [], words, progress, reading)
        options = ScanOptions(
            base=tuple(reading.read(name, words) for name in base or ()),
            against=tuple(archive),
            own=pattern("--own", own),
            group_by=pattern("--group-by", group_by),
            min_similarity=min_similarity,
            min_length=min_length,
        )
        found = scanned(documents, options, words, progress)
    skipped += more
    if format_ is Format.JSON:
        from compare.render.json import scan_json

        write_data(scan_json(found, skipped), output)
    else:
        write_text(_text(found, explain, top, words, width), output)
    return int(exit_code and any(match.label is Label.COPIED for match in found.matches))


def _text(found: Scan, explain: tuple[str, str] | None, top: int, words: Words, width: int | None) -> str:
    from compare.cli.terminal import columns
    from compare.render.terminal.paint import paint
    from compare.render.terminal.reuse import render, render_pair

    if explain is None:
        return paint(render(found, words, columns(width), top))
    a, b = (_named(found, name) for name in explain)
    return paint(render_pair(found, a, b, words, columns(width)))


def _named(found: Scan, name: str) -> int:
    """The number of the one report that ``name`` means: part of its file's name, or its number. Raises `InputError`."""
    if name.isdecimal() and str(int(name)) == name and int(name) < len(found.documents):
        return int(name)
    hits = [d.id for d in found.documents if name in Path(d.path).name] or [
        d.id for d in found.documents if name in f"{d.path}#{d.report}"
    ]
    if len(hits) != 1:
        raise InputError(EXPLAIN_OPTION, "“{name}” names {count} of the reports, not one", name=name, count=len(hits))
    return hits[0]


def read_all(
    paths: Sequence[str], words: Words, progress: Progress, reading: Reading
) -> tuple[list[Document], list[BiduiError]]:
    """The documents of files and folders, and what could not be read, which is also said on standard error."""
    documents: list[Document] = []
    skipped: list[BiduiError] = []
    for each in reading.read_all(paths, words, lambda path: progress.say(words("reading {path}", path=path))):
        if isinstance(each, InputError):
            skipped.append(each)
        else:
            documents.append(each)
    progress.say("")
    for problem in skipped:
        report(problem, words)
    if paths and not (documents or skipped):
        tell_empty(paths, words)
    return documents, skipped


def pattern(option: str, given: str | None) -> str | None:
    """``given`` if it can be searched for. Raises `InputError`."""
    import re

    try:
        re.compile(given or "")
    except re.error as error:
        raise InputError(option, "is no pattern: {why}", why=error.msg) from None
    return given


def scanned(documents: Iterable[Document], options: ScanOptions, words: Words, progress: Progress) -> Scan:
    def told(done: int, of: int) -> None:
        if done % 20 == 0:
            progress.say(words("comparing pair {done} of {count}", done=done, count=of))

    return compare.scan(documents, options, told, os.cpu_count() or 1)
