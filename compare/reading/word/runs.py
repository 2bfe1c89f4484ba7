"""The text of one paragraph: runs, changes, fields, formulas; its text boxes and notes apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from compare.language import mark
from compare.model.layout import Concealment
from compare.reading.building import PICTURES
from compare.reading.options import Tracked
from compare.reading.raised import raised
from compare.reading.word.equations import linear
from compare.reading.word.package import is_on, number
from compare.reading.word.styles import Styles, concealment, is_grounded
from compare.reading.word.symbols import shown, symbol
from compare.reading.xml import attribute, child, local

CHARTS = mark("{count} charts")
EMBEDDED = mark("{count} embedded files")
HIDDEN = mark("{count} pieces of hidden text")
COMMENTS = mark("{count} comments")


_LAYOUT_BREAKS = ("page", "column")
# What stands only after the change, and only before it.
_AFTER = frozenset({"ins", "moveTo"})
_BEFORE = frozenset({"del", "moveFrom"})
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_SKIPPED = frozenset(
    {
        "rPr",
        "pPr",
        "instrText",
        "delInstrText",
        "rt",
        "softHyphen",
        "lastRenderedPageBreak",
        "tblPr",
        "sdtPr",
        "fldData",
    }
)
_NOTES = frozenset({"footnoteReference", "endnoteReference"})
_SEEN = {"pic": PICTURES, "imagedata": PICTURES, "chart": CHARTS, "object": EMBEDDED, "altChunk": EMBEDDED}


@dataclass(slots=True)
class Content:
    """What a paragraph holds. ``boxes``: the text boxes that hang on it; ``notes``: kind and id of its notes;
    ``pages``: page breaks in it, those Word put there when it last laid the document out; ``leading_pages`` of them
    before its first character."""

    text: str = ""
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pages: int = 0
    leading_pages: int = 0
    ends: bool = True  # False where the paragraph's end itself is not of this side of the changes
    unread: Counter[str] = field(default_factory=Counter)
    concealed: list[tuple[int, int, Concealment]] = field(default_factory=list)  # offsets in the text
    styles: Mapping[str, Concealment] = field(default_factory=dict)  # those that hide what they are given to
    on_ground: bool = False  # a colour lies under the paragraph
    how: Concealment | None = None  # how the paragraph's own style hides it

    @property
    def concealed_texts(self) -> tuple[tuple[str, Concealment], ...]:
        return tuple((self.text[first:last].strip(), how) for first, last, how in self.concealed)


def left_out(tracked: Tracked) -> frozenset[str]:
    """Names of the elements whose text does not stand on this side of the changes."""
    return _BEFORE if tracked is Tracked.NEW else _AFTER


def content(paragraph: etree._Element, tracked: Tracked, styles: Styles | None = None) -> Content:
    properties = child(paragraph, "pPr")
    held = Content(on_ground=is_grounded(properties))
    if styles is not None and styles.concealing:
        held.styles, held.how = styles.concealing, styles.concealed(properties)
    pieces: list[str] = []
    _walk(paragraph, left_out(tracked), held, pieces)
    held.text = "".join(pieces)
    marks = child(paragraph, "pPr", "rPr")
    names = {local(mark) for mark in marks} if marks is not None else set()
    held.ends = not names & left_out(tracked)
    return held


def _walk(element: etree._Element, omitted: frozenset[str], held: Content, pieces: list[str]) -> None:
    for inner in element:
        name = local(inner)
        if name in omitted or name in _SKIPPED:
            if name == "lastRenderedPageBreak":
                _page(held, pieces)
        elif (characters := _characters(inner, name)) is not None:
            pieces.append(characters)
        elif name in _NOTES:
            held.notes.append((name.removesuffix("Reference"), attribute(inner, "id") or ""))
        elif name == "txbxContent":
            held.boxes.append(inner)
        elif name == "AlternateContent":
            _alternative(inner, omitted, held, pieces)
        elif name == "oMath":
            after_digit = "".join(pieces[-1:])[-1:].isdigit() and child(inner, "f") is not None
            pieces.append(" " * after_digit + linear(inner, omitted))  # 3 1/2, not 31/2
        elif name == "r":
            _run(inner, omitted, held, pieces)
        else:
            if name in _SEEN:
                held.unread[_SEEN[name]] += 1
            _walk(inner, omitted, held, pieces)


def _run(run: etree._Element, omitted: frozenset[str], held: Content, pieces: list[str]) -> None:
    """A run of one format: hidden text is counted only; what it raises, and symbol fonts, become characters that show
    the same."""
    properties = child(run, "rPr")
    if is_on(child(properties, "vanish")):
        held.unread[HIDDEN] += bool("".join(run.itertext()).strip())
        return
    start = len(pieces)
    _walk(run, omitted, held, pieces)
    font = attribute(child(properties, "rFonts"), "ascii") or ""
    text = shown("".join(pieces[start:]), font)
    how = _concealed(properties, held)
    if how is not None and text.strip():
        before = sum(map(len, pieces[:start]))
        held.concealed.append((before, before + len(text), how))
    pieces[start:] = [raised(text) if attribute(child(properties, "vertAlign")) == "superscript" else text]


def _concealed(properties: etree._Element | None, held: Content) -> Concealment | None:
    """How a run is kept from a reader's eyes: by itself, or by the style of its characters or of its paragraph, where it
    has no colour or size of its own."""
    own = concealment(properties)
    if held.on_ground and own is not Concealment.TINY:
        return None
    if own is not None or child(properties, "color") is not None or child(properties, "sz") is not None:
        return own
    return held.styles.get(attribute(child(properties, "rStyle")) or "") or held.how


def _characters(element: etree._Element, name: str) -> str | None:
    """What an element of a run shows by itself; None for one that is no character."""
    match name:
        case "t" | "delText":
            return element.text or ""
        case "br":
            return "" if attribute(element, "type") in _LAYOUT_BREAKS else "\n"
        case "sym":
            return symbol(number(_decimal(attribute(element, "char"))), attribute(element, "font") or "")
    return _SIGNS.get(name)


def _alternative(element: etree._Element, omitted: frozenset[str], held: Content, pieces: list[str]) -> None:
    """One thing drawn in two ways: the first that a reader of today knows."""
    drawn = child(element, "Choice")
    if drawn is None:
        drawn = child(element, "Fallback")
    if drawn is not None:
        _walk(drawn, omitted, held, pieces)


def _page(held: Content, pieces: list[str]) -> None:
    held.pages += 1
    if not any(piece.strip() for piece in pieces):
        held.leading_pages += 1


def _decimal(code: str | None) -> str:
    try:
        return str(int(code or "", 16))
    except ValueError:
        return "0"
