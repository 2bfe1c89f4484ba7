"""Gives an entrance of the program inputs made wrong, one after the other, and keeps what went against the promise: an
answer or one line of refusal, soon, in little memory, the same each time."""

from __future__ import annotations

import resource
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from random import Random
from types import FrameType
from typing import NoReturn

MOST_SECONDS, MOST_MEGABYTES = 10.0, 700.0
# On the clock on the wall: what waits for something takes nothing of the processor. Long, since other work may go first.
MOST_WAITING = 600.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one input: ``told`` is the answer itself, ``reason`` why the input was refused, if it was."""

    told: str = ""
    reason: str = ""


# Makes an input by a generator of random numbers and tries it. Raises whatever goes against the promise.
Try = Callable[[Random], Answer]
# A room whose input comes from outside: works in a folder of its own, as long as the run.
Entrance = Callable[[Path], AbstractContextManager[Try]]


class Hung(BaseException):
    """One input took too much of the processor."""


@dataclass(slots=True)
class Outcome:
    """``faults`` name the input that shows each: its number and the seed make it again. ``digest`` is of all answers."""

    inputs: int = 0
    refused: int = 0
    slowest: float = 0.0
    megabytes: float = 0.0
    faults: list[str] = field(default_factory=list)
    digest: str = ""


def fuzz(name: str, entrance: Entrance, numbers: range, seed: int, folder: Path) -> Outcome:
    """The inputs of these numbers. The same seed makes the same inputs."""
    outcome, digest = Outcome(), blake2b(digest_size=8)
    memory = _Memory()
    with _interruptible(), entrance(folder) as attempt:
        for number in numbers:
            begin = time.process_time()
            signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
            signal.setitimer(signal.ITIMER_REAL, MOST_WAITING)
            try:
                answer = attempt(Random(f"{seed}/{name}/{number}"))
            except (Exception, Hung) as error:  # noqa: BLE001 - this is what is looked for
                outcome.faults.append(f"{number}: {_described(error)}")
            else:
                outcome.refused += bool(answer.reason)
                digest.update(answer.told.encode("utf-8", "surrogatepass") + b"\0")
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
                signal.setitimer(signal.ITIMER_REAL, 0)
            outcome.inputs += 1
            outcome.slowest = max(outcome.slowest, time.process_time() - begin)
    outcome.digest = digest.hexdigest()
    outcome.megabytes = memory.taken()
    if outcome.megabytes > MOST_MEGABYTES:
        outcome.faults.append(f"took {outcome.megabytes:.0f} MB")
    return outcome


@contextmanager
def _interruptible() -> Iterator[None]:
    def interrupt(number: int, _frame: FrameType | None) -> NoReturn:
        most = MOST_SECONDS if number == signal.SIGPROF else MOST_WAITING
        raise Hung(f"takes longer than {most:.0f} s")

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGPROF, signal.SIGALRM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _described(error: BaseException) -> str:
    """What was raised, and by which line of ours or of a test's promise."""
    places = traceback.extract_tb(error.__traceback__)
    ours = [place for place in places if "/compare/" in place.filename or "promises" in place.filename] or places
    why = " ".join(str(error).split())[:200]
    return f"{type(error).__name__} {why} ({Path(ours[-1].filename).name}:{ours[-1].lineno} {ours[-1].line})"


class _Memory:
    """What is taken since it was made, in megabytes: what this process held before is none of the run's, nor what its
    children took that ended before."""

    def __init__(self) -> None:
        Path("/proc/self/clear_refs").write_text("5")  # "reset the peak resident set size", proc(5)
        self._held, self._children = _status("VmRSS"), _children()

    def taken(self) -> float:
        # A child begins with the peak of the process that it was forked from: no more than that says nothing.
        own, children = _status("VmHWM"), _children()
        return max(own - self._held, children if children > max(own, self._children) else 0.0)


def _status(name: str) -> float:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024


def _children() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
