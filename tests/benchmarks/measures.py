"""What is timed, and what the times and results say."""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.clock import Run, run
from tests.benchmarks.texts import Pair, Places

RUNS = 3

# A character diff without a time limit, of the whole texts at once.
PEER = """
import sys
from pathlib import Path
from fast_diff_match_patch import diff
old, new = (Path(path).read_text("utf-8") for path in sys.argv[1:])
print(len(diff(old, new, timelimit=0, checklines=False, cleanup="No", counts_only=True)))
"""


@dataclass(frozen=True, slots=True)
class Times:
    """Both programs on one pair: medians of interleaved runs, the largest memory."""

    ours: Run
    peer: Run

    @property
    def ratio(self) -> float:
        return self.ours.seconds / self.peer.seconds

    @property
    def processor_ratio(self) -> float:
        """That of the processor's seconds, which other work on the machine does not change."""
        return self.ours.processor / max(1e-3, self.peer.processor)


def bidui_command(old: Path, new: Path) -> list[str]:
    return [sys.executable, "-m", "compare.cli", "diff", str(old), str(new), "--format", "json"]


def peer_command(old: Path, new: Path) -> list[str]:
    return [sys.executable, "-c", PEER, str(old), str(new)]


def write(pair: Pair, folder: Path) -> tuple[Path, Path]:
    old, new = folder / "old.txt", folder / "new.txt"
    old.write_text(pair.old, "utf-8")
    new.write_text(pair.new, "utf-8")
    return old, new


def measure(old: Path, new: Path, runs: int = RUNS, clock: Callable[[list[str]], Run] = run) -> Times:
    """Time both programs in turn, A B A B."""
    ours, peer = [], []
    for _ in range(runs):
        ours.append(clock(bidui_command(old, new)))
        peer.append(clock(peer_command(old, new)))
    return Times(_median(ours), _median(peer))


def _median(runs: Sequence[Run]) -> Run:
    return Run(
        statistics.median(r.seconds for r in runs),
        max(r.megabytes for r in runs),
        statistics.median(r.processor for r in runs),
    )


def moves_found(old: Path, new: Path, moves: Sequence[Places]) -> int:
    """How many moved paragraphs have most of their characters in passages, or in a section, called moved from where
    they stood."""
    output = subprocess.run(bidui_command(old, new), check=True, capture_output=True, text=True).stdout
    found = json.loads(output)
    passages = [(p["old"], p["new"]) for p in found["passages"] if p["status"] == "moved"]
    sections = [(s["old"]["span"], s["new"]["span"]) for s in found["sections"] if s["status"] == "moved"]

    def share(places: list[tuple[list[int], list[int]]], move: Places) -> float:
        inside = (_overlap(new, move.new) for old, new in places if _overlap(old, move.old))
        return sum(inside) / (move.new[1] - move.new[0])

    return sum(max(share(passages, move), share(sections, move)) > 0.5 for move in moves)


def _overlap(a: Sequence[int], b: Sequence[int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def growth(lengths: Sequence[int], seconds: Sequence[float], start_up: float) -> float:
    """The exponent of time over length, start-up taken off: the slope of the logarithms."""
    x = [math.log(length) for length in lengths]
    y = [math.log(max(1e-3, time - start_up)) for time in seconds]
    return statistics.linear_regression(x, y).slope
