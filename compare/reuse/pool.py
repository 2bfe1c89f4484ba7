"""The same work for many items on all processors, the results in order.

Processes are spawned, never forked: numpy and a screen have threads, which a fork does not survive.
"""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
P = ParamSpec("P")

# Starting processes takes as long as so many items; fewer are done here.
LEAST = 200
# Items sent at once, and how many such parcels each worker has waiting: what is read is not far ahead of the work.
_PARCEL = 8
_AHEAD = 4


class Pool:
    """``jobs`` processes, started when there is enough to do."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """``function``, which a worker can import, of each item, in their order."""
        waiting = iter(items)
        first = list(islice(waiting, LEAST))
        if self._jobs < 2 or (len(first) < LEAST and self._executor is None):
            return map(function, chain(first, waiting))
        return self._spread(function, chain(first, waiting))

    def _spread(self, function: Callable[[Item], Result], items: Iterator[Item]) -> Iterator[Result]:
        if self._executor is None:
            self._executor = _started(self._jobs)
        sent: deque[Future[list[Result]]] = deque()
        while parcel := list(islice(items, _PARCEL)):
            sent.append(self._executor.submit(_each, function, parcel))
            if len(sent) > _AHEAD * self._jobs:
                yield from sent.popleft().result()
        while sent:
            yield from sent.popleft().result()

    def close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)


@contextmanager
def pool(jobs: int) -> Iterator[Pool]:
    """A pool for a while. What is still waiting when an error or an interrupt ends it is dropped."""
    workers = Pool(jobs)
    try:
        yield workers
    finally:
        workers.close()


def _each(function: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    return [function(item) for item in items]


def _started(jobs: int) -> ProcessPoolExecutor:
    """Processes that leave an interrupt to their parent, from their first moment on: they inherit that."""
    executor = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_leave_interrupts)
    if threading.current_thread() is not threading.main_thread():
        return executor
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        executor.submit(_leave_interrupts)  # the first work starts them
    finally:
        signal.signal(signal.SIGINT, before)
    return executor


def _leave_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
