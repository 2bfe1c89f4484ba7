"""What a report fills in: its figures and dates, one slot each.

``新增藏书8213册`` has one slot: its value is ``8213``, its context the tokens beside it (``书``, ``册``).
"""

from __future__ import annotations

import re
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from compare.model import Span
from compare.reuse import settings
from compare.reuse.folding import Ints
from compare.reuse.tokens import SLOT, Tokens

Floats = NDArray[np.float64]

_YEAR = re.compile(r"(?:19|20)\d\d")
_NEXT = np.int64(1_000_003)


class Fills(NamedTuple):
    """The slots of a report in order: where each starts in its text, what stands beside it (``contexts``) and in it
    (``values``), both as hashes, and how much it tells that another report has the same value there (``weights``)."""

    starts: Ints
    contexts: Ints
    values: Ints
    weights: Floats

    def within(self, span: Span) -> slice:
        """The slots that start in a span of the text."""
        first, last = np.searchsorted(self.starts, span)
        return slice(int(first), int(last))


def fills_of(tokens: Tokens) -> Fills:
    at = np.flatnonzero(tokens.codes == SLOT)
    padded = np.concatenate([[0], tokens.codes, [0]])
    texts = [tokens.folded.text[tokens.starts[i] : tokens.ends[i]].replace(",", "") for i in at.tolist()]
    return Fills(
        starts=np.asarray(tokens.folded.offsets)[tokens.starts[at]],
        contexts=padded[at] * _NEXT + padded[at + 2],
        values=np.array([crc32(text.encode()) for text in texts], dtype=np.int64),
        weights=np.array([weight(text) for text in texts], dtype=np.float64),
    )


def weight(value: str) -> float:
    """How unlikely it is that two reports have a value by chance: 0 for a year or a mask, 1 for three significant
    digits and more."""
    digits = value.replace(".", "").strip("0")
    if not value.replace(".", "").isdigit() or _YEAR.fullmatch(value):
        return 0.0
    return settings.VALUE_WEIGHTS[min(len(digits), len(settings.VALUE_WEIGHTS) - 1)]
