"""Word documents of every pair at hand, settled by LibreOffice and by the reader: is accepted NEW and rejected OLD?

python -m tests.quality.word_pairs                # all pairs
python -m tests.quality.word_pairs --only tables  # those whose path holds a word

Each pair is written twice: NEW as a plain document, and, where both are Word files or can be made into them, in NEW's own
formatting. Lines are compared without blank ones and without white space, numbers of lists aside: programs count those.
LibreOffice gets copies without comments; a hyphen that does not break (U+2011) it writes as an element, which is read as a
hyphen.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import compare
from compare.model import Comparison, InputError
from compare.render.docx.changes import pieces, report_span
from compare.render.docx.document import body
from compare.render.docx.formatted.word_file import NotCarriedError
from compare.render.docx.formatted.writing import NotCarried, changed_file
from compare.render.docx.package import package
from compare.render.results import WordParts
from tests.outputs.commands import command_lines
from tests.render.docx.libreoffice import SOFFICE, LibreOffice

_LIST_NUMBER = re.compile(r"(?m)^\s*(?:\d+\.|[•▪○])\s+")
_SIDES = {"Accept": "new", "Reject": "old"}


@dataclass(frozen=True, slots=True)
class Written:
    """One document with tracked changes, what both its sides must say, and what it names as not carried."""

    file: Path
    name: str
    sides: dict[str, str]
    missing: NotCarried | None


def pairs(wanted: str) -> Iterator[tuple[str, str]]:
    """The pairs that ``tests.outputs`` compares, and the Word files of the cases that belong together."""
    found = [line[1:3] for line in command_lines() if line[0] == "diff" and "json" in line]
    for folder in Path("../shared/cases").glob("*"):
        found += [[str(bad), str(bad).replace("_bad.docx", "_ok.docx")] for bad in sorted(folder.glob("*_bad.docx"))]
    for old, new in dict.fromkeys((old, new) for old, new in found):
        if wanted in old and Path(new).exists():
            yield old, new


def written(old: str, new: str, folder: Path, number: int) -> Iterator[Written]:
    comparison = compare.diff(compare.read(old), compare.read(new))
    sides = {
        side: report_span(report).of(report.text) for side, report in (("old", comparison.old), ("new", comparison.new))
    }
    file = folder / f"{number}-plain.docx"
    file.write_bytes(package(body(pieces(comparison), []), []))
    yield Written(file, f"{Path(old).name} -> {Path(new).name}", sides, None)
    if Path(old).suffix == Path(new).suffix == ".docx":
        yield from _formatted(comparison, new, folder, number)


def _formatted(comparison: Comparison, new: str, folder: Path, number: int) -> Iterator[Written]:
    parts = compare.word_parts(new)
    said: list[NotCarried] = []
    if parts is None:
        return
    try:
        data = changed_file(comparison, WordParts(parts), [], said.append)
    except NotCarriedError as error:
        print("  written plainly:", new, error.reason)
        return
    file = folder / f"{number}-formatted.docx"
    file.write_bytes(data)
    sides = {"old": comparison.old.text, "new": comparison.new.text}
    yield Written(file, f"{new} in its formatting", sides, said[0] if said else None)


def same(read: str, wanted: str, missing: NotCarried | None) -> str:
    """How far both agree: ``lines``, ``characters`` (breaks of paragraphs aside), or the first difference."""
    texts = [text.replace("\N{NON-BREAKING HYPHEN}", "-") for text in (read, wanted)]
    texts = [_LIST_NUMBER.sub("", text) if missing else text for text in texts]
    lines = [["".join(line.split()) for line in text.split("\n")] for text in texts]
    lines = [[line for line in each if line] for each in lines]
    if lines[0] == lines[1]:
        return "lines"
    texts = ["".join(each) for each in lines]
    if texts[0] == texts[1]:
        at = next(at for at, (one, other) in enumerate(zip(*lines, strict=False)) if one != other)
        return f"characters: {lines[0][at][:60]!r} for {lines[1][at][:60]!r}"
    at = next((at for at, (one, other) in enumerate(zip(*texts, strict=False)) if one != other), min(map(len, texts)))
    named = f" (names {missing.characters} characters)" if missing and missing.characters else ""
    return f"differs at {at}: {texts[0][at - 10 : at + 30]!r} for {texts[1][at - 10 : at + 30]!r}{named}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.word_pairs", description=__doc__)
    parser.add_argument("--only", default="")
    only = parser.parse_args().only
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        office = LibreOffice(folder) if SOFFICE else None
        documents: list[Written] = []
        for number, (old, new) in enumerate(pairs(only)):
            try:
                documents += written(old, new, folder, number)
            except InputError as error:
                counts[f"not written: {error}"] += 1
        for step in _SIDES if office else ():
            office.settle_all([(each.file, each.file.with_suffix(f".{step}.docx")) for each in documents], step)
        for document in documents:
            for step, side in _SIDES.items():
                settled = document.file.with_suffix(f".{step}.docx")
                readers = {"bidui": compare.read(document.file, tracked=side).text}
                if office:
                    readers["LibreOffice"] = compare.read(settled).text if settled.exists() else ""
                for reader, text in readers.items():
                    result = same(text, document.sides[side], document.missing)
                    kind = "formatted" if "formatted" in document.file.name else "plain"
                    counts[f"{kind}, {reader} {step}: {result.partition(' ')[0].strip(':')}"] += 1
                    if result != "lines":
                        print(f"{document.name}, {reader} {step}: {result}")
    for what, count in sorted(counts.items()):
        print(f"{count:5}  {what}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
