"""Which words two passages have in common: blocks of folded characters that are equal or differ, made readable.

    OLD   新增床位1200张        NEW   新增病床1250张
    blocks: 新增 = 新增, 床位 | 病床, 1200 | 1250, 张 = 张

Words are looked for only around the characters that differ; figures, dates and titles are never cut.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from compare.alignment.settings import LONGEST_NOISE, SURVIVING, WORD_CONTEXT
from compare.lexicon import pattern
from compare.model import Span
from compare.text.words import cut, runs

_ATOM = pattern(r"《[^》]{1,40}》|“[^”]{1,12}”|{zh.atoms.date}|[0-9]+(?:[.,:/][0-9]+)*{zh.atoms.unit}?")
_SOLID = pattern(r"[0-9A-Za-z.,:/%‰《》“”]|[^\W\d_\u3040-\u30ff\u3400-\u9fff]")
_LETTERS = pattern(r"[^\W\d]*")
_ALPHABET = pattern(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]")


class Block(NamedTuple):
    """Folded characters ``[i1, i2)`` of OLD and ``[j1, j2)`` of NEW; ``same`` where they are equal."""

    same: bool
    i1: int
    i2: int
    j1: int
    j2: int


_Step = tuple[bool, int, int]  # whether the same characters, and where they end in OLD and in NEW
_Run = tuple[str, bool]  # see `runs`


class FoldedPassage(NamedTuple):
    """A passage folded: its characters, where they stand in the document, and its atoms counted in them."""

    text: str
    offsets: Sequence[int]
    atoms: list[Span]


def word_blocks(a: FoldedPassage, b: FoldedPassage) -> list[Block]:
    """The blocks of two passages, in order, which tile both; short equal ones are joined to the edits around them."""
    return _readable(_blocks(a, b), a.text, b.text)


def _blocks(a: FoldedPassage, b: FoldedPassage) -> list[Block]:
    steps: list[_Step] = []
    at_a = at_b = 0
    for i, j, size in [*_anchors(a, b), (len(a.text), len(b.text), 0)]:
        if at_a < i and at_b < j:
            steps += _words_between(a, b, (at_a, i), (at_b, j))
        else:
            steps.append((False, i, j))
        at_a, at_b = i + size, j + size
        steps.append((True, at_a, at_b))
    return _merged(steps)


def _words_between(
    a: FoldedPassage, b: FoldedPassage, inside_a: tuple[int, int], inside_b: tuple[int, int]
) -> Iterator[_Step]:
    words_a, words_b = _words(_runs(a, *inside_a), _runs(b, *inside_b))
    starts_a = [*accumulate(map(len, words_a), initial=inside_a[0])]
    starts_b = [*accumulate(map(len, words_b), initial=inside_b[0])]
    for i, j, count in Indel.editops(words_a, words_b).as_matching_blocks():
        yield False, starts_a[i], starts_b[j]
        yield True, starts_a[i + count], starts_b[j + count]


def _anchors(a: FoldedPassage, b: FoldedPassage) -> Iterator[tuple[int, int, int]]:
    """Long runs of the same characters, less some context at either end so that no word is cut in two."""
    for i, j, size in Indel.editops(a.text, b.text).as_matching_blocks():
        low, high, shift = i, i + size, j - i
        if i or j:
            low = next((at for at in range(low + WORD_CONTEXT, high) if _may_cut(a, b, at, shift)), high)
        if high < len(a.text) or high + shift < len(b.text):
            high = next((at for at in range(high - WORD_CONTEXT, low, -1) if _may_cut(a, b, at, shift)), low)
        if low < high:
            yield low, low + shift, high - low


def _may_cut(a: FoldedPassage, b: FoldedPassage, at: int, shift: int) -> bool:
    """Whether no figure and no word of an alphabet crosses the place before character ``at`` of OLD."""
    solid = _SOLID.match(a.text[at - 1]) and _SOLID.match(a.text[at])
    return not solid or (_is_gap(a, at) and _is_gap(b, at + shift))


def _is_gap(side: FoldedPassage, at: int) -> bool:
    """Whether a blank that parts two words of an alphabet was dropped before character ``at``."""
    apart = side.offsets[at] - side.offsets[at - 1] > 1
    return apart and _ALPHABET.match(side.text[at - 1]) is not None and _ALPHABET.match(side.text[at]) is not None


def _words(a: list[_Run], b: list[_Run]) -> tuple[list[str], list[str]]:
    """Runs cut into words but for those that both sides begin or end with: these will be the same whatever they are."""
    head = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    tail, most = 0, min(len(a), len(b)) - head - 1
    while tail < most and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    return _cut(a, head, len(a) - tail), _cut(b, head, len(b) - tail)


def _cut(side: list[_Run], first: int, end: int) -> list[str]:
    """Words of the runs ``[first, end)``, with the others as they are."""
    words: list[str] = []
    for number, (run, is_word) in enumerate(side):
        if is_word or not first <= number < end:
            words.append(run)
        else:
            words += cut(run)
    return words


def _runs(side: FoldedPassage, low: int, high: int) -> list[_Run]:
    """What the folded characters ``[low, high)`` consist of."""
    piece = side.text[low:high]
    inside = side.atoms[bisect_left(side.atoms, (low,)) : bisect_left(side.atoms, (high,))]
    whole = [Span(start - low, end - low) for start, end in inside if end <= high]
    for match in _ATOM.finditer(piece):
        atom = Span(*match.span())
        if not any(atom.overlaps(other) for other in whole):
            whole.append(atom)
    cut_runs = runs(piece, sorted(whole))
    if side.offsets[high - 1] - side.offsets[low] == high - 1 - low:  # nothing was dropped in between
        return cut_runs
    atomic = {start for start, _ in whole}
    parted: list[_Run] = []
    start = 0
    for run, is_word in cut_runs:
        inner = range(start + 1, start + len(run)) if start not in atomic else ()
        cuts = [start, *(at for at in inner if _is_gap(side, low + at)), start + len(run)]
        parted += [(piece[x:y], is_word) for x, y in pairwise(cuts)]
        start = cuts[-1]
    return parted


def _merged(steps: Iterable[_Step]) -> list[Block]:
    """Neighbours of one kind joined, empty ones dropped."""
    merged: list[_Step] = []
    at = 0, 0
    for same, i2, j2 in steps:
        if (i2, j2) != at:
            if merged and merged[-1][0] == same:
                merged.pop()
            merged.append((same, i2, j2))
            at = i2, j2
    return [Block(same, i1, i2, j1, j2) for (_, i1, j1), (same, i2, j2) in pairwise([(True, 0, 0), *merged])]


def _readable(blocks: list[Block], a: str, b: str) -> list[Block]:
    """Edits joined across equal stretches too short to read; one replacement where little survives."""
    if len(blocks) > 3 and _kept(blocks, a) < SURVIVING * min(_wording(a), _wording(b)):
        blocks = _without(
            blocks,
            lambda same, before, after: same.i2 - same.i1 <= max(2 * LONGEST_NOISE, min(_size(before), _size(after))),
        )
    return _without(blocks, lambda same, _before, _after: _is_noise(a[same.i1 : same.i2]))


def _kept(blocks: list[Block], a: str) -> int:
    return sum(_wording(a[block.i1 : block.i2]) for block in blocks if block.same)


def _wording(text: str) -> int:
    """How much text there is besides figures, dates and titles: those may all change and the sentence still stand."""
    return len(_ATOM.sub("", text))


def _size(block: Block) -> int:
    return max(block.i2 - block.i1, block.j2 - block.j1)


def _is_noise(text: str) -> bool:
    """Short, and no stop or figure that a reader holds on to."""
    return len(text) <= LONGEST_NOISE and _LETTERS.fullmatch(text) is not None


def _without(blocks: list[Block], is_dropped: Callable[[Block, Block, Block], bool]) -> list[Block]:
    """Equal blocks between two edits turned into edits where ``is_dropped(block, before, after)`` says so."""
    dropped = {
        k for k in range(1, len(blocks) - 1) if blocks[k].same and is_dropped(blocks[k], blocks[k - 1], blocks[k + 1])
    }
    if not dropped:
        return blocks
    return _merged((block.same and k not in dropped, block.i2, block.j2) for k, block in enumerate(blocks))


def is_figure(text: str) -> bool:
    """Whether a text is nothing but a figure, a date or several of them."""
    return not _ATOM.sub("", text).strip(" ,，、\n")
