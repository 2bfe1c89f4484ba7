"""Regular expressions with references to the lexicon, compiled when first used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from compare.lexicon.lexicon import active, when_replaced

_BOUND = ("compiled", "search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class Pattern:
    """A regular expression such as ``{zh.dates.year}年`` with the methods of `re.Pattern`. Nothing is read or compiled
    before one of them is called; from then on they are those of ``compiled``, the pattern by the lexicon in use, without a
    call between: they are called very often."""

    __slots__ = (*_BOUND, "flags", "source")

    compiled: re.Pattern[str]
    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[str]]
    sub: Callable[..., str]
    split: Callable[..., list[str]]

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source, self.flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """What is not bound yet."""
        if name not in _BOUND:
            raise AttributeError(name)
        when_replaced(self._release)  # first: a time limit may end what follows at any point
        self.compiled = active().compiled(self.source, self.flags)
        for method in _BOUND[1:]:
            setattr(self, method, getattr(self.compiled, method))
        return getattr(self, name)

    def _release(self) -> None:
        """Also where two threads have bound it, or an end to the time came in between."""
        for name in _BOUND:
            with suppress(AttributeError):
                delattr(self, name)

    def __repr__(self) -> str:
        return f"pattern({self.source!r})"


def pattern(source: str, flags: int = 0) -> Pattern:
    """The regular expression ``source``, in which ``{language.subject.entry}`` stands for an entry of the lexicon."""
    return Pattern(source, flags)
