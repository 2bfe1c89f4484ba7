"""Passages that a reviewer holds together, or keeps apart, by hand."""

from __future__ import annotations

import bisect
from collections.abc import Sequence, Set
from dataclasses import dataclass

from compare.alignment.prepared import PreparedReport
from compare.model import DiffOptions, InputError, Pin


@dataclass(frozen=True, slots=True)
class ByHand:
    """Passages by their numbers in OLD and in NEW: ``pins`` are pairs, ``apart`` shall be none."""

    pins: Sequence[tuple[int, int]] = ()
    apart: Set[tuple[int, int]] = frozenset()


def by_hand(old: PreparedReport, new: PreparedReport, options: DiffOptions) -> ByHand:
    """What a reviewer has named. Raises `InputError` for an offset outside every passage and for a passage pinned
    twice."""
    apart = frozenset((passage_at(old, pin.old), passage_at(new, pin.new)) for pin in options.apart)
    return ByHand(_pins(old, new, options.pins), apart)


def _pins(old: PreparedReport, new: PreparedReport, pins: Sequence[Pin]) -> list[tuple[int, int]]:
    """The passages that the pins hold together, in OLD's order. Raises `InputError` for an offset outside every passage
    and for a passage pinned twice."""
    pairs = [(passage_at(old, pin.old), passage_at(new, pin.new)) for pin in pins]
    for side, ends in ((old, [i for i, _ in pairs]), (new, [j for _, j in pairs])):
        if len(set(ends)) < len(ends):
            raise InputError(side.outline.path, "has a passage that is pinned twice")
    return sorted(pairs)


def passage_at(side: PreparedReport, offset: int) -> int:
    """The number of the passage that holds ``offset``. Raises `InputError` where there is none."""
    at = bisect.bisect_right(side.passages, offset, key=lambda passage: passage.span.start) - 1
    if at >= 0 and offset < side.passages[at].span.end:
        return at
    if not side.passages:
        raise InputError(side.outline.path, "has no passage at offset {offset}", offset=offset)
    nearest = min(side.passages[max(at, 0) : at + 2], key=lambda passage: abs(passage.span.start - offset))
    reason = "has no passage at offset {offset}; the nearest one is {start} to {end}"
    raise InputError(side.outline.path, reason, offset=offset, start=nearest.span.start, end=nearest.span.end)


def pinned_sections(old: PreparedReport, new: PreparedReport, pins: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sections whose headings are pinned to each other."""
    pairs = [(old.passages[i], new.passages[j]) for i, j in pins]
    return [
        (a.section, b.section)
        for a, b in pairs
        if a.is_heading and b.is_heading and a.section is not None and b.section is not None
    ]
