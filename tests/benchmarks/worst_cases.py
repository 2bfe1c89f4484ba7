"""``python -m tests.benchmarks worst_cases``: inputs made to be slow, at one, two and four times a length; how the
processor time of the whole command grows, start-up taken off. None should grow faster than the exponent asked."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.clock import Run, TookTooLongError, run
from tests.benchmarks.growth import exponent
from tests.benchmarks.hostile_texts import CASES, Case
from tests.benchmarks.pages import add_option, number, table, tell

EXPONENT = 1.2
TIMES = (1, 2, 4)
LIMIT = 60  # seconds of the processor, after which a command is stopped
# Less than this above start-up at the largest size is noise (start-up alone scatters by .1): no exponent is told.
LEAST = 0.3
# "Differences found" and "findings" are no failures; 2 says that the command stopped itself.
STATUSES, STOPPED = (0, 1), 2
# A case over the exponent is measured so many times more, and the least seconds count: single runs scatter.
AGAIN = 2
START_UPS = 3
HEAD = ("command", "text", "n", *(f"s at {times}n" for times in TIMES), "MB", "exponent")


@dataclass(frozen=True, slots=True)
class Measured:
    """``seconds`` above start-up at each size that was not stopped."""

    case: Case
    seconds: tuple[float, ...]
    megabytes: float

    @property
    def is_quick(self) -> bool:
        return len(self.seconds) == len(TIMES) and self.seconds[-1] < LEAST

    @property
    def exponent(self) -> float:
        """0 where the case is too quick to tell, infinite where it was stopped."""
        if len(self.seconds) < len(TIMES):
            return float("inf")
        return 0.0 if self.is_quick else exponent(TIMES, [max(LEAST / 30, each) for each in self.seconds])


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks worst_cases", description=__doc__)
    parser.add_argument("words", nargs="*", help="of the commands and texts; without, all")
    add_option(parser)
    chosen = parser.parse_args(arguments)
    cases = [case for case in CASES if not chosen.words or any(word in _title(case) for word in chosen.words)]
    starts: dict[tuple[str, str], float] = {}
    results = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for case in cases:
            kind = (_command_name(case), case.suffix)
            if kind not in starts:
                starts[kind] = _start_up(case, folder)
            results.append(measured(case, folder, starts[kind]))
            print(" | ".join(_row(results[-1])), file=sys.stderr, flush=True)
    tell("worst cases", told(results), chosen.write)


def measured(case: Case, folder: Path, start: float) -> Measured:
    result = _once(case, folder, start)
    for _ in range(AGAIN):
        if EXPONENT < result.exponent < float("inf"):
            other = _once(case, folder, start)
            least = tuple(map(min, result.seconds, other.seconds))
            result = Measured(case, least, max(result.megabytes, other.megabytes))
    return result


def told(results: Sequence[Measured]) -> str:
    """A table, the fastest growing first; what is too quick to tell in one line."""
    slow = sorted((each for each in results if not each.is_quick), key=lambda each: -each.exponent)
    quick = [f"{_command_name(each.case)} of {_text_name(each.case)}" for each in results if each.is_quick]
    over = sum(each.exponent > EXPONENT for each in results)
    lines = [f"{len(results)} cases, {over} over {EXPONENT}.", "", table(HEAD, map(_row, slow))]
    if quick:
        lines.append(f"Below {number(LEAST)} s above start-up at {TIMES[-1]}n, too quick to tell: {'; '.join(quick)}.")
    return "\n".join(lines)


def _once(case: Case, folder: Path, start: float) -> Measured:
    runs = list(_runs(case, folder))
    largest = max((timed.megabytes for timed in runs), default=0)
    return Measured(case, tuple(timed.processor - start for timed in runs), largest)


def _runs(case: Case, folder: Path) -> Iterator[Run]:
    """One of each size, up to the first that takes too long."""
    for times in TIMES:
        try:
            yield run(_command(case, case.texts(case.size * times), folder), STATUSES, LIMIT)
        except TookTooLongError:
            return
        except subprocess.CalledProcessError as error:
            if error.returncode != STOPPED:
                raise
            return


def _row(result: Measured) -> list[str]:
    seconds = [number(max(0.0, each)) for each in result.seconds]
    seconds += ["stopped"] * (len(TIMES) - len(seconds))
    power = "quick" if result.is_quick else f"{result.exponent:.2f}"
    return [
        _command_name(result.case),
        _text_name(result.case),
        f"{result.case.size:,}",
        *seconds,
        f"{result.megabytes:.0f}",
        f"**{power}**" if result.exponent > EXPONENT else power,
    ]


def _title(case: Case) -> str:
    return f"{_command_name(case)}: {case.name}"


def _command_name(case: Case) -> str:
    return f"`{' '.join(word for word in case.verb if word not in ('-f', 'json'))}`"


def _text_name(case: Case) -> str:
    """In one line, line breaks and tabs written out."""
    return case.name.replace("\n", "\\n").replace("\t", "\\t")


def _start_up(case: Case, folder: Path) -> float:
    """Seconds of the same command on a few words."""
    command = _command(case, ("一、工作\n完成了年度目标。\n",) * len(case.texts(1)), folder)
    return min(run(command, STATUSES).processor for _ in range(START_UPS))


def _command(case: Case, texts: Sequence[str], folder: Path) -> list[str]:
    paths = [folder / f"{2021 + i}{case.suffix}" for i in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    bidui = [sys.executable, "-m", "compare.cli"]
    if case.verb[0] != "library":
        return [*bidui, *case.verb, *map(str, paths)]
    kept = folder / "kept.library"
    kept.unlink(missing_ok=True)
    run([*bidui, "library", "init", str(kept)])
    return [*bidui, *case.verb, str(kept), *map(str, paths)]
