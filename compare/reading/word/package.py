"""The parts of a Word file: XML read without entities, document types or the network."""

from __future__ import annotations

import contextlib
import posixpath
from collections.abc import Iterator

from lxml import etree

from compare.model import InputError
from compare.reading import settings
from compare.reading.archives import Archive
from compare.reading.xml import attribute, parse_xml

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


def number(text: str | None, default: int = 0) -> int:
    """A whole number as Word writes them; ``default`` where it is none."""
    try:
        return int(text or "")
    except ValueError:
        return default


def is_on(element: etree._Element | None) -> bool:
    """A toggle such as ``w:vanish``: there, and not switched off."""
    return element is not None and attribute(element) not in ("0", "false", "off", "none")
