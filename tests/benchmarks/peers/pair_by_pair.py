"""``compare.find_matches`` of given pairs of files, two at a time: ``… pair_by_pair FOLDER PAIRS RESULT``; the result is
that of `programs`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import compare


def main(folder: str, pairs: str, result: str) -> None:
    paths = {path.name: path for path in Path(folder).rglob("*.txt")}
    shared = []
    for a, b in json.loads(Path(pairs).read_text("utf-8")):
        texts = (paths[name].read_bytes().decode("utf-8", errors="replace") for name in (a, b))
        matches = compare.find_matches(*texts)
        if matches:
            shared.append([a, b, [[*match.a] for match in matches], [[*match.b] for match in matches]])
    Path(result).write_text(json.dumps(shared), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
