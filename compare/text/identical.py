"""Which members of two lists are the same text, in order: a patience diff that also pairs repeated text.

old   a x x b        new   a x b c x         pairs   a-a  x-x  b-b
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from compare.text.chain import longest_chain

_Gap = tuple[int, int, int, int]  # [start, end) of OLD and of NEW


def identical_in_order(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal members that rise on both sides. What stands once on each side comes first, then what stands once
    in a gap between such pairs, then equal beginnings and ends of a gap, then repeated text by its count. O(n log n) but
    for the depth of gaps within gaps."""
    pairs: list[tuple[int, int]] = []
    gaps: list[_Gap] = [(0, len(old), 0, len(new))]
    while gaps:
        gap = gaps.pop()
        inner = _anchors(old, new, gap) or _repeated(old, new, gap)
        pairs += inner
        gaps += _between(inner, gap)
    return sorted(pairs)


def _between(pairs: Sequence[tuple[int, int]], gap: _Gap) -> Iterator[_Gap]:
    """The gaps that pairs leave in a gap; none where there are no pairs."""
    i, end_old, j, end_new = gap
    for a, b in [*pairs, (end_old, end_new)] if pairs else ():
        if i < a and j < b:
            yield i, a, j, b
        i, j = a + 1, b + 1


def _anchors(old: Sequence[str], new: Sequence[str], gap: _Gap) -> list[tuple[int, int]]:
    """What stands once on each side of a gap, in the heaviest choice that keeps the order."""
    i1, i2, j1, j2 = gap
    times_old, times_new = Counter(old[i1:i2]), Counter(new[j1:j2])
    place = {new[j]: j for j in range(j1, j2) if times_new[new[j]] == 1}
    pairs = [(i, place[old[i]]) for i in range(i1, i2) if times_old[old[i]] == 1 and old[i] in place]
    return [pairs[k] for k in longest_chain(pairs, [1 + len(old[i]) for i, _ in pairs])]


def _repeated(old: Sequence[str], new: Sequence[str], gap: _Gap) -> list[tuple[int, int]]:
    """Equal members at the beginning and the end of a gap, and between them the n-th of a text with its n-th."""
    i1, i2, j1, j2 = gap
    pairs: list[tuple[int, int]] = []
    while i1 < i2 and j1 < j2 and old[i1] == new[j1]:
        pairs.append((i1, j1))
        i1, j1 = i1 + 1, j1 + 1
    tail: list[tuple[int, int]] = []
    while i1 < i2 and j1 < j2 and old[i2 - 1] == new[j2 - 1]:
        i2, j2 = i2 - 1, j2 - 1
        tail.append((i2, j2))
    places: dict[str, list[int]] = defaultdict(list)
    for j in range(j1, j2):
        places[new[j]].append(j)
    seen: Counter[str] = Counter()
    counted: list[tuple[int, int]] = []
    for i in range(i1, i2):
        at = seen[old[i]]
        seen[old[i]] += 1
        if at < len(places.get(old[i], ())):
            counted.append((i, places[old[i]][at]))
    chain = longest_chain(counted, [1 + len(old[i]) for i, _ in counted])
    return [*pairs, *(counted[k] for k in chain), *reversed(tail)]
