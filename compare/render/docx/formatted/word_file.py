"""A Word file as its parts: one of them read as a tree, written again beside all the others as they were."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from enum import StrEnum

from lxml import etree

from compare.language import mark
from compare.render.docx.names import W
from compare.render.docx.parts import (
    APPLICATION,
    APPLICATION_PART,
    CONTENT_TYPES,
    OFFICE,
    RELATIONS,
    TYPES,
    WORD,
    serialized,
    zipped,
)

_MACROS = "macroEnabled"
_MADE_BY = re.compile(rb"<Application>[^<]*</Application>")


class Obstacle(StrEnum):
    """What stands in the way of keeping a file's own formatting."""

    DAMAGED = "damaged"
    MACROS = "macros"
    STRICT = "strict"
    DIFFERS = "differs"


NOT_KEPT = {
    Obstacle.DAMAGED: mark("The formatting of the Word file was not kept: its parts cannot be read."),
    Obstacle.MACROS: mark("The formatting of the Word file was not kept: it holds macros."),
    Obstacle.STRICT: mark("The formatting of the Word file was not kept: it is in the strict dialect of the format."),
    Obstacle.DIFFERS: mark(
        "The formatting of the Word file was not kept: with it, the changes would not give both reports back."
    ),
}


class NotCarriedError(Exception):
    """A file's own formatting cannot be kept."""

    def __init__(self, reason: Obstacle) -> None:
        super().__init__(reason)
        self.reason = reason


class WordFile:
    """``parts`` by name. Raises `NotCarriedError` for a file of another kind."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = dict(parts)
        self.main = self._related("", "officeDocument") or "word/document.xml"
        if self.main not in self._parts or CONTENT_TYPES not in self._parts:
            raise NotCarriedError(Obstacle.DAMAGED)
        if _MACROS.encode() in self._parts[CONTENT_TYPES]:
            raise NotCarriedError(Obstacle.MACROS)
        self.document = parsed(self._parts[self.main])
        if self.document.tag != f"{{{W}}}document":
            raise NotCarriedError(Obstacle.STRICT)

    def comments(self) -> etree._Element:
        """The part that holds comments; a new one where there is none."""
        known = self._related(self.main, "comments")
        if known in self._parts:
            return parsed(self._parts[known])
        return etree.Element(f"{{{W}}}comments", nsmap={"w": W})

    def data(self, comments: etree._Element | None) -> bytes:
        """The file with its document as it is now, and with ``comments`` if there are any."""
        parts = dict(self._parts)
        parts[self.main] = serialized(self.document)
        if APPLICATION_PART in parts:
            parts[APPLICATION_PART] = _MADE_BY.sub(APPLICATION, parts[APPLICATION_PART])
        if comments is not None:
            self._add_comments(parts, comments)
        return zipped(parts)

    def _add_comments(self, parts: dict[str, bytes], comments: etree._Element) -> None:
        known = self._related(self.main, "comments")
        target = known if known in parts else posixpath.join(posixpath.dirname(self.main), "comments.xml")
        if known not in parts:
            types = parsed(parts[CONTENT_TYPES])
            kind = f"{WORD}.comments+xml"
            etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{target}", ContentType=kind)
            parts[CONTENT_TYPES] = serialized(types)
            links = _links(self.main)
            root = parsed(parts[links]) if links in parts else etree.Element(f"{{{RELATIONS}}}Relationships")
            ids = {each.get("Id") for each in root}
            id_ = next(f"rId{number}" for number in range(1, len(ids) + 2) if f"rId{number}" not in ids)
            etree.SubElement(
                root, f"{{{RELATIONS}}}Relationship", Id=id_, Type=f"{OFFICE}/comments", Target=f"/{target}"
            )
            parts[links] = serialized(root)
        parts[target] = serialized(comments)

    def _related(self, part: str, kind: str) -> str | None:
        """The name of the part that ``part`` refers to as ``kind``."""
        links = self._parts.get(_links(part))
        for link in parsed(links) if links is not None else ():
            is_kind = link.get("Type", "").rpartition("/")[2] == kind
            if is_kind and link.get("TargetMode") != "External":
                target = posixpath.join("/", posixpath.dirname(part), link.get("Target", ""))
                return posixpath.normpath(target).lstrip("/")
        return None


def _links(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def parsed(data: bytes) -> etree._Element:
    """Raises `NotCarriedError`: the file was read before, so this is one that changed since."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotCarriedError(Obstacle.DAMAGED) from error
    if root.getroottree().docinfo.doctype:
        raise NotCarriedError(Obstacle.DAMAGED)
    return root
