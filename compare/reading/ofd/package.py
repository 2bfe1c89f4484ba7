"""The parts of an OFD file (GB/T 33190-2016, 7): its documents, their pages in order, and what it says of its making."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from compare.model import InputError
from compare.model.origins import OriginKind, OriginMark
from compare.reading import settings
from compare.reading.archives import Archive
from compare.reading.ofd.numbers import POINTS, numbers
from compare.reading.pdf.pictures import Box
from compare.reading.xml import attribute, child, children, local, parse_xml

MAIN = "OFD.xml"
_ENCRYPTED = "Encryptions"  # the second part of the standard, GM/T 0099
_OBJECTS = frozenset({"TextObject", "PathObject", "ImageObject", "CompositeObject"})
_A4_HEIGHT = 297.0  # millimetres: of a page that does not say how high it is
_INFORMATION = {
    "Author": OriginKind.AUTHOR,
    "Creator": OriginKind.PRODUCER,
    "CreationDate": OriginKind.CREATED,
    "DocID": OriginKind.DOCUMENT_ID,
}


@dataclass(frozen=True)
class OfdPage:
    """``parts``: the contents that lie one over the other, templates and the page's own; ``height`` in millimetres."""

    parts: tuple[Element, ...]
    height: float

    @property
    def shows_something(self) -> bool:
        return any(local(element) in _OBJECTS for part in self.parts for element in part.iter())

    def pictures(self) -> Iterator[Box]:
        """Their boxes in points, ``y`` upwards."""
        for element in (element for part in self.parts for element in part.iter()):
            bounds = numbers(attribute(element, "Boundary")) if local(element) == "ImageObject" else []
            if len(bounds) == 4:
                x, y, width, height = bounds
                sides = x, self.height - y - height, x + width, self.height - y
                yield Box(*(side * POINTS for side in sides))


class OfdPackage:
    """Raises `InputError` for a file that is damaged, locked, or expands as no report does."""

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        self._archive = Archive(data, path)
        self._archive.check_parts()
        main = self._part(MAIN)
        if main is None:
            raise InputError(path, "is damaged: {why}", why=f"{MAIN} is missing")
        if next(children(main, _ENCRYPTED), None) is not None:
            raise InputError(path, "is protected by a password")
        self._bodies = list(children(main, "DocBody"))

    def pages(self) -> Iterator[OfdPage]:
        """The pages of all documents in the file."""
        count = 0
        for body in self._bodies:
            name = self._named(MAIN, child(body, "DocRoot"))
            document = self._part(name)
            if document is None:
                raise InputError(self._path, "is damaged: {why}", why=f"{name or 'DocRoot'} is missing")
            common = child(document, "CommonData")
            templates = {
                attribute(template, "ID"): self._located(name, template)
                for template in children(common, "TemplatePage")
            }
            usual = _height(child(common, "PageArea")) or _A4_HEIGHT
            for page in children(child(document, "Pages"), "Page"):
                count += 1
                if count > settings.MOST_PAGES:
                    raise InputError(self._path, "has more than {most} pages", most=settings.MOST_PAGES)
                yield self._page(self._located(name, page), templates, usual)

    def seals(self) -> int:
        """How many electronic seals and signatures the file holds."""
        lists = (self._part(self._named(MAIN, child(body, "Signatures"))) for body in self._bodies)
        return sum(1 for signatures in lists for _ in children(signatures, "Signature"))

    def origin(self) -> tuple[OriginMark, ...]:
        """What the first document says of its making."""
        information = child(self._bodies[0], "DocInfo") if self._bodies else None
        values = [
            (local(element), (element.text or "").strip())
            for element in (information if information is not None else ())
        ]
        return tuple(
            OriginMark(_INFORMATION[name], value[: settings.LONGEST_ORIGIN])
            for name, value in values
            if name in _INFORMATION and value
        )

    def _page(self, name: str, templates: dict[str | None, str], usual: float) -> OfdPage:
        page = self._part(name)
        if page is None:
            raise InputError(self._path, "is damaged: {why}", why=f"{name} is missing")
        below = (
            self._part(templates.get(attribute(template, "TemplateID"))) for template in children(page, "Template")
        )
        parts = (*(part for part in below if part is not None), page)
        return OfdPage(parts, _height(child(page, "Area")) or usual)

    def _part(self, name: str | None) -> Element | None:
        if name is None or name not in self._archive:
            return None
        return parse_xml(self._archive.read(name), self._path)

    def _located(self, base: str | None, element: Element) -> str:
        return _joined(base, attribute(element, "BaseLoc") or "")

    def _named(self, base: str, element: Element | None) -> str | None:
        return None if element is None else _joined(base, (element.text or "").strip())


def _joined(base: str | None, location: str) -> str:
    """A location as it stands in the part ``base``: from the root of the file where it begins with ``/``."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base or ""), location)).lstrip("/")


def _height(area: Element | None) -> float | None:
    box = child(area, "PhysicalBox")
    sides = numbers(box.text if box is not None else None)
    return sides[3] if len(sides) == 4 and sides[3] > 0 else None
