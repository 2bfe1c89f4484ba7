"""``python -m tests.quality.report``: how well each kind of change between two years is understood.

``--show "sentences split"`` prints what is wrong there, line by line.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from statistics import fmean

import compare
from compare.model import Comparison, Span
from tests.quality import truth
from tests.quality.alignment_generator import OPERATIONS, SAMPLES, Case, make

SEEDS = 3  # pairs made of each sample by each operation
ROW = "{:<26}{:>9}{:>9}  {:>9}{:>9}{:>9}  {:>7}{:>7}{:>9}"
COLUMNS = ("sections", "status", "passages", "precise", "status", "untold", "twice", "rebuilt")
SHARES = ("sections_recall", "sections_status", "passages_recall", "passages_precision", "passages_status")
COUNTS = ("untold", "twice", "not_rebuilt")
CUT = 60  # characters of a passage to show


def compared(case: Case) -> Comparison:
    return compare.diff(compare.read_text(case.old, "old"), compare.read_text(case.new, "new"))


def measured(case: Case) -> dict[str, float]:
    """All measures of one pair."""
    found = compared(case)
    sections, passages = truth.sections(found, case.truth), truth.passages(found, case.truth)
    return {
        **{f"sections_{name}": value for name, value in sections.items()},
        **{f"passages_{name}": value for name, value in passages.items()},
        **truth.tiling(found),
    }


def averaged(operation: str, samples: Sequence[str] = SAMPLES, seeds: int = SEEDS) -> dict[str, float]:
    """Means over the pairs of an operation; of ``untold``, ``twice`` and ``not_rebuilt`` the sums."""
    rows = [measured(make(operation, sample, seed)) for sample in samples for seed in range(seeds)]
    return {name: (fmean if name in SHARES else sum)(row[name] for row in rows) for name in rows[0]}


def faults(case: Case) -> Iterator[str]:
    """What a reader would see wrong, a line each."""
    found, known = compared(case), case.truth
    for label in known["sections"]:
        pair = truth.find_section(found, label)
        ends = " -> ".join(f"{e['label']}{e['heading']}" if e else "nothing" for e in (label["old"], label["new"]))
        if pair is None:
            yield f"section {label['status']} not found: {ends}"
        elif not label.get("loose") and pair.status != label["status"]:
            yield f"section {label['status']} called {pair.status}: {ends}"
    pairs = [p for p in found.passages if p.old and p.new]
    both = [label for label in known["passages"] if label["old"] and label["new"]]
    for label in both:
        hit = next((p for p in pairs if truth.is_hit(p, label)), None)
        ends = f"{_cut(case.old, label['old'])} -> {_cut(case.new, label['new'])}"
        if hit is None and not label.get("ambiguous"):
            yield f"passage {label['status']} not paired: {ends}"
        elif hit and not label.get("loose") and hit.status != label["status"]:
            yield f"passage {label['status']} called {hit.status}: {ends}"
    for p in pairs:
        if not any(truth.is_hit(p, label) for label in both):
            yield f"wrong pair ({p.status}, {p.reason}, {p.similarity:.2f}): {_cut(case.old, p.old)} -> {_cut(case.new, p.new)}"


def _cut(text: str, place: Sequence[int] | Span | None) -> str:
    assert place
    shown = text[place[0] : place[1]].replace("\n", "⏎")
    return f"“{shown if len(shown) <= CUT else shown[:CUT] + '…'}”"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.report", description=__doc__)
    parser.add_argument("--show", metavar="OPERATION", choices=[*OPERATIONS], help="print the faults of one operation")
    parser.add_argument("--seeds", type=int, default=SEEDS, help="pairs of each sample")
    chosen = parser.parse_args()
    if chosen.show:
        for case in (make(chosen.show, sample, seed) for sample in SAMPLES for seed in range(chosen.seeds)):
            for fault in faults(case):
                print(f"{case.sample}: {fault}")
        return
    print(ROW.format("", *COLUMNS))
    for operation in OPERATIONS:
        row = averaged(operation, seeds=chosen.seeds)
        shares, counts = (f"{row[name]:.3f}" for name in SHARES), (int(row[name]) for name in COUNTS)
        print(ROW.format(operation, *shares, *counts), flush=True)


if __name__ == "__main__":
    main()
