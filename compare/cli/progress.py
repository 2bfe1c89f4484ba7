"""One line on standard error that says how far a long command has come, where standard error is a terminal."""

from __future__ import annotations

import sys
import time
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Final

from compare.cli.loudness import QUIET, loudness
from compare.cli.messages import CLEAR, put
from compare.render.cells import truncate
from compare.render.clean import clean

_WIDTH: Final = 79
# Seconds: what is quicker than the first shows nothing; the line is drawn again after each of the second, so that
# one long step is seen to go on.
SHOWN_AFTER: Final = 0.5
DRAWN_EVERY: Final = 0.5
# Seconds after which a rate, or the time that one step takes, is told.
TOLD_AFTER: Final = 1.0


class Progress:
    """``with Progress() as progress: progress.say("reading 3 of 12", done=2)``; the line is gone afterwards."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty() and loudness() != QUIET
        self._begun = self._phase_begun = self._step_begun = self._drawn = time.monotonic()
        self._message, self._done, self._counted_from = "", 0, 0
        self._lock, self._ended = Lock(), Event()

    def say(self, message: str, done: int = 0) -> None:
        """Put ``message`` in place of the last one, with the rate at which ``done`` grows. An
        empty message clears the line."""
        if not self._shown:
            return
        now = time.monotonic()
        with self._lock:
            if done <= self._done or not self._done:  # another count begins
                self._phase_begun, self._counted_from = now, done
            self._message, self._done, self._step_begun = message, done, now
            if not message or now - self._drawn >= DRAWN_EVERY:
                self._draw(now)

    def _draw(self, now: float) -> None:
        if now - self._begun < SHOWN_AFTER:
            return
        self._drawn = now
        if not self._message:
            put(CLEAR)
            return
        told = ""
        if self._done > self._counted_from and (taken := now - self._phase_begun) >= TOLD_AFTER:
            told += f" · {(self._done - self._counted_from) / taken:.1f}/s"
        if (taken := now - self._step_begun) >= TOLD_AFTER:
            told += f" · {taken:.0f} s"
        put(CLEAR + truncate(clean(self._message), _WIDTH - len(told)) + told)

    def _draw_on(self) -> None:
        while not self._ended.wait(DRAWN_EVERY):
            with self._lock:
                if self._message:
                    self._draw(time.monotonic())

    def __enter__(self) -> Progress:
        if self._shown:
            Thread(target=self._draw_on, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self.say("")
