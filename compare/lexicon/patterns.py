"""Regular expressions with references to the lexicon, compiled when first used."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator

from compare.lexicon.lexicon import IN_USE, Lexicon

END = sys.maxsize


class Pattern:
    """A regular expression such as ``{zh.dates.year}年`` with the methods of `re.Pattern`. Nothing is read or compiled
    before one of them is called."""

    __slots__ = ("_last", "flags", "source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source, self.flags = source, flags
        self._last: tuple[Lexicon, re.Pattern[str]] | None = (
            None  # by which lexicon, what: a pattern is asked very often
        )

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern by the lexicon in use."""
        return self._by(IN_USE.get())

    def _by(self, lexicon: Lexicon) -> re.Pattern[str]:
        last = self._last
        if last is None or last[0] is not lexicon:
            last = self._last = (lexicon, lexicon.compiled(self.source, self.flags))
        return last[1]

    def search(self, text: str, start: int = 0, end: int = END) -> re.Match[str] | None:
        return self._by(IN_USE.get()).search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = END) -> re.Match[str] | None:
        return self._by(IN_USE.get()).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = END) -> re.Match[str] | None:
        return self._by(IN_USE.get()).fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = END) -> Iterator[re.Match[str]]:
        return self._by(IN_USE.get()).finditer(text, start, end)

    def findall(self, text: str, start: int = 0, end: int = END) -> list[str]:
        return self._by(IN_USE.get()).findall(text, start, end)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return self._by(IN_USE.get()).sub(by, text, count)

    def split(self, text: str, most: int = 0) -> list[str]:
        return self._by(IN_USE.get()).split(text, most)

    def __repr__(self) -> str:
        return f"pattern({self.source!r})"


def pattern(source: str, flags: int = 0) -> Pattern:
    """The regular expression ``source``, in which ``{language.subject.entry}`` stands for an entry of the lexicon."""
    return Pattern(source, flags)
