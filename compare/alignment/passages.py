"""Passages paired: inside answering sections first, in order; then what moved, anywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from compare.alignment.pieces import Piece, Prepared
from compare.alignment.sections import SectionMap
from compare.alignment.sequence import align
from compare.alignment.similarity import candidates, ratio
from compare.model import PassageKind, Reason, Span

# Inside answering sections order and place decide along with the words: a quarter of the true pairs of the State
# Council reports lie under .60.
LEAST_IN_PLACE = 0.40
# Sections that answer each other only in part (split, merged), or passages outside every section.
LEAST_IN_PART = 0.60
# Anywhere else a passage has moved only if it is nearly the same, and long enough not to be a set phrase.
LEAST_MOVED = 0.80
SHORTEST_MOVED = 12
# How many places in NEW are looked at for a passage that was left over.
MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pieces ``[start, end)`` of both sides put side by side. ``moved``: they stand in sections that do not answer
    each other."""

    old: tuple[int, int]
    new: tuple[int, int]
    reason: Reason
    moved: bool = False


def pair_passages(old: Prepared, new: Prepared, sections: SectionMap) -> list[Pairing]:
    """The pairs of passages, in NEW's order; each piece is in one pair at most."""
    found = [
        *_headings(old, new, sections),
        *_in_place(old, new, sections),
    ]
    taken_old = {i for p in found for i in range(*p.old)}
    taken_new = {j for p in found for j in range(*p.new)}
    free_old = [i for i in range(len(old.pieces)) if i not in taken_old and not old.pieces[i].is_heading]
    free_new = [j for j in range(len(new.pieces)) if j not in taken_new and not new.pieces[j].is_heading]
    found += _elsewhere(old, new, free_old, free_new, sections)
    return sorted(found, key=lambda p: p.new)


def _headings(old: Prepared, new: Prepared, sections: SectionMap) -> Iterable[Pairing]:
    """The headings of answering sections, whatever they say."""
    olds, news = _heading_of(old), _heading_of(new)
    for i, j in sections.new_of.items():
        if i in olds and j in news:
            a, b = olds[i], news[j]
            yield Pairing((a, a + 1), (b, b + 1), sections.reasons[i], moved=i in sections.moved)


def _heading_of(side: Prepared) -> dict[int, int]:
    return {
        piece.passage.section: at
        for at, piece in enumerate(side.pieces)
        if piece.is_heading and piece.passage.section is not None
    }


def _in_place(old: Prepared, new: Prepared, sections: SectionMap) -> Iterable[Pairing]:
    """Each section's own passages against those of the section that answers it; the title against the title."""
    olds, news = _own(old.pieces), _own(new.pieces)
    for i, olds_here in olds.items():
        j = None if i is None else sections.new_of.get(i, -1)
        if j == -1 or j not in news:
            continue
        yield from _ordered(old, new, olds_here, news[j])
    titles = [
        next((k for k, p in enumerate(s.pieces) if p.passage.kind is PassageKind.TITLE), None) for s in (old, new)
    ]
    if titles[0] is not None and titles[1] is not None:
        yield Pairing((titles[0], titles[0] + 1), (titles[1], titles[1] + 1), Reason.PLACE)


def _own(pieces: tuple[Piece, ...]) -> dict[int | None, list[int]]:
    """The pieces that stand directly in each section, headings and titles apart."""
    found: dict[int | None, list[int]] = defaultdict(list)
    for at, piece in enumerate(pieces):
        if piece.passage.kind not in (PassageKind.HEADING, PassageKind.TITLE):
            found[piece.passage.section].append(at)
    return found


def _ordered(old: Prepared, new: Prepared, olds: list[int], news: list[int]) -> Iterable[Pairing]:
    matches = align([old.pieces[i].slotted for i in olds], [new.pieces[j].slotted for j in news], LEAST_IN_PLACE)
    for (a, b), (c, d), similarity in matches:
        first, last = olds[a], olds[b - 1] + 1
        other, end = news[c], news[d - 1] + 1
        if last - first == b - a and end - other == d - c:  # two that are joined stand next to each other
            yield Pairing((first, last), (other, end), Reason.EXACT if similarity == 1.0 else Reason.CONTENT)


def _elsewhere(
    old: Prepared, new: Prepared, free_old: list[int], free_new: list[int], sections: SectionMap
) -> Iterable[Pairing]:
    """What is left over, looked for in the whole report: best pairs first, ties to the nearest place."""
    olds, news = [old.pieces[i] for i in free_old], [new.pieces[j] for j in free_new]
    exact = _same_text(olds, news)
    near = candidates([p.slotted for p in olds], [p.slotted for p in news], MOST_CANDIDATES)
    scored: list[tuple[float, float, int, int, bool]] = []
    for a, b in {*exact, *near}:
        answers = sections.answers(olds[a].passage.section, news[b].passage.section)
        least = LEAST_IN_PART if answers else LEAST_MOVED
        if not answers and min(len(olds[a].key), len(news[b].key)) < SHORTEST_MOVED:
            continue
        similarity = ratio(olds[a].slotted, news[b].slotted, least)
        if similarity >= least:
            distance = abs(free_old[a] / len(old.pieces) - free_new[b] / len(new.pieces))
            scored.append((similarity, distance, a, b, answers))
    used_old: set[int] = set()
    used_new: set[int] = set()
    for similarity, _, a, b, answers in sorted(scored, key=lambda s: (-s[0], s[1], s[2], s[3])):
        if a not in used_old and b not in used_new:
            used_old.add(a)
            used_new.add(b)
            i, j = free_old[a], free_new[b]
            yield Pairing(
                (i, i + 1), (j, j + 1), Reason.EXACT if similarity == 1.0 else Reason.CONTENT, moved=not answers
            )


def _same_text(olds: list[Piece], news: list[Piece]) -> set[tuple[int, int]]:
    """Pairs of the same text, so that even a passage whose every shingle is common finds its twin."""
    place: dict[str, list[int]] = defaultdict(list)
    for b, piece in enumerate(news):
        place[piece.slotted].append(b)
    return {(a, b) for a, piece in enumerate(olds) for b in place.get(piece.slotted, ())[:MOST_CANDIDATES]}


def span_of(side: Prepared, pieces: tuple[int, int]) -> Span:
    return Span(side.pieces[pieces[0]].span.start, side.pieces[pieces[1] - 1].span.end)
