"""Sections paired top-down, matched parents only; then what moved, split and merged among the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from compare.alignment.pieces import SLOT, Prepared, slotted
from compare.alignment.sequence import longest_chain
from compare.alignment.similarity import ratio, shingles
from compare.model import Reason, Section, SectionEnd, SectionPair, SectionStatus

# Starting points of the design, confirmed on the State Council reports 2018-2019 and the human-resources bulletins.
SAME_HEADING = 0.50
SAME_CONTENT = 0.30  # Dice of shingles; two independent sections on one subject stay under .15
MOVED_HEADING = 0.80
MOVED_CONTENT = 0.45
# How far a lone section must lie in one on the other side to count as split off from it or merged into it.
CONTAINED = 0.40
# A shingle in more sections than this on a side is a set phrase and says nothing about which belong together.
COMMON = 12

_PLAN = re.compile(
    r"计划|安排|打算|思路|下一步|明年|来年|目标|部署|建议|要求|任务(?!完成)|举措$|plan|outlook|next year", re.IGNORECASE
)
_REVIEW = re.compile(r"总结|回顾|完成情况|进展|推进情况|成效|成绩|基本情况|review|results", re.IGNORECASE)


@dataclass(slots=True)
class SectionMap:
    """Which section of OLD answers which of NEW, by their numbers in the order of ``Report.walk``."""

    new_of: dict[int, int] = field(default_factory=dict)
    old_of: dict[int, int] = field(default_factory=dict)
    reasons: dict[int, Reason] = field(default_factory=dict)  # by old number
    moved: set[int] = field(default_factory=set)  # old numbers
    merged: dict[int, int] = field(default_factory=dict)  # old number -> new section it went into
    split: dict[int, int] = field(default_factory=dict)  # new number -> old section it came from

    def pair(self, old: int, new: int, reason: Reason) -> None:
        self.new_of[old], self.old_of[new], self.reasons[old] = new, old, reason

    def answers(self, old: int | None, new: int | None) -> bool:
        """Whether the two sections stand for each other: paired, or one split off from or merged into the other."""
        if old is None or new is None:
            return old is new
        return self.new_of.get(old) == new or self.merged.get(old) == new or self.split.get(new) == old


class _Contents:
    """How much text the sections of both sides share, by shingles; only pairs that share any are ever touched."""

    def __init__(self, old: Prepared, new: Prepared) -> None:
        self.old_sizes, olds = _index(old)
        self.new_sizes, news = _index(new)
        self.shared: dict[tuple[int, int], int] = defaultdict(int)
        for gram, holders in olds.items():
            others = news.get(gram, ())
            if len(holders) <= COMMON and len(others) <= COMMON:
                for i in holders:
                    for j in others:
                        self.shared[i, j] += 1

    def dice(self, i: int, j: int) -> float:
        return 2 * self.shared.get((i, j), 0) / max(1, self.old_sizes[i] + self.new_sizes[j])

    def contained_old(self, i: int, j: int) -> float:
        return self.shared.get((i, j), 0) / max(1, self.old_sizes[i])

    def contained_new(self, i: int, j: int) -> float:
        return self.shared.get((i, j), 0) / max(1, self.new_sizes[j])


def _index(side: Prepared) -> tuple[list[int], dict[str, list[int]]]:
    texts: list[list[str]] = [[] for _ in side.sections]
    for piece in side.pieces:
        number = piece.passage.section
        while number is not None:
            texts[number].append(piece.slotted)
            number = side.parents[number]
    sizes, index = [], defaultdict(list)
    for number, parts in enumerate(texts):
        grams = set().union(*(shingles(part) for part in parts)) if parts else set()
        sizes.append(len(grams))
        for gram in grams:
            index[gram].append(number)
    return sizes, index


def match_sections(old: Prepared, new: Prepared) -> SectionMap:
    found = SectionMap()
    contents = _Contents(old, new)
    _match_children(old, new, None, None, contents, found)
    _match_moved(old, new, contents, found)
    _match_parts(old, new, contents, found)
    return found


def _children(side: Prepared, parent: int | None) -> list[int]:
    return [number for number, above in enumerate(side.parents) if above == parent]


def _match_children(
    old: Prepared, new: Prepared, above_old: int | None, above_new: int | None, contents: _Contents, found: SectionMap
) -> None:
    olds, news = _children(old, above_old), _children(new, above_new)
    scored = sorted(
        (
            (score, reason, i, j)
            for i in olds
            for j in news
            for score, reason in [_score(old.sections[i], new.sections[j], contents.dice(i, j))]
            if reason is not None
        ),
        key=lambda item: (-item[0], abs(olds.index(item[2]) - news.index(item[3])), item[2], item[3]),
    )
    for _, reason, i, j in scored:
        if i not in found.new_of and j not in found.old_of and reason is not None:
            found.pair(i, j, reason)
    _match_between(old, new, olds, news, contents, found)
    inside = [(i, found.new_of[i]) for i in olds if found.new_of.get(i) in news]
    kept = {inside[k] for k in longest_chain(inside, [contents.old_sizes[i] + 1 for i, _ in inside])}
    found.moved |= {i for i, j in inside if (i, j) not in kept}
    for i, j in inside:
        _match_children(old, new, i, j, contents, found)


def _score(old: Section, new: Section, content: float) -> tuple[float, Reason | None]:
    """How well two sections answer each other, and why; the reason is None where they do not."""
    if role(old.heading) is not role(new.heading) and content < MOVED_CONTENT:
        return 0.0, None
    heading = ratio(_plain(old.heading), _plain(new.heading))
    score = heading + content
    if heading == 1.0:
        return 1.0 + score, Reason.EXACT if old.heading == new.heading else Reason.HEADING
    if heading >= SAME_HEADING:
        return score, Reason.HEADING
    return (score, Reason.CONTENT) if content >= SAME_CONTENT else (score, None)


def _plain(heading: str) -> str:
    return slotted(heading).replace(SLOT, "") or heading


def role(heading: str) -> str | None:
    """Whether a section plans or reviews: last year's plan is not the mate of this year's results."""
    if _REVIEW.search(heading):
        return "review"
    return "plan" if _PLAN.search(heading) else None


def _match_between(
    old: Prepared, new: Prepared, olds: list[int], news: list[int], contents: _Contents, found: SectionMap
) -> None:
    """One section left alone on each side between the same neighbours, with something in common."""
    for i, before, after in _alone(olds, found.new_of):
        first = news.index(found.new_of[before]) + 1 if before is not None and found.new_of[before] in news else 0
        last = news.index(found.new_of[after]) if after is not None and found.new_of[after] in news else len(news)
        free = [j for j in news[first:last] if j not in found.old_of]
        if len(free) == 1 and contents.dice(i, free[0]) >= SAME_CONTENT / 2:
            old_heading, new_heading = old.sections[i].heading, new.sections[free[0]].heading
            if role(old_heading) is role(new_heading):
                found.pair(i, free[0], Reason.PLACE)


def _alone(numbers: list[int], paired: dict[int, int]) -> Iterator[tuple[int, int | None, int | None]]:
    """Unpaired numbers whose neighbours on both sides are paired, or are the ends."""
    for at, number in enumerate(numbers):
        before = numbers[at - 1] if at else None
        after = numbers[at + 1] if at + 1 < len(numbers) else None
        if number not in paired and all(n is None or n in paired for n in (before, after)):
            yield number, before, after


def _match_moved(old: Prepared, new: Prepared, contents: _Contents, found: SectionMap) -> None:
    """Sections left over on both sides, under other parents or on other levels."""
    pairs: set[tuple[int, int]] = {
        (i, j) for i, j in contents.shared if contents.dice(i, j) >= SAME_CONTENT / 3 and _free(i, j, found)
    }
    by_heading: dict[str, list[int]] = defaultdict(list)
    for j, section in enumerate(new.sections):
        by_heading[_plain(section.heading)].append(j)
    for i, section in enumerate(old.sections):
        pairs |= {(i, j) for j in by_heading.get(_plain(section.heading), ()) if _free(i, j, found)}
    scored = []
    for i, j in pairs:
        heading, content = ratio(_plain(old.sections[i].heading), _plain(new.sections[j].heading)), contents.dice(i, j)
        alike_enough = (
            heading >= MOVED_HEADING
            or content >= MOVED_CONTENT
            or (heading >= SAME_HEADING and content >= SAME_CONTENT)
        )
        if alike_enough and role(old.sections[i].heading) is role(new.sections[j].heading):
            scored.append((heading + content, i, j, Reason.HEADING if heading >= MOVED_HEADING else Reason.CONTENT))
    for _, i, j, reason in sorted(scored, key=lambda item: (-item[0], abs(item[1] - item[2]), item[1])):
        if _free(i, j, found):
            found.pair(i, j, reason)
            found.moved.add(i)
            _match_children(old, new, i, j, contents, found)


def _free(i: int, j: int, found: SectionMap) -> bool:
    return i not in found.new_of and j not in found.old_of


def _match_parts(old: Prepared, new: Prepared, contents: _Contents, found: SectionMap) -> None:
    """Sections left alone whose text went into, or came out of, one on the other side that has another mate."""
    for i, j in _likeliest(contents.shared, by=0):
        if i not in found.new_of and contents.contained_old(i, j) >= CONTAINED and j in found.old_of:
            found.merged.setdefault(i, j)
    for i, j in _likeliest(contents.shared, by=1):
        if j not in found.old_of and contents.contained_new(i, j) >= CONTAINED and i in found.new_of:
            found.split.setdefault(j, i)


def _likeliest(shared: dict[tuple[int, int], int], by: int) -> Iterable[tuple[int, int]]:
    """Pairs, those that share most first; among equals the innermost (highest number) section."""
    return sorted(shared, key=lambda pair: (-shared[pair], -pair[1 - by], pair[by]))


def section_pairs(
    old: Prepared, new: Prepared, found: SectionMap, similarity: dict[tuple[int, int], float]
) -> tuple[SectionPair, ...]:
    """The section pairs in NEW's order, with what was removed at its place in OLD."""
    pairs: list[tuple[tuple[float, int], SectionPair]] = []
    at = -1.0
    places: dict[int, float] = {}
    for i in range(len(old.sections)):
        at = float(found.new_of.get(i, at))
        places[i] = at
    for j, section in enumerate(new.sections):
        i = found.old_of.get(j, found.split.get(j))
        if i is None:
            pairs.append(((j, 0), _pair(SectionStatus.ADDED, None, section, 0.0, None)))
            continue
        status = (
            SectionStatus.SPLIT
            if j in found.split
            else SectionStatus.MOVED
            if i in found.moved
            else SectionStatus.MATCHED
        )
        reason = Reason.CONTENT if j in found.split else found.reasons[i]
        pairs.append(((j, 0), _pair(status, old.sections[i], section, similarity.get((i, j), 0.0), reason)))
    for i, section in enumerate(old.sections):
        if i in found.new_of:
            continue
        j = found.merged.get(i)
        status = SectionStatus.REMOVED if j is None else SectionStatus.MERGED
        other = None if j is None else new.sections[j]
        value = 0.0 if j is None else similarity.get((i, j), 0.0)
        pairs.append(
            ((places[i] + 0.5, i), _pair(status, section, other, value, None if j is None else Reason.CONTENT))
        )
    return tuple(pair for _, pair in sorted(pairs, key=lambda item: item[0]))


def _pair(
    status: SectionStatus, old: Section | None, new: Section | None, similarity: float, reason: Reason | None
) -> SectionPair:
    renumbered = (
        old is not None
        and new is not None
        and status in (SectionStatus.MATCHED, SectionStatus.MOVED)
        and old.label != new.label
    )
    return SectionPair(status, renumbered, _end(old), _end(new), similarity, reason)


def _end(section: Section | None) -> SectionEnd | None:
    return None if section is None else SectionEnd(section.span, section.label, section.heading, section.level)
