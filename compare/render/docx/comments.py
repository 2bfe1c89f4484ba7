"""Comments of a Word document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from compare.render.docx.names import AUTHOR, W, element
from compare.render.docx.text_runs import text_run


class Comment(NamedTuple):
    """What is said of a stretch of NEW."""

    start: int
    end: int
    text: str


def comment_element(number: int, comment: Comment) -> etree._Element:
    """A comment with a paragraph for each of its lines."""
    made = element("comment", id=str(number), author=AUTHOR)
    for line in comment.text.split("\n"):
        paragraph = element("p")
        paragraph.append(text_run(line))
        made.append(paragraph)
    return made


def comment_list(comments: Sequence[Comment]) -> etree._Element:
    """The part of the package that holds what the comments say."""
    root = etree.Element(f"{{{W}}}comments", nsmap={"w": W})
    root.extend(comment_element(number, comment) for number, comment in enumerate(comments))
    return root
