"""``bidui browse``"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from compare.cli.errors import OutputError, report
from compare.cli.exit_codes import UNEXPECTED
from compare.cli.inputs import InputReader, reads_for_desk
from compare.cli.reviewer import reviewer_name
from compare.language import Words, mark

if TYPE_CHECKING:
    from tui.session.opening import Opening

# Set by the server that shows the desk in a browser.
WEB_DRIVER = "TEXTUAL_DRIVER"

HELP = mark(
    "The reviewer's desk: two reports side by side, or a folder of submissions, on a screen of its own. Without PATH it "
    "asks for them; of three reports and more the last two stand side by side, the figures of all of them."
)
EXAMPLES = mark(
    "bidui browse 2022.txt 2023.txt\n"
    "bidui browse report.docx    its findings beside its text\n"
    "bidui browse reports.bidui    what a library keeps\n"
    "bidui browse last-year/ this-year/    office by office\n"
    "bidui browse submissions/\n"
    "bidui browse --demo    a tour\n"
    "bidui browse 2022.txt 2023.txt --review decisions.sqlite    keep the decisions beside the reports"
)


StoreOption = Annotated[
    str | None,
    typer.Option("--review", metavar="FILE", help=mark("Keep the decisions in FILE, not in your data folder.")),
]
ReviewerOption = Annotated[
    str | None,
    typer.Option(
        "--as", metavar="NAME", help=mark("Who decides: BIDUI_REVIEWER, your settings or your login, if not said.")
    ),
]


@reads_for_desk
def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    reader: InputReader,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help=mark("Two reports, one, folders of reports, or a library.")),
    ] = None,
    review: StoreOption = None,
    demo: Annotated[
        bool, typer.Option("--demo", help=mark("A tour in ten steps, on two sample reports; keeps nothing."))
    ] = False,
    decides: ReviewerOption = None,
) -> None:
    if not on_a_terminal():
        raise OutputError("bidui browse", "needs a terminal; `bidui diff` prints the same comparison")

    from compare.cli.demo import sample_years
    from compare.library.store import IN_MEMORY
    from tui.app import browse
    from tui.session.failures import UnexpectedError

    try:
        given = [str(path) for path in sample_years()] if demo else paths or []
        store = IN_MEMORY if demo and review is None else review
        browse(given, context.obj, store, reviewer_name(decides), opening=_opening(reader, context.obj), tour=demo)
    except UnexpectedError as error:
        report(error, context.obj)
        raise typer.Exit(UNEXPECTED) from None


def _opening(reader: InputReader, words: Words) -> Opening:
    """How files are read, and the rules that the settings in force name, as `bidui check` goes by them."""
    from compare.cli.check_options import rules_asked
    from compare.cli.errors import say_in_force
    from compare.cli.settings import find
    from tui.session.opening import Opening

    settings = find()
    if settings.path and settings.silences:
        say_in_force(settings.path, words)
    return Opening(reader.encoding, reader.tracked, reader.include, reader.exclude, rules_asked(settings))


def on_a_terminal() -> bool:
    """The desk reads keys from the first and is drawn on the last; in a browser it needs neither."""
    if os.environ.get(WEB_DRIVER):
        return True
    return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()
