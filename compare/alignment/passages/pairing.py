"""Passages paired: inside paired sections first, in order; then what moved, anywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from compare.alignment.passages.dynamic_programming import align
from compare.alignment.prepared import PreparedPassage, PreparedReport
from compare.alignment.sections.section_map import SectionMap
from compare.alignment.settings import (
    LEAST_ABOVE,
    LEAST_IN_PART,
    LEAST_IN_PLACE,
    LEAST_MOVED,
    MOST_CANDIDATES,
    SHORTEST_MOVED,
    SHORTEST_SAME,
)
from compare.alignment.text_similarity import candidates, ratio
from compare.model import PassageKind, Reason, Span


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pieces ``[start, end)`` of both sides put side by side."""

    old: tuple[int, int]
    new: tuple[int, int]
    reason: Reason


def pair_passages(
    old: PreparedReport, new: PreparedReport, sections: SectionMap, pins: Sequence[tuple[int, int]] = ()
) -> list[Pairing]:
    """The pairs of passages, in NEW's order; each passage is in one pair at most. ``pins`` are pairs made by hand, in
    OLD's order; the rest is aligned around them."""
    free = _Free(old, new)
    pairings = free.take(Pairing((i, i + 1), (j, j + 1), Reason.PINNED) for i, j in pins)
    pinned_old, pinned_new = {i for i, _ in pins}, {j for _, j in pins}
    fixed = [*_headings(old, new, sections), *_titles(old, new)]
    pairings += [p for p in fixed if p.old[0] not in pinned_old and p.new[0] not in pinned_new]
    pairings += _in_place(old, new, sections, free, pins)
    pairings += free.take(_elsewhere(old, new, free, sections))
    pairings += _headings_as_sentences(old, new, free, sections)
    return sorted(pairings, key=lambda p: p.new)


class _Free:
    """The sentences and rows that are not paired yet, in order."""

    def __init__(self, old: PreparedReport, new: PreparedReport) -> None:
        self._old, self._new = (
            {at: None for at, p in enumerate(s.passages) if p.kind not in (PassageKind.HEADING, PassageKind.TITLE)}
            for s in (old, new)
        )

    @property
    def old(self) -> list[int]:
        return list(self._old)

    @property
    def new(self) -> list[int]:
        return list(self._new)

    def among(self, olds: Iterable[int], news: Iterable[int]) -> tuple[list[int], list[int]]:
        """Those of the given passages that are still free."""
        return [at for at in olds if at in self._old], [at for at in news if at in self._new]

    def take(self, pairings: Iterable[Pairing]) -> list[Pairing]:
        taken = list(pairings)
        for pairing in taken:
            for at in range(*pairing.old):
                self._old.pop(at, None)
            for at in range(*pairing.new):
                self._new.pop(at, None)
        return taken


def _headings(old: PreparedReport, new: PreparedReport, sections: SectionMap) -> Iterable[Pairing]:
    """The headings of paired sections, whatever their words."""
    olds, news = _heading_of(old), _heading_of(new)
    for i, j in sections.new_of.items():
        if i in olds and j in news:
            a, b = olds[i], news[j]
            yield Pairing((a, a + 1), (b, b + 1), sections.reasons[i])


def _heading_of(side: PreparedReport) -> dict[int, int]:
    return {
        passage.section: at
        for at, passage in enumerate(side.passages)
        if passage.is_heading and passage.section is not None
    }


def _titles(old: PreparedReport, new: PreparedReport) -> Iterable[Pairing]:
    titles = [[at for at, p in enumerate(side.passages) if p.kind is PassageKind.TITLE] for side in (old, new)]
    for i, j in zip(*titles, strict=False):
        yield Pairing((i, i + 1), (j, j + 1), Reason.PLACE)


def _in_place(
    old: PreparedReport, new: PreparedReport, sections: SectionMap, free: _Free, pins: Sequence[tuple[int, int]]
) -> list[Pairing]:
    """Each section's own passages against those of the section it is paired with; then, from the innermost pair of
    sections outwards, what is left over below them."""
    pairings: list[Pairing] = []
    own = _own(old), _own(new)
    for i, j in [(None, None), *sorted(sections.new_of.items())]:
        pairings += free.take(_around(pins, old, new, *free.among(own[0][i], own[1][j])))
    below = _below(old, own[0]), _below(new, own[1])
    for i, j in sorted(sections.new_of.items(), reverse=True):  # a section comes after the one that it stands in
        pairings += free.take(_ordered(old, new, *free.among(below[0][i], below[1][j]), LEAST_ABOVE))
    for role in ("review", "plan", ""):
        olds = [at for at in free.old if _role(old, at) == role]
        news = [at for at in free.new if _role(new, at) == role]
        pairings += free.take(_ordered(old, new, olds, news, LEAST_IN_PART))
    return pairings


def _around(
    pins: Sequence[tuple[int, int]], old: PreparedReport, new: PreparedReport, olds: list[int], news: list[int]
) -> Iterable[Pairing]:
    """Align two lists of passages so that nothing crosses a pin."""
    before_old, before_new = -1, -1
    for i, j in [*(pin for pin in pins if pin[1] > before_new), (len(old.passages), len(new.passages))]:
        if j > before_new:
            between = [x for x in olds if before_old < x < i], [y for y in news if before_new < y < j]
            yield from _ordered(old, new, *between, LEAST_IN_PLACE)
            before_old, before_new = i, j


def _role(side: PreparedReport, passage: int) -> str:
    """What the part of the report does in which a passage stands: reviews, plans, or neither."""
    section = side.passages[passage].section
    return "" if section is None else side.roles[section]


def _own(side: PreparedReport) -> dict[int | None, list[int]]:
    """The passages that stand directly in each section, in order."""
    own: dict[int | None, list[int]] = defaultdict(list)
    for at, passage in enumerate(side.passages):
        own[passage.section].append(at)
    return own


def _below(side: PreparedReport, own: dict[int | None, list[int]]) -> dict[int, list[int]]:
    """The passages of each section and of all below it, in order."""
    below: dict[int, list[int]] = defaultdict(list)
    for section, passages in own.items():
        for above in upwards(side, section):
            below[above] += passages
    for passages in below.values():
        passages.sort()
    return below


def upwards(side: PreparedReport, section: int | None) -> Iterator[int]:
    """A section and those around it, outwards."""
    while section is not None:
        yield section
        section = side.parents[section]


def _ordered(
    old: PreparedReport, new: PreparedReport, olds: list[int], news: list[int], least: float
) -> Iterable[Pairing]:
    if not olds or not news:
        return
    matches = align([old.passages[i].wording for i in olds], [new.passages[j].wording for j in news], least)
    for (a, b), (c, d), similarity in matches:
        first, last = olds[a], olds[b - 1] + 1
        other, end = news[c], news[d - 1] + 1
        if last - first == b - a and end - other == d - c:  # two that are joined stand next to each other
            yield Pairing((first, last), (other, end), Reason.EXACT if similarity == 1.0 else Reason.CONTENT)


def _elsewhere(old: PreparedReport, new: PreparedReport, free: _Free, sections: SectionMap) -> Iterable[Pairing]:
    """What is left over, looked for in the whole report: best pairs first, ties to the nearest place."""
    free_old, free_new = free.old, free.new
    olds, news = [old.passages[i] for i in free_old], [new.passages[j] for j in free_new]
    exact = _same_text(olds, news)
    near = candidates([p.wording for p in olds], [p.wording for p in news], MOST_CANDIDATES)
    scored: list[tuple[float, float, int, int]] = []
    for a, b in {*exact, *near}:
        least = _least(old, new, free_old[a], free_new[b], sections)
        similarity = ratio(olds[a].wording, news[b].wording, min(least, 1.0))
        if similarity >= least:
            distance = abs(free_old[a] / len(old.passages) - free_new[b] / len(new.passages))
            scored.append((-similarity, distance, free_old[a], free_new[b]))
    used_old: set[int] = set()
    used_new: set[int] = set()
    for opposite, _, i, j in sorted(scored):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            reason = Reason.EXACT if opposite == -1.0 else Reason.CONTENT
            yield Pairing((i, i + 1), (j, j + 1), reason)


def _least(old: PreparedReport, new: PreparedReport, i: int, j: int, sections: SectionMap) -> float:
    """How alike two passages must be to be a pair although they do not stand in each other's place; above 1 where they
    can be none. The same text word for word is always one."""
    a, b = old.passages[i], new.passages[j]
    if a.key == b.key and len(a.key) >= SHORTEST_SAME:
        return 0.0
    if {_role(old, i), _role(new, j)} == {"plan", "review"}:
        return 2.0  # last year's target and this year's result on it
    if sections.belong_together(a.section, b.section):
        return LEAST_IN_PART
    return LEAST_MOVED if min(len(a.key), len(b.key)) >= SHORTEST_MOVED else 2.0


def _headings_as_sentences(
    old: PreparedReport, new: PreparedReport, free: _Free, sections: SectionMap
) -> Iterable[Pairing]:
    """The same text that one side's structure takes for a heading and the other's for a sentence."""
    olds, news = _lone_headings(old, sections.new_of), _lone_headings(new, sections.old_of)
    sentences = {new.passages[j].key: j for j in reversed(free.new)}
    for i in olds:
        if old.passages[i].key in sentences:
            yield _exact(i, sentences[old.passages[i].key])
    sentences = {old.passages[i].key: i for i in reversed(free.old)}
    for j in news:
        if new.passages[j].key in sentences:
            yield _exact(sentences[new.passages[j].key], j)


def _exact(i: int, j: int) -> Pairing:
    return Pairing((i, i + 1), (j, j + 1), Reason.EXACT)


def _lone_headings(side: PreparedReport, paired: dict[int, int]) -> list[int]:
    """Pieces that are headings of unpaired sections, the first of each text."""
    first: dict[str, int] = {}
    for at, passage in enumerate(side.passages):
        if passage.is_heading and passage.section not in paired:
            first.setdefault(passage.key, at)
    return list(first.values())


def _same_text(olds: list[PreparedPassage], news: list[PreparedPassage]) -> set[tuple[int, int]]:
    """Pairs of the same text, so that even a passage whose every shingle is common finds its twin."""
    place: dict[str, list[int]] = defaultdict(list)
    for b, passage in enumerate(news):
        place[passage.signature].append(b)
    return {(a, b) for a, passage in enumerate(olds) for b in place.get(passage.signature, ())[:MOST_CANDIDATES]}


def span_of(side: PreparedReport, passages: tuple[int, int]) -> Span:
    return Span(side.passages[passages[0]].span.start, side.passages[passages[1] - 1].span.end)
