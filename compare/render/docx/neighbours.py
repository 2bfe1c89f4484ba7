"""Insertions on both sides of the end of a paragraph that was there before.

LibreOffice takes two of one author for a single one, and rejects the end of the paragraph with them.
"""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from compare.render.docx.names import AUTHOR, is_word, name

_SECOND_AUTHOR = f"{AUTHOR} 2"
# What holds no text of its own.
_MARKS = ("pPr", "commentRangeStart", "commentRangeEnd", "bookmarkStart", "bookmarkEnd", "proofErr")


def keep_apart(body: etree._Element) -> None:
    """The second of two such insertions has another author."""
    for before, after in pairwise(body.iter(name("p"))):
        if before.getnext() is not after or _tracks_its_end(before):
            continue
        last, first = _content(before)[-1:], _content(after)[:1]
        if last and first and is_word(last[0], "ins") and is_word(first[0], "ins"):
            is_second = last[0].get(name("author")) == _SECOND_AUTHOR
            first[0].set(name("author"), AUTHOR if is_second else _SECOND_AUTHOR)


def _tracks_its_end(paragraph: etree._Element) -> bool:
    marks = paragraph.find(f"{name('pPr')}/{name('rPr')}")
    return marks is not None and any(is_word(each, "ins", "del") for each in marks)


def _content(paragraph: etree._Element) -> list[etree._Element]:
    return [each for each in paragraph if not is_word(each, *_MARKS)]
