"""``python -m tests.fuzz.kills [COMMAND …] --moments 50``: each command that writes is ended at random moments.

Ended by SIGTERM, it leaves the whole file or none, nothing beside it, and no traceback. Ended by SIGKILL, it leaves the
whole file or none. Exits with 1 where a promise was broken.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
YEARS = [str(ROOT / "seeds/years" / name) for name in ("2022.txt", "2023.txt")]
COMMANDS = {
    "page": ["diff", *YEARS, "-o", "{out}.html"],
    "Word": ["diff", *YEARS, "-o", "{out}.docx"],
    "Excel": ["diff", *YEARS, "-o", "{out}.xlsx"],
    "pages of folders": ["diff", str(ROOT / "seeds/years"), str(ROOT / "seeds/submissions"), "-o", "{out}/"],
    "text": ["text", YEARS[0], "-o", "{out}.txt"],
    "figures": ["figures", *YEARS, "-o", "{out}.csv"],
    "templates": ["templates", str(ROOT / "seeds/submissions"), "-o", "{out}.json"],
    "settings": ["config", "init"],
    "scan": ["scan", str(ROOT / "seeds/submissions"), "-o", "{out}.json"],
    "baseline": ["check", YEARS[0], "--write-baseline", "{out}.json"],
    "bundle": ["bundle", "{out}.zip", "diff", *YEARS],
    "outline": ["outline", YEARS[0], "-o", "{out}.json"],
    "new library": ["library", "init", "{out}.bidui"],
}
_ENDED = (0, 1, 130, 143, -signal.SIGTERM, -signal.SIGKILL)


def broken(name: str, moments: int, seed: int = 1) -> Iterator[str]:
    """What went against the promise, one line each."""
    random = Random(f"{seed}/{name}")
    with tempfile.TemporaryDirectory(prefix="bidui-kills-") as folder:
        whole, seconds = _undisturbed(name, Path(folder, "whole"))
        for moment in range(moments):
            number = signal.SIGTERM if moment % 2 else signal.SIGKILL
            after = random.random() * seconds * 1.1
            where = Path(folder, str(moment))
            code, said = _ended(name, where, after, number)
            left = _content(where)
            fault = (
                f"exit code {code}" * (code not in _ENDED)
                or f"said {said[:200]!r}" * ("Traceback" in said)
                or "left a file beside it" * (number == signal.SIGTERM and not set(left) <= set(whole))
                or "left half a file" * any(left[each] != whole[each] for each in left if each in whole)
            )
            if fault:
                yield f"{name}, {number.name} after {after:.2f} s: {fault}"


def _undisturbed(name: str, folder: Path) -> tuple[dict[str, bytes], float]:
    begin = time.monotonic()
    code, said = _ended(name, folder, None, signal.SIGTERM)
    if code not in (0, 1):
        raise RuntimeError(f"{name}: {said}")
    return _content(folder), time.monotonic() - begin


def _ended(name: str, folder: Path, after: float | None, number: signal.Signals) -> tuple[int, str]:
    """Run a command in ``folder``, end it ``after`` so many seconds; its exit code and what it said."""
    folder.mkdir()
    arguments = [part.format(out="out") for part in COMMANDS[name]]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "0"}
    command = [sys.executable, "-m", "compare.cli", *arguments]
    nothing = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=nothing, stderr=subprocess.PIPE) as process:
        if after is not None:
            time.sleep(after)
            process.send_signal(number)
        _, said = process.communicate()
    return process.returncode, said.decode("utf-8", "replace")


def _content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.kills", description=__doc__)
    parser.add_argument("commands", nargs="*", metavar="COMMAND", help=f"of {', '.join(COMMANDS)} (all)")
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    faults = 0
    if unknown := set(chosen.commands) - set(COMMANDS):
        parser.error(f"no such command: {', '.join(sorted(unknown))}")
    for name in chosen.commands or COMMANDS:
        found = list(broken(name, chosen.moments, chosen.seed))
        print(f"{name}: {chosen.moments} moments, {len(found)} faults", *found, sep="\n  ", flush=True)
        faults += len(found)
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
