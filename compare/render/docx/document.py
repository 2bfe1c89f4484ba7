"""Pieces of text as the body of a Word document: paragraphs, tracked changes, comments."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, pairwise
from typing import NamedTuple

from lxml import etree

from compare.render.docx.changes import OF_NEW, ChangePiece, RevisionKind
from compare.render.docx.comments import Comment
from compare.render.docx.names import AUTHOR, W, element, name
from compare.render.docx.neighbours import keep_apart
from compare.render.docx.text_runs import text_run

# The element around the runs of a change, and the one that marks the end of a paragraph.
_AROUND = {
    RevisionKind.INSERTED: "ins",
    RevisionKind.DELETED: "del",
    RevisionKind.MOVED_FROM: "moveFrom",
    RevisionKind.MOVED_TO: "moveTo",
}
_MARKS = {RevisionKind.INSERTED: "ins", RevisionKind.DELETED: "del"}


class Styles(NamedTuple):
    """The styles of paragraphs, by the offsets in OLD and in NEW at which they begin."""

    old: Mapping[int, str]
    new: Mapping[int, str]


PLAIN = Styles({}, {})


def body(pieces: Iterable[ChangePiece], comments: Sequence[Comment], styles: Styles = PLAIN) -> etree._Element:
    """The document."""
    return _Body(comments, styles).made(pieces)


class _Body:
    def __init__(self, comments: Sequence[Comment], styles: Styles) -> None:
        self._ids = count(1)
        self._styles = styles
        self._starts = sorted((comment.start, number) for number, comment in enumerate(comments))
        self._ends = sorted((max(comment.end, comment.start + 1), number) for number, comment in enumerate(comments))
        self._cuts = sorted({at for at, _ in self._starts} | {at for at, _ in self._ends})
        self._body = element("body")
        self._paragraph = element("p")
        self._style = self._old_style = ""

    def made(self, pieces: Iterable[ChangePiece]) -> etree._Element:
        for piece in pieces:
            for part in self._parts(piece):
                self._add(part)
        self._close_comments(None)
        self._end_paragraph(RevisionKind.KEPT)
        if len(self._body) == 0:
            self._body.append(element("p"))
        keep_apart(self._body)
        document = etree.Element(f"{{{W}}}document", nsmap={"w": W})
        document.append(self._body)
        return document

    def _parts(self, piece: ChangePiece) -> Iterator[ChangePiece]:
        """A piece cut at the ends of lines and of comments; each end of a line stands by itself."""
        cuts = {at + each for at, char in enumerate(piece.text) if char == "\n" for each in (0, 1)}
        if piece.change in OF_NEW:
            first, last = bisect_right(self._cuts, piece.at), bisect_left(self._cuts, piece.at + len(piece.text))
            cuts |= {cut - piece.at for cut in self._cuts[first:last]}
        for start, end in pairwise(sorted(cuts | {0, len(piece.text)})):
            yield piece._replace(text=piece.text[start:end], at=piece.at + start)

    def _add(self, part: ChangePiece) -> None:
        if part.change in OF_NEW:
            self._close_comments(part.at)
            self._open_comments(part.at)
            self._style = self._styles.new.get(part.at, self._style)
        else:
            self._old_style = self._styles.old.get(part.at, self._old_style)
        if part.text == "\n":
            self._end_paragraph(part.change)
        elif part.text:
            self._append_runs(part)

    def _append_runs(self, part: ChangePiece) -> None:
        run = text_run(part.text, deleted=part.change is RevisionKind.DELETED)
        kind = _AROUND.get(part.change)
        if kind is None:
            self._paragraph.append(run)
            return
        around = self._tracked(kind)
        around.append(run)
        if part.move is None:
            self._paragraph.append(around)
            return
        start = self._tracked(f"{kind}RangeStart")
        start.set(name("name"), f"move{part.move}")
        end = element(f"{kind}RangeEnd")
        end.set(name("id"), str(start.get(name("id"))))
        self._paragraph.extend([start, around, end])

    def _tracked(self, kind: str) -> etree._Element:
        return element(kind, id=str(next(self._ids)), author=AUTHOR)

    def _end_paragraph(self, change: RevisionKind) -> None:
        """``change``: how the end itself, a line break of the text, was changed."""
        if mark := _MARKS.get(change):
            properties = self._properties()
            marks = element("rPr")
            marks.append(self._tracked(mark))
            properties.append(marks)
        if style := self._style or (self._old_style if change is RevisionKind.DELETED else ""):
            self._properties().insert(0, element("pStyle", val=style))
        self._body.append(self._paragraph)
        self._paragraph = element("p")
        self._style = self._old_style = ""

    def _properties(self) -> etree._Element:
        if len(self._paragraph) == 0 or self._paragraph[0].tag != name("pPr"):
            self._paragraph.insert(0, element("pPr"))
        return self._paragraph[0]

    def _open_comments(self, at: int) -> None:
        while self._starts and self._starts[0][0] <= at:
            self._paragraph.append(_numbered("commentRangeStart", self._starts.pop(0)[1]))

    def _close_comments(self, at: int | None) -> None:
        """End what ends before ``at``, or all that is open."""
        while self._ends and (at is None or self._ends[0][0] <= at):
            number = self._ends.pop(0)[1]
            if (opened := next((each for each in self._starts if each[1] == number), None)) is not None:
                self._starts.remove(opened)
                self._paragraph.append(_numbered("commentRangeStart", number))
            self._paragraph.append(_numbered("commentRangeEnd", number))
            run = element("r")
            run.append(_numbered("commentReference", number))
            self._paragraph.append(run)


def _numbered(kind: str, number: int) -> etree._Element:
    return element(kind, id=str(number))
