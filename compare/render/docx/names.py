"""Names of WordprocessingML. ECMA-376 part 1, 17."""

from __future__ import annotations

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AUTHOR = "bidui"
_PREFIX = f"{{{W}}}"


def name(local: str) -> str:
    """``p`` -> ``{…}p``"""
    return f"{{{W}}}{local}"


def element(local: str, **attributes: str) -> etree._Element:
    """An element of Word with attributes of Word: ``element("ins", id="1")``."""
    return etree.Element(name(local), {name(key): value for key, value in attributes.items()})


def local(each: etree._Element) -> str:
    """The name without its namespace; empty for comments and processing instructions."""
    return each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""


def is_word(each: etree._Element, *names: str) -> bool:
    """Whether an element is one of Word's of these names: ``w:r``, not ``m:r``."""
    tag = each.tag
    return isinstance(tag, str) and tag.startswith(_PREFIX) and tag[len(_PREFIX) :] in names


def properties(parent: etree._Element, kind: str) -> etree._Element:
    """The properties of an element (``pPr``, ``trPr``), made where it has none."""
    found = parent.find(name(kind))
    if found is None:
        found = element(kind)
        at = 1 if len(parent) and is_word(parent[0], "tblPrEx") else 0
        parent.insert(at, found)
    return found
