"""Comments put into a document that may have some already."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from lxml import etree

from compare.render.docx.comments import Comment, comment_element
from compare.render.docx.names import element, is_word, name


def add_comments(
    body: etree._Element,
    part: etree._Element,
    comments: Sequence[Comment],
    placed: Sequence[tuple[int, int, etree._Element]],
) -> None:
    """``placed``: first and last offset in NEW of each piece of text, and its element. A comment on what no element holds
    stands beside the text before it."""
    ids = (each.get(name("id"), "") for each in part)
    first = 1 + max((int(id_) for id_ in ids if id_.isdigit()), default=-1)
    ordered = sorted(placed, key=lambda piece: piece[:2])
    starts, ends = [start for start, _, _ in ordered], [end for _, end, _ in ordered]
    for number, comment in enumerate(comments, first):
        begin = bisect_left(ends, comment.start)
        end = max(begin, bisect_left(starts, max(comment.end, comment.start + 1)))
        held = [each for _, _, each in ordered[begin:end] or ordered[max(0, begin - 1) : begin]]
        part.append(comment_element(number, comment))
        if held:
            _start(held[0], number)
            _end(held[-1], number)
        else:
            _on_first_paragraph(body, number)


def comment_cuts(comments: Sequence[Comment]) -> set[int]:
    """The offsets at which text must be parted for comments to begin and end there."""
    return {at for comment in comments for at in (comment.start, comment.end)}


def _start(held: etree._Element, number: int) -> None:
    held.addprevious(element("commentRangeStart", id=str(number)))


def _end(held: etree._Element, number: int) -> None:
    end = element("commentRangeEnd", id=str(number))
    held.addnext(end)
    end.addnext(_reference(number))


def _on_first_paragraph(body: etree._Element, number: int) -> None:
    paragraph = next((each for each in body.iter(name("p"))), None)
    if paragraph is None:
        return
    at = 1 if len(paragraph) and is_word(paragraph[0], "pPr") else 0
    paragraph.insert(at, element("commentRangeStart", id=str(number)))
    paragraph.append(element("commentRangeEnd", id=str(number)))
    paragraph.append(_reference(number))


def _reference(number: int) -> etree._Element:
    run = element("r")
    run.append(element("commentReference", id=str(number)))
    return run
