"""Owners who have one text: whoever copies a report makes no form of it, so that all of them count once."""

from __future__ import annotations

from compare.reuse.owners import Owners


class Copies:
    """Groups of owners who have one text, by the numbers that `compare.reuse.owners.numbered` gives them."""

    def __init__(self) -> None:
        self._group_of: dict[int, Owners] = {}
        self._all: Owners = 0

    def add(self, a: int, b: int) -> None:
        """Two owners have one text."""
        together = self._group_of.get(a, 1 << a) | self._group_of.get(b, 1 << b)
        if together == self._group_of.get(a):
            return
        self._all |= together
        rest = together
        while rest:
            self._group_of[_first(rest)] = together
            rest &= rest - 1

    def __bool__(self) -> bool:
        return bool(self._group_of)

    def are_as_many(self, owners: Owners, count: int) -> bool:
        """Whether ``owners`` are at least ``count``, those who have one text counted once."""
        found = (owners & ~self._all).bit_count()
        rest = owners & self._all
        while rest and found < count:
            rest &= ~self._group_of[_first(rest)]
            found += 1
        return found >= count


def _first(owners: Owners) -> int:
    """The number of the first of some owners."""
    return (owners & -owners).bit_length() - 1
