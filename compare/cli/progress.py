"""One line on standard error that says how far a long command has come, where standard error is a terminal."""

from __future__ import annotations

import sys
from types import TracebackType

from compare.cli.loudness import QUIET, loudness
from compare.cli.messages import put
from compare.render.cells import truncate
from compare.render.clean import clean

_CLEAR = "\r\x1b[K"
_WIDTH = 79


class Progress:
    """``with Progress() as progress: progress.say("reading 3 of 12")``; the line is gone afterwards."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty() and loudness() != QUIET

    def say(self, message: str) -> None:
        """Put ``message`` in place of the last one; an empty one clears the line."""
        if self._shown:
            put(_CLEAR + truncate(clean(message), _WIDTH))

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.say("")
