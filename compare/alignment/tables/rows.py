"""Which rows of two tables answer each other: by what they say, then by their labels, then by likeness in their place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from compare.alignment.settings import (
    FEWEST_SAME_CELLS,
    LEAST_HEADS,
    LEAST_LABEL,
    LEAST_SAME_CELLS,
    LONG_LABEL,
    MOST_PAIRS_IN_PLACE,
)
from compare.alignment.tables.grids import GridRow, TableGrid
from compare.alignment.text_similarity import ratio
from compare.lexicon import pattern
from compare.text.chain import longest_chain
from compare.text.identical import identical_in_order

_DIGITS = re.compile(r"\d+")
_YEAR = pattern(r"(?<!\d){common.dates.year}(?!\d)")
Key = Callable[[GridRow], str]


class RowPairs:
    """``new_of`` has the row of NEW that each of OLD answers, by their places among the rows of each."""

    def __init__(self, old: TableGrid, new: TableGrid) -> None:
        self._tables = old, new
        self._old, self._new = old.rows, new.rows
        self.new_of: dict[int, int] = {}
        self.old_of: dict[int, int] = {}
        self.budget_met = False

    def pair_by_label(self) -> None:
        """The same rows in order first; then the same label in its group, then anywhere."""
        wholes = [[table.whole(row) for row in table.rows] for table in self._tables]
        for i, j in identical_in_order(*wholes):
            self._pair(i, j)
        self._pair_in_gaps(_named)
        self._pair_anywhere(_named)
        self._pair_in_gaps(_label)
        self._pair_anywhere(_label, once=True)
        self._pair_heads()

    def pair_alike(self, columns: Mapping[int, int]) -> None:
        """Rows between the same neighbours whose labels, or whose cells in paired ``columns``, are much alike; then those
        without a label, where there are as many on each side."""
        for olds, news in list(self._gaps()):
            self.budget_met |= len(olds) * len(news) > MOST_PAIRS_IN_PLACE
            scored = sorted(
                (-score, abs(i - j), i, j)
                for i, j in near_each_other(olds, news)
                if (score := self._likeness(i, j, columns))
            )
            for _, _, i, j in scored:
                if i not in self.new_of and j not in self.old_of:
                    self._pair(i, j)
        for olds, news in list(self._gaps()):
            nameless = [i for i in olds if not self._old[i].label], [j for j in news if not self._new[j].label]
            if len(nameless[0]) == len(nameless[1]):
                for i, j in zip(*nameless, strict=True):
                    self._pair(i, j)

    def _likeness(self, i: int, j: int, columns: Mapping[int, int]) -> float:
        """0 where two rows are not alike enough."""
        a, b = self._old[i], self._new[j]
        if (a.number < self._tables[0].top) != (b.number < self._tables[1].top):
            return 0.0
        shared = [(a.keys.get(c), b.keys.get(d)) for c, d in columns.items() if c not in self._tables[0].labels]
        held = [pair for pair in shared if any(pair)]
        same = {x for x, y in held if x == y}
        equal = len(same) / len(held) if len(same) >= FEWEST_SAME_CELLS else 0.0
        named = ratio(a.label, b.label) if a.label and b.label and _count_alike(a.label, b.label) else 0.0
        return named + equal if named >= LEAST_LABEL or equal >= LEAST_SAME_CELLS else 0.0

    def _pair_in_gaps(self, key: Key) -> None:
        for olds, news in list(self._gaps()):
            names = [key(self._old[i]) for i in olds], [key(self._new[j]) for j in news]
            for a, b in identical_in_order(*names):
                if names[0][a]:
                    self._pair(olds[a], news[b])

    def _pair_anywhere(self, key: Key, *, once: bool = False) -> None:
        """The n-th of a name with its n-th; ``once``: only what stands once on each side."""
        places: dict[str, list[int]] = defaultdict(list)
        for j, row in enumerate(self._new):
            if j not in self.old_of and key(row):
                places[key(row)].append(j)
        waiting: dict[str, list[int]] = defaultdict(list)
        for i, row in enumerate(self._old):
            if i not in self.new_of and key(row) in places:
                waiting[key(row)].append(i)
        for name, olds in waiting.items():
            if not once or len(olds) == len(places[name]) == 1:
                for i, j in zip(olds, places[name], strict=False):
                    self._pair(i, j)

    def _pair_heads(self) -> None:
        """What is left above the two bodies and has something in common, from the lowest upwards."""
        olds = [i for i, row in enumerate(self._old) if row.number < self._tables[0].top and i not in self.new_of]
        news = [j for j, row in enumerate(self._new) if row.number < self._tables[1].top and j not in self.old_of]
        for i, j in zip(reversed(olds), reversed(news), strict=False):
            a, b = (_DIGITS.sub("#", "".join(row.keys.values())) for row in (self._old[i], self._new[j]))
            if ratio(a, b) >= LEAST_HEADS:
                self._pair(i, j)

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """What is free on both sides between the pairs that keep their order."""
        pairs = sorted(self.new_of.items())
        kept = [pairs[k] for k in longest_chain(pairs, [1] * len(pairs))]
        i = j = 0
        for a, b in [*kept, (len(self._old), len(self._new))]:
            olds = [k for k in range(i, a) if k not in self.new_of]
            news = [k for k in range(j, b) if k not in self.old_of]
            if olds and news:
                yield olds, news
            i, j = a + 1, b + 1

    def _pair(self, i: int, j: int) -> None:
        self.new_of[i], self.old_of[j] = j, i


def near_each_other(olds: Sequence[int], news: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All pairs of two lists, or where there are too many each with those at about its place."""
    reach = max(1, MOST_PAIRS_IN_PLACE // (2 * max(1, len(olds))))
    for at, i in enumerate(olds):
        middle = at * len(news) // len(olds)
        wide = len(olds) * len(news) <= MOST_PAIRS_IN_PLACE
        yield from ((i, j) for j in (news if wide else news[max(0, middle - reach) : middle + reach]))


def _count_alike(a: str, b: str) -> bool:
    """Whether two labels have the same numbers (not 2022 and 2023, nor 1年以内 and 2年以内), or are so long that numbers in
    them are asides of one year."""
    if _DIGITS.findall(a) == _DIGITS.findall(b):
        return True
    words = min(len(_DIGITS.sub("", label)) for label in (a, b))
    return words >= LONG_LABEL and _YEAR.findall(a) == _YEAR.findall(b)


def _named(row: GridRow) -> str:
    return row.named if row.label else ""


def _label(row: GridRow) -> str:
    return row.label
