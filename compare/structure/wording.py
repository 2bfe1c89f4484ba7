"""What a heading sounds like: short, few commas, no figures, no assertion."""

from __future__ import annotations

from compare.lexicon import pattern
from compare.model import Span
from compare.structure.settings import (
    LONGEST_HEADING,
    MOST_COMMAS,
    MOST_WORDS,
    SHORTEST_HEADING,
)
from compare.text.folding import cells
from compare.text.sentences import sentences

STOP = pattern(r"[。！!？?；;]")
FIGURE = pattern("{zh.headings.figure}")
_ENGLISH_STOP = pattern(r"\.(?=[”’)\]\"']*(?:\s|\Z))")
_ADDRESS = pattern("{zh.headings.address}|{en.headings.address}")
_CLOSERS = 3  # a stop and what may close behind it
# Read in one way only, or the ways would double with each word: a hyphen inside a word cannot part two as well, and A,
# which is a small word and begins a large one, is not tried as both.
_TITLE_WORD = r"(?:[(“\"]?[A-Z0-9](?:[\w'’%.+&]|-(?![(“\"]))*+[)”\"]?|{en.headings.small_words}|&)"
_TITLE_CASE = pattern(rf"{_TITLE_WORD}(?:[ ,/–—-]+{_TITLE_WORD})*+")
# Such a note stands at the end of a line, and is no longer than this.
_LONGEST_NOTE = 40
_CONTINUED = pattern(r"(?:{zh.headings.continued}|{en.headings.continued})\s*$")
_LOWER_CASE = pattern("[a-z]")
_COMMA = pattern(r"[，,](?!\d{3})")


def is_title_like(piece: str, longest: int = LONGEST_HEADING) -> bool:
    if len(piece) > longest:
        return False
    commas = len(_COMMA.findall(piece))
    return SHORTEST_HEADING <= cells(piece) <= longest and commas <= MOST_COMMAS and not FIGURE.search(piece)


def addresses(line: str) -> bool:
    """Whether a line begins with a form of address."""
    return bool(_ADDRESS.match(line))


def is_continued(line: str) -> bool:
    """Whether a heading stands again at the head of a page: ``2. Accounting policies (continued)``."""
    return _CONTINUED.search(line, max(0, len(line) - _LONGEST_NOTE)) is not None


def is_title_case(line: str) -> bool:
    """``Risks Related to the Spin-off``"""
    if not _LOWER_CASE.search(line):
        return False
    words = line.split()
    return len(words) <= MOST_WORDS and _TITLE_CASE.fullmatch(" ".join(words)) is not None


def first_stop(text: str, start: int, end: int) -> int | None:
    """Where the first sentence, or the clause before a semicolon, stops; None where there is no stop."""
    chinese = STOP.search(text, start, end)
    if chinese is not None:
        return chinese.start()
    if _ENGLISH_STOP.search(text, start, end) is None:
        return None
    first = sentences(text, Span(start, end))[0]
    english = _ENGLISH_STOP.search(text, max(start, first.end - _CLOSERS), first.end)
    return None if english is None else english.start()
