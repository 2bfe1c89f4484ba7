"""A text as a row of symbols in units: what it is matched by, the same for Chinese and for English.

A symbol is a Chinese character, a word of an alphabet, or a slot (a figure, a date, a mask); white space and punctuation
are none. A unit is a sentence.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.model import Span
from compare.reuse import settings
from compare.reuse.folding import Codes, FoldedText, Ints, fold

Flags = NDArray[np.bool_]

SLOT = 1
# Placeholders: what a masked figure or name is written with.
MASK = re.compile(r"(?<![a-z])x{2,}(?![a-z])|[×*＊○□_]{2,}|某{2,}|某(?=[省市县区镇乡街村局院校])")
_MASK_SIGNS = ("xx", "某", *(a + b for a in "×*＊○□_" for b in "×*＊○□_"))  # without one of these there is no mask
# A stop, or the end of a line: whether a line was wrapped is not known here, and short units are joined anyway.
_STOP = re.compile(r"[。！？!?；;]+[”’」』）)\"']*|\.[”’)\]\"']*(?=\s)|\n")
_BLANK, _LETTER, _DIGIT, _WIDE = range(4)
_PLANE = 0x10000
_WORD_BIT = 1 << 62
_BASE = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
# English endings, the longest first: what they change is the same word, roughly. At least so much of it must stay.
_ENDINGS = ("ings", "edly", "ing", "ies", "ied", "es", "ed", "ly", "s", "e", "y")
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Symbols:
    """A text as symbols. Arrays of one length: ``codes``, and ``starts`` and ``ends`` (offsets into the folded text).
    ``bounds`` has the first symbol of each unit and, at its end, their number."""

    folded: FoldedText
    codes: Ints
    starts: Ints
    ends: Ints
    bounds: Ints
    is_wide: bool  # mostly Chinese characters

    @property
    def units(self) -> int:
        return len(self.bounds) - 1

    def characters(self, first: int, last: int) -> int:
        """How long the folded text of the symbols ``first`` to before ``last`` is."""
        return int(self.ends[last - 1] - self.starts[first]) if first < last else 0

    def place(self, symbol: int) -> Span:
        """Where a symbol stands in the original text."""
        return self.folded.original(int(self.starts[symbol]), int(self.ends[symbol]))

    def within(self, span: Span) -> tuple[int, int]:
        """The symbols, first and behind the last, that begin in a span of the original text."""
        first, last = np.searchsorted(self.folded.offsets[self.starts], span)
        return int(first), int(last)


def read_symbols(text: str) -> Symbols:
    folded, characters = fold(text)
    classes = _classes(folded.text, characters)
    starts, ends, kinds = _cut(classes)
    codes = _codes(characters, starts, ends, kinds)
    wide = kinds == _WIDE
    is_wide = bool(np.count_nonzero(wide) * 2 > len(codes))
    bounds = _bounds(folded.text, starts, settings.scale(is_wide).shortest_unit)
    # A scan holds many texts: offsets that fit half the room take it.
    return Symbols(folded, codes, starts.astype(np.int32), ends.astype(np.int32), bounds, is_wide)


@functools.cache
def _class_table() -> NDArray[np.uint8]:
    table = np.full(_PLANE, _BLANK, dtype=np.uint8)
    table[[code for code in range(_PLANE) if chr(code).isalpha()]] = _LETTER
    table[ord("0") : ord("9") + 1] = _DIGIT
    for low, high in ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF)):
        table[low : high + 1] = _WIDE
    return table


def _classes(text: str, codes: Codes) -> NDArray[np.uint8]:
    """What each character is: nothing, a letter, a digit (or part of a mask), a wide character."""
    classes = np.where(codes < _PLANE, _class_table()[np.minimum(codes, _PLANE - 1)], _WIDE).astype(np.uint8)
    if len(codes) > 2:  # 1,234.5 is one figure
        point = (codes[1:-1] == ord(",")) | (codes[1:-1] == ord("."))
        inside = point & (classes[:-2] == _DIGIT) & (classes[2:] == _DIGIT)
        classes[1:-1][inside] = _DIGIT
    if any(sign in text for sign in _MASK_SIGNS):
        for mask in MASK.finditer(text):
            classes[mask.start() : mask.end()] = _DIGIT
    return classes


def _cut(classes: NDArray[np.uint8]) -> tuple[Ints, Ints, NDArray[np.uint8]]:
    """Starts, ends and classes of the symbols: each wide character, each run of letters or of digits."""
    before = np.concatenate([[_BLANK], classes[:-1]]) if len(classes) else classes
    begins = (classes != _BLANK) & ((classes == _WIDE) | (classes != before))
    starts = np.flatnonzero(begins)
    after = np.append(classes[1:], _BLANK)
    stops = (classes != _BLANK) & ((classes == _WIDE) | (classes != after))
    return starts, np.flatnonzero(stops) + 1, classes[starts]


def _codes(text: Codes, starts: Ints, ends: Ints, kinds: NDArray[np.uint8]) -> Ints:
    codes = text[starts].astype(np.int64)
    codes[kinds == _DIGIT] = SLOT
    words = np.flatnonzero(kinds == _LETTER)
    if len(words):
        begin, end = starts[words], _stems(text, starts[words], ends[words])
        power = np.cumprod(np.full(len(text), _BASE))
        total = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(text * power)])
        back = np.cumprod(np.full(len(text), _INVERSE))
        value = (total[end] - total[begin]) * back[begin]
        codes[words] = ((value >> np.uint64(2)) | np.uint64(_WORD_BIT)).view(np.int64)
    return codes


def _stems(text: Codes, starts: Ints, ends: Ints) -> Ints:
    """Where each word ends without its ending."""
    stems = ends.copy()
    waiting = np.ones(len(ends), dtype=bool)
    for ending in _ENDINGS:
        fits = waiting & (ends - starts >= len(ending) + _SHORTEST_STEM)
        for i, letter in enumerate(reversed(ending), start=1):
            fits &= text[np.maximum(ends - i, 0)] == ord(letter)
        stems[fits] -= len(ending)
        waiting &= ~fits
    return stems


def _bounds(text: str, starts: Ints, shortest: int) -> Ints:
    """Where units begin, counted in symbols. One too short to tell anything goes with the next."""
    stops = np.searchsorted(starts, [m.end() for m in _STOP.finditer(text)])
    bounds = [0]
    for stop in [*stops.tolist(), len(starts)]:
        if stop - bounds[-1] >= shortest:
            bounds.append(stop)
    if bounds[-1] < len(starts):
        bounds[-1 if len(bounds) > 1 else len(bounds) :] = [len(starts)]
    return np.array(bounds, dtype=np.int64)


class Features(NamedTuple):
    """The distinct features of a text, sorted (``names``), and how many of its ``units`` hold each; then entries,
    ordered by unit: which unit (``rows``) has which feature (``columns``, a place in ``names``) how often."""

    units: int
    names: Ints
    held: Ints
    rows: Ints
    columns: Ints
    counts: Ints


def features(text: Symbols) -> Features:
    """The features of each unit: a word as it is, a Chinese character with the symbol behind it."""
    codes, bounds = text.codes, text.bounds
    wide = (codes > SLOT) & (codes < _WORD_BIT)
    units = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    named = codes.copy()
    if len(codes) > 1:
        paired = wide[:-1] & (units[:-1] == units[1:])
        named[:-1][paired] = codes[:-1][paired] * 1_000_003 + codes[1:][paired]
    names, columns = np.unique(named, return_inverse=True)
    entries, counts = np.unique(units * max(1, len(names)) + columns, return_counts=True)
    rows, columns = np.divmod(entries, max(1, len(names)))
    return Features(text.units, names, np.bincount(columns, minlength=len(names)), rows, columns, counts)
