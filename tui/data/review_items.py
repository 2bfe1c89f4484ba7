"""What a reviewer decides about in a comparison: passages and figures, each with its content key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from compare.library.keys import Headings, figure_key, passage_key
from compare.model import Comparison, Span, Subject
from compare.render.printed import printed
from compare.render.terms import FIGURE_SIGNS, PASSAGE_SIGNS
from tui.layout.rows import Rows

# A label names a thing in a list of decisions; more of a passage than this says no more which one it is.
_LABEL = 80


class ReviewItem(NamedTuple):
    """Something to decide about: its content key, its kind, and a label for people."""

    key: str
    subject: Subject
    label: str


class PassageItems:
    """The review items of a comparison's passages, by row; both rows of a moved passage share one. Keys of 100,000
    passages take a second: there are none until `make` has run, in any thread."""

    def __init__(self, comparison: Comparison, rows: Rows) -> None:
        self._comparison = comparison
        self._rows = rows
        self._of: dict[int, ReviewItem] = {}
        self.every: tuple[ReviewItem, ...] = ()
        self.ready = False

    def __getitem__(self, row: int) -> ReviewItem | None:
        return self._of.get(row)

    def items(self) -> Iterable[tuple[int, ReviewItem]]:
        return self._of.items()

    def make(self) -> None:
        old, new = self._comparison.old.text, self._comparison.new.text
        headings = Headings(self._comparison)
        review_items: dict[int, ReviewItem] = {}
        pairs = iter(self._comparison.passages)
        for at, row in enumerate(self._rows):
            if row.departed:
                continue
            pair = next(pairs)
            if row.equal:
                continue
            before, after = _text(row.old, old), _text(row.new, new)
            label = f"{PASSAGE_SIGNS[row.status]} {(after or before or '')[:_LABEL]}"
            review_items[at] = item = ReviewItem(passage_key(before, after, headings.of(pair)), Subject.PASSAGE, label)
            if row.twin is not None:
                review_items[row.twin] = item
        self._of, self.every, self.ready = review_items, tuple(review_items.values()), True


def figure_items(comparison: Comparison) -> tuple[ReviewItem, ...]:
    """One review item a figure pair, in their order."""
    old, new = comparison.old.text, comparison.new.text
    return tuple(
        ReviewItem(
            figure_key(pair, old, new),
            Subject.FIGURE,
            f"{FIGURE_SIGNS[pair.status]} {pair.metric or ''} {printed(pair.old)} → {printed(pair.new)}",
        )
        for pair in comparison.figures
    )


def _text(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)
