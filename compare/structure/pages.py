"""The furniture of pages that a converter left in plain text: page numbers on lines of their own, running heads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from compare.lexicon import pattern
from compare.model import ChromeKind, Span
from compare.structure.settings import (
    FEWEST_PAGES,
    LEAST_PAGE_TEXT,
    LONGEST_RUNNING_HEAD,
    RUNNING_HEAD_REACH,
    RUNNING_HEAD_SHARE,
)

_NUMBER = pattern(r"[-–—·\s]*(\d{1,4})[-–—·\s]*")
_DAY = pattern(r"{zh.dates.month}月\s*{zh.dates.day}")


def page_furniture(text: str, lines: Sequence[Span]) -> dict[Span, ChromeKind]:
    """Page numbers and running heads among the ``lines`` of ``text``."""
    numbers = _page_numbers(text, lines)
    furniture = {lines[i]: ChromeKind.PAGE_NUMBER for i in numbers}
    breaks = numbers or [i for i, (a, b) in enumerate(pairwise(lines)) if "\f" in text[a.end : b.start]]
    return furniture | {
        lines[i]: ChromeKind.PAGE_NUMBER for i in _running_heads(text, lines, breaks) if lines[i] not in furniture
    }


def _page_numbers(text: str, lines: Sequence[Span]) -> list[int]:
    """The longest run of lone numbers that count up page by page; empty where it is short."""
    chains: dict[int, list[int]] = {}  # by the number that would go on with it
    best: list[int] = []
    for index, span in enumerate(lines):
        match = _NUMBER.fullmatch(text, *span) if span.end - span.start <= 12 else None
        if match is None:
            continue
        number = int(match[1])
        chain = chains.get(number, [])
        if chain and span.start - lines[chain[-1]].end < LEAST_PAGE_TEXT:
            continue
        chains[number + 1] = chain = [*chain, index]
        best = max(best, chain, key=len)
    return best if len(best) >= FEWEST_PAGES else []


def _running_heads(text: str, lines: Sequence[Span], breaks: Sequence[int]) -> Iterator[int]:
    """Lines at the breaks that stand at most of them, whatever page they count at their end or beginning."""
    if len(breaks) < FEWEST_PAGES:
        return
    near = sorted(
        {i + k for i in breaks for k in range(-RUNNING_HEAD_REACH, RUNNING_HEAD_REACH + 1) if 0 <= i + k < len(lines)}
    )
    short = [
        i for i in near if lines[i].end - lines[i].start <= LONGEST_RUNNING_HEAD and not _DAY.search(text, *lines[i])
    ]
    keys = {i: lines[i].of(text).strip("0123456789 -–—|·") for i in short}
    often = Counter(keys.values())
    yield from (i for i, key in keys.items() if key and often[key] > RUNNING_HEAD_SHARE * len(breaks))
