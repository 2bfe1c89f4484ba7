"""What a document with tracked changes says once all of them are accepted, or all rejected."""

from __future__ import annotations

from lxml import etree

from compare.render.docx.names import W

# Elements whose text is not part of the one and the other side.
_REJECTED = frozenset({"ins", "moveTo"})
_ACCEPTED = frozenset({"del", "moveFrom"})


def accepted(document: etree._Element) -> str:
    """The text with all changes accepted."""
    return _text(document, _ACCEPTED)


def rejected(document: etree._Element) -> str:
    """The text with all changes rejected."""
    return _text(document, _REJECTED)


def _text(document: etree._Element, omitted: frozenset[str]) -> str:
    parts: list[str] = []
    for paragraph in document.iter(f"{{{W}}}p"):
        _runs(paragraph, omitted, parts)
        marks = paragraph.find(f"{{{W}}}pPr/{{{W}}}rPr")
        if marks is None or not {etree.QName(each).localname for each in marks} & omitted:
            parts.append("\n")
    return "".join(parts)[:-1]  # the last paragraph's end is no line break of the text


def _runs(element: etree._Element, omitted: frozenset[str], parts: list[str]) -> None:
    for each in element:
        name = etree.QName(each).localname
        if name in omitted or name == "pPr":
            continue
        if name in ("t", "delText"):
            parts.append(each.text or "")
        elif name == "tab":
            parts.append("\t")
        else:
            _runs(each, omitted, parts)
