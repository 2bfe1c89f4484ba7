"""Text folded for finding what is shared: disguises of writing undone, with a way back to the original offsets.

Character by character, by one table, so that it is fast and the length stays the same but for what shows nothing.
"""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.lexicon.radicals import ideographs
from compare.text.folding import INVISIBLE, fold_width
from compare.text.mapped_text import MappedText

Ints = NDArray[np.signedinteger[Any]]
Codes = NDArray[np.uint32]
Flags = NDArray[np.bool_]

# Letters of other alphabets that print like Latin ones and are put in their place to defeat a comparison. Both texts
# are folded alike, so a text that is Greek or Russian loses nothing by it. Digits are left alone.
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοɡ",
    "ABESIJKMHOPCTYXaesijopcyxqwABEZHIKMNOPTYXog",
)
# Invisible characters beyond the everyday ones: fillers, joiners, variation selectors.
_HIDDEN = INVISIBLE | set(map(chr, [0x34F, 0x61C, 0x115F, 0x1160, 0x180E, *range(0x2061, 0x2065), 0x3164]))
_HIDDEN |= set(map(chr, range(0xFE00, 0xFE10)))
_DROPPED = 0xFFFFFFFF
# Above the basic plane nothing is folded.
_TABLE_SIZE = 0x10000
# Which characters are no blanks: of those up to the ideographic space, and at the end all others.
_VISIBLE = np.array([not chr(code).isspace() for code in range(0x3002)])


def codes(text: str) -> Codes:
    """The code point of each character."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def fold(text: str) -> tuple[MappedText[Ints], Codes]:
    """``text`` without invisible characters; width, case, traditional script, look-alike letters folded. Also as
    codes."""
    plain = codes(text)
    folded = _table().take(plain, mode="clip")
    if len(plain) and plain.max() >= _TABLE_SIZE:
        folded = np.where(plain < _TABLE_SIZE, folded, plain)
    kept = np.flatnonzero(folded != _DROPPED)
    folded = folded[kept]
    return MappedText(folded.tobytes().decode("utf-32-le", "surrogatepass"), kept.astype(np.int32)), folded


def visible(text: str) -> Flags:
    """Which characters are no blanks."""
    return _VISIBLE.take(codes(text), mode="clip")


@functools.cache
def _table() -> Codes:
    """What each character is folded to."""
    import opencc

    plain = "".join(map(chr, [*range(0x0B, 0xD800), *range(0xE000, _TABLE_SIZE)]))
    radicals = ideographs()  # PDF text has ⼯作 for 工作
    folded = [_lower(radicals.get(c, c)) for c in fold_width(plain).translate(_LOOKALIKES)]
    # One at a time: what a character becomes must not hang on its neighbours, which another copy may have changed.
    simplified = opencc.OpenCC("t2s").convert("\n".join(folded)).split("\n")
    table = np.arange(_TABLE_SIZE, dtype=np.uint32)
    table[codes(plain)] = codes("".join(_single(folded, simplified)))
    table[codes("".join(_HIDDEN))] = _DROPPED
    return table


def _lower(c: str) -> str:
    """Lower case, one for one: ``İ`` stays."""
    lower = c.lower()
    return lower if len(lower) == 1 else c


def _single(folded: list[str], simplified: list[str]) -> list[str]:
    return [s if len(s) == 1 else f for f, s in zip(folded, simplified, strict=True)]
