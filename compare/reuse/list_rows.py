"""Rows of a list: units that a text repeats very often in the same words, and which rows of two texts are one.

Their words do not tell them apart. Rows with the same figures are one; what lies between two of those is paired in its
order::

    A  第1项已完成，投入77万元。       B  第1项已完成，投入77万元。       the same figures
       第2项已完成，投入93万元。          第2项已完成，投入58万元。       the same words in the same place
       第3项已完成，投入64万元。          第3项已完成，投入64万元。       the same figures
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import numpy as np

from compare.model import Span
from compare.reuse import settings
from compare.reuse.chains import Box
from compare.reuse.fills import slot_values
from compare.reuse.folding import Flags, Ints
from compare.reuse.runs import grams
from compare.reuse.tokens import SLOT, Tokens
from compare.text.chain import longest_chain

_PRIME = np.uint64(0x9E3779B97F4A7C15)
# Values of slots are put above all characters.
_VALUES = 1 << 40


class RowPair(NamedTuple):
    """The tokens of two rows that are one, and whether their figures are the same."""

    box: Box
    is_equal: bool


def row_names(text: Tokens, codes: Ints | None = None) -> Ints:
    """A hash of each unit's ``codes``, the text's own if there are none given. A figure that opens it is its number in
    the list and no part of it."""
    if not text.units:
        return np.empty(0, dtype=np.int64)
    starts, ends = _places(text)
    plain = (text.codes if codes is None else codes).astype(np.uint64)
    lengths = ends - starts
    power = np.cumprod(np.full(int(lengths.max()) + 1, _PRIME))
    at = np.arange(len(plain)) - np.repeat(starts, np.diff(text.bounds))
    terms = np.where(at >= 0, (plain ^ (plain >> np.uint64(29))) * power[at], 0)
    return np.add.reduceat(terms, text.bounds[:-1]).view(np.int64)


def rows_of(a: Ints, b: Ints) -> tuple[Flags, Flags]:
    """Which units of two texts are rows that both have, by the names of their units: those that either repeats often."""
    names, numbers = np.unique(np.concatenate([a, b]), return_inverse=True)
    own, other = numbers[: len(a)], numbers[len(a) :]
    times = np.bincount(own, minlength=len(names)), np.bincount(other, minlength=len(names))
    is_row = (np.maximum(*times) > settings.MOST_REPEATS) & (np.minimum(*times) > 0)
    return is_row[own], is_row[other]


def is_list(text: Tokens, span: Span) -> bool:
    """Whether most units of a span of the original text are rows."""
    names = row_names(text)
    first, last = np.searchsorted(text.bounds[:-1], text.within(span))
    _, numbers, times = np.unique(names, return_inverse=True, return_counts=True)
    are_rows = times[numbers] > settings.MOST_REPEATS
    return bool(2 * np.count_nonzero(are_rows[first:last]) > last - first)


def shared_rows(a: Tokens, b: Tokens, are_rows: tuple[Flags, Flags]) -> Iterator[Box]:
    """Where the rows of two texts follow each other, those with the same figures apart from those with other figures."""
    paired = _paired(a, b, *map(np.flatnonzero, are_rows))
    for stretch in _following(paired):
        for _, rows in groupby(_smoothed(stretch), lambda row: row.is_equal):
            boxes = [row.box for row in rows]
            if len(boxes) >= settings.ROWS:
                yield Box(*((boxes[0][side][0], boxes[-1][side][1]) for side in (0, 1)))


def _places(text: Tokens) -> tuple[Ints, Ints]:
    """Where each unit starts, without its number, and ends."""
    starts, ends = text.bounds[:-1], text.bounds[1:]
    return starts + (text.codes[starts] == SLOT), ends


def _paired(a: Tokens, b: Tokens, units_a: Ints, units_b: Ints) -> list[RowPair]:
    """The rows that are one, in the order of A."""
    valued = _valued(a)[units_a], _valued(b)[units_b]
    same = _same_stretches(*valued)
    anchors = same[longest_chain([(i, j) for i, j in same.tolist()], [1] * len(same))]
    rest_a, rest_b = (np.setdiff1d(np.arange(len(units)), same[:, k]) for k, units in enumerate((units_a, units_b)))
    names = [
        row_names(text)[units[rest]] * np.int64(len(anchors) + 1) + np.searchsorted(anchors[:, k], rest)
        for k, (text, units, rest) in enumerate(((a, units_a, rest_a), (b, units_b, rest_b)))
    ]
    by_order = _kth_with_kth(names[0], names[1])
    others = np.stack([rest_a[by_order[:, 0]], rest_b[by_order[:, 1]]], axis=1)
    places = _places(a), _places(b)

    def row(i: int, j: int) -> RowPair:
        sides = ((places[0], units_a[i]), (places[1], units_b[j]))
        box = Box(*((int(starts[unit]), int(ends[unit])) for (starts, ends), unit in sides))
        return RowPair(box, bool(valued[0][i] == valued[1][j]))

    return sorted(row(i, j) for i, j in [*same.tolist(), *others.tolist()])


def _same_stretches(a: Ints, b: Ints) -> Ints:
    """The rows of both that have the same figures, as have those before or behind them: `settings.ROWS` in a row. Each is
    in one pair."""
    windows = _kth_with_kth(grams(a, settings.ROWS), grams(b, settings.ROWS))
    pairs = np.concatenate([windows + k for k in range(settings.ROWS)])
    for side in (0, 1):
        pairs = pairs[np.unique(pairs[:, side], return_index=True)[1]]
    return pairs[np.argsort(pairs[:, 0])]


def _valued(text: Tokens) -> Ints:
    """The names of a text's units with the values of their figures."""
    codes = text.codes.copy()
    codes[codes == SLOT] = slot_values(text) + _VALUES
    return row_names(text, codes)


def _kth_with_kth(x: Ints, y: Ints) -> Ints:
    """The places of equal names, the first of a name with the first, the second with the second: two columns, in the
    order of the first."""
    names, numbers = np.unique(np.concatenate([x, y]), return_inverse=True)
    own, other = (_rank(some) * len(names) + some for some in (numbers[: len(x)], numbers[len(x) :]))
    _, i, j = np.intersect1d(own, other, assume_unique=True, return_indices=True)
    found = np.stack([i, j], axis=1)
    return found[np.argsort(found[:, 0])]


def _rank(numbers: Ints) -> Ints:
    """How many of the same stand before each number."""
    order = np.argsort(numbers, kind="stable")
    ordered = numbers[order]
    first = np.searchsorted(ordered, ordered, "left")
    rank = np.empty(len(numbers), dtype=np.int64)
    rank[order] = np.arange(len(numbers)) - first
    return rank


def _following(rows: list[RowPair]) -> Iterator[list[RowPair]]:
    """Rows that stand near each other on both sides, in one order."""
    stretch: list[RowPair] = []
    for row in rows:
        if stretch and not all(
            0 <= here[0] - before[1] <= settings.JOIN for here, before in zip(row.box, stretch[-1].box, strict=True)
        ):
            yield stretch
            stretch = []
        stretch.append(row)
    if stretch:
        yield stretch


def _smoothed(rows: list[RowPair]) -> list[RowPair]:
    """Few rows with other figures between those with the same are no stretch of their own, and the other way round."""
    smoothed: list[RowPair] = []
    for is_equal, group in groupby(rows, lambda row: row.is_equal):
        some = list(group)
        before = smoothed[-1].is_equal if smoothed else None
        kept = is_equal if before is None or len(some) >= settings.ROWS else before
        smoothed += [row._replace(is_equal=kept) for row in some]
    first = next((n for n, row in enumerate(smoothed) if row.is_equal != smoothed[0].is_equal), 0)
    if 0 < first < settings.ROWS:
        smoothed[:first] = [row._replace(is_equal=smoothed[first].is_equal) for row in smoothed[:first]]
    return smoothed
