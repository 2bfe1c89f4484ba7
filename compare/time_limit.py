"""An end to work on what strangers wrote, by the processor time that this process takes.

A regular expression that goes back over its text without end can be ended from within: Python looks for signals while it
matches. Signals come to the main thread, so elsewhere (the desk's tasks, Windows) there is no limit.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

from compare.language import mark
from compare.model import InputError

TOO_LONG = mark("takes longer than {most} seconds to go through")
PATTERN_TOO_LONG = mark("takes longer than {most} seconds to look for in one name")
# Of one step of work on one text. The slowest step takes some 10 s for a million characters, so this is twice and more.
SECONDS_OF_TEXT: Final = 20.0
SECONDS_PER_CHARACTER: Final = 60 / 1_000_000
# Of a pattern that the reader gave, on one name: patterns that end take millionths.
SECONDS_OF_PATTERN: Final = 2.0
# An end that was swallowed (in a finalizer, by a library that catches everything) comes again after so long.
_AGAIN_AFTER = 0.5


@contextmanager
def time_limit(seconds: float, name: str, reason: str) -> Iterator[None]:
    """Raise `InputError` of ``name`` where the block takes more; ``reason`` may say ``{most}`` seconds. Inside another
    limit that one holds."""
    if not _can_be_ended() or signal.getitimer(signal.ITIMER_VIRTUAL)[0]:
        yield
        return

    def end(*_: object) -> NoReturn:
        raise InputError(name, reason, most=int(seconds))

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN_AFTER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def text_limit(path: str, characters: int) -> Iterator[None]:
    """The limit of one step of work on a text of so many characters."""
    with time_limit(SECONDS_OF_TEXT + characters * SECONDS_PER_CHARACTER, path, TOO_LONG):
        yield


def _can_be_ended() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
