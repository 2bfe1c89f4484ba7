"""SIGTERM, and SIGHUP of a terminal that was closed, end a command as SIGINT does: temporary files go, nothing is half written."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

from compare.cli.exit_codes import INTERRUPTED, TERMINATED

# Seconds after which an ending that Python dropped is raised again.
AGAIN_AFTER: Final = 0.01


class Terminated(BaseException):
    """The process was asked to end."""


# By the exit code of a command that was ended while it ran inside another.
ENDINGS: Final[dict[int, type[BaseException]]] = {INTERRUPTED: KeyboardInterrupt, TERMINATED: Terminated}


@contextmanager
def terminable() -> Iterator[None]:
    """Raise `Terminated` where SIGTERM or SIGHUP arrives. Where that falls into a finalizer, Python prints and drops it, as it
    does `KeyboardInterrupt`: then it is raised again. Outside the main thread Python takes no signals; Windows has
    none to take."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    dropped: list[type[BaseException]] = []
    usual = sys.unraisablehook

    def terminate(*_: object) -> NoReturn:
        raise Terminated

    def again(*_: object) -> None:
        raise dropped.pop()

    def take(unraisable: sys.UnraisableHookArgs) -> None:
        if unraisable.exc_type in (Terminated, KeyboardInterrupt):
            dropped.append(unraisable.exc_type)
            signal.setitimer(signal.ITIMER_REAL, AGAIN_AFTER)
        else:
            usual(unraisable)

    before = [
        *((number, signal.signal(number, terminate)) for number in (signal.SIGTERM, signal.SIGHUP)),
        (signal.SIGALRM, signal.signal(signal.SIGALRM, again)),
    ]
    sys.unraisablehook = take
    try:
        yield
    finally:
        sys.unraisablehook = usual
        for number, handler in before:
            signal.signal(number, handler)
