"""The parts of a Word file: XML read without entities, document types or the network."""

from __future__ import annotations

import contextlib
import posixpath
from collections.abc import Iterator

from lxml import etree

from compare.model import InputError
from compare.reading import settings
from compare.reading.archives import Archive
from compare.reading.building import one_line

_CONTENT = "word/document.xml"


class Package:
    """A .docx as the reader needs it: parts by name, and which parts a part refers to."""

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        self._archive = Archive(data, path)
        self._archive.check_parts()
        roots = self.related("", "officeDocument")
        self.main = next(iter(roots.values()), _CONTENT)

    def part(self, name: str | None) -> etree._Element | None:
        """The root of an XML part, None where there is no such part."""
        if name is None or name not in self._archive:
            return None
        return parse_xml(self._archive.read(name), self._path)

    def document(self) -> etree._Element:
        root = self.part(self.main)
        if root is None:
            raise InputError(self._path, "is damaged: {why}", why=f"{self.main} is missing")
        return root

    def related(self, part: str, kind: str) -> dict[str, str]:
        """Names of the parts that ``part`` refers to as ``kind`` (``header``, ``styles``), by the reference's id. Parts
        outside the package are never looked at."""
        folder, name = posixpath.split(part)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        targets: dict[str, str] = {}
        for child in root if root is not None else ():
            type_, target = child.get("Type", ""), child.get("Target", "")
            if child.get("TargetMode") == "External" or type_.rpartition("/")[2] != kind:
                continue
            targets[child.get("Id", "")] = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return targets

    def pictures(self) -> Iterator[bytes]:
        """The embedded pictures of the main part, small enough to be read."""
        for name in list(self.related(self.main, "image").values())[: settings.MOST_PICTURES]:
            if name in self._archive:
                with contextlib.suppress(InputError):
                    yield self._archive.read(name, settings.MOST_BYTES_OF_PICTURE)

    def first(self, kind: str) -> etree._Element | None:
        """The main part's styles, numbering, footnotes …"""
        return self.part(next(iter(self.related(self.main, kind).values()), None))


def parse_xml(data: bytes, path: str) -> etree._Element:
    """Raises `InputError` for what is no XML and for a document type, where entities are declared; `MemoryError`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        raise InputError(path, "is damaged: {why}", why=one_line(getattr(error, "msg", None) or str(error))) from None
    if root.getroottree().docinfo.doctype:
        raise InputError(path, "is damaged: {why}", why="an XML part declares a document type")
    return root


def local(element: etree._Element) -> str:
    """The element's name without its namespace, so that the transitional and the strict dialect read alike; empty for
    comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child on the path ``names``."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return (each for each in (element if element is not None else ()) if local(each) == name)


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), None)


def number(text: str | None, default: int = 0) -> int:
    """A whole number as Word writes them; ``default`` where it is none."""
    try:
        return int(text or "")
    except ValueError:
        return default


def is_on(element: etree._Element | None) -> bool:
    """A toggle such as ``w:vanish``: there, and not switched off."""
    return element is not None and attribute(element) not in ("0", "false", "off", "none")
