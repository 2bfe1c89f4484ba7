"""``python -m tests.benchmarks peers``: other programs on the same files in the same run; what each found as well as its
time and memory. They are installed into an environment of their own (``build/peers``), and one that cannot be is named."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks.pages import add_option, tell
from tests.benchmarks.peers import diffs, scans
from tests.benchmarks.peers.venv import Environment, environment

# What is compared -> the table of it, made in a folder.
KINDS: dict[str, Callable[[Environment, Path, argparse.Namespace], str]] = {
    "text": lambda peers, folder, chosen: diffs.text_tables(peers, folder, chosen.length, chosen.runs),
    "word": lambda peers, folder, chosen: diffs.word_tables(peers, folder, chosen.length, chosen.runs),
    "scan": lambda peers, folder, chosen: scans.submission_tables(peers, folder, chosen.count),
    "pan": lambda peers, folder, _chosen: scans.pan_table(peers, folder),
}


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks peers", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"{', '.join(KINDS)}; without, all")
    parser.add_argument("--length", type=int, default=diffs.LENGTH, help="characters of a pair's older text")
    parser.add_argument("--count", type=int, default=scans.COUNT, help="reports of a folder")
    parser.add_argument(
        "--runs", type=int, default=1, help="timed runs of each comparison, of which the median is told"
    )
    add_option(parser)
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.kinds) - set(KINDS):
        parser.error(f"no such kind: {', '.join(sorted(unknown))}")
    peers = environment()
    for kind in chosen.kinds or KINDS:
        with tempfile.TemporaryDirectory() as name:
            tell(f"peers {kind}", KINDS[kind](peers, Path(name), chosen), chosen.write)
