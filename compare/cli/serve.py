"""``bidui serve``"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Annotated

import typer

from compare.cli.browse import ReviewerOption, StoreOption
from compare.cli.inputs import InputReader, reads_for_desk
from compare.cli.output import write_text
from compare.language import Words, mark
from compare.model import InputError

HELP = mark(
    "The desk in a browser of this machine (needs the extra `web`). Prints the address, which holds a token: who does not "
    "have it sees nothing. Ctrl-C ends it."
)
EXAMPLES = mark("bidui serve 2022.txt 2023.txt\nbidui serve submissions/ --port 8100")
_PORT = 8000


@reads_for_desk
def run(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    context: typer.Context,
    reader: InputReader,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help=mark("Two reports, one, or folders of reports."))
    ] = None,
    review: StoreOption = None,
    decides: ReviewerOption = None,
    port: Annotated[int, typer.Option(metavar="N", min=1, max=65535, help=mark("The port on 127.0.0.1."))] = _PORT,
) -> None:
    import asyncio  # here: with it every page of help would take a tenth longer

    try:
        from tui.web.server import GuardedServer
    except ImportError:
        raise InputError("bidui serve", "needs the extra “web”: pip install 'bidui[web]'") from None

    words: Words = context.obj
    server = GuardedServer(
        _command(paths or [], {**_reading(reader), "--review": review, "--as": decides}, words), port, words
    )
    said = words("The desk is at {address}", address=server.address)
    try:
        with suppress(KeyboardInterrupt):
            asyncio.run(server.run(lambda: write_text(f"{said}\n", None)))
    except OSError as error:
        raise InputError(f"127.0.0.1:{port}", "cannot be served: {why}", why=error.strerror or "") from None


def _command(paths: list[str], options: Mapping[str, str | Sequence[str] | None], words: Words) -> str:
    """What each browser window runs: `bidui browse` with the options that were given."""
    given = [
        f"{name}={value}"
        for name, values in options.items()
        for value in ([values] if isinstance(values, str) else values or ())
    ]
    return shlex.join([sys.executable, "-m", "compare.cli", "--lang", words.language, "browse", *given, "--", *paths])


def _reading(reader: InputReader) -> dict[str, str | Sequence[str] | None]:
    return {
        "--encoding": reader.encoding,
        "--tracked": reader.tracked.value,
        "--include": reader.include,
        "--exclude": reader.exclude,
    }
