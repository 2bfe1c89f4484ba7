"""What a report fills in: its figures and dates, one slot each.

``新增藏书8213册`` has one slot: its value is ``8213``, its context the tokens beside it (``书``, ``册``).
"""

from __future__ import annotations

from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from compare.lexicon import pattern
from compare.model import Span
from compare.reuse import settings
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


def fills_of(tokens: Tokens) -> Fills:
    at = np.flatnonzero(tokens.codes == SLOT)
    padded = np.concatenate([[0], tokens.codes, [0]])
    texts = [tokens.folded.text[tokens.starts[i] : tokens.ends[i]].replace(",", "") for i in at.tolist()]
    offsets = np.asarray(tokens.folded.offsets)
    digits = np.array([significant_digits(text) for text in texts], dtype=np.int64)
    return Fills(
        starts=offsets[tokens.starts[at]],
        ends=offsets[tokens.ends[at] - 1] + 1,
        contexts=padded[at] * _NEXT + padded[at + 2],
        units=padded[at + 2],
        values=np.array([crc32(text.encode()) for text in texts], dtype=np.int64),
        digits=digits,
        weights=np.array(settings.VALUE_WEIGHTS)[np.minimum(digits, len(settings.VALUE_WEIGHTS) - 1)],
    )


def significant_digits(value: str) -> int:
    """How many digits tell one value from another: ``8213`` has 4, ``5000`` 1, a year or a mask none."""
    plain = value.replace(".", "")
    return 0 if not plain.isdigit() or _YEAR.fullmatch(value) else max(1, len(plain.strip("0")))
