"""Run a command and print its seconds and its peak memory, alone in a small process.

A process of its own because a child inherits its parent's peak memory: started from a large program, every command would
look as large as that.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """``seconds`` by the clock on the wall; ``processor`` those of the processor, of the command and its own children,
    which other work on the machine does not lengthen."""

    seconds: float
    megabytes: float
    processor: float = 0.0


class TookTooLongError(Exception):
    """A command was stopped at its limit."""


def run(command: Sequence[str], statuses: Sequence[int] = (0,), limit: int = 0) -> Run:
    """Time one command; what it prints goes nowhere. ``limit``: seconds of the processor after which it is stopped.
    Raises `TookTooLongError`, or `subprocess.CalledProcessError` where it ends with none of ``statuses``."""
    watcher = [sys.executable, "-S", __file__, str(limit), *command]
    timed = subprocess.run(watcher, check=False, capture_output=True, text=True)
    if limit and timed.returncode in (128 + signal.SIGXCPU, 128 + signal.SIGKILL):
        raise TookTooLongError(f"over {limit} s")
    if timed.returncode not in statuses:
        raise subprocess.CalledProcessError(timed.returncode, command, timed.stdout, timed.stderr)
    return Run(**json.loads(timed.stdout))


def median(runs: Sequence[Run]) -> Run:
    """Medians of the seconds, the largest memory."""
    return Run(
        statistics.median(timed.seconds for timed in runs),
        max(timed.megabytes for timed in runs),
        statistics.median(timed.processor for timed in runs),
    )


def _main(limit: int, command: list[str]) -> int:
    if limit:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    processor = usage.ru_utime + usage.ru_stime
    json.dump({"seconds": seconds, "megabytes": usage.ru_maxrss / 1024, "processor": processor}, sys.stdout)
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


if __name__ == "__main__":
    sys.exit(_main(int(sys.argv[1]), sys.argv[2:]))
