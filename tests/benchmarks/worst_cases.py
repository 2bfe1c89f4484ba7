"""``python -m tests.benchmarks worst_cases``: inputs made to be slow, at one, two and four times a length; how the
processor time of the whole command grows, start-up taken off. None may grow faster than the exponent asked."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.clock import Run, run
from tests.benchmarks.hostile_texts import CASES, Case
from tests.benchmarks.measures import growth

EXPONENT = 1.2
TIMES = (1, 2, 4)
LIMIT = 15  # seconds of the processor, after which a command is stopped
# Less than this above start-up is noise: no exponent is told.
LEAST = 0.08
# "Differences found" and "findings" are no failures.
STATUSES = (0, 1)
SURE = 3  # seconds, from which one run is enough
ROW = "{:<52} {:>9}  {:>7} {:>7} {:>7}  {:>6} {:>9}"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks worst_cases", description=__doc__)
    parser.add_argument("words", nargs="*", help="of the cases' names; without, all")
    chosen = parser.parse_args(arguments)
    cases = [case for case in CASES if not chosen.words or any(word in case.name for word in chosen.words)]
    print(f"processor seconds above start-up at {', '.join(map(str, TIMES))} times n; asked: exponent {EXPONENT}")
    print(ROW.format("case", "n", *(f"{times}n" for times in TIMES), "MB", "exponent"), flush=True)
    starts: dict[tuple[str, str], float] = {}
    worst = 0.0
    with tempfile.TemporaryDirectory() as name:
        for case in cases:
            kind = (case.verb[0], case.suffix)
            if kind not in starts:
                starts[kind] = _start_up(case, Path(name))
            exponent = _measure(case, Path(name), starts[kind])
            worst = max(worst, exponent)
    print(f"largest exponent: {worst:.2f}")


def _measure(case: Case, folder: Path, start: float) -> float:
    """The exponent of one case; its row is printed. 0 where it is too quick to tell."""
    runs = [_timed(case, case.size * times, folder) for times in TIMES]
    above = [timed.processor - start if timed else None for timed in runs]
    known = [(times, seconds) for times, seconds in zip(TIMES, above, strict=True) if seconds is not None]
    exponent = 0.0
    if len(known) < len(TIMES):
        exponent, told = float("inf"), f"over {LIMIT} s"
    elif known[-1][1] < LEAST:
        told = "quick"
    else:
        exponent = growth([times for times, _ in known], [max(LEAST / 8, seconds) for _, seconds in known], 0.0)
        told = f"{exponent:.2f}" + (" !" if exponent > EXPONENT else "")
    largest = max((timed.megabytes for timed in runs if timed), default=0)
    shown = ["-" if seconds is None else f"{seconds:.2f}" for seconds in above]
    print(ROW.format(f"{case.verb[0]}: {case.name}", f"{case.size:,}", *shown, f"{largest:.0f}", told), flush=True)
    return exponent


def _timed(case: Case, size: int, folder: Path) -> Run | None:
    """The run of one size, the quicker of two where they are short; None where it took longer than the limit."""
    command = _command(case, case.texts(size), folder)
    try:
        first = run(command, STATUSES)
        return (
            first if first.processor > SURE else min(first, run(command, STATUSES), key=lambda timed: timed.processor)
        )
    except subprocess.CalledProcessError as error:
        if error.returncode not in (-24, -9, 137, 152):  # SIGXCPU, SIGKILL
            raise
        return None


def _start_up(case: Case, folder: Path) -> float:
    """Seconds of the same command on a few words."""
    command = _command(case, ("一、工作\n完成了年度目标。\n",) * len(case.texts(1)), folder)
    return min(run(command, STATUSES).processor for _ in range(3))


def _command(case: Case, texts: Sequence[str], folder: Path) -> list[str]:
    paths = [folder / f"{'ab'[i]}{case.suffix}" for i in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    limited = ["sh", "-c", f'ulimit -t {LIMIT}; exec "$@"', "sh"]
    return [*limited, sys.executable, "-m", "compare.cli", *case.verb, *map(str, paths)]
