"""Other programs over a folder of reports: ``python -m tests.benchmarks.scan_peers NAME FOLDER RESULT`` writes the pairs
of files found, as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

SHINGLE = 5  # characters
UNIT, STEP = 300, 150  # characters; the step so that a copied passage holds a whole unit wherever it begins
LIKENESS = 0.5  # of two units, estimated and verified
# Characters that a copied passage shares without a change, at least; copydetect's guarantee.
GUARANTEE = 25

Pair = tuple[str, str]


def copydetect(files: list[Path]) -> Iterator[Pair]:
    """Winnowed fingerprints of characters, each file against each."""
    from copydetect import CopyDetector

    detector = CopyDetector(
        noise_t=GUARANTEE - 5, guarantee_t=GUARANTEE, display_t=0, disable_filtering=True, autoopen=False, silent=True
    )
    for file in files:
        detector.add_file(str(file))
    detector.run()
    for found in detector.get_copied_code_list():
        if found[-1] >= 2 * GUARANTEE:  # tokens that overlap
            yield found[2], found[3]


def datasketch(files: list[Path]) -> Iterator[Pair]:
    """MinHash LSH over units of characters, verified by their longest common subsequence."""
    from datasketch import MinHash, MinHashLSH
    from rapidfuzz.distance import Indel

    units = [(file, unit) for file in files for unit in _units(file.read_text("utf-8"))]
    sketches = MinHash.bulk([_shingles(unit) for _, unit in units], num_perm=128)
    index = MinHashLSH(threshold=LIKENESS, num_perm=128)
    for number, ((file, unit), sketch) in enumerate(zip(units, sketches, strict=True)):
        for other in index.query(sketch):
            if units[other][0] != file and Indel.normalized_similarity(units[other][1], unit) >= LIKENESS:
                yield str(units[other][0]), str(file)
        index.insert(number, sketch)


def _units(text: str) -> Iterator[str]:
    for start in range(0, max(1, len(text) - STEP), STEP):
        yield text[start : start + UNIT]


def _shingles(unit: str) -> list[bytes]:
    return [unit[i : i + SHINGLE].encode() for i in range(max(1, len(unit) - SHINGLE + 1))]


PEERS = {"copydetect": copydetect, "datasketch": datasketch}


def numbered(pairs: Iterable[Pair]) -> list[list[int]]:
    """Pairs of files as the numbers in their names, each once."""
    return sorted({tuple(sorted(int(Path(name).stem) for name in pair)) for pair in pairs})  # type: ignore[misc]


if __name__ == "__main__":
    name, folder, result = sys.argv[1:]
    found = numbered(PEERS[name](sorted(Path(folder).rglob("*.txt"))))
    Path(result).write_text(json.dumps(found), "utf-8")
