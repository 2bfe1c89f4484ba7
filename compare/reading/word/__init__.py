"""Word files (.docx): ECMA-376, WordprocessingML.

python-docx leaves out text boxes and tracked changes, docx2python tracked deletions, and neither says where in its
text a heading or a cell stands; the parts are therefore read here, with lxml.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace

from lxml.etree import _Element as Element

from compare.model import ChromeKind, InputError
from compare.reading.building import Builder, Parsed
from compare.reading.options import ReadOptions
from compare.reading.word.body import Body, notes, referred
from compare.reading.word.numbering import Numbering
from compare.reading.word.origin import origin
from compare.reading.word.package import Package
from compare.reading.word.runs import COMMENTS
from compare.reading.word.styles import Styles
from compare.reading.xml import child, children, local

__all__ = ["parse"]


def parse(data: bytes, path: str, options: ReadOptions) -> Parsed:
    """Body first, then foot- and endnotes, then what stands on every page (chrome). Raises `InputError`."""
    package = Package(data, path)
    document = package.document()
    root = child(document, "body")
    if root is None:
        raise InputError(path, "is damaged: {why}", why="it has no body")
    builder = Builder()
    body = Body(builder, Styles(package.first("styles")), Numbering(package.first("numbering")), options.tracked)
    body.write(root, has_pages=any(local(element) == "lastRenderedPageBreak" for element in root.iter()))
    _add_notes(package, builder, body)
    _add_running(package, body, document)
    builder.unread(COMMENTS, sum(1 for _ in children(package.first("comments"), "comment")))
    parsed = builder.parsed()
    with contextlib.suppress(InputError):  # damaged properties are no reason to refuse the text
        parsed = replace(parsed, origin=origin(package))
    return parsed


def _add_notes(package: Package, builder: Builder, body: Body) -> None:
    """In the order in which the body refers to them."""
    known = {kind: notes(package.first(f"{kind}s"), kind) for kind in ("footnote", "endnote")}
    cited = [(kind, known[kind][id_]) for kind, id_ in dict.fromkeys(body.notes) if id_ in known[kind]]
    if cited:
        builder.line("")
    for number, (_, note) in enumerate(cited, 1):
        body.apart(note, label=f"[{number}] ")


def _add_running(package: Package, body: Body, document: Element) -> None:
    """Headers and footers, those with the same text once."""
    seen: set[str] = set()
    for kind in ("header", "footer"):
        parts = package.related(package.main, kind)
        for id_ in referred(document, kind):
            part = package.part(parts.get(id_))
            if part is not None and (text := "".join(part.itertext()).strip()) and text not in seen:
                seen.add(text)
                body.apart(part, kind=ChromeKind.NAVIGATION)
