"""Reports in an order, several to a block: how alike the two most alike reports of two blocks are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

SharedBy = Sequence[tuple[int, int, float]]
"""Two reports that share something, and how alike they are (0..1)."""


class Blocks:
    """``order`` are the reports, ``size`` of them to a block."""

    def __init__(self, order: Sequence[int], size: int, pairs: SharedBy) -> None:
        self.order = order
        self.size = size
        self.count = -(-len(order) // size)
        self.place_of = {report: place for place, report in enumerate(order)}
        ends = [(self.place_of[a] // size, self.place_of[b] // size) for a, b, _ in pairs]
        rows, columns = np.array(ends, np.int32).reshape(-1, 2).T
        self._pairs = pairs
        self._rows, self._columns = np.minimum(rows, columns), np.maximum(rows, columns)
        self._alike = np.array([alike for _, _, alike in pairs], np.float64)
        self._most = np.full((self.count, self.count), -1.0)
        np.maximum.at(self._most, (self._rows, self._columns), self._alike)

    def reports(self, block: int) -> Sequence[int]:
        return self.order[block * self.size : (block + 1) * self.size]

    def most(self, row: int, column: int) -> float | None:
        """How alike the most alike of both blocks are; None where no two of them share anything."""
        most = float(self._most[min(row, column), max(row, column)])
        return None if most < 0 else most

    def foremost(self, row: int, column: int) -> tuple[int, int] | None:
        """The two that are most alike, that of the row's block first."""
        inside = np.flatnonzero((self._rows == min(row, column)) & (self._columns == max(row, column)))
        if not len(inside):
            return None
        a, b, _ = self._pairs[int(inside[np.argmax(self._alike[inside])])]
        return (a, b) if self.place_of[a] // self.size == row else (b, a)
