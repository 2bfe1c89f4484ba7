"""Runs of a paragraph cut where a change or a comment begins or ends; each keeps its properties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from compare.render.docx.formatted.text_map import SHOWN, Atom
from compare.render.docx.names import SPACE, is_word, name


class RunPiece(NamedTuple):
    """A run (or a formula), and the offsets in NEW's text of what it shows."""

    run: etree._Element
    offsets: tuple[int, ...]


def cut_runs(atoms: Sequence[Atom], cuts: set[int]) -> list[RunPiece]:
    """The runs that hold ``atoms``, each cut before the characters whose offsets are in ``cuts``."""
    by_run: dict[etree._Element, list[Atom]] = {}
    for atom in atoms:
        by_run.setdefault(atom.run, []).append(atom)
    return [piece for run, own in by_run.items() for piece in _cut(run, own, cuts)]


def _cut(run: etree._Element, atoms: Sequence[Atom], cuts: set[int]) -> Iterator[RunPiece]:
    if run is atoms[0].element or any(atom.element.getparent() is not run for atom in atoms):
        yield _piece(run, [at for atom in atoms for at in atom.offsets])
        return
    here: list[int | None] = []
    current = run
    for atom in atoms:
        element, at = atom.element, 0
        for part, (first, last) in enumerate(_parts(atom, cuts)):
            offsets = atom.offsets[first:last]
            if part:
                element = _split_text(element, first - at)
            at = first
            if _known(here) and offsets and offsets[0] in cuts:
                yield _piece(current, here)
                here, current = [], _split_run(current, element)
            here += offsets
    yield _piece(current, here)


def _parts(atom: Atom, cuts: set[int]) -> Iterator[tuple[int, int]]:
    """Where the characters of an element are to be parted; only text can be."""
    can_part = is_word(atom.element, "t", "delText") and len(atom.element.text or "") == len(atom.offsets)
    inner = [at for at, offset in enumerate(atom.offsets) if at and offset in cuts] if can_part else []
    starts = [0, *inner]
    yield from zip(starts, [*inner, len(atom.offsets)], strict=True)


def _known(offsets: Sequence[int | None]) -> bool:
    return any(at is not None for at in offsets)


def _piece(run: etree._Element, offsets: Sequence[int | None]) -> RunPiece:
    return RunPiece(run, tuple(at for at in offsets if at is not None))


def _split_text(element: etree._Element, at: int) -> etree._Element:
    """The text from ``at`` on as an element of its own behind the first part."""
    text, shown = element.text or "", element.get(SHOWN)
    rest = deepcopy(element)
    rest.text, element.text = text[at:], text[:at]
    if shown is not None and len(shown) == len(text):
        rest.set(SHOWN, shown[at:])
        element.set(SHOWN, shown[:at])
    for each in (element, rest):
        each.set(SPACE, "preserve")
    element.addnext(rest)
    return rest


def _split_run(run: etree._Element, first: etree._Element) -> etree._Element:
    """What stands in ``run`` from ``first`` on as a run of its own with the same properties."""
    rest = etree.Element(run.tag, dict(run.attrib), nsmap=run.nsmap)
    looks = run.find(name("rPr"))
    if looks is not None:
        rest.append(deepcopy(looks))
    moved = run[run.index(first) :]
    rest.extend(moved)
    run.addnext(rest)
    return rest
