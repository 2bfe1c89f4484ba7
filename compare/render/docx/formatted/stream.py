"""Pieces of two texts as the changes of the lines of a Word document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from compare.render.docx.changes import OF_NEW, OF_OLD, ChangePiece, RevisionKind

_BREAK = "\n"
_BREAKS = {
    RevisionKind.KEPT: RevisionKind.KEPT,
    RevisionKind.INSERTED: RevisionKind.INSERTED,
    RevisionKind.DELETED: RevisionKind.DELETED,
    RevisionKind.MOVED_TO: RevisionKind.INSERTED,
    RevisionKind.MOVED_FROM: RevisionKind.DELETED,
}


class LinePiece(NamedTuple):
    """A `ChangePiece` within one line, or the end of a line."""

    text: str
    change: RevisionKind
    at: int
    move: int | None = None
    is_break: bool = False


def by_lines(pieces: Iterable[ChangePiece], inner: frozenset[int]) -> list[LinePiece]:
    """The pieces cut at the ends of lines. Blank lines of either side are passed over; ``inner`` are the offsets of breaks
    inside lines of NEW."""
    return _apart(_whole_lines(list(_without_blank_lines(_cut(pieces, inner)))))


def _cut(pieces: Iterable[ChangePiece], inner: frozenset[int]) -> Iterator[LinePiece]:
    for piece in pieces:
        start = 0
        for at, char in enumerate(piece.text):
            if char != _BREAK or (piece.change in OF_NEW and piece.at + at in inner):
                continue
            if start < at:
                yield LinePiece(piece.text[start:at], piece.change, piece.at + start, piece.move)
            yield LinePiece(_BREAK, _BREAKS[piece.change], piece.at + at, is_break=True)
            start = at + 1
        if start < len(piece.text):
            yield LinePiece(piece.text[start:], piece.change, piece.at + start, piece.move)


def _without_blank_lines(pieces: Iterable[LinePiece]) -> Iterator[LinePiece]:
    in_old = in_new = False
    for piece in pieces:
        if not piece.is_break:
            solid = bool(piece.text.strip())
            in_old |= solid and piece.change in OF_OLD
            in_new |= solid and piece.change in OF_NEW
            yield piece
            continue
        ends_old, ends_new = in_old and piece.change in OF_OLD, in_new and piece.change in OF_NEW
        in_old, in_new = in_old and not ends_old, in_new and not ends_new
        if ends_old or ends_new:
            yield piece._replace(
                change=RevisionKind.KEPT
                if ends_old and ends_new
                else RevisionKind.DELETED
                if ends_old
                else RevisionKind.INSERTED
            )


def _whole_lines(pieces: list[LinePiece]) -> list[LinePiece]:
    """Line ends moved so that whole lines are inserted and deleted: ``↵B`` before a kept line end is ``B↵`` behind it,
    and the ends of a deleted and an inserted line that meet are one that was kept."""
    for at, piece in enumerate(pieces):
        if not piece.is_break or piece.change is RevisionKind.KEPT:
            continue
        same, other = (
            piece.change,
            RevisionKind.INSERTED if piece.change is RevisionKind.DELETED else RevisionKind.DELETED,
        )
        behind = _next_other_break(pieces, at, same)
        if behind is None:
            continue
        end = pieces[behind]
        if end.change is RevisionKind.KEPT:
            offset, later = (end.at, piece.at) if same is RevisionKind.DELETED else (piece.at, end.at)
            pieces[at] = end._replace(at=offset)
            pieces[behind] = piece._replace(at=later)
        elif end.change is other and not any(each.is_break for each in pieces[at + 1 : behind]):
            pieces[at] = end._replace(
                change=RevisionKind.KEPT, at=end.at if other is RevisionKind.INSERTED else piece.at
            )
            pieces[behind] = end._replace(text="")
    return [piece for piece in pieces if piece.text]


def _next_other_break(pieces: Sequence[LinePiece], start: int, change: RevisionKind) -> int | None:
    """The next line end that is not ``change``; None where other text stands before it."""
    text = {change, RevisionKind.MOVED_FROM if change is RevisionKind.DELETED else RevisionKind.MOVED_TO}
    for at in range(start + 1, len(pieces)):
        piece = pieces[at]
        if piece.is_break and piece.change is not change:
            return at
        if piece.change not in text and piece.text.strip():
            return None
    return None


def _apart(pieces: list[LinePiece]) -> list[LinePiece]:
    """Lines of which nothing is kept: first those of OLD, then those of NEW."""
    made: list[LinePiece] = []
    group: list[LinePiece] = []
    for piece in pieces:
        group.append(piece)
        if piece.is_break and piece.change is RevisionKind.KEPT:
            made += _replaced(group)
            group = []
    return made + group


def _replaced(group: list[LinePiece]) -> list[LinePiece]:
    *inner, end = group
    if any(piece.change is RevisionKind.KEPT and piece.text.strip() for piece in inner):
        return group
    old = [piece for piece in inner if piece.change in OF_OLD and piece.change is not RevisionKind.KEPT]
    new = [piece for piece in inner if piece.change in OF_NEW and piece.change is not RevisionKind.KEPT]
    if len(old) + len(new) < len(inner) or not old or not new:
        return group
    return [*old, end._replace(change=RevisionKind.DELETED), *new, end._replace(change=RevisionKind.INSERTED)]
