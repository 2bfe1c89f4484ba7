"""Where sentences end, in Chinese and English.

Line breaks are not looked at: what is one paragraph is decided by the structure reader, which hands over its span.
"""

from __future__ import annotations

import re

from compare.lexicon import derived, entry_words, pattern
from compare.model import Span
from compare.text.folding import INVISIBLE

_CLOSERS = "”’」』）》】)]\"'"
# These begin with the characters that they look for: `re` skips ahead to them.
_CHINESE_END = pattern(rf"[。！？!?…](?:(?<!…)[。！？!?]*[{re.escape(_CLOSERS)}]*|(?<=…)…?(?=[“「]|$))")
_ENGLISH_END = pattern(r"\.(?!(?<=\d\.)\s+\d)[”’)\]\"']*(?=\s+[“‘(\[\"']?[A-Z0-9]|\s*$)")
_WORD_BEFORE = pattern(r"([A-Za-z](?:[A-Za-z]|\.(?=[A-Za-z]))*)$")
_LONGEST_NOTE = 200  # characters of a note in brackets that is looked through
_LONGEST_ABBREVIATION = 12  # characters
# An ellipsis or question mark inside an English sentence, or a closer that belongs to the next one, is rare enough to
# leave to the plain rule above.


@derived
def _abbreviations() -> frozenset[str]:
    """What a full stop may follow without ending a sentence, in small letters."""
    subjects = ("titles", "references", "organisations", "weekdays", "places_and_times")
    entries = ("en.dates.month_abbreviation", *(f"en.abbreviations.{subject}" for subject in subjects))
    return frozenset(word.lower() for entry in entries for word in entry_words(entry))


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of ``text`` within ``span``, which they tile but for white space around them."""
    spans: list[Span] = []
    start = span.start
    for end in sorted({*_chinese_ends(text, span), *_english_ends(text, span), span.end}):
        piece = trim(text, Span(start, end))
        if piece.start < piece.end:
            if spans and text[piece.start] in INVISIBLE and _shows_nothing(piece.of(text)):
                spans[-1] = Span(spans[-1].start, piece.end)  # it goes with what stands before
            else:
                spans.append(piece)
        start = end
    return spans


def _shows_nothing(text: str) -> bool:
    return all(c in INVISIBLE or c.isspace() for c in text)


def trim(text: str, span: Span) -> Span:
    """``span`` without the white space at its ends; empty where there is nothing else."""
    start, end = span
    if start < end and not (text[start].isspace() or text[end - 1].isspace()):
        return span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _chinese_ends(text: str, span: Span) -> list[int]:
    stops = _CHINESE_END.finditer(text, *span)
    if text.find("（", *span) < 0 and text.find("(", *span) < 0:
        return [stop.end() for stop in stops]
    return [stop.end() for stop in stops if not _inside_brackets(text, span.start, stop)]


def _inside_brackets(text: str, start: int, stop: re.Match[str]) -> bool:
    """A stop inside round brackets (a note of several sentences) does not end the sentence around it, unless the
    bracket holds whole sentences of its own and closes here. Quotation marks are left alone: they are too often
    unbalanced."""
    low = max(start, stop.start() - _LONGEST_NOTE)
    opened = [at for at in range(low, stop.start()) if text[at] in "（("]
    closed = text.count("）", low, stop.start()) + text.count(")", low, stop.start())
    if len(opened) <= closed:
        return False
    before = text[low : opened[closed]].rstrip()
    own = not before or before[-1] in "。！？!?"
    return not (own and any(c in "）)" for c in stop.group()))


def _english_ends(text: str, span: Span) -> list[int]:
    return [m.end() for m in _ENGLISH_END.finditer(text, span.start, span.end) if not _is_abbreviation(text, m.start())]


def _is_abbreviation(text: str, stop: int) -> bool:
    word = _WORD_BEFORE.search(text, max(0, stop - _LONGEST_ABBREVIATION), stop)
    if word is None:
        return False
    name = word.group(1)
    return name.lower() in _abbreviations() or (len(name) == 1 and name.isupper())
