"""Word edits between two passages: exact to the code point, made readable.

Words are compared on folded text (blanks dropped, width folded); differences that the folding hides are listed as
ignored edits, so that applying all edits to the old slice gives the new one exactly.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from compare.model import Edit, EditOp, Span
from compare.text.folding import PLAIN, Folding, fold
from compare.text.words import cut, runs

# Equal stretches this short between two edits are noise to a reader; the edits are joined across them.
NOISE = 2
# Where less than this share of both passages survives, one replacement reads better than a mosaic.
SURVIVING = 0.5
# How many of the same characters around a difference are cut into words with it: longer than nearly every word.
CONTEXT = 6

_ATOM = re.compile(
    r"《[^》]{1,40}》|“[^”]{1,12}”|[0-9xX×*]{2,4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[0-9]{1,2}月[0-9]{1,2}日|"
    r"[0-9]+(?:[.,:/][0-9]+)*(?:%|‰|万亿|[万亿千百]|个百分点)?"
)
_SOLID = re.compile(r"[0-9A-Za-z.,:/%‰《》“”]|[^\W\d_\u3040-\u30ff\u3400-\u9fff]")
_LETTERS = re.compile(r"[^\W\d]*")
_ALPHABET = re.compile(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]")


class _Block(NamedTuple):
    """Folded characters ``[i1, i2)`` of OLD and ``[j1, j2)`` of NEW; ``same`` where they are equal."""

    same: bool
    i1: int
    i2: int
    j1: int
    j2: int


_Step = tuple[bool, int, int]  # whether the same characters, and where they end in OLD and in NEW
_Run = tuple[str, bool]  # see `runs`


class Slice(NamedTuple):
    """One side's passage: the raw text of its span, the same with chrome masked and folded in place (`mapped`), and
    what in it is atomic (spans in the document, in order)."""

    raw: str
    mapped: str
    start: int
    atoms: Sequence[Span]


class _Side(NamedTuple):
    """A passage folded: its characters, where they stand in the document, and its atoms counted in them."""

    text: str
    offsets: Sequence[int]
    atoms: list[Span]


def edit(old: Slice, new: Slice, folding: Folding = PLAIN) -> tuple[Edit, ...]:
    """The edits that turn ``old`` into ``new``, in order; spans count in the documents. Differences that ``folding``
    hides are marked as ignored."""
    a, b = _side(old, folding), _side(new, folding)
    blocks = _readable(_blocks(a, b), a.text, b.text)
    return tuple(_joined(_project(blocks, a, b, old, new)))


def _side(passage: Slice, folding: Folding) -> _Side:
    folded = fold(passage.mapped, passage.start, folding)
    return _Side(folded.text, folded.offsets, list(_atoms(folded.offsets, passage.atoms)))


def _atoms(offsets: Sequence[int], atoms: Sequence[Span]) -> Iterator[Span]:
    """Those of ``atoms`` (spans in the document) whose ends were not dropped, counted in folded characters; of two that
    overlap the first."""
    reached = 0
    for atom in atoms:
        start, last = bisect_left(offsets, atom.start), bisect_left(offsets, atom.end - 1)
        is_whole = last < len(offsets) and offsets[start] == atom.start and offsets[last] == atom.end - 1
        if is_whole and start >= reached:
            reached = last + 1
            yield Span(start, reached)


def _blocks(a: _Side, b: _Side) -> list[_Block]:
    """Word blocks: words are looked for only around the characters that differ."""
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


def _words_between(a: _Side, b: _Side, inside_a: tuple[int, int], inside_b: tuple[int, int]) -> Iterator[_Step]:
    words_a, words_b = _words(_runs(a, *inside_a), _runs(b, *inside_b))
    starts_a = [*accumulate(map(len, words_a), initial=inside_a[0])]
    starts_b = [*accumulate(map(len, words_b), initial=inside_b[0])]
    for i, j, count in Indel.editops(words_a, words_b).as_matching_blocks():
        yield False, starts_a[i], starts_b[j]
        yield True, starts_a[i + count], starts_b[j + count]


def _anchors(a: _Side, b: _Side) -> Iterator[tuple[int, int, int]]:
    """Long runs of the same characters, less some context at either end so that no word is cut in two."""
    for i, j, size in Indel.editops(a.text, b.text).as_matching_blocks():
        low, high, shift = i, i + size, j - i
        if i or j:
            low = next((at for at in range(low + CONTEXT, high) if _may_cut(a, b, at, shift)), high)
        if high < len(a.text) or high + shift < len(b.text):
            high = next((at for at in range(high - CONTEXT, low, -1) if _may_cut(a, b, at, shift)), low)
        if low < high:
            yield low, low + shift, high - low


def _may_cut(a: _Side, b: _Side, at: int, shift: int) -> bool:
    """Whether no figure and no word of an alphabet crosses the place before character ``at`` of OLD."""
    solid = _SOLID.match(a.text[at - 1]) and _SOLID.match(a.text[at])
    return not solid or (_is_gap(a, at) and _is_gap(b, at + shift))


def _is_gap(side: _Side, at: int) -> bool:
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
    found: list[str] = []
    for number, (run, is_word) in enumerate(side):
        if is_word or not first <= number < end:
            found.append(run)
        else:
            found += cut(run)
    return found


def _runs(side: _Side, low: int, high: int) -> list[_Run]:
    """What the folded characters ``[low, high)`` consist of."""
    piece = side.text[low:high]
    inside = side.atoms[bisect_left(side.atoms, (low,)) : bisect_left(side.atoms, (high,))]
    whole = [Span(start - low, end - low) for start, end in inside if end <= high]
    for match in _ATOM.finditer(piece):
        atom = Span(*match.span())
        if not any(atom.overlaps(other) for other in whole):
            whole.append(atom)
    found = runs(piece, sorted(whole))
    if side.offsets[high - 1] - side.offsets[low] == high - 1 - low:  # nothing was dropped in between
        return found
    atomic = {start for start, _ in whole}
    parted: list[_Run] = []
    start = 0
    for run, is_word in found:
        inner = range(start + 1, start + len(run)) if start not in atomic else ()
        cuts = [start, *(at for at in inner if _is_gap(side, low + at)), start + len(run)]
        parted += [(piece[x:y], is_word) for x, y in pairwise(cuts)]
        start = cuts[-1]
    return parted


def _merged(steps: Iterable[_Step]) -> list[_Block]:
    """Neighbours of one kind joined, empty ones dropped."""
    found: list[_Step] = []
    at = 0, 0
    for same, i2, j2 in steps:
        if (i2, j2) != at:
            if found and found[-1][0] == same:
                found.pop()
            found.append((same, i2, j2))
            at = i2, j2
    return [_Block(same, i1, i2, j1, j2) for (_, i1, j1), (same, i2, j2) in pairwise([(True, 0, 0), *found])]


def _readable(blocks: list[_Block], a: str, b: str) -> list[_Block]:
    """Edits joined across equal stretches too short to read; one replacement where little survives."""
    if len(blocks) > 3 and _kept(blocks, a) < SURVIVING * min(_wording(a), _wording(b)):
        blocks = _without(
            blocks, lambda same, before, after: same.i2 - same.i1 <= max(2 * NOISE, min(_size(before), _size(after)))
        )
    return _without(blocks, lambda same, _before, _after: _is_noise(a[same.i1 : same.i2]))


def _kept(blocks: list[_Block], a: str) -> int:
    return sum(_wording(a[block.i1 : block.i2]) for block in blocks if block.same)


def _wording(text: str) -> int:
    """How much text there is besides figures, dates and titles: those may all change and the sentence still stand."""
    return len(_ATOM.sub("", text))


def _size(block: _Block) -> int:
    return max(block.i2 - block.i1, block.j2 - block.j1)


def _is_noise(text: str) -> bool:
    """Short, and no stop or figure that a reader holds on to."""
    return len(text) <= NOISE and _LETTERS.fullmatch(text) is not None


def _without(blocks: list[_Block], is_dropped: Callable[[_Block, _Block, _Block], bool]) -> list[_Block]:
    """Equal blocks between two edits turned into edits where ``is_dropped(block, before, after)`` says so."""
    dropped = {
        k for k in range(1, len(blocks) - 1) if blocks[k].same and is_dropped(blocks[k], blocks[k - 1], blocks[k + 1])
    }
    if not dropped:
        return blocks
    return _merged((block.same and k not in dropped, block.i2, block.j2) for k, block in enumerate(blocks))


def _project(blocks: list[_Block], a: _Side, b: _Side, old: Slice, new: Slice) -> Iterator[Edit]:
    """Blocks of folded characters as edits of the raw slices. ``x`` and ``y`` walk over them; whatever the folding
    dropped or changed comes out as ignored edits."""
    x, y = old.start, new.start
    for block in blocks:
        if not block.same:
            starts = _start(a, block.i1, block.i2, x), _start(b, block.j1, block.j2, y)
            if (x, y) != starts:
                yield from _difference(old, new, Span(x, starts[0]), Span(y, starts[1]), ignored=True)
            ends = _end(a, block.i1, block.i2, starts[0]), _end(b, block.j1, block.j2, starts[1])
            yield from _difference(old, new, Span(starts[0], ends[0]), Span(starts[1], ends[1]), ignored=False)
            x, y = ends
            continue
        ends = a.offsets[block.i2 - 1] + 1, b.offsets[block.j2 - 1] + 1
        if old.raw[x - old.start : ends[0] - old.start] == new.raw[y - new.start : ends[1] - new.start]:
            x, y = ends
            continue
        for i, j in zip(range(block.i1, block.i2), range(block.j1, block.j2), strict=True):
            yield from _difference(old, new, Span(x, a.offsets[i]), Span(y, b.offsets[j]), ignored=True)
            x, y = a.offsets[i] + 1, b.offsets[j] + 1
            yield from _difference(old, new, Span(x - 1, x), Span(y - 1, y), ignored=True)
    ends = old.start + len(old.raw), new.start + len(new.raw)
    yield from _difference(old, new, Span(x, ends[0]), Span(y, ends[1]), ignored=True)


def _start(side: _Side, first: int, last: int, at: int) -> int:
    return side.offsets[first] if last > first else at


def _end(side: _Side, first: int, last: int, at: int) -> int:
    return side.offsets[last - 1] + 1 if last > first else at


def _difference(old: Slice, new: Slice, x: Span, y: Span, *, ignored: bool) -> Iterator[Edit]:
    before, after = old.raw[x.start - old.start : x.end - old.start], new.raw[y.start - new.start : y.end - new.start]
    if before != after:
        op = EditOp.INSERT if not before else EditOp.DELETE if not after else EditOp.REPLACE
        yield Edit(op, x, y, ignored)


def _joined(edits: Iterator[Edit]) -> Iterator[Edit]:
    """Edits of one kind that touch, as one."""
    last: Edit | None = None
    for edit in edits:
        if (
            last is not None
            and last.ignored == edit.ignored
            and last.old.end == edit.old.start
            and last.new.end == edit.new.start
        ):
            old, new = Span(last.old.start, edit.old.end), Span(last.new.start, edit.new.end)
            op = EditOp.INSERT if old.start == old.end else EditOp.DELETE if new.start == new.end else EditOp.REPLACE
            last = Edit(op, old, new, edit.ignored)
        else:
            if last is not None:
                yield last
            last = edit
    if last is not None:
        yield last


def is_figure(text: str) -> bool:
    """Whether a text is nothing but a figure, a date or several of them."""
    return not _ATOM.sub("", text).strip(" ,，、\n")


def apply_edits(old: str, start: int, new: str, edits: Sequence[Edit]) -> str:
    """The new slice, rebuilt from the ``old`` slice (which begins at ``start``) and the text of the ``new`` document."""
    pieces, at = [], start
    for change in edits:
        pieces += [old[at - start : change.old.start - start], change.new.of(new)]
        at = change.old.end
    return "".join([*pieces, old[at - start :]])
