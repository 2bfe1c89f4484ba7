"""Lines on standard error. Where nobody hears them any more, as in a terminal that was closed, they are dropped."""

from __future__ import annotations

import contextlib
import sys
from typing import Final

from compare.cli.loudness import QUIET, loudness
from compare.render.clean import clean

# Takes away what stands on the line of a terminal, as the progress of a command does.
CLEAR: Final = "\r\x1b[K"


def say(message: str) -> None:
    """One line that begins with the name of the program."""
    put(f"{CLEAR if sys.stderr.isatty() else ''}bidui: {clean(message)}\n")


def note(message: str) -> None:
    """A line about something that is no error, unless ``--quiet`` asks for none."""
    if loudness() != QUIET:
        say(message)


def put(text: str) -> None:
    """``text`` as it is, at once."""
    with contextlib.suppress(OSError):
        print(text, end="", file=sys.stderr, flush=True)
