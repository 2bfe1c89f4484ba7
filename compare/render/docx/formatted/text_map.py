"""Which element of a Word document holds which character of the text that was read of it.

A paragraph's characters are found again in the line that its `Place` names; they differ where the reader shows a raised
figure or a sign of a symbol font as another character.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from compare.render.docx.names import is_word, local, name

# What of an element is not its own character by character is kept here until the file is written.
SHOWN = "bidui-shown"
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t", "sym": "\ufffc"}
_SKIPPED = frozenset(
    {"rPr", "pPr", "instrText", "delInstrText", "rt", "softHyphen", "lastRenderedPageBreak", "tblPr", "sdtPr",
     "fldData", "txbxContent"}
)  # fmt: skip
_OFF = ("0", "false", "off", "none")
# How much of a paragraph must be found again where the reader shows some characters as others.
_ENOUGH = 0.5


class Atom(NamedTuple):
    """An element that shows characters, with the offset of each in the text read; None for one that is not there.
    ``run`` is what a change is put around: the run, or the element itself where it stands in none."""

    element: etree._Element
    run: etree._Element
    offsets: tuple[int | None, ...]


class RawAtom(NamedTuple):
    element: etree._Element
    run: etree._Element
    text: str


def raw_atoms(paragraph: etree._Element) -> Iterator[RawAtom]:
    """The elements of a paragraph that show characters, without those of its text boxes."""
    return _walk(paragraph, None)


def _walk(parent: etree._Element, run: etree._Element | None) -> Iterator[RawAtom]:
    for each in parent:
        kind = local(each)
        if kind in _SKIPPED or not kind:
            continue
        if kind == "oMath":
            yield RawAtom(each, each, "".join(each.itertext()))
        elif kind == "AlternateContent":
            chosen = next((way for way in each if local(way) in ("Choice", "Fallback")), None)
            if chosen is not None:
                yield from _walk(chosen, run)
        elif is_word(each, "r"):
            if not _is_hidden(each):
                yield from _walk(each, each)
        elif run is not None and is_word(each, "t", "delText"):
            yield RawAtom(each, run, each.text or "")
        elif run is not None and kind == "br":
            if each.get(name("type")) not in ("page", "column"):
                yield RawAtom(each, run, "\n")
        elif run is not None and kind in _SIGNS and is_word(each, kind):
            yield RawAtom(each, run, _SIGNS[kind])
        else:
            yield from _walk(each, run)


def _is_hidden(run: etree._Element) -> bool:
    hidden = run.find(f"{name('rPr')}/{name('vanish')}")
    return hidden is not None and hidden.get(name("val")) not in _OFF


def boxes(paragraph: etree._Element) -> list[etree._Element]:
    """The text boxes that hang on a paragraph, of one drawn in two ways the first."""
    found = paragraph.iter(name("txbxContent"))
    return [box for box in found if _owner(box) is paragraph and not _is_second_way(box, paragraph)]


def _owner(box: etree._Element) -> etree._Element | None:
    return next(box.iterancestors(name("p")), None)


def _is_second_way(box: etree._Element, paragraph: etree._Element) -> bool:
    for each in box.iterancestors():
        if each is paragraph:
            return False
        parent = each.getparent()
        if parent is not None and local(parent) == "AlternateContent" and parent.index(each) > 0:
            return True
    return False


def located(atoms: Sequence[RawAtom], text: str, start: int) -> list[Atom] | None:
    """The atoms with their offsets in the text read, of which ``text`` is the stretch from ``start`` on that holds them
    (with a list's number before them, perhaps); None where it does not hold them."""
    raw = "".join(atom.text for atom in atoms)
    offsets = _same(raw, text) or _blanks_aside(raw, text) or _similar(raw, text)
    if offsets is None:
        return None
    placed, at = [], 0
    for atom in atoms:
        own = tuple(None if each is None else start + each for each in offsets[at : at + len(atom.text)])
        at += len(atom.text)
        placed.append(Atom(atom.element, atom.run, own))
    return placed


def _same(raw: str, text: str) -> list[int | None] | None:
    return list(range(len(text) - len(raw), len(text))) if raw and text.endswith(raw) else None


def _blanks_aside(raw: str, text: str) -> list[int | None] | None:
    """White space may be written in another way: a run of blanks as one, a break as a blank."""
    solid_raw = [at for at, char in enumerate(raw) if not char.isspace()]
    solid_text = [at for at, char in enumerate(text) if not char.isspace()]
    skipped = len(solid_text) - len(solid_raw)
    if skipped < 0 or any(raw[a] != text[b] for a, b in zip(solid_raw, solid_text[skipped:], strict=True)):
        return None
    offsets: list[int | None] = [None] * len(raw)
    for a, b in zip(solid_raw, solid_text[skipped:], strict=True):
        offsets[a] = b
    return _with_blanks(offsets, raw, text)


def _similar(raw: str, text: str) -> list[int | None] | None:
    from rapidfuzz.distance import Levenshtein

    offsets: list[int | None] = [None] * len(raw)
    same = 0
    for operation in Levenshtein.opcodes(raw, text):
        if operation.tag == "equal":
            same += operation.src_end - operation.src_start
        if operation.src_end - operation.src_start == operation.dest_end - operation.dest_start:
            for by in range(operation.src_end - operation.src_start):
                offsets[operation.src_start + by] = operation.dest_start + by
    return offsets if same >= _ENOUGH * len(raw) else None


def _with_blanks(offsets: list[int | None], raw: str, text: str) -> list[int | None]:
    """White space that stands on both sides between the same two characters is the same."""
    for at in range(1, len(raw)):
        before = offsets[at - 1]
        if offsets[at] is None and before is not None and text[before + 1 : before + 2].isspace():
            offsets[at] = before + 1
    return offsets


def remember_shown(atoms: Sequence[Atom], text: str) -> None:
    """Note on each element what the text read shows for it, where that is another text."""
    for atom in atoms:
        own = atom.element.text or "" if is_word(atom.element, "t", "delText") else None
        shown = "".join(text[at] for at in atom.offsets if at is not None)
        if own is None or own != shown:
            atom.element.set(SHOWN, shown)
