"""Marks of tracked changes, each with a number of its own."""

from __future__ import annotations

from copy import deepcopy
from itertools import count

from lxml import etree

from compare.render.docx.changes import RevisionKind
from compare.render.docx.formatted.stream import LinePiece
from compare.render.docx.names import AUTHOR, element, is_word, local, name, properties
from compare.render.docx.text_runs import text_run

_AROUND = {
    RevisionKind.INSERTED: "ins",
    RevisionKind.DELETED: "del",
    RevisionKind.MOVED_FROM: "moveFrom",
    RevisionKind.MOVED_TO: "moveTo",
}
# How a run looks that says something of its characters, not of their look.
_OWN_LOOKS = ("vertAlign", "vanish", "webHidden", "rPrChange", "ins", "del", "moveFrom", "moveTo")
_SYMBOL_FONTS = ("symbol", "dings")


class Tracker:
    """Numbers changes from ``first`` on, and keeps in mind where each piece of NEW's text came to stand."""

    def __init__(self, first: int) -> None:
        self._ids = count(first)
        self.placed: list[tuple[int, int, etree._Element]] = []  # first and last offset, the element around them
        self.lost_breaks = 0

    def tracked(self, kind: str) -> etree._Element:
        """An element for a change, with a number of its own."""
        return element(kind, id=str(next(self._ids)), author=AUTHOR)

    def mark_end(self, paragraph: etree._Element, kind: str) -> None:
        """Track the end of a paragraph as ``ins`` or ``del``."""
        own = properties(paragraph, "pPr")
        marks = own.find(name("rPr"))
        if marks is None:
            marks = element("rPr")
            later = next((each for each in own if is_word(each, "sectPr", "pPrChange")), None)
            own.append(marks) if later is None else later.addprevious(marks)
        marks.insert(0, self.tracked(kind))

    def mark_row(self, row: etree._Element, kind: str) -> None:
        properties(row, "trPr").append(self.tracked(kind))

    def deleted_runs(self, piece: LinePiece, looks: etree._Element | None) -> list[etree._Element]:
        """A deleted piece as elements; a moved one between the marks of its move."""
        run = text_run(piece.text, deleted=piece.change is RevisionKind.DELETED, looks=_plain(looks))
        around = self.around(piece.change, run)
        if piece.move is None:
            return [around]
        start, end = self.ends_of_move(piece)
        return [start, around, end]

    def around(self, change: RevisionKind, run: etree._Element | None = None) -> etree._Element:
        """The element of a change, with ``run`` in it."""
        around = self.tracked(_AROUND[change])
        if run is not None:
            around.append(run)
        return around

    def ends_of_move(self, piece: LinePiece) -> tuple[etree._Element, etree._Element]:
        """What stands before and behind a moved piece; both places of a move have one name."""
        kind = _AROUND[piece.change]
        start = self.tracked(f"{kind}RangeStart")
        start.set(name("name"), f"move{piece.move}")
        return start, element(f"{kind}RangeEnd", id=str(start.get(name("id"))))


def without_section(own: etree._Element) -> etree._Element:
    """Properties of a paragraph without the section that ends there and without marks of changes."""
    copy = deepcopy(own)
    for each in list(copy.iter(*map(name, ("sectPr", "pPrChange", "ins", "del", "moveFrom", "moveTo")))):
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)
    return copy


def _plain(looks: etree._Element | None) -> etree._Element | None:
    if looks is None:
        return None
    copy = deepcopy(looks)
    for each in list(copy):
        if local(each) in _OWN_LOOKS or (is_word(each, "rFonts") and _is_of_symbols(each)):
            copy.remove(each)
    return copy


def _is_of_symbols(fonts: etree._Element) -> bool:
    return any(part in value.lower() for value in fonts.attrib.values() for part in _SYMBOL_FONTS)
