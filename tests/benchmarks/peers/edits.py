"""What a program says that changed from OLD to NEW, in one form for all of them.

Programs split texts differently and some lose blanks, so every offset here counts characters that are not white space.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from tests.benchmarks.texts import NUMBER, Pair, Places, whole_number

Span = tuple[int, int]

KEPT, REMOVED, ADDED = "=", "-", "+"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of OLD and what stands for it in NEW; one of them may be empty. ``moved``: called moved."""

    old: Span
    new: Span
    same: bool
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """``rebuilds``: taking all that was said back gives OLD, accepting it gives NEW."""

    moves: int
    numbers: int
    edited: int
    rebuilds: bool


@dataclass(frozen=True, slots=True)
class Solid:
    """A text without its white space, and where each of its offsets went."""

    text: str
    places: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Solid:
        return cls("".join(text.split()), [0, *accumulate(not character.isspace() for character in text)])

    def span(self, span: Sequence[int]) -> Span:
        return self.places[span[0]], self.places[span[1]]


def blocks_of(operations: Iterable[Sequence[str]]) -> list[Block]:
    """Blocks of pieces of text that are kept, removed or added, in the order of OLD (kept, removed) and of NEW (kept,
    added); a third member says which piece was called moved.

    >>> blocks_of([("=", "共"), ("-", "12"), ("+", "17"), ("=", "亿")])[1]
    Block(old=(1, 3), new=(1, 3), same=False, moved=False)
    """
    blocks: list[Block] = []
    old = new = 0
    for operation, text, *moved in operations:
        length = len("".join(text.split()))
        if not length:
            continue
        behind = (old + length * (operation != ADDED), new + length * (operation != REMOVED))
        block = Block((old, behind[0]), (new, behind[1]), operation == KEPT, bool(moved and moved[0]))
        if blocks and not block.same and not blocks[-1].same and blocks[-1].moved == block.moved:
            last = blocks.pop()
            block = Block((last.old[0], behind[0]), (last.new[0], behind[1]), same=False, moved=block.moved)
        blocks.append(block)
        old, new = behind
    return blocks


def rebuilds(operations: Iterable[Sequence[str]], pair: Pair) -> bool:
    pieces = [(operation, "".join(text.split())) for operation, text, *_ in operations]
    old = "".join(text for operation, text in pieces if operation != ADDED)
    new = "".join(text for operation, text in pieces if operation != REMOVED)
    return old == "".join(pair.old.split()) and new == "".join(pair.new.split())


def found(blocks: Sequence[Block], pair: Pair, *, is_rebuilt: bool) -> Found:
    """Held against what was done to the pair."""
    old, new = Solid.of(pair.old), Solid.of(pair.new)
    moves = [Places(old.span(move.old), new.span(move.new)) for move in pair.moves]
    numbers = [Places(old.span(number.old), new.span(number.new)) for number in pair.numbers]
    return Found(
        sum(_is_moved(blocks, move) for move in moves), _paired(blocks, new.text, numbers), edited(blocks), is_rebuilt
    )


def edited(blocks: Iterable[Block]) -> int:
    """Characters removed and added; text that moved unchanged is neither."""
    return sum(_length(block.old) + _length(block.new) for block in blocks if not block.same and not block.moved)


def _is_moved(blocks: Iterable[Block], move: Places) -> bool:
    """Whether most of a moved paragraph's characters in NEW are called moved."""
    return sum(_common(block.new, move.new) for block in blocks if block.moved) > _length(move.new) / 2


def _paired(blocks: Iterable[Block], new: str, numbers: Iterable[Places]) -> int:
    """How many numbers have their new value, and no other number, in what stands for them in NEW."""
    ordered = sorted((block for block in blocks if block.old[0] < block.old[1]), key=lambda block: block.old)
    starts = [block.old[0] for block in ordered]

    def image(number: Span) -> Span | None:
        first, last = (ordered[max(0, bisect_right(starts, at) - 1)] for at in (number[0], number[1] - 1))
        if not (first.old[0] <= number[0] and number[1] <= last.old[1]):
            return None  # the program left it out
        start = first.new[0] + (number[0] - first.old[0] if first.same else 0)
        end = last.new[0] + number[1] - last.old[0] if last.same else last.new[1]
        return whole_number(new, (start, end))

    def is_paired(number: Places) -> bool:
        span = image(number.old)
        if span is None:
            return False
        told = [(span[0] + each.start(), span[0] + each.end()) for each in NUMBER.finditer(new[slice(*span)])]
        return told == [number.new]

    return sum(map(is_paired, numbers))


def _length(span: Span) -> int:
    return span[1] - span[0]


def _common(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
