"""Proof that a document with tracked changes is NEW where they are accepted and OLD where they are rejected.

Accepted, its tree is that of NEW's own file: the same elements and properties, runs that were parted put together again.
Rejected, its characters are those of OLD, white space aside, without what was named as not carried.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from compare.render.docx.formatted.settling import settle
from compare.render.docx.formatted.text_map import SHOWN, boxes, raw_atoms
from compare.render.docx.names import SPACE, is_word, name

_COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_EMPTY = ("rPr", "trPr", "pPr")


def same_when_accepted(document: etree._Element, original: etree._Element) -> bool:
    """Whether ``document`` with all changes accepted is ``original``, in which no changes are tracked."""
    accepted = deepcopy(document)
    settle(accepted, accept=True)
    return _plain(accepted) == _plain(deepcopy(original))


def rejected_text(document: etree._Element) -> str:
    """The characters with all changes rejected, without white space, as the reader shows them."""
    rejected = deepcopy(document)
    settle(rejected, accept=False)
    body = rejected.find(name("body"))
    return "".join("".join(_texts(body)).split()) if body is not None else ""


def _texts(root: etree._Element) -> Iterator[str]:
    for each in root:
        if is_word(each, "p"):
            for atom in raw_atoms(each):
                yield atom.element.get(SHOWN, atom.text)
            for box in boxes(each):
                yield from _texts(box)
        elif isinstance(each.tag, str):
            yield from _texts(each)


def _plain(root: etree._Element) -> bytes:
    """The tree without what parting runs and adding comments does to it."""
    for each in list(root.iter()):
        each.attrib.pop(SHOWN, None)
        each.attrib.pop(SPACE, None)
        for key in [key for key in each.attrib if _local_name(key).startswith(("rsid", "paraId", "textId"))]:
            del each.attrib[key]
    for each in list(root.iter(*map(name, _COMMENTS))):
        _drop(each)
    for run in list(root.iter(name("r"))):
        if not [each for each in run if not is_word(each, "rPr")]:
            _drop(run)
    for kind in _EMPTY:
        for each in list(root.iter(name(kind))):
            if len(each) == 0:
                _drop(each)
    looks: dict[etree._Element, bytes] = {run: _looks(run) for run in root.iter(name("r"))}
    for run in looks:
        _merge(run, looks)
    _drop_blank_end(root)
    return bytes(etree.tostring(root, method="c14n"))


def _drop_blank_end(root: etree._Element) -> None:
    """Empty paragraphs behind all others: a program leaves one where the last was deleted."""
    body = root.find(name("body"))
    for each in reversed(list(body) if body is not None else []):
        if is_word(each, "sectPr", "bookmarkStart", "bookmarkEnd"):
            continue
        if not is_word(each, "p") or any(not is_word(inner, "pPr") for inner in each):
            return
        _drop(each)


def _local_name(key: str) -> str:
    return key.rpartition("}")[2]


def _drop(each: etree._Element) -> None:
    parent = each.getparent()
    if parent is not None:
        parent.remove(each)


def _merge(run: etree._Element, looks: Mapping[etree._Element, bytes]) -> None:
    """Put a run's content into the run before it where both look alike, texts as one."""
    before = run.getprevious()
    if before is None or not is_word(before, "r") or looks[before] != looks[run] or before.attrib != run.attrib:
        _merge_texts(run)
        return
    before.extend([each for each in run if not is_word(each, "rPr")])
    _drop(run)
    _merge_texts(before)


def _merge_texts(run: etree._Element) -> None:
    for each in list(run):
        before = each.getprevious()
        if before is not None and is_word(each, "t") and is_word(before, "t"):
            before.text = (before.text or "") + (each.text or "")
            _drop(each)


def _looks(run: etree._Element) -> bytes:
    looks = run.find(name("rPr"))
    return b"" if looks is None else bytes(etree.tostring(looks, method="c14n", with_tail=False))
