"""What a report fills in: its figures and dates, one slot each.

``新增藏书8213册`` has one slot: its value is ``8213``, its context the tokens beside it (``书``, ``册``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from compare.lexicon import pattern
from compare.model import Span
from compare.reuse import settings
from compare.reuse.array_operations import changes
from compare.reuse.folding import Ints
from compare.reuse.tokens import SLOT, Tokens

Floats = NDArray[np.float64]

_YEAR = pattern(r"(?:19|20)\d\d")
_NEXT = np.int64(1_000_003)


class Fills(NamedTuple):
    """The slots of a report in order: where each starts and ends in its text, what stands beside it (``contexts``: both
    tokens, ``units``: the one behind) and in it (``values``), as hashes; its significant ``digits``, and how much it
    tells that another report has the same value there (``weights``)."""

    starts: Ints
    ends: Ints
    contexts: Ints
    units: Ints
    values: Ints
    digits: Ints
    weights: Floats

    def span(self, slot: int) -> Span:
        return Span(int(self.starts[slot]), int(self.ends[slot]))

    def within(self, span: Span) -> slice:
        """The slots that start in a span of the text."""
        first, last = np.searchsorted(self.starts, span)
        return slice(int(first), int(last))


def slot_values(tokens: Tokens) -> Ints:
    """What stands in each slot, as a hash: ``1,200`` and ``1200`` are the same."""
    return _hashed(_written(tokens, np.flatnonzero(tokens.codes == SLOT)))


def _written(tokens: Tokens, at: Ints) -> list[str]:
    return [tokens.folded.text[tokens.starts[i] : tokens.ends[i]].replace(",", "") for i in at.tolist()]


def _hashed(texts: Iterable[str]) -> Ints:
    return np.array([crc32(text.encode()) for text in texts], dtype=np.int64)


def fills_of(tokens: Tokens) -> Fills:
    at = np.flatnonzero(tokens.codes == SLOT)
    padded = np.concatenate([[0], tokens.codes, [0]])
    texts = _written(tokens, at)
    offsets = np.asarray(tokens.folded.offsets)
    contexts = padded[at] * _NEXT + padded[at + 2]
    digits = np.array([significant_digits(text) for text in texts], dtype=np.int32)
    digits[_counting(contexts, texts)] = 0
    return Fills(
        starts=offsets[tokens.starts[at]],
        ends=offsets[tokens.ends[at] - 1] + 1,
        contexts=contexts,
        units=padded[at + 2],
        values=_hashed(texts),
        digits=digits,
        weights=np.array(settings.VALUE_WEIGHTS)[np.minimum(digits, len(settings.VALUE_WEIGHTS) - 1)],
    )


def _counting(contexts: Ints, texts: Sequence[str]) -> Ints:
    """The slots that only count the rows of a list: between the same tokens one more each time."""
    order = np.argsort(contexts, kind="stable")
    ordered = contexts[order]
    bounds = [*np.flatnonzero(changes(ordered)).tolist(), len(ordered)]
    found = [np.empty(0, dtype=np.int64)]
    for start, end in pairwise(bounds):
        if end - start > settings.MOST_REPEATS:
            rows = order[start:end]
            numbers = [int(texts[row]) if texts[row].isdecimal() else -1 for row in rows.tolist()]
            if 2 * np.count_nonzero(np.diff(numbers) == 1) > len(rows):
                found.append(rows)
    return np.concatenate(found)


def significant_digits(value: str) -> int:
    """How many digits tell one value from another: ``8213`` has 4, ``5000`` 1, a year or a mask none."""
    plain = value.replace(".", "")
    return 0 if not plain.isdigit() or _YEAR.fullmatch(value) else max(1, len(plain.strip("0")))
