"""Regular expressions with references to the lexicon, compiled when first used."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator

from compare.lexicon.lexicon import IN_USE, Lexicon

END = sys.maxsize
_NONE_YET: tuple[Lexicon | None, re.Pattern[str]] = (None, re.compile(""))


class Pattern:
    """A regular expression such as ``{zh.dates.year}年`` with the methods of `re.Pattern`. Nothing is read or compiled
    before one of them is called. They are called very often: what a call of its own would do is written out in each."""

    __slots__ = ("_last", "flags", "source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source, self.flags = source, flags
        self._last: tuple[Lexicon | None, re.Pattern[str]] = _NONE_YET

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern by the lexicon in use."""
        last = self._last
        return (last if last[0] is IN_USE.get() else self._anew())[1]

    def _anew(self) -> tuple[Lexicon | None, re.Pattern[str]]:
        """The lexicon in use, and the pattern by it."""
        lexicon = IN_USE.get()
        self._last = lexicon, lexicon.compiled(self.source, self.flags)
        return self._last

    def search(self, text: str, start: int = 0, end: int = END) -> re.Match[str] | None:
        last = self._last
        return (last if last[0] is IN_USE.get() else self._anew())[1].search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = END) -> re.Match[str] | None:
        last = self._last
        return (last if last[0] is IN_USE.get() else self._anew())[1].match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = END) -> re.Match[str] | None:
        last = self._last
        return (last if last[0] is IN_USE.get() else self._anew())[1].fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = END) -> Iterator[re.Match[str]]:
        last = self._last
        return (last if last[0] is IN_USE.get() else self._anew())[1].finditer(text, start, end)

    def findall(self, text: str, start: int = 0, end: int = END) -> list[str]:
        last = self._last
        return (last if last[0] is IN_USE.get() else self._anew())[1].findall(text, start, end)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        last = self._last
        return (last if last[0] is IN_USE.get() else self._anew())[1].sub(by, text, count)

    def split(self, text: str, most: int = 0) -> list[str]:
        last = self._last
        return (last if last[0] is IN_USE.get() else self._anew())[1].split(text, most)

    def __repr__(self) -> str:
        return f"pattern({self.source!r})"


def pattern(source: str, flags: int = 0) -> Pattern:
    """The regular expression ``source``, in which ``{language.subject.entry}`` stands for an entry of the lexicon."""
    return Pattern(source, flags)
