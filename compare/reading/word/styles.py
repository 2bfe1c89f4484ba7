"""Paragraph styles: which are headings, which number their paragraphs. ECMA-376 part 1, 17.7."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from compare.reading.word.package import attribute, child, children, local, number

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"(?:toc|目录)\s*\d?|toc heading|table of figures", re.IGNORECASE)
_HIGHEST, _BODY = 0, 9  # of w:outlineLvl
# Styles are based on each other; a ring of them is damage.
_MOST_BASES = 20


class List(NamedTuple):
    """Which list a paragraph belongs to, and its level there from 0."""

    id: str
    level: int


class Style(NamedTuple):
    """``outline``: 1 for the highest heading, None for body text."""

    outline: int | None = None
    list: List | None = None
    is_contents: bool = False


class Styles:
    def __init__(self, root: etree._Element | None) -> None:
        self._elements = {
            attribute(each, "styleId") or "": each
            for each in children(root, "style")
            if attribute(each, "type") == "paragraph"
        }
        self._default = next((id_ for id_, each in self._elements.items() if attribute(each, "default") == "1"), "")
        self._known: dict[str, Style] = {}

    def of(self, properties: etree._Element | None) -> Style:
        """The style of a paragraph with these ``w:pPr``, its own settings over those of its named style."""
        name = attribute(child(properties, "pStyle")) or self._default
        if name not in self._known:
            self._known[name] = self._named(name)
        named = self._known[name]
        level = child(properties, "outlineLvl")
        outline = _outline(level) if level is not None else named.outline
        return Style(outline, own_list(properties, named.list), named.is_contents)

    def _named(self, name: str) -> Style:
        chain = list(self._chain(name))
        names = [attribute(child(each, "name")) or "" for each in chain]
        level = next((found for each in chain if (found := child(each, "pPr", "outlineLvl")) is not None), None)
        outline = _outline(level)
        if level is None:
            heading = next((match for each in names if (match := _HEADING_NAME.fullmatch(each))), None)
            outline = int(heading[1]) if heading else None
        numbered: List | None = None
        for each in reversed(chain):
            numbered = own_list(child(each, "pPr"), numbered)
        return Style(outline, numbered, any(_CONTENTS_NAME.fullmatch(each) for each in names[:1]))

    def _chain(self, name: str | None) -> list[etree._Element]:
        found: list[etree._Element] = []
        while name in self._elements and len(found) < _MOST_BASES:
            found.append(self._elements[name])
            name = attribute(child(found[-1], "basedOn"))
        return found


def own_list(properties: etree._Element | None, inherited: List | None) -> List | None:
    numbering = child(properties, "numPr")
    if numbering is None:
        return inherited
    id_ = attribute(child(numbering, "numId")) or (inherited.id if inherited else "0")
    level = number(attribute(child(numbering, "ilvl")), inherited.level if inherited else 0)
    return List(id_, level) if id_ != "0" else None  # 0 takes a paragraph out of its style's list


def _outline(level: etree._Element | None) -> int | None:
    value = number(attribute(level), _BODY)
    return value + 1 if _HIGHEST <= value < _BODY else None


def linked_levels(root: etree._Element | None) -> dict[str, int]:
    """Levels of the numbering part that name the style they belong to."""
    found: dict[str, int] = {}
    for each in root.iter() if root is not None else ():
        if local(each) == "lvl" and (style := attribute(child(each, "pStyle"))):
            found.setdefault(style, number(attribute(each, "ilvl")))
    return found
