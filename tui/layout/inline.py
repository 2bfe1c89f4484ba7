"""Both texts of a comparison as one, for a screen too narrow for two: what was removed stands before what came in its
stead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from compare.model import Span
from tui.layout.row import Row

Part = tuple[Span, Literal["old", "new"]]


class Woven(NamedTuple):
    """``spans`` has the stretch of each row; ``changed`` for rows with changes in them which parts of that are of one
    side only. A passage that stands alone is not changed in itself."""

    text: str
    spans: tuple[Span, ...]
    changed: dict[int, list[Part]]


def woven(old: str, new: str, rows: Sequence[Row]) -> Woven:
    pieces: list[str] = []
    spans: list[Span] = []
    changed: dict[int, list[Part]] = {}
    at = 0
    for number, row in enumerate(rows):
        start = at
        for piece, side in _pieces(old, new, row):
            if side is not None:
                changed.setdefault(number, []).append((Span(at, at + len(piece)), side))
            pieces.append(piece)
            at += len(piece)
        spans.append(Span(start, at))
    return Woven("".join(pieces), tuple(spans), changed)


def _pieces(old: str, new: str, row: Row) -> Iterator[tuple[str, Literal["old", "new"] | None]]:
    """The text of one row in pieces, each with the side that alone has it. Of a difference that does not count NEW's
    wording is shown."""
    if row.old is None or row.new is None:
        alone = row.old or row.new
        if alone is not None:
            yield alone.of(new if row.old is None else old), None
        return
    at = row.new.start
    for edit in row.edits:
        if not edit.ignored:
            yield new[at : edit.new.start], None
            if edit.old.start < edit.old.end:
                yield edit.old.of(old), "old"
            if edit.new.start < edit.new.end:
                yield edit.new.of(new), "new"
            at = edit.new.end
    yield new[at : row.new.end], None
