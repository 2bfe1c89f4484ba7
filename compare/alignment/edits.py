"""Word edits between two passages: exact to the code point, made readable.

Words are compared on folded text (blanks dropped, width folded); differences that the folding hides are listed as
ignored edits, so that applying all edits to the old slice gives the new one exactly.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from compare.model import Edit, EditOp, Span
from compare.text.folding import PLAIN, Folded, Folding, fold
from compare.text.words import words

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
_ALPHABET = re.compile(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]")


class _Block(NamedTuple):
    """Folded characters ``[i1, i2)`` of OLD and ``[j1, j2)`` of NEW; ``same`` where they are equal."""

    same: bool
    i1: int
    i2: int
    j1: int
    j2: int


class Slice(NamedTuple):
    """One side's passage: the raw text of its span, the same with chrome masked, and what in it is atomic (spans in
    the document, in order)."""

    raw: str
    masked: str
    start: int
    atoms: Sequence[Span]


def edit(old: Slice, new: Slice, folding: Folding = PLAIN) -> tuple[Edit, ...]:
    """The edits that turn ``old`` into ``new``, in order; spans count in the documents. Differences that ``folding``
    hides are marked as ignored."""
    if old.raw == new.raw:
        return ()
    a, b = fold(old.masked, old.start, folding), fold(new.masked, new.start, folding)
    blocks = readable(_blocks(a, b, old, new), a.text, b.text)
    return tuple(_joined(_project(blocks, a, b, old, new)))


def _blocks(a: Folded, b: Folded, old: Slice, new: Slice) -> list[_Block]:
    """Word blocks: words are looked for only around the characters that differ."""
    found: list[_Block] = []
    at_a = at_b = 0
    for anchor in [*_anchors(a, b), _Block(True, len(a.text), len(a.text), len(b.text), len(b.text))]:
        found += _words_between(a, b, old, new, _Block(False, at_a, anchor.i1, at_b, anchor.j1))
        found.append(anchor)
        at_a, at_b = anchor.i2, anchor.j2
    return _merged(found)


def _words_between(a: Folded, b: Folded, old: Slice, new: Slice, gap: _Block) -> Iterator[_Block]:
    if gap.i1 == gap.i2 or gap.j1 == gap.j2:
        yield gap
        return
    tokens_a, tokens_b = _tokens(a, gap.i1, gap.i2, old.atoms), _tokens(b, gap.j1, gap.j2, new.atoms)
    ids: dict[str, int] = {}
    numbers = [[ids.setdefault(t.of(f.text), len(ids)) for t in ts] for f, ts in ((a, tokens_a), (b, tokens_b))]
    for step in Indel.opcodes(*numbers):
        x = _characters(tokens_a, step.src_start, step.src_end, gap.i2)
        y = _characters(tokens_b, step.dest_start, step.dest_end, gap.j2)
        yield _Block(step.tag == "equal", *x, *y)


def _anchors(a: Folded, b: Folded) -> Iterator[_Block]:
    """Long runs of the same characters, less some context at either end so that no word is cut in two."""
    for step in Indel.opcodes(a.text, b.text):
        if step.tag != "equal":
            continue
        low, high = step.src_start, step.src_end
        shift = step.dest_start - step.src_start
        if low or step.dest_start:
            low = next((at for at in range(low + CONTEXT, high) if _may_cut(a, b, at, shift)), high)
        if high < len(a.text) or step.dest_end < len(b.text):
            high = next((at for at in range(high - CONTEXT, low, -1) if _may_cut(a, b, at, shift)), low)
        if low < high:
            yield _Block(True, low, high, low + shift, high + shift)


def _may_cut(a: Folded, b: Folded, at: int, shift: int) -> bool:
    """Whether no figure and no word of an alphabet crosses the place before character ``at`` of OLD."""
    solid = _SOLID.match(a.text[at - 1]) and _SOLID.match(a.text[at])
    return not solid or (_is_gap(a, at) and _is_gap(b, at + shift))


def _characters(tokens: list[Span], first: int, last: int, end: int) -> tuple[int, int]:
    start = tokens[first].start if first < len(tokens) else end
    return (start, tokens[last - 1].end) if last > first else (start, start)


def _is_gap(folded: Folded, at: int) -> bool:
    """Whether a blank that parts two words of an alphabet was dropped before character ``at``."""
    apart = folded.offsets[at] - folded.offsets[at - 1] > 1
    return apart and _ALPHABET.match(folded.text[at - 1]) is not None and _ALPHABET.match(folded.text[at]) is not None


def _tokens(folded: Folded, low: int, high: int, atoms: Sequence[Span]) -> list[Span]:
    """The words of the folded characters ``[low, high)``, as spans in the folded text."""
    piece = folded.text[low:high]
    whole = list(_atoms(folded, low, high, atoms))
    for match in _ATOM.finditer(piece):
        atom = Span(*match.span())
        if not any(atom.overlaps(other) for other in whole):
            whole.append(atom)
    found = words(piece, sorted(whole))
    if folded.offsets[high - 1] - folded.offsets[low] == high - 1 - low:  # nothing was dropped in between
        return [Span(low + start, low + end) for start, end in found]
    atomic = set(whole)
    tokens: list[Span] = []
    for start, end in found:
        inside = range(low + start + 1, low + end) if Span(start, end) not in atomic else ()
        cuts = [low + start, *(at for at in inside if _is_gap(folded, at)), low + end]
        tokens += [Span(x, y) for x, y in pairwise(cuts)]
    return tokens


def _atoms(folded: Folded, low: int, high: int, atoms: Sequence[Span]) -> Iterator[Span]:
    """Those of ``atoms`` (spans in the document) that lie among the folded characters ``[low, high)``, counted from
    ``low``."""
    offsets = folded.offsets
    for atom in atoms:
        if offsets[low] <= atom.start and atom.end - 1 <= offsets[high - 1]:
            start = bisect_left(offsets, atom.start)
            end = bisect_left(offsets, atom.end - 1)
            if offsets[start] == atom.start and offsets[end] == atom.end - 1:
                yield Span(start - low, end + 1 - low)


def _merged(blocks: list[_Block]) -> list[_Block]:
    """Neighbours of one kind joined, empty ones dropped."""
    found: list[_Block] = []
    for block in blocks:
        if block.i1 == block.i2 and block.j1 == block.j2:
            continue
        if found and found[-1].same == block.same:
            last = found.pop()
            found.append(_Block(block.same, last.i1, block.i2, last.j1, block.j2))
        else:
            found.append(block)
    return found


def readable(blocks: list[_Block], a: str, b: str) -> list[_Block]:
    """Edits joined across equal stretches too short to read; one replacement where little survives."""
    kept = sum(_wording(a[block.i1 : block.i2]) for block in blocks if block.same)
    if len(blocks) > 3 and kept < SURVIVING * min(_wording(a), _wording(b)):
        blocks = _without(
            blocks, lambda same, before, after: same.i2 - same.i1 <= max(2 * NOISE, min(_size(before), _size(after)))
        )
    return _without(blocks, lambda same, _before, _after: _is_noise(a[same.i1 : same.i2]))


def _wording(text: str) -> int:
    """How much text there is besides figures, dates and titles: those may all change and the sentence still stand."""
    return len(_ATOM.sub("", text))


def _size(block: _Block) -> int:
    return max(block.i2 - block.i1, block.j2 - block.j1)


def _is_noise(text: str) -> bool:
    """Short, and no stop or figure that a reader holds on to."""
    return len(text) <= NOISE and bool(re.fullmatch(r"[^\W\d]*", text))


def _without(blocks: list[_Block], is_dropped: Callable[[_Block, _Block, _Block], bool]) -> list[_Block]:
    """Equal blocks between two edits turned into edits where ``is_dropped(block, before, after)`` says so."""
    found = list(blocks)
    for k in range(1, len(found) - 1):
        if (
            found[k].same
            and not found[k - 1].same
            and not found[k + 1].same
            and is_dropped(found[k], found[k - 1], found[k + 1])
        ):
            found[k] = found[k]._replace(same=False)
    return _merged(found)


def _project(blocks: list[_Block], a: Folded, b: Folded, old: Slice, new: Slice) -> Iterator[Edit]:
    """Blocks of folded characters as edits of the raw slices. ``x`` and ``y`` walk over them; whatever the folding
    dropped or changed comes out as ignored edits."""
    x, y = old.start, new.start
    for block in blocks:
        if not block.same:
            starts = _start(a, block.i1, block.i2, x), _start(b, block.j1, block.j2, y)
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


def _start(folded: Folded, first: int, last: int, at: int) -> int:
    return folded.offsets[first] if last > first else at


def _end(folded: Folded, first: int, last: int, at: int) -> int:
    return folded.offsets[last - 1] + 1 if last > first else at


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
