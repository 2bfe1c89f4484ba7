"""``python -m tests.benchmarks library``: reports added to a library in batches, then a hundred more added and scanned;
what that costs beside the first ones, whether the matches are those of one scan, and how long a metric's series takes."""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.clock import run
from tests.benchmarks.submissions import make_submissions, write_submissions

COUNT, MORE, BATCHES = 2_000, 100, 10
ROW = "{:<44} {:>9} {:>9} {:>7}"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks library", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=COUNT, help="reports, 5,000 characters each")
    parser.add_argument("--more", type=int, default=MORE)
    parser.add_argument("--no-figures", action="store_true")
    parser.add_argument(
        "--no-scan", action="store_true", help="without the scan of all that the matches are held against"
    )
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_submissions(folder, *make_submissions(chosen.count + chosen.more))
        files = sorted((folder / "reports").rglob("*.txt"))
        _measure(folder, files, chosen)


def _measure(folder: Path, files: Sequence[Path], chosen: argparse.Namespace) -> None:
    print(ROW.format("", "cpu s", "wall s", "MB"), flush=True)
    library = str(folder / "library")
    figures = ["--no-figures"] if chosen.no_figures else []
    first, more = files[: chosen.count], files[chosen.count :]
    start = _timed(
        "start-up: library list", lambda: _bidui("library", "init", library) or _bidui("library", "list", library)
    )
    step = -(-len(first) // BATCHES)
    lists = [_list(folder, number, first[at : at + step]) for number, at in enumerate(range(0, len(first), step))]
    whole = _timed(
        f"add {len(first):,} in {BATCHES} batches",
        lambda: [_bidui("library", "add", library, each, *figures) for each in lists],
    )
    named = _list(folder, 100, more)
    small = _timed(
        f"scan {len(more)} against {len(first):,}",
        lambda: _bidui("scan", named, "--library", library, "-o", str(folder / "few.json")),
    )
    added = _timed(f"add {len(more)} to {len(first):,}", lambda: _bidui("library", "add", library, named, *figures))
    share = [(small[i] + added[i] - 2 * start[i]) / (whole[i] - BATCHES * start[i]) for i in (0, 1)]
    print(f"share of the first {len(first):,}, start-up aside: cpu {share[0]:.2%}, wall {share[1]:.2%}", flush=True)
    print(f"share of adding alone: cpu {(added[0] - start[0]) / (whole[0] - BATCHES * start[0]):.2%}")
    print(f"the library has {Path(library).stat().st_size / 2**20:.0f} MB", flush=True)
    if not chosen.no_figures:
        _timed(
            "library figures --metric 补贴",
            lambda: _bidui("library", "figures", library, "--metric", "补贴", "-o", str(folder / "f.csv")),
        )
    if not chosen.no_scan:
        _timed(
            f"scan {len(first):,}", lambda: _bidui("scan", _list(folder, 101, first), "-o", str(folder / "all.json"))
        )
        print(f"matches: {_compared(folder, library, len(first))}")
        _timed(
            f"scan {len(more)} --against {len(first):,}",
            lambda: _bidui("scan", named, "--against", _list(folder, 102, first), "-o", str(folder / "against.json")),
        )
        few, against = _matches(folder / "few.json"), _matches(folder / "against.json")
        print(f"matches of the {len(more)}: {len(few)}, as an archive {len(against)}, equal: {few == against}")


def _timed(name: str, work: Callable[[], Any]) -> tuple[float, float]:
    before, at = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    work()
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - at
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(ROW.format(name, f"{cpu:.2f}", f"{wall:.2f}", f"{after.ru_maxrss / 1024:.0f}"), flush=True)
    return cpu, wall


def _bidui(*arguments: str) -> None:
    run([sys.executable, "-m", "compare.cli", *arguments])


def _list(folder: Path, number: int, files: Sequence[Path]) -> str:
    path = folder / f"list-{number}.txt"
    path.write_text("\n".join(map(str, files)) + "\n", "utf-8")
    return f"@{path}"


def _matches(path: Path) -> set[tuple[Any, ...]]:
    output = json.loads(path.read_text("utf-8"))
    names = [Path(document["path"]).stem for document in output["documents"]]
    return {
        (
            *tuple(sorted((names[end["document"]], *end["span"]) for end in (match["a"], match["b"]))),
            match["kind"],
            match["label"],
        )
        for match in output["matches"]
    }


def _compared(folder: Path, library: str, count: int) -> str:
    """The matches that the library noted while reports were added, held against those of one scan of all."""
    from compare.library.database import reading

    with reading(library) as database:
        rows = database.rows(
            "SELECT a.path, m.a_first, m.a_behind, b.path, m.b_first, m.b_behind, m.kind, m.label FROM matches m"
            " JOIN reports ra ON ra.id = m.a JOIN reports rb ON rb.id = m.b JOIN documents a ON a.id = ra.document"
            f" JOIN documents b ON b.id = rb.document WHERE a.id <= {count} AND b.id <= {count}"
        )
    kept = {(*tuple(sorted(((Path(r[0]).stem, r[1], r[2]), (Path(r[3]).stem, r[4], r[5])))), r[6], r[7]) for r in rows}
    whole = _matches(folder / "all.json")
    places = [{match[:3] for match in side} for side in (kept, whole)]
    return (
        f"{len(kept)} kept, {len(whole)} of one scan, equal with their labels {len(kept & whole)}, "
        f"equal in place and kind {len(places[0] & places[1])}"
    )
