"""The same work for many items on all processors, the results in order.

Processes are spawned, never forked: numpy and a screen have threads, which a fork does not survive.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from compare.lexicon import Lexicon, active, use

Item = TypeVar("Item")
Result = TypeVar("Result")
P = ParamSpec("P")

# Starting processes takes as long as so many items; fewer are done here.
LEAST = 200
# Items sent at once, how many such parcels each worker has before it, and how many are sent or done before the first of
# them has come back: what is read is not far ahead of the work.
_PARCEL = 8
_AHEAD = 3
_MOST = 8
_THREADS = "OPENBLAS_NUM_THREADS"


class Pool:
    """``jobs`` processes with this one, which works too; the others are started when there is enough to do."""

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
            self._executor = _started(self._jobs - 1)
        sent: deque[Future[list[Result]]] = deque()
        while parcel := list(islice(items, _PARCEL)):
            if sum(not each.done() for each in sent) < _AHEAD * (self._jobs - 1):
                sent.append(self._executor.submit(_each, function, parcel))
            else:
                sent.append(Future())
                sent[-1].set_result(_each(function, parcel))
            while sent and (sent[0].done() or len(sent) > _MOST * self._jobs):
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
    """Processes that collect garbage as their parent does, and read texts by the same lexicon."""
    settings = (gc.get_threshold(), active().paths)
    executor = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin, initargs=settings)
    with _inherited():
        for _ in range(jobs):  # work starts them, one each
            executor.submit(_leave_interrupts)
    return executor


@contextmanager
def _inherited() -> Iterator[None]:
    """Processes started in the block leave an interrupt to their parent, from their first moment on, and numpy gets one
    thread in each: there are as many processes as processors."""
    is_main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, signal.SIG_IGN) if is_main else None
    is_chosen = _THREADS in os.environ
    os.environ.setdefault(_THREADS, "1")
    try:
        yield
    finally:
        if is_main:
            signal.signal(signal.SIGINT, before)
        if not is_chosen:
            del os.environ[_THREADS]


def _begin(threshold: tuple[int, int, int], lexicon: tuple[str, ...]) -> None:
    gc.set_threshold(*threshold)
    if lexicon:
        use(Lexicon.with_files(lexicon))
    _leave_interrupts()


def _leave_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
