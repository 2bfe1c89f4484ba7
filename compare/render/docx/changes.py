"""Two texts as one sequence of pieces: what was kept, deleted, inserted and moved.

Kept and inserted pieces together are NEW, kept and deleted ones OLD, character for character.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from compare.model import Comparison, PassagePair, PassageStatus, Side, Span


class RevisionKind(StrEnum):
    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved_from"
    MOVED_TO = "moved_to"


OF_NEW = frozenset({RevisionKind.KEPT, RevisionKind.INSERTED, RevisionKind.MOVED_TO})
OF_OLD = frozenset({RevisionKind.KEPT, RevisionKind.DELETED, RevisionKind.MOVED_FROM})


class ChangePiece(NamedTuple):
    """``at`` is its offset in NEW, or for what is only in OLD the offset there; both ends of a move share a number."""

    text: str
    change: RevisionKind
    at: int
    move: int | None = None


class _Pair(NamedTuple):
    """Passages that stay in their order, one beside the other."""

    pair: PassagePair
    old: Span
    new: Span


def pieces(comparison: Comparison) -> Iterator[ChangePiece]:
    """The pieces from the beginning of the reports to their ends, in the order of NEW."""
    old, new = comparison.old.text, comparison.new.text
    bounds = report_span(comparison.old), report_span(comparison.new)
    moves = _Moves(comparison)
    at_old, at_new = bounds[0].start, bounds[1].start
    for pair in _in_order(comparison):
        yield from _between(Span(at_old, pair.old.start), Span(at_new, pair.new.start), old, new, moves)
        yield from _edited(pair, old, new)
        at_old, at_new = pair.old.end, pair.new.end
    yield from _between(Span(at_old, bounds[0].end), Span(at_new, bounds[1].end), old, new, moves)


def report_span(side: Side) -> Span:
    """The report of a side; the whole text where it is the only one of its file."""
    reports = side.outline.reports
    span = next((report.span for report in reports if report.index == side.report), None)
    is_only = side.outline.document.report is None and len(reports) < 2
    return Span(0, len(side.text)) if span is None or is_only else span


def _in_order(comparison: Comparison) -> list[_Pair]:
    """The most pairs of passages that stand in the same order in both reports."""
    pairs = [
        _Pair(pair, pair.old, pair.new)
        for pair in comparison.passages
        if pair.old is not None and pair.new is not None and pair.status is not PassageStatus.MOVED
    ]
    pairs.sort(key=lambda pair: pair.new)
    ends: list[int] = []  # of the best increasing sequence of each length, the last pair
    before: list[int] = []
    starts: list[int] = []
    for index, pair in enumerate(pairs):
        length = bisect_left(starts, pair.old.start)
        before.append(ends[length - 1] if length else -1)
        starts[length : length + 1] = [pair.old.start]
        ends[length : length + 1] = [index]
    chosen, index = [], ends[-1] if ends else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]


def _edited(pair: _Pair, old: str, new: str) -> Iterator[ChangePiece]:
    """A pair of passages by its edits."""
    at_new = pair.new.start
    for edit in pair.pair.edits:
        if at_new < edit.new.start:
            yield ChangePiece(new[at_new : edit.new.start], RevisionKind.KEPT, at_new)
        if edit.old.start < edit.old.end:
            yield ChangePiece(edit.old.of(old), RevisionKind.DELETED, edit.old.start)
        if edit.new.start < edit.new.end:
            yield ChangePiece(edit.new.of(new), RevisionKind.INSERTED, edit.new.start)
        at_new = edit.new.end
    if at_new < pair.new.end:
        yield ChangePiece(new[at_new : pair.new.end], RevisionKind.KEPT, at_new)


def _between(gap_old: Span, gap_new: Span, old: str, new: str, moves: _Moves) -> Iterator[ChangePiece]:
    """What lies between two pairs: white space at both ends is kept where it is the same, the rest is replaced."""
    a, b = gap_old.of(old), gap_new.of(new)
    head = _blank_start(a, b)
    tail = _blank_start(a[head:][::-1], b[head:][::-1])
    if head:
        yield ChangePiece(b[:head], RevisionKind.KEPT, gap_new.start)
    yield from moves.cut(Span(gap_old.start + head, gap_old.end - tail), old, RevisionKind.DELETED)
    yield from moves.cut(Span(gap_new.start + head, gap_new.end - tail), new, RevisionKind.INSERTED)
    if tail:
        yield ChangePiece(b[len(b) - tail :], RevisionKind.KEPT, gap_new.end - tail)


def _blank_start(a: str, b: str) -> int:
    """How many characters of white space both begin with alike."""
    count = 0
    while count < min(len(a), len(b)) and a[count] == b[count] and a[count].isspace():
        count += 1
    return count


class _Moves:
    """Passages that were moved as they are, within a paragraph; the others are deleted here and inserted there."""

    def __init__(self, comparison: Comparison) -> None:
        old, new = comparison.old.text, comparison.new.text
        self._spans: dict[RevisionKind, list[tuple[Span, int]]] = {RevisionKind.DELETED: [], RevisionKind.INSERTED: []}
        moved = [pair for pair in comparison.passages if pair.status is PassageStatus.MOVED]
        for number, pair in enumerate(moved, 1):
            assert pair.old is not None
            assert pair.new is not None
            text = pair.old.of(old)
            if text == pair.new.of(new) and "\n" not in text:
                self._spans[RevisionKind.DELETED].append((pair.old, number))
                self._spans[RevisionKind.INSERTED].append((pair.new, number))
        for spans in self._spans.values():
            spans.sort()

    def cut(self, gap: Span, text: str, change: RevisionKind) -> Iterator[ChangePiece]:
        """A deleted or inserted stretch, what was moved marked as such."""
        at, moved = gap.start, RevisionKind.MOVED_FROM if change is RevisionKind.DELETED else RevisionKind.MOVED_TO
        for span, number in self._inside(gap, self._spans[change]):
            if at < span.start:
                yield ChangePiece(text[at : span.start], change, at)
            yield ChangePiece(span.of(text), moved, span.start, number)
            at = span.end
        if at < gap.end:
            yield ChangePiece(text[at : gap.end], change, at)

    @staticmethod
    def _inside(gap: Span, spans: Sequence[tuple[Span, int]]) -> Iterator[tuple[Span, int]]:
        first = bisect_left(spans, (Span(gap.start, gap.start), 0))
        for span, number in spans[first:]:
            if span.end > gap.end:
                return
            yield span, number
