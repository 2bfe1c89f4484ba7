"""``python -m tests.fuzz --runs N``: read N files made wrong; exits with 1 where one broke the promise."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.fuzz.runner import BROKE_DOWN, fuzz

ROW = "{:<6}{:>8}{:>8}{:>9}{:>12}{:>11}{:>9}  {}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reasons", action="store_true", help="say why files were refused")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bidui-fuzz-") as folder:
        outcomes = fuzz(chosen.runs, chosen.seed, Path(folder))
    print(ROW.format("kind", "runs", "read", "refused", "broke down", "slowest s", "MB", "faults"))
    for kind, outcome in outcomes.items():
        broke = outcome.reasons[BROKE_DOWN]
        faults = "; ".join(outcome.faults[:5]) or "none"
        print(
            ROW.format(
                kind, outcome.runs, outcome.read, outcome.refused, broke,
                f"{outcome.slowest:.2f}", f"{outcome.megabytes:.0f}", faults,
            )
        )  # fmt: skip
        if chosen.reasons:
            for reason, count in outcome.reasons.most_common():
                print(f"{count:>14}  {reason}")
    return int(any(outcome.faults for outcome in outcomes.values()))


if __name__ == "__main__":
    sys.exit(main())
