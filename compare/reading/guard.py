"""A program of others that works in a temporary folder: it ends, and the folder goes, whatever becomes of us.

Between us and the program stands a guard, a small process of its own. The program and what it starts in turn are
a group of processes, which the guard ends where we ask it to, are gone, or the time is up.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from compare.reading.settings import SECONDS_BETWEEN_LOOKS

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from compare.reading.guard import guard; "
    "sys.exit(guard(int(sys.argv[2]), float(sys.argv[3]), sys.argv[4], sys.argv[5:]))"
)


def run_guarded(command: Sequence[str], folder: Path, seconds: float) -> None:
    """Run ``command`` for at most ``seconds``; where this process is killed meanwhile, ``folder`` is removed, too.
    Raises `subprocess.SubprocessError` where the command fails or takes too long, `OSError` where it cannot start."""
    import json

    started = [sys.executable, "-P", "-c", _START, json.dumps(sys.path), str(os.getpid()), str(seconds), str(folder)]
    with _started([*started, *command]) as guarding:
        try:
            code = guarding.wait()
        except BaseException:
            guarding.terminate()
            guarding.wait()
            raise
    if code:
        raise subprocess.CalledProcessError(code, command[0])


def guard(parent: int, seconds: float, folder: str, command: Sequence[str]) -> int:
    """The guard's own work; the exit code of ``command``, or 1 where it was ended."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    end = time.monotonic() + seconds
    with _started(command) as program:
        try:
            while os.getppid() == parent and time.monotonic() < end:
                with suppress(subprocess.TimeoutExpired):
                    return program.wait(SECONDS_BETWEEN_LOOKS)
            return 1
        finally:
            with suppress(ProcessLookupError):
                os.killpg(program.pid, signal.SIGKILL)
            program.wait()
            if os.getppid() != parent:
                shutil.rmtree(folder, ignore_errors=True)


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """A process in a session of its own (an interrupt is ours to answer), with nothing to read or say."""
    nothing = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
