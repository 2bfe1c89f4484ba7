"""Passages that a reviewer has put side by side by hand."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from compare.alignment.prepared import Prepared
from compare.model import InputError, Pin


def find_pins(old: Prepared, new: Prepared, pins: Sequence[Pin]) -> list[tuple[int, int]]:
    """The pieces that the pins hold together, in OLD's order. Raises `InputError` for an offset outside every passage
    and for a passage pinned twice."""
    found = [(_piece_at(old, pin.old), _piece_at(new, pin.new)) for pin in pins]
    for side, ends in ((old, [i for i, _ in found]), (new, [j for _, j in found])):
        if len(set(ends)) < len(ends):
            raise InputError(side.outline.path, "has a passage that is pinned twice")
    return sorted(found)


def _piece_at(side: Prepared, offset: int) -> int:
    at = bisect.bisect_right(side.pieces, offset, key=lambda piece: piece.span.start) - 1
    if at < 0 or side.pieces[at].span.end <= offset:
        raise InputError(side.outline.path, "has no passage at offset {offset}", offset=offset)
    return at


def pinned_sections(old: Prepared, new: Prepared, pins: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sections whose headings are pinned to each other."""
    pairs = [(old.pieces[i], new.pieces[j]) for i, j in pins]
    return [
        (a.passage.section, b.passage.section)
        for a, b in pairs
        if a.is_heading and b.is_heading and a.passage.section is not None and b.passage.section is not None
    ]
