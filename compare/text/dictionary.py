"""jieba's dictionary as a table on disk that is mapped into memory, not read: a comparison of two short reports asks for a
few thousand of its half a million words.

The file holds, in native byte order, `HEADER` numbers, then the keys of all slots (8 bytes each), then their frequencies
(4 bytes each). A word's key is the BLAKE2b hash of its UTF-8 bytes; its slot is the first free one from ``key % slots``
on. That another text has the key of one of 500,000 words has a probability of 3e-14.
"""

from __future__ import annotations

import mmap
from array import array
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Final

from compare.lexicon.cache import keep

HEADER: Final = 3  # slots, the sum of all frequencies, FORM
FORM: Final = 1  # raise it when what is written changes
EMPTY: Final = 0
MOST_FULL: Final = 2  # slots for each word, at least: a search then ends after 1.5 slots on average
_WIDE, _NARROW = 8, 4  # bytes of a key and of a frequency


def _key(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=_WIDE).digest(), "little") or 1


class Frequencies(dict[str, int]):
    """The frequency of each word and 0 for each beginning of one, as ``jieba.Tokenizer.FREQ`` has them. An entry is
    looked up in the table when it is first asked for by ``in``."""

    def __init__(self, keys: memoryview, frequencies: memoryview, total: int) -> None:
        super().__init__()
        self._keys, self._frequencies, self._slots = keys, frequencies, len(keys)
        self._absent: set[str] = set()
        self.total = total

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or (word not in self._absent and self._look_up(str(word)))

    def _look_up(self, word: str) -> bool:
        """Take a word over from the table; whether it is there."""
        key = _key(word)
        slot = key % self._slots
        while self._keys[slot] != EMPTY:
            if self._keys[slot] == key:
                self[word] = self._frequencies[slot]
                return True
            slot = (slot + 1) % self._slots
        self._absent.add(word)
        return False


def write(path: Path, frequencies: Mapping[str, int], total: int) -> None:
    """Keep jieba's dictionary as such a table. ``total`` is the sum of all frequencies."""
    slots = MOST_FULL * len(frequencies) + 1
    keys, values = array("Q", bytes(_WIDE * slots)), array("I", bytes(_NARROW * slots))
    for word, frequency in frequencies.items():
        key = _key(word)
        slot = key % slots
        while keys[slot] != EMPTY:
            slot = (slot + 1) % slots
        keys[slot], values[slot] = key, frequency
    keep(path, array("Q", [slots, total, FORM]).tobytes() + keys.tobytes() + values.tobytes())


def mapped(path: Path) -> Frequencies | None:
    """The table in a file; None where there is none, or a damaged one."""
    try:
        with path.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return None
    start = HEADER * _WIDE
    slots, total, form = data[:start].cast("Q") if len(data) >= start else (0, 0, 0)
    if form != FORM or not slots or len(data) != start + slots * (_WIDE + _NARROW):
        return None
    middle = start + slots * _WIDE
    return Frequencies(data[start:middle].cast("Q"), data[middle:].cast("I"), total)
