"""Folded text for matching, always with a way back to the original offsets.

Width folding keeps the length, character for character, so its offsets are those of the text. Full NFKC is not used:
it turns ``10²`` into ``102`` and ``5.2%①`` into ``5.2%1``.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from compare.lexicon import pattern
from compare.lexicon.radicals import RADICALS, ideographs
from compare.text.mapped_text import MappedText

_FULL_WIDTH = {chr(full): chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F)}
_WIDTH = _FULL_WIDTH | {"\u3000": " ", "\u00a0": " ", "\uffe5": "\u00a5"}
_WIDE = pattern(f"[\uff01-\uff5e\u3000\u00a0\uffe5{RADICALS}]")

# Characters that show nothing: zero-width, joiners, bidirectional controls, the byte-order mark, soft hyphen.
INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)

_DROPPED = pattern(f"[\\s{''.join(sorted(INVISIBLE))}]")


def fold_width(text: str) -> str:
    """Full-width ASCII to half width, wide spaces to plain ones, radicals to ideographs (⼯ to 工). The length stays the
    same."""
    return text if text.isascii() else _WIDE.sub(_narrow, text)


def _narrow(wide: re.Match[str]) -> str:
    return _WIDTH.get(wide[0]) or ideographs().get(wide[0], wide[0])


# Punctuation by its Unicode category that yet belongs to a figure.
_KEPT = frozenset("%％‰‱")
_BETWEEN_DIGITS = frozenset(".,:/-")


@dataclass(frozen=True, slots=True)
class Folding:
    """What is folded besides width, white space and invisible characters, which always are."""

    punctuation: bool = False
    case: bool = False
    script: bool = False


PLAIN = Folding()


def fold(text: str, base: int = 0, folding: Folding = PLAIN) -> MappedText[Sequence[int]]:
    """What two texts are compared by: `mapped` text without white space, invisible characters, and what else
    ``folding`` drops. ``base`` is added to every offset."""
    if not folding.punctuation and _DROPPED.search(text) is None:
        return MappedText(text, range(base, base + len(text)))
    indices = [i for i, c in enumerate(text) if not c.isspace() and c not in INVISIBLE]
    if folding.punctuation:
        solid = "".join(text[i] for i in indices)
        indices = [i for k, i in enumerate(indices) if not _is_punctuation(solid, k)]
    return MappedText("".join(text[i] for i in indices), [base + i for i in indices])


def content_key(text: str, folding: Folding = PLAIN) -> str:
    """A text folded, without offsets: by default two texts with the same key differ in white space, line breaks and width
    only."""
    return bare(mapped(text, folding), folding)


def bare(folded: str, folding: Folding = PLAIN) -> str:
    """What is left of `mapped` text without what does not count."""
    solid = _DROPPED.sub("", folded)
    if not folding.punctuation:
        return solid
    return "".join(c for k, c in enumerate(solid) if not _is_punctuation(solid, k))


def mapped(text: str, folding: Folding) -> str:
    """Character for character: the length stays."""
    folded = fold_width(text)
    if folding.case:
        folded = "".join(low if len(low := c.lower()) == 1 else c for c in folded)
    if folding.script:
        folded = simplified(folded)
    return folded


def simplified(text: str) -> str:
    """Traditional characters as simplified ones; the length stays."""
    converted: str = _to_simplified().convert(text)
    return converted if len(converted) == len(text) else "".join(_to_simplified().convert(c)[:1] or c for c in text)


def visible(text: str, base: int = 0) -> MappedText[Sequence[int]]:
    """A text without its invisible characters; ``base`` is added to every offset."""
    if text.isascii() or INVISIBLE.isdisjoint(text):
        return MappedText(text, range(base, base + len(text)))
    indices = [i for i, c in enumerate(text) if c not in INVISIBLE]
    return MappedText("".join(text[i] for i in indices), [base + i for i in indices])


@functools.cache
def _to_simplified() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def _is_punctuation(text: str, at: int) -> bool:
    c = text[at]
    if c in _KEPT or unicodedata.category(c)[0] != "P":
        return False
    inside = c in _BETWEEN_DIGITS and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
    return not inside


_NARROW = pattern("[\0-\u1100]+")


def cells(text: str) -> int:
    """Width as set in a page's type: a Chinese character takes two cells, whatever a terminal makes of it."""
    return len(text) if text.isascii() else len(text) + len(_NARROW.sub("", text))
