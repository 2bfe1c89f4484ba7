"""A text as a row of tokens in units: what it is matched by, the same for Chinese and for English.

A token is a Chinese character, a word of an alphabet, or a slot (a figure, a date, a mask); white space and punctuation
are none. A unit is a sentence.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.lexicon import pattern
from compare.model import Span
from compare.reuse import settings
from compare.reuse.array_operations import changes
from compare.reuse.folding import Codes, Flags, Ints, codes, fold
from compare.text.mapped_text import MappedText

SLOT = 1
# Placeholders: what a masked figure or name is written with.
MASK = pattern(r"(?<![a-z])x{2,}(?![a-z])|[×*＊○□_]{2,}|某{2,}|某(?=[省市县区镇乡街村局院校])")
_MASK_SIGNS = "某×*＊○□_"  # without one of these, and without two x, there is no mask
# A stop, or the end of a line: whether a line was wrapped is not known here, and short units are joined anyway.
_STOPS = "。！？!?；;\n"
_PERIOD = pattern(r"\.[”’)\]\"']*(?=\s)")
_BLANK, _LETTER, _DIGIT, _WIDE = range(4)
_MASKING = 8  # a bit beside these
_PLANE = 0x10000
WORD_BIT = 1 << 62
_BASE = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
# English endings, the longest first: what they change is the same word, roughly. At least so much of it must stay.
_ENDINGS = ("ings", "edly", "ing", "ies", "ied", "es", "ed", "ly", "s", "e", "y")
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as tokens. Arrays of one length: ``codes``, and ``starts`` and ``ends`` (offsets into the folded text).
    ``bounds`` has the first token of each unit and, at its end, their number."""

    folded: MappedText[Ints]
    codes: Ints
    starts: Ints
    ends: Ints
    bounds: Ints
    is_wide: bool  # mostly Chinese characters

    @property
    def units(self) -> int:
        return len(self.bounds) - 1

    def characters(self, first: int, last: int) -> int:
        """How long the folded text of the tokens ``first`` to before ``last`` is."""
        return int(self.ends[last - 1] - self.starts[first]) if first < last else 0

    def place(self, token: int) -> Span:
        """Where a token stands in the original text."""
        return self.folded.original(int(self.starts[token]), int(self.ends[token]))

    def within(self, span: Span) -> tuple[int, int]:
        """The tokens, first and behind the last, that begin in a span of the original text."""
        first, last = np.searchsorted(self.starts, np.searchsorted(self.folded.offsets, span))
        return int(first), int(last)


def read_tokens(text: str) -> Tokens:
    folded, characters = fold(text)
    classes = _classes(folded.text, characters)
    starts, ends, kinds = _cut(classes)
    codes = _codes(characters, classes, starts, ends, kinds)
    wide = kinds == _WIDE
    is_wide = bool(np.count_nonzero(wide) * 2 > len(codes))
    bounds = _bounds(folded.text, characters, starts, settings.scale(is_wide).shortest_unit)
    # A scan holds many texts: offsets that fit half the room take it.
    return Tokens(folded, codes, starts.astype(np.int32), ends.astype(np.int32), bounds, is_wide)


@functools.cache
def _class_table() -> NDArray[np.uint8]:
    """What each character of the basic plane is, with a bit for what masks are written with, and at the end what all others
    are."""
    table = np.full(_PLANE + 1, _BLANK, dtype=np.uint8)
    table[[code for code in range(_PLANE) if chr(code).isalpha()]] = _LETTER
    table[ord("0") : ord("9") + 1] = _DIGIT
    for low, high in ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (_PLANE, _PLANE)):
        table[low : high + 1] = _WIDE
    table[codes(_MASK_SIGNS)] |= _MASKING
    return table


@functools.cache
def _stop_table() -> Flags:
    table = np.zeros(_PLANE, dtype=bool)
    table[codes(_STOPS)] = True
    return table


def _classes(text: str, codes: Codes) -> NDArray[np.uint8]:
    """What each character is: nothing, a letter, a digit (or part of a mask), a wide character."""
    signed = _class_table().take(codes, mode="clip")
    classes = signed & ~np.uint8(_MASKING)
    if len(codes) > 2:  # 1,234.5 is one figure
        point = (codes[1:-1] == ord(",")) | (codes[1:-1] == ord("."))
        inside = point & (classes[:-2] == _DIGIT) & (classes[2:] == _DIGIT)
        classes[1:-1][inside] = _DIGIT
    if signed.max(initial=_BLANK) >= _MASKING or "xx" in text:
        for mask in MASK.finditer(text):
            classes[mask.start() : mask.end()] = _DIGIT
    return classes


def _cut(classes: NDArray[np.uint8]) -> tuple[Ints, Ints, NDArray[np.uint8]]:
    """Starts, ends and classes of the tokens: each wide character, each run of letters or of digits."""
    is_symbol, is_wide, is_change = classes != _BLANK, classes == _WIDE, changes(classes)
    starts = np.flatnonzero(is_symbol & (is_wide | is_change))
    last = np.flatnonzero(is_symbol & (is_wide | np.append(is_change[1:], True)))
    return starts, last + 1, classes[starts]


def _codes(text: Codes, classes: NDArray[np.uint8], starts: Ints, ends: Ints, kinds: NDArray[np.uint8]) -> Ints:
    codes = text[starts].astype(np.int64)
    codes[kinds == _DIGIT] = SLOT
    words = np.flatnonzero(kinds == _LETTER)
    if len(words):
        letters = text[classes == _LETTER]
        end = np.cumsum(ends[words] - starts[words])
        codes[words] = _named(letters, np.concatenate([[0], end[:-1]]), end)
    return codes


def _named(letters: Codes, starts: Ints, ends: Ints) -> Ints:
    """A hash of each word without its ending: the value of a polynomial whose coefficients are its ``letters``."""
    stems = _stems(letters, starts, ends)
    power = np.cumprod(np.full(len(letters), _BASE))
    total = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(letters * power)])
    back = np.cumprod(np.full(len(letters), _INVERSE))
    value = (total[stems] - total[starts]) * back[starts]
    names: Ints = ((value >> np.uint64(2)) | np.uint64(WORD_BIT)).view(np.int64)
    return names


def _stems(text: Codes, starts: Ints, ends: Ints) -> Ints:
    """Where each word ends without its ending."""
    stems = ends.copy()
    waiting = np.flatnonzero(ends - starts > _SHORTEST_STEM)
    for ending in _ENDINGS if len(waiting) else ():
        end = ends[waiting]
        fits = end - starts[waiting] >= len(ending) + _SHORTEST_STEM
        for i, letter in enumerate(reversed(ending), start=1):
            fits &= text[end - i] == ord(letter)
        stems[waiting[fits]] -= len(ending)
        waiting = waiting[~fits]
    return stems


def _bounds(text: str, characters: Codes, starts: Ints, shortest: int) -> Ints:
    """Where units begin, counted in tokens. One too short to tell anything goes with the next."""
    places = np.flatnonzero(_stop_table().take(characters, mode="clip"))
    periods = [m.start() for m in _PERIOD.finditer(text)]
    if periods:
        places = np.sort(np.concatenate([places, periods]))
    stops = np.searchsorted(starts, places)
    bounds = [0]
    for stop in [*stops.tolist(), len(starts)]:
        if stop - bounds[-1] >= shortest:
            bounds.append(stop)
    if bounds[-1] < len(starts):
        bounds[-1 if len(bounds) > 1 else len(bounds) :] = [len(starts)]
    return np.array(bounds, dtype=np.int64)
