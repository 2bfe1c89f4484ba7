"""``python -m tests.benchmarks scan``: the whole of ``bidui scan`` against copydetect and against datasketch's MinHash LSH
with verification, on the same files in the same run; what each finds of the pairs that copied."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.clock import Run, run
from tests.benchmarks.measures import growth
from tests.benchmarks.scan_peers import PEERS, numbered
from tests.benchmarks.submissions import Copy, make_submissions, write_submissions

COUNT = 1_000
START_UP = 2  # reports: such a folder times the start of the program
ROW = "{:>8}  {:<12} {:>9} {:>7} {:>8}  {:>7} {:>9}"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks scan", description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[COUNT], help="reports, 5,000 characters each")
    parser.add_argument("--alone", action="store_true", help="without the other programs: how time grows")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    print(ROW.format("reports", "program", "seconds", "ratio", "MB", "copies", "others'"), flush=True)
    seconds = []
    for count in [START_UP, *chosen.counts] if chosen.alone else chosen.counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            texts, copies = make_submissions(count, seed=chosen.seed)
            write_submissions(folder, texts, copies)
            ours, found = scan(folder)
            seconds.append(ours.seconds)
            print(_row(count, "bidui", ours, ours, found, found, copies), flush=True)
            for peer in () if chosen.alone else PEERS:
                theirs, other = run_peer(peer, folder)
                print(_row(count, peer, theirs, ours, other, found, copies), flush=True)
    if chosen.alone and len(chosen.counts) > 1:
        print(
            f"growth with the number of reports, start-up taken off: {growth(chosen.counts, seconds[1:], seconds[0]):.2f}"
        )


Pairs = set[tuple[int, int]]


def scan(folder: Path) -> tuple[Run, Pairs]:
    result = folder / "scan.json"
    command = [sys.executable, "-m", "compare.cli", "scan", str(folder / "reports"), "-f", "json", "-o", str(result)]
    timed = run(command)
    output = json.loads(result.read_text("utf-8"))
    paths = [document["path"] for document in output["documents"]]
    return timed, set(map(_pair, numbered((paths[pair["a"]], paths[pair["b"]]) for pair in output["pairs"])))


def run_peer(name: str, folder: Path) -> tuple[Run, Pairs]:
    result = folder / f"{name}.json"
    timed = run([sys.executable, "-m", "tests.benchmarks.scan_peers", name, str(folder / "reports"), str(result)])
    return timed, set(map(_pair, json.loads(result.read_text("utf-8"))))


def _pair(numbers: Sequence[int]) -> tuple[int, int]:
    low, high = sorted(numbers)
    return low, high


def _row(  # noqa: PLR0917 - the columns
    count: int, name: str, timed: Run, ours: Run, found: Pairs, our_pairs: Pairs, copies: Sequence[Copy]
) -> str:
    """``copies``: how many of the planted pairs were found; ``others'``: how many of this program's true pairs bidui
    did not find."""
    true = {_pair((copy.copier, copy.source)) for copy in copies}
    missed = len((found & true) - our_pairs)
    return ROW.format(
        f"{count:,}",
        name,
        f"{timed.seconds:.2f}",
        f"{timed.seconds / ours.seconds:.1f}",
        f"{timed.megabytes:.0f}",
        f"{len(found & true)}/{len(true)}",
        f"{missed} missed",
    )
