"""``python -m tests.fuzz ENTRANCE --inputs N``: N inputs made wrong; exits with 1 where one broke the promise.

``--hash-seeds 3`` does it three times, each with another seed of Python's hashes, and asks for the same answers.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.entrances import ENTRANCES
from tests.fuzz.runner import Outcome, fuzz

ROW = "{:<14}{:>8}{:>9}{:>11}{:>6}  {:<17} {}"
MOST_SHOWN = 12


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("entrances", nargs="*", metavar="ENTRANCE", help=f"of {', '.join(ENTRANCES)} (all)")
    parser.add_argument("--inputs", type=int, default=1000, help="how many for each entrance")
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hash-seeds", type=int, default=0)
    chosen = parser.parse_args()
    if unknown := set(chosen.entrances) - set(ENTRANCES):
        parser.error(f"no such entrance: {', '.join(sorted(unknown))}")
    numbers = range(chosen.first, chosen.first + chosen.inputs)
    print(ROW.format("entrance", "inputs", "refused", "slowest s", "MB", "digest", "faults"))
    faults = 0
    for name in chosen.entrances or ENTRANCES:
        with tempfile.TemporaryDirectory(prefix="bidui-fuzz-") as folder:
            outcome = fuzz(name, ENTRANCES[name], numbers, chosen.seed, Path(folder))
        _print(name, outcome)
        faults += len(outcome.faults)
        if chosen.hash_seeds:
            faults += not _same_everywhere(name, outcome, numbers, chosen.seed, chosen.hash_seeds)
    return int(faults > 0)


def _print(name: str, outcome: Outcome) -> None:
    slowest, megabytes = f"{outcome.slowest:.2f}", f"{outcome.megabytes:.0f}"
    faults = len(outcome.faults) or "none"
    print(ROW.format(name, outcome.inputs, outcome.refused, slowest, megabytes, outcome.digest, faults), flush=True)
    for fault in outcome.faults[:MOST_SHOWN]:
        print(f"  {fault}", flush=True)


def _same_everywhere(name: str, outcome: Outcome, numbers: range, seed: int, hash_seeds: int) -> bool:
    """Whether other processes, with their sets in other orders, give the same answers."""
    command = [sys.executable, "-m", "tests.fuzz", name, "--seed", str(seed)]
    command += ["--first", str(numbers.start), "--inputs", str(len(numbers))]
    for hash_seed in range(1, hash_seeds + 1):
        environment = os.environ | {"PYTHONHASHSEED": str(hash_seed)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if outcome.digest not in done.stdout:
            print(f"  other answers with PYTHONHASHSEED={hash_seed}: {done.stdout} {done.stderr[-500:]}")
            return False
    print(f"  the same answers with {hash_seeds} seeds of hashes", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
