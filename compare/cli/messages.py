"""Lines on standard error. Where nobody hears them any more, as in a terminal that was closed, they are dropped."""

from __future__ import annotations

import contextlib
import sys

from compare.render.clean import clean


def say(message: str) -> None:
    """One line that begins with the name of the program."""
    put(f"bidui: {clean(message)}\n")


def put(text: str) -> None:
    """``text`` as it is, at once."""
    with contextlib.suppress(OSError):
        print(text, end="", file=sys.stderr, flush=True)
