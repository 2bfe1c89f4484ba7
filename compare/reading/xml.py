"""XML parts of office files: read without entities, document types or the network, and walked by names without
namespaces."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from compare.model import InputError
from compare.reading.building import one_line


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
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return (inner for inner in (element if element is not None else ()) if local(inner) == name)


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), None)
