"""What a heading sounds like: short, few commas, no figures, no assertion."""

from __future__ import annotations

import re

from compare.model import Span
from compare.text.folding import cells
from compare.text.sentences import sentences

# In cells (a Chinese character takes two). Measured on the labelled health-bureau and State Council reports: the longest
# run-in headings have 46 to 50 characters; the shortest first sentences of numbered paragraphs begin at 20, so commas
# and figures decide below that.
LONGEST_HEADING = 104
LONGEST_NAME = 208  # a part or item in capitals: forms prescribe them
LONGEST_RUN_IN = 66
LONGEST_BEFORE_COLON = 40
MOST_COMMAS = 2
SHORTEST = 4

STOP = re.compile(r"[。！!？?；;]")
_ENGLISH_STOP = re.compile(r"\.(?=[”’)\]\"']*(?:\s|\Z))")
_ADDRESS = re.compile(r"(?:各位|同志们|尊敬的|女士们|先生们|代表们|Dear\b)")
_CLOSERS = 3  # a stop and what may close behind it
_TITLE_CASE = re.compile(
    r"(?:[A-Z0-9][\w'’\-]*|of|and|the|for|in|on|to|a|an|with|or|by|at|from|&)"
    r"(?:[ ,/–—-]+(?:[A-Z0-9][\w'’\-]*|of|and|the|for|in|on|to|a|an|with|or|by|at|from|&))*"
)
_LOWER_CASE = re.compile("[a-z]")
MOST_WORDS = 10
_COMMA = re.compile(r"[，,](?!\d{3})")
FIGURE = re.compile(
    r"\d\s*(?:%|％|‰|[万亿千百]*[元人例次家张份所件名户套亩吨米台辆场期]|个(?!百|五|体|重)|百分)|连续\s*\d"
)


def is_title_like(piece: str, longest: int = LONGEST_HEADING) -> bool:
    if len(piece) > longest:
        return False
    commas = len(_COMMA.findall(piece))
    return SHORTEST <= cells(piece) <= longest and commas <= MOST_COMMAS and not FIGURE.search(piece)


def addresses(line: str) -> bool:
    """Whether a line begins with a form of address."""
    return bool(_ADDRESS.match(line))


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
