"""``bidui browse``"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import compare
from compare.cli.errors import OutputError
from compare.language import mark

HELP = mark("Walk through what changed, both reports side by side, on a screen of its own.")
EXAMPLES = mark("bidui browse 2022.txt 2023.txt")


def run(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help=mark("The earlier report."))],
    new: Annotated[str, typer.Argument(metavar="NEW", help=mark("The later report."))],
) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise OutputError("bidui browse", "needs a terminal; `bidui diff` prints the same comparison")
    comparison = compare.diff(compare.read(old), compare.read(new))

    from tui.app import browse

    browse(comparison, context.obj)
