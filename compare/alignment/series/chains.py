"""Pairs of consecutive years joined into chains over all years, and put in an order to read them in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from compare.model import Span

Key = TypeVar("Key")
Step = Iterable[tuple[Key | None, Key | None]]


def chains(steps: Sequence[Step[Key]]) -> list[tuple[Key | None, ...]]:
    """Each step pairs members of one year with those of the next, every member at most once on its side. A chain has
    a place for each of the ``len(steps) + 1`` years, None where it has no member."""
    chain_list: list[list[Key | None]] = []
    ending: dict[Key, list[Key | None]] = {}  # the chains that end in the year at hand, by their last member
    for year, step in enumerate(steps):
        following: dict[Key, list[Key | None]] = {}
        for old, new in step:
            chain = ending.get(old) if old is not None else None
            if chain is None:
                chain = [None] * (len(steps) + 1)
                chain[year] = old
                chain_list.append(chain)
            if new is not None:
                chain[year + 1] = new
                following[new] = chain
        ending = following
    return [tuple(chain) for chain in chain_list]


def in_order(rows: Sequence[Sequence[Span | None]]) -> list[int]:
    """The rows' numbers in the order of the last year; one that ends earlier stands behind what stood before it in its
    last year. ``rows`` hold a span or None for each year."""
    years = len(rows[0]) if rows else 0
    keys: dict[int, tuple[int, ...]] = {}
    for year in reversed(range(years)):
        standing = [(span, row) for row, spans in enumerate(rows) if (span := spans[year]) is not None]
        place: tuple[int, ...] = (-1,)
        for rank, (_, row) in enumerate(sorted(standing)):
            if row in keys:
                place = keys[row]
            else:
                keys[row] = (rank,) if year == years - 1 else (*place, years - year, rank)
    return sorted(keys, key=lambda row: keys[row])
