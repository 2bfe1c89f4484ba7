"""Run a command and print its seconds and its peak memory, alone in a small process.

A process of its own because a child inherits its parent's peak memory: started from a large program, every command would
look as large as that.
"""

from __future__ import annotations

import json
import os
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


def run(command: list[str], statuses: Sequence[int] = (0,)) -> Run:
    """Time one command; what it prints goes nowhere. Raises `subprocess.CalledProcessError` where it ends with none of
    ``statuses``."""
    timed = subprocess.run([sys.executable, "-S", __file__, *command], check=False, capture_output=True, text=True)
    if timed.returncode not in statuses:
        raise subprocess.CalledProcessError(timed.returncode, command, timed.stdout, timed.stderr)
    return Run(**json.loads(timed.stdout))


def _main(command: list[str]) -> int:
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    processor = usage.ru_utime + usage.ru_stime
    json.dump({"seconds": seconds, "megabytes": usage.ru_maxrss / 1024, "processor": processor}, sys.stdout)
    return child.returncode


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
