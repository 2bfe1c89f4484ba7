"""``python -m tests.fuzz.library_kills --moments 50``: `library add` and `scan --library` are killed at random moments.

The library then opens, holds whole documents only and verifies, and the same command asked again makes it equal to one
that nobody disturbed. Exits with 1 where a promise was broken.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from compare.library.database import create, reading
from compare.library.schema import OF_REPORTS
from compare.library.upkeep import verify
from compare.model import InputError

ROOT = Path(__file__).parents[2]
FILES = [str(path) for folder in ("submissions", "years") for path in sorted((ROOT / "seeds" / folder).glob("*.txt"))]
# As the console script, with small batches, so that there are many moments between two.
_MAIN = "import sys; from compare.library import adding; adding.BATCH = 2; from compare.cli import main; sys.exit(main(sys.argv[1:]))"


def content(path: Path) -> dict[str, Any]:
    """All that a library holds, but for when it was added."""
    with reading(str(path)) as opened:
        tables = {table: opened.rows(f"SELECT * FROM {table} ORDER BY ALL") for table in OF_REPORTS}
        return tables | {
            "common": opened.rows("SELECT hash FROM common_fingerprints ORDER BY hash"),
            "documents": opened.rows("SELECT * EXCLUDE (added) FROM documents ORDER BY id"),
            "reports": opened.rows("SELECT * FROM reports ORDER BY id"),
        }


def broken(moments: int, seed: int = 1) -> Iterator[str]:
    """What went against the promise, one line each; the moments go to adding and to scanning in turn."""
    random = Random(seed)
    with tempfile.TemporaryDirectory(prefix="bidui-kills-") as name:
        whole = Path(name, "whole")
        create(str(whole))
        adding = _run(["library", "add", str(whole), *FILES], None)
        undisturbed = content(whole)
        scanning = _run(["scan", *FILES[:3], "--library", str(whole), "-o", str(Path(name, "scan.json"))], None)
        for moment in range(moments):
            path = Path(name, str(moment))
            create(str(path))
            try:
                if moment % 2:
                    path.write_bytes(whole.read_bytes())
                    _run(["scan", *FILES[:3], "--library", str(path), "-o", f"{path}.json"], random.random() * scanning)
                else:
                    _run(["library", "add", str(path), *FILES], random.random() * adding)
                verify(str(path))
                _run(["library", "add", str(path), *FILES], None)
                if content(path) != undisturbed:
                    yield f"moment {moment}: is not what nobody disturbed"
            except InputError as error:
                yield f"moment {moment}: {error}"


def _run(arguments: list[str], killed_after: float | None) -> float:
    """Run a command, kill it ``killed_after`` so many seconds; how long it ran."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    begin = time.monotonic()
    nothing = subprocess.DEVNULL
    with subprocess.Popen(
        [sys.executable, "-c", _MAIN, *arguments], env=environment, stdout=nothing, stderr=nothing
    ) as process:
        if killed_after is not None:
            time.sleep(killed_after)
            process.kill()
        elif process.wait() != 0:
            raise RuntimeError(f"{arguments[:2]} ended with {process.returncode}")
    return time.monotonic() - begin


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.library_kills", description=__doc__)
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    found = list(broken(chosen.moments, chosen.seed))
    print(f"library: {chosen.moments} moments, {len(found)} faults", *found, sep="\n  ", flush=True)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
