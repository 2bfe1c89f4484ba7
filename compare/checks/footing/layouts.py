"""How tables lay out a total and its parts: the sets of lines that it may be the sum of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from compare.checks.footing.sheets import LabelledLine
from compare.checks.settings import MOST_TOTALS_PAIRED


class Way(NamedTuple):
    """The lines that a total is the sum of, each with its sign, and the layouts by which they are."""

    layouts: frozenset[str]
    lines: tuple[int, ...]
    signs: tuple[int, ...]

    def without(self, left_out: Container[int]) -> Way:
        """The same of fewer lines."""
        kept = [(line, sign) for line, sign in zip(self.lines, self.signs, strict=True) if line not in left_out]
        return Way(self.layouts, tuple(line for line, _ in kept), tuple(sign for _, sign in kept))


def way_of(lines: Sequence[LabelledLine], chosen: Sequence[int], layouts: Iterable[str] = ()) -> Iterator[Way]:
    """Lines as a sum: those called 减 taken off; and, as statements of profit have it, all behind the first of them."""
    signs = tuple(-1 if lines[i].less else 1 for i in chosen)
    yield Way(frozenset(layouts), tuple(chosen), signs)
    if -1 in signs:
        off = signs.index(-1)
        behind = tuple(sign if at < off else -1 for at, sign in enumerate(signs))
        if behind != signs and not any(lines[i].more for i in chosen):
            yield Way(frozenset(layouts), tuple(chosen), behind)


def ways(lines: Sequence[LabelledLine], groups: Sequence[int], total: int) -> list[Way]:
    """The sets of lines that a total may be the sum of, each once."""
    found: dict[tuple[int, ...], set[str]] = defaultdict(set)
    for layout, way in _ways(lines, groups, total):
        if len(way) > 1:
            found[tuple(way)].add(layout)
    return [each for way, layouts in found.items() for each in way_of(lines, way, layouts)]


def _ways(lines: Sequence[LabelledLine], groups: Sequence[int], total: int) -> Iterator[tuple[str, list[int]]]:
    own = [i for i, line in enumerate(lines) if not line.part]
    before = [i for i in own if i < total]
    behind = [i for i in own if i > total]
    totals = [i for i in before if lines[i].total]
    last = totals[-1] if totals else -1
    block = [i for i in before if i > last]
    next_total = next((i for i in behind if lines[i].total), len(lines))
    leaves = [i for i in before if not lines[i].total]
    yield "block above", block
    yield "group above", [i for i in leaves if groups[i] == groups[total]]
    yield "all above", leaves
    yield "totals above", totals
    yield "totals and block above", [*totals, *block]
    yield from (("two totals above", [*pair]) for pair in combinations(totals[-MOST_TOTALS_PAIRED:], 2))
    wholes = [i for i in before if lines[i + 1].part]
    yield "wholes of parts above", wholes
    yield "last total and block above", [last, *block] if totals else []
    yield "block below", [i for i in behind if i < next_total]
    yield "group below", [i for i in behind if groups[i] == groups[total] and not lines[i].total]
    yield "all below", [i for i in behind if not lines[i].total]
    yield "totals below", [i for i in behind if lines[i].total]
    yield "parts below", parts_below(lines, total)


def parts_below(lines: Sequence[LabelledLine], whole: int) -> list[int]:
    """The parts (其中) right below a line."""
    end = next((i for i in range(whole + 1, len(lines)) if not lines[i].part), len(lines))
    return list(range(whole + 1, end))


def opened_below(lines: Sequence[LabelledLine], whole: int) -> Iterator[list[int]]:
    """The lines below one, where only the first of its parts is marked (其中): two of them, three, up to the next such line or a
    total."""
    if whole + 1 >= len(lines) or not lines[whole + 1].part:
        return
    for end in range(whole + 2, len(lines)):
        if lines[end].total or lines[end].part:
            return
        yield list(range(whole + 1, end + 1))
