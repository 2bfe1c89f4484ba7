"""Keep what every command prints on every document at hand, and say what a change of the code makes different.

python -m tests.outputs save /tmp/before
python -m tests.outputs compare /tmp/before              # run again, list what differs
python -m tests.outputs compare /tmp/before --only figures --show 3
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import json
import os
import sys
import time
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path

from tests.outputs.commands import command_lines
from tests.outputs.differences import differences

ROOT = Path(__file__).parents[2]
PROCESSES = 2


def run(arguments: list[str]) -> str:
    """What ``bidui`` prints for ``arguments``: exit code, standard output and standard error."""
    from compare.cli import main

    output, errors = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        try:
            code: object = main(arguments)
        except Exception as error:  # noqa: BLE001 - a traceback is an output too
            code = f"{type(error).__name__}: {error}"
    texts = (stream.buffer.getvalue().decode("utf-8", "replace") for stream in (output, errors))
    return f"exit {code}\n" + "\n--- standard error\n".join(texts)


def _named(arguments: list[str]) -> str:
    return hashlib.sha256("\n".join(arguments).encode()).hexdigest()[:16]


def _timed(arguments: list[str]) -> tuple[list[str], str, float]:
    begin = time.monotonic()
    return arguments, run(arguments), time.monotonic() - begin


def results(wanted: str | None, every: int) -> Iterator[tuple[list[str], str, float]]:
    """Each ``every``-th command line with its output and seconds, in the order of the list."""
    lines = [line for line in command_lines() if wanted is None or wanted in " ".join(line)][::every]
    with Pool(PROCESSES) as pool:
        yield from pool.imap(_timed, lines, chunksize=4)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.outputs", description=__doc__)
    parser.add_argument("what", choices=["save", "compare"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", help="command lines that hold these words")
    parser.add_argument("--show", type=int, default=5, help="differences to show of each command line")
    parser.add_argument("--every", type=int, default=1, help="take each n-th command line only")
    asked = parser.parse_args()
    os.environ.update(LC_ALL="C.UTF-8", XDG_DATA_HOME=str(asked.folder.resolve() / "data"))
    folder = asked.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)
    different = count = 0
    for arguments, output, seconds in results(asked.only, asked.every):
        count += 1
        path = folder / _named(arguments)
        if asked.what == "save":
            path.write_text(json.dumps([arguments, output, seconds], ensure_ascii=False), "utf-8")
            continue
        before = json.loads(path.read_text("utf-8"))[1] if path.exists() else ""
        if before != output:
            different += 1
            print("bidui " + " ".join(Path(part).name if "/" in part else part for part in arguments), flush=True)
            for line in differences(before, output)[: asked.show]:
                print("    " + line)
    print(f"{count} command lines, {different} different")
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main())
