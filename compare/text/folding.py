"""Folded text for matching, always with a way back to the original offsets.

Width folding keeps the length, character for character, so its offsets are those of the text. Full NFKC is not used:
it turns ``10²`` into ``102`` and ``5.2%①`` into ``5.2%1``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.model import Span

_FULL_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_WIDTH = _FULL_WIDTH | {0x3000: 0x20, 0x00A0: 0x20, 0xFFE5: 0x00A5}

# Characters that show nothing: zero-width, joiners, bidirectional controls, the byte-order mark, soft hyphen.
INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


def fold_width(text: str) -> str:
    """Full-width ASCII to half width, wide spaces to plain ones. The length stays the same."""
    return text.translate(_WIDTH)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; ``offsets[i]`` is where its character i stands in the original."""

    text: str
    offsets: Sequence[int]

    def original(self, start: int, end: int) -> Span:
        """The original span of a non-empty folded slice ``[start, end)``."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def fold_blank(text: str, base: int = 0) -> Folded:
    """Width folded, white space and invisible characters dropped: what two texts are compared by. ``base`` is added
    to every offset."""
    folded = fold_width(text)
    kept = [i for i, c in enumerate(folded) if not c.isspace() and c not in INVISIBLE]
    return Folded("".join(folded[i] for i in kept), [base + i for i in kept])


def content_key(text: str) -> str:
    """`fold_blank` without its offsets: two texts with the same key differ in white space, line breaks and width only."""
    return "".join(c for c in fold_width(text) if not c.isspace() and c not in INVISIBLE)


def cells(text: str) -> int:
    """Width as set in a page's type: a Chinese character takes two cells, whatever a terminal makes of it."""
    return sum(2 if c > "\u1100" else 1 for c in text)
