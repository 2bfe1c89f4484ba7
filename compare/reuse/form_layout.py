"""A form's tokens beside each other, and where each report has them with what it wrote between.

In each report a part of the form is a row of pieces, tokens with a gap before each and one behind the last::

    gap  新  gap  增  gap  8213  gap  册  gap      the figure's slot is the token with both gaps beside it
"""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np

from compare.reuse import settings
from compare.reuse.folding import Flags, Ints, codes
from compare.reuse.form_parts import Form

_BREAKS = "\n。！？；;"
_NOWHERE = np.iinfo(np.int32).max

Slots = list[tuple[int, int]]
"""The pieces of each slot, from a gap to a gap."""


class FormLayout(NamedTuple):
    """A form's tokens beside each other: of each its code and the number of its part, and where each of ``users`` has it
    (rows of ``starts`` and ``ends``, -1 where it has none)."""

    users: Ints
    codes: Ints
    parts: Ints
    starts: Ints
    ends: Ints

    @property
    def places(self) -> Ints:
        """Which piece each token is."""
        return 2 * np.arange(len(self.codes)) + self.parts + 1

    @property
    def last_pieces(self) -> Ints:
        """The gap behind each part."""
        return self.places[np.flatnonzero(np.diff(self.parts, append=-1))] + 1


class Pieces(NamedTuple):
    """Where one report has each piece; an empty one starts nowhere and ends at -1. ``held`` tells of each part whether
    the report has it."""

    starts: Ints
    ends: Ints
    held: Flags

    def spans(self, slots: Slots) -> list[tuple[int, int]]:
        """Where each slot is filled; where it is empty, from 0 to 0."""
        if not slots:
            return []
        bounds = np.ravel([(first, last + 1) for first, last in slots])
        starts = np.minimum.reduceat(np.append(self.starts, _NOWHERE), bounds)[::2]
        ends = np.maximum.reduceat(np.append(self.ends, -1), bounds)[::2]
        is_empty = ends < 0
        starts[is_empty], ends[is_empty] = 0, 0
        return list(zip(starts.tolist(), ends.tolist(), strict=True))


def layout_of(form: Form) -> FormLayout:
    """Who has enough of what most of its users have is a user of the form."""
    everybody = np.unique(np.concatenate([part.users for part in form]))
    widths = [len(part.tokens) for part in form]
    starts = np.full((len(everybody), sum(widths)), -1, dtype=np.int32)
    ends = starts.copy()
    needed = np.zeros(sum(widths), dtype=bool)
    at = 0
    for part, width in zip(form, widths, strict=True):
        rows = np.searchsorted(everybody, part.users)
        starts[rows, at : at + width], ends[rows, at : at + width] = part.starts, part.ends
        needed[at : at + width] = len(part.users) >= settings.SAME_USERS * len(everybody)
        at += width
    has = starts >= 0
    core = needed if needed.any() else ~needed
    users = np.flatnonzero(has[:, core].mean(axis=1) >= settings.HOLDS)
    return FormLayout(
        everybody[users],
        np.concatenate([part.codes for part in form]),
        np.repeat(np.arange(len(form)), widths),
        starts[users],
        ends[users],
    )


@functools.cache
def solid_characters() -> Flags:
    """Which characters of the basic plane are letters or digits, and at the end that all others are."""
    return np.array([*(chr(code).isalnum() for code in range(0x10000)), True])


def pieces_of(text: str, starts: Ints, ends: Ints, layout: FormLayout) -> Pieces:
    plain = codes(text)
    solid = np.flatnonzero(solid_characters().take(plain, mode="clip"))
    breaks = np.flatnonzero(np.isin(plain, codes(_BREAKS)))
    columns = np.flatnonzero(starts >= 0)
    size = 2 * len(starts) + int(layout.parts[-1]) + 1
    found = np.full(size, _NOWHERE, dtype=np.int32), np.full(size, -1, dtype=np.int32)
    here = layout.places[columns]
    found[0][here], found[1][here] = starts[columns], ends[columns]
    part = layout.parts[columns]
    low, high = np.append(0, ends[columns][:-1]), starts[columns]
    is_first = np.diff(part, prepend=-1) != 0
    # A gap before the first token of a part begins with its sentence.
    sentence = np.append(-1, breaks)[np.searchsorted(breaks, high)] + 1
    low = np.where(is_first, np.maximum(low, sentence), low)
    gaps = _solid_ends(low, high, solid, np.where(is_first, settings.LONGEST_FILL // 2, settings.LONGEST_FILL))
    found[0][here - 1], found[1][here - 1] = gaps
    # The one behind the last token of a part ends with its sentence.
    is_last = np.diff(part, append=-1) != 0
    low = ends[columns][is_last]
    high = np.append(breaks, len(text))[np.searchsorted(breaks, low)]
    following = np.append(starts[columns], len(text) + 1)[1:][is_last]
    high = np.where(high < following, high, low)
    behind = layout.last_pieces[part[is_last]]
    found[0][behind], found[1][behind] = _solid_ends(low, high, solid, settings.LONGEST_FILL // 2)
    held = np.zeros(int(layout.parts[-1]) + 1, dtype=bool)
    held[part] = True
    return Pieces(*found, held)


def _solid_ends(low: Ints, high: Ints, solid: Ints, most: Ints | int) -> tuple[Ints, Ints]:
    """Where the letters and digits (``solid``) between ``low`` and ``high`` begin and end; nowhere where there are none,
    or too many to be a fill."""
    first, last = np.searchsorted(solid, low), np.searchsorted(solid, high) - 1
    is_some = (first <= last) & (last - first < most)
    starts, ends = np.full(len(low), _NOWHERE), np.full(len(low), -1)
    starts[is_some], ends[is_some] = solid[first[is_some]], solid[last[is_some]] + 1
    return starts, ends
