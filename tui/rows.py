"""A comparison as one list of aligned row records: what both columns of the pair screen draw."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from compare.model import Comparison, PassageKind, PassagePair, PassageStatus, Span
from compare.render.clean import clean
from compare.render.segments import Mark, segments

SideName = Literal["old", "new"]

_HEADINGS = (PassageKind.TITLE, PassageKind.HEADING)
# A tab is drawn as four spaces. A variation selector would make the width of a text differ from the sum of its
# characters' (terminals do not agree on it either).
_UNDRAWABLE = str.maketrans({"\t": "    ", "\ufe0e": "", "\ufe0f": ""})


@dataclass(frozen=True, slots=True)
class Marked:
    """One side's text, fit for a terminal; ``changed`` are spans of it."""

    text: str
    changed: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One passage pair. A moved passage has two rows that name each other as ``twin``: the pair at its new place, and
    the old text alone at its old one (``departed``)."""

    status: PassageStatus
    old: Marked | None
    new: Marked | None
    heading: bool = False
    departed: bool = False
    twin: int | None = None

    @property
    def equal(self) -> bool:
        return self.status is PassageStatus.EQUAL

    @property
    def counts(self) -> bool:
        """Whether it is a change of its own."""
        return not self.equal and not self.departed

    @property
    def weight(self) -> int:
        """Its size on the change map, in characters."""
        return max(len(side.text) for side in (self.old, self.new) if side is not None)


class _Place(NamedTuple):
    pair: int
    departed: bool


@dataclass(frozen=True, slots=True)
class _Starts:
    """Where the passages of one side begin, and which row each is."""

    offsets: tuple[int, ...]
    rows: tuple[int, ...]

    def row_at(self, offset: int) -> int:
        return self.rows[max(0, bisect_right(self.offsets, offset) - 1)] if self.rows else 0


class Rows:
    """The rows of a comparison in NEW's order, and which of them holds a place of either text."""

    def __init__(self, comparison: Comparison) -> None:
        passages = comparison.passages
        places = _places(passages)
        at = {place: row for row, place in enumerate(places)}
        self.records = tuple(_row(comparison, place, at) for place in places)
        self._starts = {side: _starts(passages, places, side) for side in ("old", "new")}

    def __len__(self) -> int:
        return len(self.records)

    def __getitem__(self, row: int) -> Row:
        return self.records[row]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.records)

    def row_at(self, side: SideName, offset: int) -> int:
        """The row of the passage that holds ``offset`` of that side's text, or the last one before it."""
        return self._starts[side].row_at(offset)


def _places(passages: Sequence[PassagePair]) -> list[_Place]:
    """The order of the rows: the pairs as they stand, with a moved passage's old text once more behind the passage
    that it followed in OLD, as those removed stand."""
    moved = sorted((pair.old, at) for at, pair in enumerate(passages) if _moved(pair) and pair.old)
    settled = sorted((pair.old, at) for at, pair in enumerate(passages) if not _moved(pair) and pair.old)
    departed: dict[int, list[int]] = defaultdict(list)
    for old, at in moved:
        before = bisect_right(settled, (old, at)) - 1
        behind = settled[before][1] if before >= 0 else -1
        if behind != at - 1:  # else it stands there already
            departed[behind].append(at)
    places = [_Place(at, departed=True) for at in departed[-1]]
    for at in range(len(passages)):
        places.append(_Place(at, departed=False))
        places.extend(_Place(gone, departed=True) for gone in departed.get(at, ()))
    return places


def _moved(pair: PassagePair) -> bool:
    return pair.status is PassageStatus.MOVED


def _row(comparison: Comparison, place: _Place, at: dict[_Place, int]) -> Row:
    pair = comparison.passages[place.pair]
    return Row(
        status=pair.status,
        old=_marked(pair, "old", comparison.old.text),
        new=None if place.departed else _marked(pair, "new", comparison.new.text),
        heading=pair.kind in _HEADINGS,
        departed=place.departed,
        twin=at.get(_Place(place.pair, not place.departed)),
    )


def _marked(pair: PassagePair, side: SideName, source: str) -> Marked | None:
    if (pair.old if side == "old" else pair.new) is None:
        return None
    pieces: list[str] = []
    changed: list[Span] = []
    at = 0
    for span, mark in segments(pair, side):
        piece = drawable(span.of(source))
        if mark is Mark.CHANGED:
            changed.append(Span(at, at + len(piece)))
        pieces.append(piece)
        at += len(piece)
    return Marked("".join(pieces), tuple(changed))


def drawable(text: str) -> str:
    """``text`` of a document made fit for one line of a terminal."""
    return clean(text.translate(_UNDRAWABLE))


def _starts(passages: Sequence[PassagePair], places: Sequence[_Place], side: SideName) -> _Starts:
    starts: list[tuple[int, int]] = []
    for row, place in enumerate(places):
        span = passages[place.pair].old if side == "old" else passages[place.pair].new
        if span is not None and not place.departed:
            starts.append((span.start, row))
    starts.sort()
    return _Starts(tuple(offset for offset, _ in starts), tuple(row for _, row in starts))
