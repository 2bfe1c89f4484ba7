"""The parts of a Word document in one file; the same parts give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from compare.render.docx.comments import Comment, comment_list
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

_HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")
_SIZES = (32, 28, 26, 24)  # half points
_PROPERTIES = b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def heading_style(level: int) -> str:
    """``1`` -> ``Heading1``; deeper headings look like the deepest."""
    return _HEADINGS[min(level, len(_HEADINGS)) - 1]


def package(document: etree._Element, comments: Sequence[Comment]) -> bytes:
    """The file. Without comments it has no part for them."""
    parts = {
        CONTENT_TYPES: _content_types(has_comments=bool(comments)),
        "_rels/.rels": _relations(
            {"rId1": ("officeDocument", "word/document.xml"), "rId2": ("extended-properties", APPLICATION_PART)}
        ),
        APPLICATION_PART: b'<Properties xmlns="%s">%s</Properties>' % (_PROPERTIES, APPLICATION),
        "word/document.xml": serialized(document),
        "word/styles.xml": _styles(),
    }
    links = {"rId1": ("styles", "styles.xml")}
    if comments:
        links["rId2"] = ("comments", "comments.xml")
        parts["word/comments.xml"] = serialized(comment_list(comments))
    parts["word/_rels/document.xml.rels"] = _relations(links)
    return zipped(parts)


def _content_types(*, has_comments: bool) -> bytes:
    root = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})
    for ending, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{TYPES}}}Default", Extension=ending, ContentType=kind)
    names = {"document": "document.main", "styles": "styles"} | ({"comments": "comments"} if has_comments else {})
    for name, kind in names.items():
        content = f"{WORD}.{kind}+xml"
        etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/word/{name}.xml", ContentType=content)
    about = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/{APPLICATION_PART}", ContentType=about)
    return serialized(root)


def _relations(links: dict[str, tuple[str, str]]) -> bytes:
    root = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
    for id_, (kind, target) in links.items():
        etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=id_, Type=f"{OFFICE}/{kind}", Target=target)
    return serialized(root)


def _styles() -> bytes:
    root = etree.Element(f"{{{W}}}styles", nsmap={"w": W})
    normal = _style(root, "Normal", "Normal")
    normal.set(f"{{{W}}}default", "1")
    for level, (style, size) in enumerate(zip(_HEADINGS, _SIZES, strict=True)):
        element = _style(root, style, f"heading {level + 1}")
        _value(_sub(element, "pPr"), "outlineLvl", str(level))
        looks = _sub(element, "rPr")
        _sub(looks, "b")
        _value(looks, "sz", str(size))
    return serialized(root)


def _style(root: etree._Element, style: str, name: str) -> etree._Element:
    element = _sub(root, "style")
    element.set(f"{{{W}}}type", "paragraph")
    element.set(f"{{{W}}}styleId", style)
    _value(element, "name", name)
    return element


def _sub(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{W}}}{name}")


def _value(parent: etree._Element, name: str, value: str) -> None:
    _sub(parent, name).set(f"{{{W}}}val", value)
