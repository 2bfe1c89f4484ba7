"""Which columns of two tables answer each other: by their heads, then by what stands in them.

The year that two tables both have is one column, moved on; where they have no year in common, this year's column answers
last year's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from compare.alignment.settings import FEWEST_SAME_CELLS, LEAST_LABEL, LEAST_SAME_CELLS
from compare.alignment.tables.grids import GridRow, TableGrid
from compare.alignment.tables.rows import near_each_other
from compare.alignment.text_similarity import ratio
from compare.figures.tables.scales import taken_out
from compare.figures.tables.values import is_blank
from compare.lexicon import pattern
from compare.text.identical import identical_in_order

_YEAR = pattern(r"(?<!\d){common.dates.year}(?!\d)")
_DIGITS = re.compile(r"\d+")
_MOST_ROWS = 200  # that are looked at to see whether two columns hold the same


def pair_columns(old: TableGrid, new: TableGrid, rows: Sequence[tuple[GridRow, GridRow]]) -> dict[int, int]:
    """By their numbers in the tables; ``rows`` are the pairs of rows made so far."""
    pairs = _Columns(old, new, rows)
    pairs.by_head(lambda head: head)
    pairs.by_place(old.labels, new.labels)
    pairs.by_place(old.numbering, new.numbering)
    pairs.by_head(lambda head: taken_out(head)[0])
    if not pairs.years_in_common:
        pairs.by_head(lambda head: _YEAR.sub("#", head))
        pairs.by_head(lambda head: _YEAR.sub("#", taken_out(head)[0]))
    if len(old.columns) == len(new.columns):
        pairs.by_place(*([c for c in table.columns if not table.heads[c]] for table in (old, new)))
    pairs.by_likeness()
    return pairs.new_of


class _Columns:
    def __init__(self, old: TableGrid, new: TableGrid, rows: Sequence[tuple[GridRow, GridRow]]) -> None:
        self._old, self._new = old, new
        self._body = [pair for pair in rows if pair[0].number >= old.top][:_MOST_ROWS]
        self.new_of: dict[int, int] = {}
        self._taken: set[int] = set()
        years = [{tuple(_YEAR.findall(head)) for head in table.heads.values()} - {()} for table in (old, new)]
        self.years_in_common = bool(years[0] & years[1])

    def by_head(self, key: Callable[[str], str]) -> None:
        """The same heads in order, then wherever they stand."""
        olds, news = self._free()
        names = [key(self._old.heads[c]) for c in olds], [key(self._new.heads[c]) for c in news]
        for a, b in identical_in_order(*names):
            if names[0][a]:
                self._pair(olds[a], news[b])
        places: dict[str, list[int]] = defaultdict(list)
        for c in reversed(self._free()[1]):
            places[key(self._new.heads[c])].append(c)
        for c in self._free()[0]:
            name = key(self._old.heads[c])
            if name and places[name]:
                self._pair(c, places[name].pop())

    def by_place(self, olds: Sequence[int], news: Sequence[int]) -> None:
        """Those of some columns that are left, one after the other."""
        left = [c for c in olds if c not in self.new_of], [c for c in news if c not in self._taken]
        for c, d in zip(*left, strict=False):
            self._pair(c, d)

    def by_likeness(self) -> None:
        """Columns that hold the same, or whose heads are alike; never those of different years."""
        olds, news = self._free()
        scored = sorted(
            (-score, abs(c - d), c, d) for c, d in near_each_other(olds, news) if (score := self._likeness(c, d))
        )
        for _, _, c, d in scored:
            if c not in self.new_of and d not in self._taken:
                self._pair(c, d)

    def _likeness(self, c: int, d: int) -> float:
        a, b = self._old.heads[c], self._new.heads[d]
        if self.years_in_common and _YEAR.findall(a) != _YEAR.findall(b):
            return 0.0
        cells = [(x.keys.get(c, ""), y.keys.get(d, "")) for x, y in self._body]
        held = [pair for pair in cells if not all(map(is_blank, pair))]
        same = [x for x, y in held if x == y]
        equal = len(same) / len(held) if len(set(same)) >= FEWEST_SAME_CELLS else 0.0
        named = ratio(a, b) if a and b and _DIGITS.findall(a) == _DIGITS.findall(b) else 0.0
        return named + equal if named >= LEAST_LABEL or equal >= LEAST_SAME_CELLS else 0.0

    def _free(self) -> tuple[list[int], list[int]]:
        return (
            [c for c in self._old.columns if c not in self.new_of],
            [c for c in self._new.columns if c not in self._taken],
        )

    def _pair(self, c: int, d: int) -> None:
        self.new_of[c] = d
        self._taken.add(d)
