"""Passages paired: inside answering sections first, in order; then what moved, anywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from compare.alignment.passages.dynamic_programming import align
from compare.alignment.prepared import Piece, Prepared
from compare.alignment.sections.pairing import SectionMap
from compare.alignment.text_similarity import candidates, ratio
from compare.model import PassageKind, Reason, Span

# Inside answering sections order and place decide along with the words: a quarter of the true pairs of the State
# Council reports lie under .60. What is left over there is tried once more, in order, among all that stands below
# the sections above, and at last in the whole report; each time it must be more alike.
LEAST_IN_PLACE = 0.30
LEAST_ABOVE = 0.45
# In sections that answer each other only in part (split, merged).
LEAST_IN_PART = 0.60
# Anywhere else a passage has moved only if it is nearly the same, and long enough not to be a set phrase.
LEAST_MOVED = 0.80
SHORTEST_MOVED = 12  # characters
SHORTEST_SAME = 4  # of the same text word for word: a signature, a date
# How many places in NEW are looked at for a passage that was left over.
MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pieces ``[start, end)`` of both sides put side by side."""

    old: tuple[int, int]
    new: tuple[int, int]
    reason: Reason


def pair_passages(
    old: Prepared, new: Prepared, sections: SectionMap, pins: Sequence[tuple[int, int]] = ()
) -> list[Pairing]:
    """The pairs of passages, in NEW's order; each piece is in one pair at most. ``pins`` are pairs made by hand, in
    OLD's order; the rest is aligned around them."""
    free = _Free(old, new)
    found = free.take(Pairing((i, i + 1), (j, j + 1), Reason.PINNED) for i, j in pins)
    pinned_old, pinned_new = {i for i, _ in pins}, {j for _, j in pins}
    fixed = [*_headings(old, new, sections), *_titles(old, new)]
    found += [p for p in fixed if p.old[0] not in pinned_old and p.new[0] not in pinned_new]
    found += _in_place(old, new, sections, free, pins)
    found += free.take(_elsewhere(old, new, free, sections))
    found += _headings_as_sentences(old, new, free, sections)
    return sorted(found, key=lambda p: p.new)


class _Free:
    """The sentences and rows that have no mate yet, in order."""

    def __init__(self, old: Prepared, new: Prepared) -> None:
        self._old, self._new = (
            {
                at: None
                for at, p in enumerate(s.pieces)
                if p.passage.kind not in (PassageKind.HEADING, PassageKind.TITLE)
            }
            for s in (old, new)
        )

    @property
    def old(self) -> list[int]:
        return list(self._old)

    @property
    def new(self) -> list[int]:
        return list(self._new)

    def among(self, olds: Iterable[int], news: Iterable[int]) -> tuple[list[int], list[int]]:
        """Those of the given pieces that are still free."""
        return [at for at in olds if at in self._old], [at for at in news if at in self._new]

    def take(self, pairings: Iterable[Pairing]) -> list[Pairing]:
        taken = list(pairings)
        for pairing in taken:
            for at in range(*pairing.old):
                self._old.pop(at, None)
            for at in range(*pairing.new):
                self._new.pop(at, None)
        return taken


def _headings(old: Prepared, new: Prepared, sections: SectionMap) -> Iterable[Pairing]:
    """The headings of answering sections, whatever they say."""
    olds, news = _heading_of(old), _heading_of(new)
    for i, j in sections.new_of.items():
        if i in olds and j in news:
            a, b = olds[i], news[j]
            yield Pairing((a, a + 1), (b, b + 1), sections.reasons[i])


def _heading_of(side: Prepared) -> dict[int, int]:
    return {
        piece.passage.section: at
        for at, piece in enumerate(side.pieces)
        if piece.is_heading and piece.passage.section is not None
    }


def _titles(old: Prepared, new: Prepared) -> Iterable[Pairing]:
    titles = [[at for at, p in enumerate(side.pieces) if p.passage.kind is PassageKind.TITLE] for side in (old, new)]
    for i, j in zip(*titles, strict=False):
        yield Pairing((i, i + 1), (j, j + 1), Reason.PLACE)


def _in_place(
    old: Prepared, new: Prepared, sections: SectionMap, free: _Free, pins: Sequence[tuple[int, int]]
) -> list[Pairing]:
    """Each section's own passages against those of the section that answers it; then, from the innermost pair of
    sections outwards, what is left over below them."""
    found: list[Pairing] = []
    own = _own(old), _own(new)
    for i, j in [(None, None), *sorted(sections.new_of.items())]:
        found += free.take(_around(pins, old, new, *free.among(own[0][i], own[1][j])))
    below = _below(old, own[0]), _below(new, own[1])
    for i, j in sorted(sections.new_of.items(), reverse=True):  # a section comes after the one that it stands in
        found += free.take(_ordered(old, new, *free.among(below[0][i], below[1][j]), LEAST_ABOVE))
    for role in ("review", "plan", ""):
        olds = [at for at in free.old if _role(old, at) == role]
        news = [at for at in free.new if _role(new, at) == role]
        found += free.take(_ordered(old, new, olds, news, LEAST_IN_PART))
    return found


def _around(
    pins: Sequence[tuple[int, int]], old: Prepared, new: Prepared, olds: list[int], news: list[int]
) -> Iterable[Pairing]:
    """Align two lists of pieces so that nothing crosses a pin."""
    before_old, before_new = -1, -1
    for i, j in [*(pin for pin in pins if pin[1] > before_new), (len(old.pieces), len(new.pieces))]:
        if j > before_new:
            between = [x for x in olds if before_old < x < i], [y for y in news if before_new < y < j]
            yield from _ordered(old, new, *between, LEAST_IN_PLACE)
            before_old, before_new = i, j


def _role(side: Prepared, piece: int) -> str:
    """What the part of the report does in which a piece stands: reviews, plans, or neither."""
    section = side.pieces[piece].passage.section
    return "" if section is None else side.roles[section]


def _own(side: Prepared) -> dict[int | None, list[int]]:
    """The pieces that stand directly in each section, in order."""
    found: dict[int | None, list[int]] = defaultdict(list)
    for at, piece in enumerate(side.pieces):
        found[piece.passage.section].append(at)
    return found


def _below(side: Prepared, own: dict[int | None, list[int]]) -> dict[int, list[int]]:
    """The pieces of each section and of all below it, in order."""
    found: dict[int, list[int]] = defaultdict(list)
    for section, pieces in own.items():
        for above in upwards(side, section):
            found[above] += pieces
    for pieces in found.values():
        pieces.sort()
    return found


def upwards(side: Prepared, section: int | None) -> Iterator[int]:
    """A section and those around it, outwards."""
    while section is not None:
        yield section
        section = side.parents[section]


def _ordered(old: Prepared, new: Prepared, olds: list[int], news: list[int], least: float) -> Iterable[Pairing]:
    if not olds or not news:
        return
    matches = align([old.pieces[i].wording for i in olds], [new.pieces[j].wording for j in news], least)
    for (a, b), (c, d), similarity in matches:
        first, last = olds[a], olds[b - 1] + 1
        other, end = news[c], news[d - 1] + 1
        if last - first == b - a and end - other == d - c:  # two that are joined stand next to each other
            yield Pairing((first, last), (other, end), Reason.EXACT if similarity == 1.0 else Reason.CONTENT)


def _elsewhere(old: Prepared, new: Prepared, free: _Free, sections: SectionMap) -> Iterable[Pairing]:
    """What is left over, looked for in the whole report: best pairs first, ties to the nearest place."""
    free_old, free_new = free.old, free.new
    olds, news = [old.pieces[i] for i in free_old], [new.pieces[j] for j in free_new]
    exact = _same_text(olds, news)
    near = candidates([p.wording for p in olds], [p.wording for p in news], MOST_CANDIDATES)
    scored: list[tuple[float, float, int, int]] = []
    for a, b in {*exact, *near}:
        least = _least(old, new, free_old[a], free_new[b], sections)
        similarity = ratio(olds[a].wording, news[b].wording, min(least, 1.0))
        if similarity >= least:
            distance = abs(free_old[a] / len(old.pieces) - free_new[b] / len(new.pieces))
            scored.append((-similarity, distance, free_old[a], free_new[b]))
    used_old: set[int] = set()
    used_new: set[int] = set()
    for opposite, _, i, j in sorted(scored):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            reason = Reason.EXACT if opposite == -1.0 else Reason.CONTENT
            yield Pairing((i, i + 1), (j, j + 1), reason)


def _least(old: Prepared, new: Prepared, i: int, j: int, sections: SectionMap) -> float:
    """How alike two pieces must be to be a pair although they do not stand in each other's place; above 1 where they
    can be none. The same text word for word is always one."""
    a, b = old.pieces[i], new.pieces[j]
    if a.key == b.key and len(a.key) >= SHORTEST_SAME:
        return 0.0
    if {_role(old, i), _role(new, j)} == {"plan", "review"}:
        return 2.0  # last year's target and this year's result on it
    if sections.answers(a.passage.section, b.passage.section):
        return LEAST_IN_PART
    return LEAST_MOVED if min(len(a.key), len(b.key)) >= SHORTEST_MOVED else 2.0


def _headings_as_sentences(old: Prepared, new: Prepared, free: _Free, sections: SectionMap) -> Iterable[Pairing]:
    """The same text that one side's structure takes for a heading and the other's for a sentence."""
    olds, news = _lone_headings(old, sections.new_of), _lone_headings(new, sections.old_of)
    sentences = {new.pieces[j].key: j for j in reversed(free.new)}
    for i in olds:
        if (j := sentences.get(old.pieces[i].key)) is not None:
            yield Pairing((i, i + 1), (j, j + 1), Reason.EXACT)
    sentences = {old.pieces[i].key: i for i in reversed(free.old)}
    for j in news:
        if (found := sentences.get(new.pieces[j].key)) is not None:
            yield Pairing((found, found + 1), (j, j + 1), Reason.EXACT)


def _lone_headings(side: Prepared, paired: dict[int, int]) -> list[int]:
    """Pieces that are headings of unpaired sections, the first of each text."""
    first: dict[str, int] = {}
    for at, piece in enumerate(side.pieces):
        if piece.is_heading and piece.passage.section not in paired:
            first.setdefault(piece.key, at)
    return list(first.values())


def _same_text(olds: list[Piece], news: list[Piece]) -> set[tuple[int, int]]:
    """Pairs of the same text, so that even a passage whose every shingle is common finds its twin."""
    place: dict[str, list[int]] = defaultdict(list)
    for b, piece in enumerate(news):
        place[piece.signature].append(b)
    return {(a, b) for a, piece in enumerate(olds) for b in place.get(piece.signature, ())[:MOST_CANDIDATES]}


def span_of(side: Prepared, pieces: tuple[int, int]) -> Span:
    return Span(side.pieces[pieces[0]].span.start, side.pieces[pieces[1] - 1].span.end)
