"""Sentences that were split in two or merged into one.

OLD   全年举办讲座百余场，受益群众超过两万人。
NEW   全年举办讲座百余场。受益群众超过两万人。      one passage of OLD with two of NEW
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.alignment.prepared import PreparedReport
from compare.alignment.settings import HALF_COVERAGE, SPLIT_COVERAGE
from compare.alignment.text_similarity import common_characters, ratio
from compare.model import PassageKind

_SHORTEST_HALF = 4


class Split(NamedTuple):
    """Passages ``[start, end)`` of both sides, two on one of them, and by how much more alike they are than what was
    paired of them before."""

    gain: float
    old: tuple[int, int]
    new: tuple[int, int]


def find_splits(
    old: PreparedReport,
    new: PreparedReport,
    pairs: Sequence[tuple[int, int]],
    near: Sequence[tuple[int, int]],
    free: tuple[set[int], set[int]],
) -> list[Split]:
    """The splits and merges that make more of ``pairs`` by a neighbour that is ``free`` or has less in common with what it
    is paired with, or join three free passages, two of which are ``near``: they have something in common. The greatest
    gain first, each passage once."""
    mates = dict(pairs), {j: i for i, j in pairs}
    options: set[Split] = set()
    for i, j in pairs:
        before = ratio(old.passages[i].wording, new.passages[j].wording)
        options.update(
            each
            for each in _options(old, new, (i, j), before)
            if _are_free(each, (i, j), free) or _keeps_more((old, new), each, (i, j), mates)
        )
    for i, j in near:
        options.update(each for each in _options(old, new, (i, j), 0.0) if _are_free(each, (i, j), free))
    used: tuple[set[int], set[int]] = (set(), set())
    splits: list[Split] = []
    for option in sorted(options, key=lambda s: (-s.gain, s.old[0] + s.new[0], min(s.old[0], s.new[0]))):
        olds, news = range(*option.old), range(*option.new)
        if used[0].isdisjoint(olds) and used[1].isdisjoint(news):
            used[0].update(olds)
            used[1].update(news)
            splits.append(option)
    return splits


def _are_free(split: Split, pair: tuple[int, int], free: tuple[set[int], set[int]]) -> bool:
    """Whether the passages of a split but for those of ``pair`` are in no other pair."""
    return all(i == pair[0] or i in free[0] for i in range(*split.old)) and all(
        j == pair[1] or j in free[1] for j in range(*split.new)
    )


def _keeps_more(
    sides: tuple[PreparedReport, PreparedReport],
    split: Split,
    pair: tuple[int, int],
    mates: tuple[dict[int, int], dict[int, int]],
) -> bool:
    """Whether a split has more characters in common than ``pair`` and the pairs that it takes passages from."""
    broken = {(i, mates[0].get(i)) for i in range(*split.old)} | {(mates[1].get(j), j) for j in range(*split.new)}
    common = 0
    for i, j in broken:
        if i is None or j is None:
            return False  # of a pair that no evidence was asked for
        common += common_characters(sides[0].passages[i].wording, sides[1].passages[j].wording)
    wordings = (
        "".join(p.wording for p in side.passages[slice(*at)]) for side, at in zip(sides, split[1:], strict=True)
    )
    return pair in broken and common_characters(*wordings) > common


def _options(old: PreparedReport, new: PreparedReport, pair: tuple[int, int], before: float) -> Iterator[Split]:
    """The splits that a pair can be made to with one more passage."""
    i, j = pair
    for low in (j - 1, j):
        if _are_neighbours(new, low, low + 1):
            together = _together(old, new, i, low, j if before else None)
            if together is not None and together > before:
                yield Split(together - before, (i, i + 1), (low, low + 2))
    for low in (i - 1, i):
        if _are_neighbours(old, low, low + 1):
            together = _together(new, old, j, low, i if before else None)
            if together is not None and together > before:
                yield Split(together - before, (low, low + 2), (j, j + 1))


def _are_neighbours(side: PreparedReport, first: int, second: int) -> bool:
    """Whether two passages beside each other are sentences of one section."""
    if first < 0 or second >= len(side.passages):
        return False
    a, b = side.passages[first], side.passages[second]
    return a.kind is b.kind is PassageKind.SENTENCE and a.section == b.section


def _together(side: PreparedReport, other: PreparedReport, whole: int, half: int, paired: int | None) -> float | None:
    """``paired`` is which of the two halves is a pair with the whole by itself, if one is."""
    first, second = (other.passages[at].wording for at in (half, half + 1))
    return split_similarity(side.passages[whole].wording, first, second, None if paired is None else paired - half)


def split_similarity(whole: str, first: str, second: str, paired: int | None = None) -> float | None:
    """The similarity of ``whole`` with its two halves, or None where they are not its halves. Where one of them (0 or 1)
    is ``paired`` with the whole by itself, the other's words must stand beside those that the two share."""
    both = first + second
    if min(len(first), len(second)) < _SHORTEST_HALF or not 0.5 <= len(both) / max(1, len(whole)) <= 2.0:
        return None
    if paired is not None:
        own, other = (first, second) if paired == 0 else (second, first)
        if common_characters(whole, both) - common_characters(whole, own) >= HALF_COVERAGE * len(other):
            return ratio(whole, both)
    if common_characters(whole, both) < SPLIT_COVERAGE * min(len(whole), len(both)):
        return None
    if any(common_characters(whole, half) < HALF_COVERAGE * len(half) for half in (first, second)):
        return None
    return ratio(whole, both)
