"""Who has a library open, as far as the system tells."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

_PROCESSES: Final = Path("/proc")
# Of what stands behind the name of a program, which is in brackets: clock ticks from the machine's start to its own.
_STARTED: Final = 19


class Holder(NamedTuple):
    """A process, its program, and since when it runs; None where the system does not say."""

    process: int
    program: str
    since: datetime | None = None


def holder_of(process: int, program: str) -> Holder:
    return Holder(process, Path(program).name, _started(process))


def _started(process: int) -> datetime | None:
    """From Linux, which is asked without a program or a package for it."""
    try:
        facts = (_PROCESSES / str(process) / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        lines = (_PROCESSES / "stat").read_text("utf-8").splitlines()
        booted = next(int(line.split()[1]) for line in lines if line.startswith("btime "))
        seconds = booted + int(facts[_STARTED]) / os.sysconf("SC_CLK_TCK")
        return datetime.fromtimestamp(seconds, UTC)
    except (OSError, ValueError, IndexError, StopIteration):
        return None
