"""A passage cut into stretches that stayed and stretches that changed: what every view of a comparison draws."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal, NamedTuple

from compare.model import PassagePair, Span


class Mark(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    IGNORED = "ignored"  # differs in a way that does not count


class MarkedSpan(NamedTuple):
    """A stretch of one side's text."""

    span: Span
    mark: Mark


def marked_spans(pair: PassagePair, side: Literal["old", "new"]) -> Iterator[MarkedSpan]:
    """The stretches of ``pair`` on one side, in order and without gaps; nothing where that side has no passage."""
    span = pair.old if side == "old" else pair.new
    if span is None:
        return
    at = span.start
    for edit in pair.edits:
        changed = edit.old if side == "old" else edit.new
        if at < changed.start:
            yield MarkedSpan(Span(at, changed.start), Mark.SAME)
        if changed.start < changed.end:
            yield MarkedSpan(changed, Mark.IGNORED if edit.ignored else Mark.CHANGED)
        at = max(at, changed.end)
    if at < span.end:
        yield MarkedSpan(Span(at, span.end), Mark.SAME)
