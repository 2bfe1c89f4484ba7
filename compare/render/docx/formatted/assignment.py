"""Which changes belong to which line of a Word document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from compare.model import Span
from compare.render.docx.changes import OF_NEW, RevisionKind
from compare.render.docx.formatted.lines import TextMap
from compare.render.docx.formatted.stream import LinePiece

# A number of a list, with what stands around it.
_LONGEST_NUMBER = 12
_NUMBER = re.compile(r"[^\w\s]?\w{1,5}[^\w\s]\s?")


class Assigned(NamedTuple):
    """``by_line``: the pieces of each line, its own end the last, what was deleted before it the first. ``tail``: what
    was deleted behind the last line. ``left_out``: deleted text that has no place in the document (of notes, of
    headers, of automatic numbers), in the order of OLD."""

    by_line: list[list[LinePiece]]
    tail: list[LinePiece]
    left_out: list[LinePiece]


def assigned(pieces: Sequence[LinePiece], text_map: TextMap, chrome: Sequence[Span]) -> Assigned:
    """``chrome``: what pages of OLD hold around its text."""
    by_line: list[list[LinePiece]] = [[] for _ in text_map.lines]
    held = text_map.offsets()
    left_out: list[LinePiece] = []
    waiting: list[LinePiece] = []  # deleted, behind the end of a line or at the beginning
    line: int | None = -1  # the line that goes on; None outside all lines; -1 at the beginning
    ended = True
    last = -1
    for piece in pieces:
        if piece.change not in OF_NEW:
            if _is_in(piece, chrome) or line is None:
                left_out.append(piece)
            elif ended or line < 0:
                waiting.append(piece)
            else:
                by_line[line].append(piece)
            continue
        found = text_map.line_at(piece.at)
        if found is None:
            line = None if piece.text.strip() else line
            continue
        if found != last:
            by_line[found] += waiting
            waiting, last = [], found
        line, ended = found, piece.is_break
        by_line[found].append(piece)
    for number, own in enumerate(by_line):
        by_line[number] = _without_numbers(own, held, left_out)
    return Assigned(by_line, waiting, left_out)


def _is_in(piece: LinePiece, spans: Iterable[Span]) -> bool:
    return any(span.start <= piece.at < span.end for span in spans)


def _without_numbers(pieces: list[LinePiece], held: set[int], left_out: list[LinePiece]) -> list[LinePiece]:
    """A line without its automatic number, which no element holds, and without the one that OLD had in its place."""
    start = 1 + max(
        (at for at, piece in enumerate(pieces) if piece.is_break and piece.change not in OF_NEW), default=-1
    )
    end = next((at for at, piece in enumerate(pieces) if at >= start and _reaches(piece, held)), len(pieces))
    own = pieces[start:end]
    if end < len(pieces):
        piece = pieces[end]
        without = next((by for by in range(len(piece.text)) if piece.at + by in held), 0)
        own.append(piece._replace(text=piece.text[:without]))
        pieces = [*pieces[:end], piece._replace(text=piece.text[without:], at=piece.at + without), *pieces[end + 1 :]]
    deleted = [piece for piece in own if piece.change not in OF_NEW]
    numbers = [piece for piece in own if piece.change in OF_NEW and piece.text.strip()]
    if any(piece.change is RevisionKind.INSERTED for piece in numbers):
        if sum(len(piece.text) for piece in deleted) <= _LONGEST_NUMBER:
            left_out += deleted
            deleted = []
        elif number := _NUMBER.match(deleted[0].text):
            left_out.append(deleted[0]._replace(text=number[0]))
            deleted[0] = deleted[0]._replace(text=deleted[0].text[number.end() :], at=deleted[0].at + number.end())
    return [*pieces[:start], *deleted, *pieces[end:]]


def _reaches(piece: LinePiece, held: set[int]) -> bool:
    """Whether a piece holds text of NEW that stands in an element, or ends the line."""
    return piece.change in OF_NEW and (piece.is_break or any(piece.at + by in held for by in range(len(piece.text))))
