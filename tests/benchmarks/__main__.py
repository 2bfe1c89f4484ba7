"""``python -m tests.benchmarks``: whole commands side by side on pairs of four sizes. With a first word of `OTHERS` it
measures that instead."""

from __future__ import annotations

import argparse
import compileall
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.benchmarks.measures import RUNS, Times, growth, measure, moves_found, write
from tests.benchmarks.texts import MOVES, ROOT, SHARED, make_pair, material

# Modules with a ``main`` that takes the arguments behind its name.
OTHERS = ("desk", "growth", "library", "patterns", "peers", "reading", "scan", "size", "worst_cases")

LENGTHS = (30_000, 100_000, 300_000, 1_000_000)
START_UP = 1_000  # characters: such a pair times the start of the programs
ROW = "{:>12}  {:>9} {:>9} {:>7}  {:>11} {:>11} {:>7}  {:>9} {:>9}  {:>6}"
HEAD = (
    *("characters", "bidui s", "peer s", "ratio"),
    *("bidui cpu s", "peer cpu s", "ratio", "bidui MB", "peer MB", "moves"),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("lengths", nargs="*", type=int, default=LENGTHS, help="characters of a pair's older text")
    parser.add_argument("--runs", type=int, default=RUNS, help="timed runs of each command")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    paragraphs = material()
    source = "reports in ../shared" if SHARED.is_dir() else "seeds/"
    print(f"bidui diff --format json against fast-diff-match-patch; text from {source}; median of {chosen.runs}")
    print(ROW.format(*HEAD), flush=True)
    results: list[Times] = []
    with tempfile.TemporaryDirectory() as name:
        for length in (START_UP, *chosen.lengths):
            pair = make_pair(length, seed=chosen.seed, paragraphs=paragraphs)
            old, new = write(pair, Path(name))
            times = measure(old, new, chosen.runs)
            results.append(times)
            found = f"{moves_found(old, new, pair.moves)}/{MOVES}" if length != START_UP else "start"
            print(
                ROW.format(
                    f"{len(pair.old):,}",
                    f"{times.ours.seconds:.2f}",
                    f"{times.peer.seconds:.2f}",
                    f"{times.ratio:.2f}",
                    f"{times.ours.processor:.2f}",
                    f"{times.peer.processor:.2f}",
                    f"{times.processor_ratio:.2f}",
                    f"{times.ours.megabytes:.0f}",
                    f"{times.peer.megabytes:.0f}",
                    found,
                ),
                flush=True,
            )
    start, *rest = results
    if len(rest) > 1:
        ours = growth(chosen.lengths, [t.ours.processor for t in rest], start.ours.processor)
        peer = growth(chosen.lengths, [t.peer.processor for t in rest], start.peer.processor)
        print(f"growth of the processor's seconds with length, start-up taken off: bidui {ours:.2f}, peer {peer:.2f}")


def compile_packages() -> None:
    """The state that pip leaves a program in, as it has left the others: a run from sources alone, where Python is told
    to keep no bytecode, compiles all of them at each start."""
    for package in ("compare", "tui"):
        compileall.compile_dir(ROOT / package, quiet=1)


if __name__ == "__main__":
    compile_packages()
    if sys.argv[1:2] and sys.argv[1] in OTHERS:
        import_module(f"tests.benchmarks.{sys.argv[1]}").main(sys.argv[2:])
    else:
        main()
