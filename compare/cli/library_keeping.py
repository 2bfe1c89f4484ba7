"""``bidui library init``, ``add``, ``remove``, ``verify``, ``export``, ``compact``."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from compare.cli.errors import report_skipped
from compare.cli.exit_codes import DONE, UNUSABLE
from compare.cli.inputs import InputReader, documents_read, reads_many, report_empty
from compare.cli.library_options import FileArgument, NamesArgument, waiting
from compare.cli.output import write_text
from compare.cli.progress import Progress
from compare.cli.reviewer import reviewer_name
from compare.language import Words, mark
from compare.model import BiduiError, InputError

PAGES = {
    "init": (
        mark("Make a new library, a file that holds nothing yet."),
        mark("bidui library init reports.bidui"),
    ),
    "add": (
        mark(
            "Add reports: compare them with those that are kept and with each other, and keep them with all that a later "
            "scan needs.\n\n"
            "A file whose path and text are kept already is passed over, so that an interrupted add is gone on with by "
            "asking for the same again. Every 500 files are one step: all of them are kept, or none."
        ),
        mark("bidui library add reports.bidui 2024/\nbidui library add reports.bidui submissions.zip --by 李敏"),
    ),
    "rematch": (
        mark(
            "Find the shared passages anew, as one scan of all that is kept would.\n\n"
            "Each add labels what it finds by what is known on that day; what came later may show that a passage is a "
            "form, or who had it first. Takes as long as a scan of everything."
        ),
        mark("bidui library rematch reports.bidui\nbidui library reused reports.bidui --since 2022"),
    ),
    "remove": (
        mark("Take documents, named by number or path, out of a library with all that is known of them."),
        mark("bidui library remove reports.bidui 17\nbidui library remove reports.bidui 2024/清源.docx"),
    ),
    "verify": (
        mark("Read all of a library and say whether it is as it was written; exits with 2 where it is not."),
        mark("bidui library verify reports.bidui"),
    ),
    "export": (
        mark("Write each table of a library as a Parquet file, in a new folder."),
        mark("bidui library export reports.bidui tables/"),
    ),
    "compact": (
        mark("Write a library anew, without the room that removed documents left in it."),
        mark("bidui library compact reports.bidui"),
    ),
}


def run_init(
    context: typer.Context, file: Annotated[str, typer.Argument(metavar="FILE", help=mark("The file to make."))]
) -> int:
    from compare.library.database import create

    create(file)
    words: Words = context.obj
    write_text(words("{path}: made; `bidui library add` puts reports in.", path=file) + "\n", None)
    return DONE


@reads_many
def run_add(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    file: FileArgument,
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help=mark("Reports, or folders of reports."))],
    reader: InputReader,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help=mark("Who adds (as for decisions: settings, then the login)."))
    ] = None,
    no_figures: Annotated[
        bool, typer.Option("--no-figures", help=mark("Keep no figures: faster, but nothing to ask of metrics."))
    ] = False,
) -> int:
    from compare.library.adding import AddOptions, add
    from compare.reuse.pool import pool

    words: Words = context.obj
    if reader.redact:
        raise InputError("--redact", "does not go with a library, which keeps the whole text")
    unread: list[BiduiError] = []
    with Progress() as progress:
        documents = documents_read(paths, words, reader, progress, unread)
        options = AddOptions(
            by=reviewer_name(by),
            with_figures=not no_figures,
            waiting=waiting(words),
            progress=lambda count: progress.say(words("{count} documents added", count=count), count),
        )
        with pool(os.cpu_count() or 1) as workers:
            found = add(file, documents, options, workers)
    report_skipped(unread, words)
    if not (found.documents or found.known):
        if not unread:
            report_empty(paths, words)
        return UNUSABLE
    message = words(
        "{documents} documents added ({reports} reports, {matches} shared passages); {known} were kept already.",
        documents=found.documents,
        reports=found.reports,
        matches=found.matches,
        known=found.known,
    )
    write_text(message + "\n", None)
    return DONE


def run_rematch(context: typer.Context, file: FileArgument) -> int:
    from compare.library.matching_anew import match_anew
    from compare.reuse.pool import pool

    words: Words = context.obj
    with Progress() as progress:

        def say_pair(done: int, of: int) -> None:
            progress.say(words("comparing pair {done} of {count}", done=done, count=of), done)

        with pool(os.cpu_count() or 1) as workers:
            count = match_anew(file, workers, say_pair, waiting(words))
    write_text(words("{path}: {count} shared passages.", path=file, count=count) + "\n", None)
    return DONE


def run_remove(
    context: typer.Context,
    file: FileArgument,
    names: NamesArgument,
) -> int:
    from compare.library.upkeep import remove

    words: Words = context.obj
    count = remove(file, names, waiting(words))
    write_text(words("{count} documents removed.", count=count) + "\n", None)
    return DONE


def run_verify(context: typer.Context, file: FileArgument) -> int:
    from compare.library.upkeep import verify

    words: Words = context.obj
    documents, reports = verify(file, waiting(words))
    message = words(
        "{path}: whole, {documents} documents with {reports} reports.", path=file, documents=documents, reports=reports
    )
    write_text(message + "\n", None)
    return DONE


def run_export(
    context: typer.Context,
    file: FileArgument,
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help=mark("The folder to make."))],
) -> int:
    from compare.library.upkeep import EXPORTED, export

    words: Words = context.obj
    export(file, folder, waiting(words))
    write_text(words("{path}: {count} tables written.", path=folder, count=len(EXPORTED)) + "\n", None)
    return DONE


def run_compact(context: typer.Context, file: FileArgument) -> int:
    from compare.library.upkeep import compact

    words: Words = context.obj
    before, after = compact(file, waiting(words))
    write_text(words("{path}: {before} bytes before, {after} now.", path=file, before=before, after=after) + "\n", None)
    return DONE
