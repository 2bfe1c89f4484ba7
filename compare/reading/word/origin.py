"""What a Word file says of its making: its properties (ECMA-376 part 2, 11; part 1, 22.2), the marks that Word sets at
each save (``w:rsid``, part 1, 17.15.1.72), and the pictures in it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from lxml.etree import _Element as Element

from compare.model.origins import OriginKind, OriginMark
from compare.reading import settings
from compare.reading.word.package import Package
from compare.reading.xml import attribute, local

_PROPERTIES = {
    "creator": OriginKind.AUTHOR,
    "lastModifiedBy": OriginKind.LAST_MODIFIED_BY,
    "created": OriginKind.CREATED,
    "Company": OriginKind.COMPANY,
    "Template": OriginKind.TEMPLATE,
}


def origin(package: Package) -> tuple[OriginMark, ...]:
    """The marks of a package, each once."""
    marks = [*_properties(package, "core-properties"), *_properties(package, "extended-properties")]
    marks += _revisions(package.first("settings"))
    marks += (OriginMark(OriginKind.PICTURE, sha256(data).hexdigest()) for data in package.pictures())
    return tuple(dict.fromkeys(marks))[: settings.MOST_ORIGIN_MARKS]


def _properties(package: Package, kind: str) -> Iterator[OriginMark]:
    part = package.part(next(iter(package.related("", kind).values()), None))
    for element in part if part is not None else ():
        property_kind, value = _PROPERTIES.get(local(element)), (element.text or "").strip()
        if property_kind and value:
            yield OriginMark(property_kind, value[: settings.LONGEST_ORIGIN])


def _revisions(root: Element | None) -> Iterator[OriginMark]:
    for element in root.iter() if root is not None else ():
        value = attribute(element, "val") if local(element) in ("rsid", "rsidRoot") else None
        if value:
            yield OriginMark(OriginKind.REVISION, value[: settings.LONGEST_ORIGIN])
