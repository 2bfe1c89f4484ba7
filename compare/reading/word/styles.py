"""Paragraph styles: which are headings, which number their paragraphs. ECMA-376 part 1, 17.7."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from compare.lexicon import pattern
from compare.model.layout import Concealment
from compare.reading import settings
from compare.reading.word.package import number
from compare.reading.xml import attribute, child, children

_HEADING_NAME = pattern(r"(?:{en.reading.heading_style}|{zh.reading.heading_style})\s*([1-9])")
_CONTENTS_NAME = pattern(r"(?:{en.reading.contents_style}|{zh.reading.contents_style})\s*\d?")
TINIEST = 4  # half-points: what is no higher cannot be read
_WHITE = "FFFFFF"
_HIGHEST, _BODY = 0, 9  # of w:outlineLvl


class ListMember(NamedTuple):
    """Which list a paragraph belongs to, and its level there from 0."""

    id: str
    level: int


class ParagraphStyle(NamedTuple):
    """``outline``: 1 for the highest heading, None for body text."""

    outline: int | None = None
    list: ListMember | None = None
    is_contents: bool = False


class Styles:
    def __init__(self, root: etree._Element | None) -> None:
        self._elements = {
            attribute(style, "styleId") or "": style
            for style in children(root, "style")
            if attribute(style, "type") == "paragraph"
        }
        self._default = next((id_ for id_, style in self._elements.items() if attribute(style, "default") == "1"), "")
        self._known: dict[str, ParagraphStyle] = {}
        every = {attribute(style, "styleId") or "": style for style in children(root, "style")}
        self._grounding = {
            id_
            for id_, style in every.items()
            if attribute(style, "type") == "table" and any(is_grounded(inner) for inner in style.iter())
        }
        self.concealing = {
            id_: how for id_, style in every.items() if (how := concealment(child(style, "rPr"))) is not None
        }

    def is_grounding(self, table: etree._Element | None) -> bool:
        """Whether the style of a table with these ``w:tblPr`` lays colour under some of its cells."""
        return attribute(child(table, "tblStyle")) in self._grounding

    def concealed(self, properties: etree._Element | None) -> Concealment | None:
        """How the style of a paragraph with these ``w:pPr`` keeps it from a reader's eyes."""
        return self.concealing.get(attribute(child(properties, "pStyle")) or "")

    def of(self, properties: etree._Element | None) -> ParagraphStyle:
        """The style of a paragraph with these ``w:pPr``, its own settings over those of its named style."""
        name = attribute(child(properties, "pStyle")) or self._default
        if name not in self._known:
            self._known[name] = self._named(name)
        named = self._known[name]
        level = child(properties, "outlineLvl")
        outline = _outline(level) if level is not None else named.outline
        return ParagraphStyle(outline, own_list(properties, named.list), named.is_contents)

    def _named(self, name: str) -> ParagraphStyle:
        chain = list(self._chain(name))
        names = [attribute(child(style, "name")) or "" for style in chain]
        level = next((own for style in chain if (own := child(style, "pPr", "outlineLvl")) is not None), None)
        outline = _outline(level)
        if level is None:
            heading = next((match for style_name in names if (match := _HEADING_NAME.fullmatch(style_name))), None)
            outline = int(heading[1]) if heading else None
        numbered: ListMember | None = None
        for style in reversed(chain):
            numbered = own_list(child(style, "pPr"), numbered)
        return ParagraphStyle(outline, numbered, any(_CONTENTS_NAME.fullmatch(style_name) for style_name in names[:1]))

    def _chain(self, name: str | None) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while name in self._elements and len(chain) < settings.MOST_BASES:
            chain.append(self._elements[name])
            name = attribute(child(chain[-1], "basedOn"))
        return chain


def own_list(properties: etree._Element | None, inherited: ListMember | None) -> ListMember | None:
    numbering = child(properties, "numPr")
    if numbering is None:
        return inherited
    id_ = attribute(child(numbering, "numId")) or (inherited.id if inherited else "0")
    level = number(attribute(child(numbering, "ilvl")), inherited.level if inherited else 0)
    return ListMember(id_, level) if id_ != "0" else None  # 0 takes a paragraph out of its style's list


def _outline(level: etree._Element | None) -> int | None:
    value = number(attribute(level), _BODY)
    return value + 1 if _HIGHEST <= value < _BODY else None


def concealment(properties: etree._Element | None) -> Concealment | None:
    """How ``w:rPr`` keep text from a reader's eyes: white without a ground of its own, or a point or two high."""
    size = attribute(child(properties, "sz"))
    if size is not None and number(size, TINIEST + 1) <= TINIEST:
        return Concealment.TINY
    white = (attribute(child(properties, "color")) or "").upper() == _WHITE
    on_ground = is_grounded(properties) or child(properties, "highlight") is not None
    return Concealment.WHITE if white and not on_ground else None


def is_grounded(properties: etree._Element | None) -> bool:
    """Whether ``w:shd`` lays a colour under what has these properties."""
    ground = (attribute(child(properties, "shd"), "fill") or "auto").upper()
    return ground not in ("AUTO", _WHITE)
