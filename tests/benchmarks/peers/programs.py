"""The other programs over files, each as its documentation says: ``python programs.py NAME FILE… RESULT`` writes what was
found as JSON. Run by the peers' own Python, so it imports nothing of this project.

A comparison gives pieces of text that are kept (``=``), removed (``-``) and added (``+``). A search of a folder gives
two files and what they share: start and end of each stretch of the first, and of the second.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Operation = tuple[str, str]
Stretches = list[tuple[int, int]]
Shared = tuple[str, str, Stretches, Stretches]
# Units as shingles -> numbers of two units that may be alike.
Candidates = Callable[[list[list[str]]], Iterable[tuple[int, int]]]

SHINGLE = 5  # characters
UNIT, STEP = 300, 150  # characters; the step so that a copied passage holds a whole unit wherever it begins
LIKENESS = 0.5  # of two units, estimated and verified
PERMUTATIONS = 128
BANDS = 32  # of rensa's index, which takes divisors only; datasketch chooses 25 itself
# Characters that a copied passage shares without a change, at least; copydetect's guarantee.
GUARANTEE = 25
PARAGRAPH = "¶"


def fast_diff_match_patch(old: Path, new: Path) -> list[Operation]:
    """A character diff of the whole texts, without a time limit."""
    from fast_diff_match_patch import diff

    return diff(_read(old), _read(new), timelimit=0, checklines=False, cleanup="No", counts_only=False)


def redlines(old: Path, new: Path) -> list[Operation]:
    """Words between blanks, by paragraphs."""
    from redlines import Redlines

    operations: list[Operation] = []
    for change in Redlines(_read(old), _read(new))._diff_ops:
        kind, a, b, c, d = change.opcodes
        before, after = (
            "".join(tokens).replace(PARAGRAPH, "")
            for tokens in (change.source_chunk.text[a:b], change.test_chunk.text[c:d])
        )
        operations += [("=", before)] if kind == "equal" else [("-", before), ("+", after)]
    return operations


def docxodus(old: Path, new: Path) -> bytes:
    """A Word file in which the changes are tracked."""
    from python_redlines import DocxodusEngine

    engine = DocxodusEngine(target_path=str(Path(sys.prefix) / "docxodus"))
    return engine.run_redline("peer", old, new, detect_moves=True)[0]


def copydetect(folder: Path) -> Iterator[Shared]:
    """Winnowed fingerprints of characters, each file against each."""
    from copydetect import CopyDetector

    detector = CopyDetector(
        noise_t=GUARANTEE - 5, guarantee_t=GUARANTEE, display_t=0, disable_filtering=True, autoopen=False, silent=True
    )
    for file in _files(folder):
        detector.add_file(str(file))
    detector.run()
    for (a, b), (first, second) in detector.slice_matrix.items():
        if (first[1] - first[0]).sum() >= 2 * GUARANTEE:
            yield a, b, [*zip(*first.tolist(), strict=True)], [*zip(*second.tolist(), strict=True)]


def datasketch(folder: Path) -> Iterator[Shared]:
    """MinHash LSH over units of characters, verified by their longest common subsequence."""
    from datasketch import MinHash, MinHashLSH

    def candidates(units: list[list[str]]) -> Iterator[tuple[int, int]]:
        sketches = MinHash.bulk([[shingle.encode() for shingle in unit] for unit in units], num_perm=PERMUTATIONS)
        index = MinHashLSH(threshold=LIKENESS, num_perm=PERMUTATIONS)
        for number, sketch in enumerate(sketches):
            yield from ((other, number) for other in index.query(sketch))
            index.insert(number, sketch)

    return _verified(folder, candidates)


def rensa(folder: Path) -> Iterator[Shared]:
    """The same with the sketches and the index of rensa."""
    from rensa import RMinHash, RMinHashLSH

    def candidates(units: list[list[str]]) -> Iterator[tuple[int, int]]:
        index = RMinHashLSH(threshold=LIKENESS, num_perm=PERMUTATIONS, num_bands=BANDS)
        for number, unit in enumerate(units):
            sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
            sketch.update(unit)
            yield from ((other, number) for other in index.query(sketch))
            index.insert(number, sketch)

    return _verified(folder, candidates)


def _verified(folder: Path, candidates: Candidates) -> Iterator[Shared]:
    """Pairs of units of two files that are really alike."""
    from rapidfuzz.distance import Indel

    texts = {file: _read(file) for file in _files(folder)}
    units = [(file, start) for file, text in texts.items() for start in range(0, max(1, len(text) - STEP), STEP)]
    unit_texts = [texts[file][start : start + UNIT] for file, start in units]
    for other, number in candidates([_shingles(unit) for unit in unit_texts]):
        (a, first), (b, second) = units[other], units[number]
        x, y = unit_texts[other], unit_texts[number]
        if a != b and Indel.normalized_similarity(x, y, score_cutoff=LIKENESS) >= LIKENESS:
            yield str(a), str(b), [(first, first + len(x))], [(second, second + len(y))]


def _shingles(unit: str) -> list[str]:
    return [unit[i : i + SHINGLE] for i in range(max(1, len(unit) - SHINGLE + 1))]


def _files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.txt"))


def _read(path: Path) -> str:
    """All characters, as offsets count them."""
    return path.read_bytes().decode("utf-8")


PROGRAMS: dict[str, Callable[..., object]] = {
    "fast-diff-match-patch": fast_diff_match_patch,
    "redlines": redlines,
    "docxodus": docxodus,
    "copydetect": copydetect,
    "datasketch": datasketch,
    "rensa": rensa,
}


def main(name: str, *arguments: str) -> None:
    *inputs, result = map(Path, arguments)
    told = PROGRAMS[name](*inputs)
    if isinstance(told, bytes):
        result.write_bytes(told)
    else:
        result.write_text(json.dumps(list(told)), "utf-8")  # type: ignore[call-overload]


if __name__ == "__main__":
    main(*sys.argv[1:])
