"""The tracked changes of a Word file as pieces of text, in the order of the document."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.benchmarks.peers.edits import ADDED, KEPT, REMOVED

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS = (f"{_WORD}t", f"{_WORD}delText")


def operations_of(path: Path) -> list[tuple[str, str, bool]]:
    """Text kept, removed and added; the third member says whether it was moved."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return [*_pieces(root)]


def _pieces(root: etree._Element) -> Iterator[tuple[str, str, bool]]:
    for element in root.iter(*_TEXTS):
        marks = {ancestor.tag.removeprefix(_WORD) for ancestor in element.iterancestors()}
        if "del" in marks or "moveFrom" in marks:
            yield REMOVED, element.text or "", "moveFrom" in marks and "del" not in marks
        elif "ins" in marks or "moveTo" in marks:
            yield ADDED, element.text or "", "moveTo" in marks and "ins" not in marks
        else:
            yield KEPT, element.text or "", False
