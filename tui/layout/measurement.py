"""Text measured in terminal cells: each text once, then folded to any width for all its passages at the same time.

Folding character by character takes seconds for a hundred thousand lines, and a terminal that is being resized asks for
it several times a second. So the widths of a text are summed up once, and each round finds the next line of every
passage that still has one with a binary search in those sums. The lines are those of `compare.render.cells.wrap`.
"""

from __future__ import annotations

import sys
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.model import Span
from compare.render.cells import NEVER_FIRST, NEVER_LAST, cell_len
from compare.render.clean import clean

Integers = NDArray[np.int32]
Flags = NDArray[np.bool_]

# A tab is drawn as four spaces. A variation selector would make the width of a text differ from the sum of its
# characters' (terminals do not agree on it either).
_UNDRAWABLE = str.maketrans({"\t": "    ", "\ufe0e": "", "\ufe0f": ""})


# Characters measured at a time: what is made on the way then stays in the processor's cache.
_CHUNK = 1 << 16
_UNMET = 255


def drawable(text: str) -> str:
    """``text`` made fit for one line of a terminal, character by character."""
    return clean(text.translate(_UNDRAWABLE))


class PassageLines(NamedTuple):
    """The lines of many passages as arrays: those of passage ``at`` are ``[offsets[at], offsets[at + 1])`` of
    ``starts`` and ``ends``, which are offsets into the text."""

    offsets: Integers
    starts: Integers
    ends: Integers

    @property
    def counts(self) -> Integers:
        return np.diff(self.offsets)

    def count(self, at: int) -> int:
        return int(self.offsets[at + 1] - self.offsets[at])

    def span(self, at: int, part: int) -> Span | None:
        """Line ``part`` of passage ``at``, None where it has no such line."""
        line = int(self.offsets[at]) + part
        return Span(int(self.starts[line]), int(self.ends[line])) if line < self.offsets[at + 1] else None


class Measured:
    """A text measured in terminal cells."""

    def __init__(self, text: str) -> None:
        self._cells = np.zeros(len(text) + 1, np.int32)  # of all that stands before a character
        self._breaks = np.zeros(len(text), np.int32)  # the last place up to a character where a line may end
        kinds, blanks = _Kinds(), [np.zeros(0, np.int32)]
        before, last = kinds.of(" ")[-1:], 0
        for low in range(0, len(text), _CHUNK):
            chunk = kinds.of(text[low : low + _CHUNK])
            high = low + len(chunk)
            cells = self._cells[low + 1 : high + 1]
            np.cumsum(kinds.cells[chunk], dtype=np.int32, out=cells)
            cells += self._cells[low]
            places = np.arange(low, high, dtype=np.int32)
            places *= kinds.between[np.concatenate([before, chunk[:-1]]) * np.uint16(kinds.count) + chunk]
            places[0] = max(places[0], last)
            np.maximum.accumulate(places, out=self._breaks[low:high])
            blanks.append(np.flatnonzero(kinds.blank[chunk]).astype(np.int32) + np.int32(low))
            before, last = chunk[-1:], int(self._breaks[high - 1])
        self._blanks, self._inks = _runs(np.concatenate(blanks))

    def width(self, span: Span) -> int:
        """The cells that the text of a span takes when it is drawn."""
        return int(self._cells[span.end] - self._cells[span.start])

    def fold(self, starts: Integers, ends: Integers, width: int) -> PassageLines:
        """The lines of the passages ``[start, end)`` in at most ``width`` cells, without the white space at which they
        were broken. A passage with start = end has none."""
        passages = np.flatnonzero(starts < ends).astype(np.int32)
        at, stops = starts[passages], ends[passages]
        counts = np.zeros(len(starts), np.int32)
        rounds: list[tuple[Integers, Integers, Integers, Integers]] = []
        while len(passages):
            cut = self._cut(at, stops, width)
            end = np.maximum(self._ink_before(cut), at)
            drawn = np.flatnonzero(end > at)
            rounds.append((passages[drawn], counts[passages[drawn]], at[drawn], end[drawn]))
            counts[passages[drawn]] += 1
            following = self._ink_from(cut)
            left = np.flatnonzero(following < stops)
            passages, at, stops = passages[left], following[left], stops[left]
        return _gathered(counts, rounds)

    def _cut(self, at: Integers, stops: Integers, width: int) -> Integers:
        """Where the line that begins ``at`` ends, white space included."""
        cuts = stops.copy()
        longer = np.flatnonzero(self._cells[stops] - self._cells[at] > width)
        at, stops = at[longer], stops[longer]
        over = np.searchsorted(self._cells, self._cells[at] + width, side="right").astype(np.int32) - 1
        over = np.maximum(self._ink_from(over), at + 1)
        place = self._breaks[np.minimum(over, len(self._breaks) - 1)]
        cuts[longer] = np.where(over >= stops, stops, np.where(place > at, place, over))
        return cuts

    def _ink_from(self, at: Integers) -> Integers:
        """The first place from ``at`` that is not blank."""
        run = np.searchsorted(self._blanks, at, side="right") - 1
        return np.where(at < self._inks[run], self._inks[run], at)

    def _ink_before(self, at: Integers) -> Integers:
        """The end of the last thing before ``at`` that is not blank."""
        run = np.searchsorted(self._blanks, at, side="left") - 1
        return np.where(at <= self._inks[run], self._blanks[run], at)


class _Trait(NamedTuple):
    """What a character does to the line it stands in: its width, and whether a line may break beside it."""

    cells: int = 0
    blank: bool = False
    never_first: bool = False
    never_last: bool = False

    def breaks_before(self, after: _Trait) -> bool:
        """Whether a line may end between a character of this kind and one of that: at white space, and beside a wide
        character."""
        if after.cells == 0:
            return False
        if self.blank or after.blank:
            return self.blank
        return 2 in (self.cells, after.cells) and not self.never_last and not after.never_first


def _trait(character: str) -> _Trait:
    drawn = drawable(character)
    cells = cell_len(drawn)
    return _Trait(
        cells,
        blank=cells > 0 and not drawn.strip(" "),
        never_first=character in NEVER_FIRST,
        never_last=character in NEVER_LAST or character.isdigit(),
    )


class _Kinds:
    """Numbers for the traits of characters; a text has about a dozen different ones."""

    def __init__(self) -> None:
        self.cells = self.blank = self.between = np.zeros(0, np.uint8)
        self._numbers: dict[_Trait, int] = {}
        self._of = np.full(sys.maxunicode + 1, _UNMET, np.uint8)

    @property
    def count(self) -> int:
        return len(self._numbers)

    def of(self, text: str) -> NDArray[np.uint8]:
        """The number of each character's kind."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        numbers = self._of[codes]
        unmet = np.unique(codes[numbers == _UNMET]).tolist()
        if unmet:
            for code in unmet:
                self._of[code] = self._numbers.setdefault(_trait(chr(code)), len(self._numbers))
            traits = list(self._numbers)
            self.cells = np.array([trait.cells for trait in traits], np.uint8)
            self.blank = np.array([trait.blank for trait in traits], np.bool_)
            self.between = np.array([one.breaks_before(other) for one in traits for other in traits], np.bool_)
            numbers = self._of[codes]
        return numbers


def _runs(places: Integers) -> tuple[Integers, Integers]:
    """Starts and ends of the runs of sorted places, with an empty one before them."""
    apart = np.diff(places) > 1
    outside = np.full(1, -1, np.int32)
    starts = np.concatenate([outside, places[:1], places[1:][apart]])
    return starts, np.concatenate([outside, places[:-1][apart] + 1, places[-1:] + 1])


def _gathered(counts: Integers, rounds: list[tuple[Integers, Integers, Integers, Integers]]) -> PassageLines:
    """The lines of all rounds in the order of the passages."""
    offsets = np.zeros(len(counts) + 1, np.int32)
    np.cumsum(counts, out=offsets[1:])
    starts, ends = (np.empty(offsets[-1], np.int32) for _ in range(2))
    for passages, parts, start, end in rounds:
        place = offsets[passages] + parts
        starts[place] = start
        ends[place] = end
    return PassageLines(offsets, starts, ends)
