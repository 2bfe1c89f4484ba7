"""One record of the panes: which stretches of the two texts stand side by side, in offsets of the texts as they were
read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from compare.model import Edit, PassageStatus, Span

SideName = Literal["old", "new"]
ColumnName = Literal["old", "new", "woven"]


class Row(NamedTuple):
    """Two passages side by side, or one alone. A moved passage has two rows that name each other as ``twin``: the pair
    at its new place, and the old text alone at its old place (``departed``). ``edits`` are the model's."""

    status: PassageStatus
    old: Span | None
    new: Span | None
    edits: tuple[Edit, ...] = ()
    heading: bool = False
    departed: bool = False
    twin: int | None = None

    @property
    def equal(self) -> bool:
        return self.status is PassageStatus.EQUAL

    @property
    def counts(self) -> bool:
        """Whether the row is a change of its own: the old place of a moved passage is none."""
        return not self.equal and not self.departed

    def span(self, side: SideName) -> Span | None:
        return self.old if side == "old" else self.new

    def changed(self, side: SideName, within: Span) -> Iterator[Span]:
        """The changed spans of a side's text that overlap ``within``."""
        old = side == "old"
        first = bisect_right(self.edits, within.start, key=lambda edit: (edit.old if old else edit.new).end)
        for at in range(first, len(self.edits)):
            edit = self.edits[at]
            span = edit.old if old else edit.new
            if span.start >= within.end:
                return
            if span.start < span.end and not edit.ignored:
                yield span
