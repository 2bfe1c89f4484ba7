"""An end to work on what strangers wrote, by the processor time that this process takes.

In the main thread of a Unix system a signal ends it, even in the midst of a regular expression that goes back over its
text without end: Python looks for signals while it matches. Elsewhere (Windows, the desk's tasks) another thread watches
and ends it between two steps of Python; there a single match runs on to its own end.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Final, NoReturn

from compare.language import mark
from compare.model import InputError

TOO_LONG = mark("takes longer than {most} seconds to go through")
PAIR_TOO_LONG = mark("takes longer than {most} seconds to compare with {other}")
SCAN_TOO_LONG = mark("takes longer than {most} seconds to scan with {count} other reports")
PATTERN_TOO_LONG = mark("takes longer than {most} seconds to look for in one name")
# Of one step of work on one text. The slowest step takes some 10 s for a million characters, so this is twice and more.
SECONDS_OF_TEXT: Final = 20.0
SECONDS_PER_CHARACTER: Final = 60 / 1_000_000
# Of comparing texts with each other, for the characters of all: the slowest pair measured, two tables of
# 8,000 rows each, takes 23 s for .6 million.
SECONDS_OF_PAIR: Final = 60.0
SECONDS_PER_CHARACTER_OF_PAIR: Final = 120 / 1_000_000
# Of a pattern that the reader gave, on one name: patterns that end take millionths.
SECONDS_OF_PATTERN: Final = 2.0
# An end that was swallowed (in a finalizer, by a library that catches everything) comes again after so long.
_AGAIN_AFTER = 0.5


@contextmanager
def time_limit(seconds: float, name: str, reason: str, **arguments: object) -> Iterator[None]:
    """Raise `InputError` of ``name`` where the block takes more; ``reason`` may say ``{most}`` seconds. Inside another
    limit the one that ends first holds."""
    ended = _ended_by_signal if _has_signals() else _ended_by_watch
    with ended(seconds, InputError(name, reason, most=int(seconds), **arguments)):
        yield


def text_limit(path: str, characters: int) -> AbstractContextManager[None]:
    """The limit of one step of work on a text of so many characters."""
    return time_limit(SECONDS_OF_TEXT + characters * SECONDS_PER_CHARACTER, path, TOO_LONG)


def pair_limit(path: str, other: str, characters: int) -> AbstractContextManager[None]:
    """The limit of comparing two texts that have so many characters together."""
    seconds = SECONDS_OF_PAIR + characters * SECONDS_PER_CHARACTER_OF_PAIR
    return time_limit(seconds, path, PAIR_TOO_LONG, other=other)


def scan_limit(sizes: Mapping[str, int]) -> AbstractContextManager[None]:
    """The limit of one step of work on many texts, by their paths so many characters each; the longest is named."""
    longest = max(sizes, key=lambda path: sizes[path], default="")
    seconds = SECONDS_OF_PAIR + sum(sizes.values()) * SECONDS_PER_CHARACTER_OF_PAIR
    return time_limit(seconds, longest, SCAN_TOO_LONG, count=len(sizes) - 1)


def _has_signals() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def _ended_by_signal(seconds: float, error: InputError) -> Iterator[None]:
    outer = signal.getitimer(signal.ITIMER_VIRTUAL)[0]
    if 0 < outer <= seconds:
        yield
        return

    def end(*_: object) -> NoReturn:
        raise error

    before = signal.signal(signal.SIGVTALRM, end)
    begin = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN_AFTER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        if outer:
            left = outer - (time.process_time() - begin)
            signal.setitimer(signal.ITIMER_VIRTUAL, max(left, _AGAIN_AFTER), _AGAIN_AFTER)


@contextmanager
def _ended_by_watch(seconds: float, error: InputError) -> Iterator[None]:
    watch = _Watch(seconds)
    try:
        yield
    except _LateError:
        if not watch.has_rung:  # an outer limit's
            raise
        raise error from None
    finally:
        watch.stop()


class _LateError(BaseException):
    """What a watch raises in the thread that it watches."""


class _Watch:
    """Raises `_LateError` in the thread that made it, once this process took so many seconds of the processor."""

    def __init__(self, seconds: float) -> None:
        self.has_rung = False
        self._end = time.process_time() + seconds
        self._watched = threading.get_ident()
        self._stopped = threading.Event()
        self._ringing = threading.Lock()
        threading.Thread(target=self._look, daemon=True).start()

    def stop(self) -> None:
        """Afterwards nothing is raised any more. It may be rung at while it works, but not twice."""
        try:
            self._stop()
        except _LateError:
            self._stop()

    def _stop(self) -> None:
        self._stopped.set()
        with self._ringing:
            if self.has_rung:
                _raise_in(self._watched, None)  # what is still under way

    def _look(self) -> None:
        # Time of the processor may pass faster than time, where several threads work: look twice as soon at least.
        while not self._stopped.wait(max((self._end - time.process_time()) / 2, _AGAIN_AFTER / 10)):
            if time.process_time() < self._end:
                continue
            with self._ringing:
                if self._stopped.is_set():
                    return
                self.has_rung = True
                _raise_in(self._watched, _LateError)
            self._end += _AGAIN_AFTER


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Let a thread raise before its next step, or call that off."""
    import ctypes

    raised = None if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)
