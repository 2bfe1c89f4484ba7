"""What there is to decide about in a comparison."""

from __future__ import annotations

from collections.abc import Iterable

from compare.library.keys import Headings, figure_key, passage_key
from compare.model import Comparison, Span, Subject
from compare.render.printed import printed
from compare.render.terms import FIGURE_SIGNS, PASSAGE_SIGNS
from tui.review import Thing
from tui.rows import Rows

# A label names a thing in a list of decisions; more of a passage than this says no more which one it is.
_LABEL = 80


class PassageThings:
    """The changes of a comparison, by row; both ends of a moved passage are one. Of a hundred thousand passages the keys
    take a second: until `make` is through, in whatever thread, there are none."""

    def __init__(self, comparison: Comparison, rows: Rows) -> None:
        self._comparison = comparison
        self._rows = rows
        self._of: dict[int, Thing] = {}
        self.every: tuple[Thing, ...] = ()
        self.ready = False

    def __getitem__(self, row: int) -> Thing | None:
        return self._of.get(row)

    def items(self) -> Iterable[tuple[int, Thing]]:
        return self._of.items()

    def make(self) -> None:
        old, new = self._comparison.old.text, self._comparison.new.text
        headings = Headings(self._comparison)
        things: dict[int, Thing] = {}
        pairs = iter(self._comparison.passages)
        for at, row in enumerate(self._rows):
            if row.departed:
                continue
            pair = next(pairs)
            if row.equal:
                continue
            before, after = _text(row.old, old), _text(row.new, new)
            label = f"{PASSAGE_SIGNS[row.status]} {(after or before or '')[:_LABEL]}"
            things[at] = thing = Thing(passage_key(before, after, headings.of(pair)), Subject.PASSAGE, label)
            if row.twin is not None:
                things[row.twin] = thing
        self._of, self.every, self.ready = things, tuple(things.values()), True


def figure_things(comparison: Comparison) -> tuple[Thing, ...]:
    """The figure pairs in their order."""
    old, new = comparison.old.text, comparison.new.text
    return tuple(
        Thing(
            figure_key(pair, old, new),
            Subject.FIGURE,
            f"{FIGURE_SIGNS[pair.status]} {pair.metric or ''} {printed(pair.old)} → {printed(pair.new)}",
        )
        for pair in comparison.figures
    )


def _text(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)
