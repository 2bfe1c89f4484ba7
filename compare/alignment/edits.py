"""Word edits between two passages: exact to the code point, made readable.

Words are compared on folded text (blanks dropped, width folded); differences that the folding hides are listed as
ignored edits, so that applying all edits to the old slice gives the new one exactly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from compare.model import Edit, EditOp, Span
from compare.text.folding import Folded, fold_blank
from compare.text.words import words

# Equal stretches this short between two edits are noise to a reader; the edits are joined across them.
NOISE = 2
# Where less than this share of both passages survives, one replacement reads better than a mosaic.
SURVIVING = 0.5
# Context that is cut into words around the first and last difference, so that words are not cut in two.
WINDOW = 12

_ATOM = re.compile(
    r"《[^》]{1,40}》|“[^”]{1,12}”|[0-9xX×*]{2,4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[0-9]{1,2}月[0-9]{1,2}日|"
    r"[0-9]+(?:[.,:/][0-9]+)*(?:%|‰|万亿|[万亿千百]|个百分点)?"
)
_WORDS_ONLY = re.compile(r"[\w%‰]")


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


def edit(old: Slice, new: Slice) -> tuple[Edit, ...]:
    """The edits that turn ``old`` into ``new``, in order; spans count in the documents."""
    a, b = fold_blank(old.masked, old.start), fold_blank(new.masked, new.start)
    blocks = readable(_blocks(a, b, old, new), a.text, b.text)
    return tuple(_joined(_project(blocks, a, b, old, new)))


def _blocks(a: Folded, b: Folded, old: Slice, new: Slice) -> list[_Block]:
    """Word blocks between the common beginning and the common end."""
    low, high = _window(a.text, b.text)
    if low == len(a.text) == len(b.text):
        return [_Block(True, 0, low, 0, low)] if low else []
    cut_a, cut_b = len(a.text) - high, len(b.text) - high
    tokens_a = _tokens(a.text[low:cut_a], a, old.atoms, low)
    tokens_b = _tokens(b.text[low:cut_b], b, new.atoms, low)
    ids: dict[str, int] = {}
    numbers = [[ids.setdefault(t.of(f.text), len(ids)) for t in ts] for f, ts in ((a, tokens_a), (b, tokens_b))]
    found = [_Block(True, 0, low, 0, low)] if low else []
    for step in Indel.opcodes(*numbers):
        x = _characters(tokens_a, step.src_start, step.src_end, cut_a)
        y = _characters(tokens_b, step.dest_start, step.dest_end, cut_b)
        found.append(_Block(step.tag == "equal", *x, *y))
    if high:
        found.append(_Block(True, cut_a, len(a.text), cut_b, len(b.text)))
    return _merged(found)


def _characters(tokens: list[Span], first: int, last: int, end: int) -> tuple[int, int]:
    start = tokens[first].start if first < len(tokens) else end
    return (start, tokens[last - 1].end) if last > first else (start, start)


def _window(a: str, b: str) -> tuple[int, int]:
    """How many characters at the start and at the end are the same on both sides, less the context kept back."""
    if a == b:
        return len(a), 0
    shortest = min(len(a), len(b))
    low = 0
    while low < shortest and a[low] == b[low]:
        low += 1
    high = 0
    while high < shortest - low and a[-1 - high] == b[-1 - high]:
        high += 1
    return _back_to_stop(a, low), _forward_to_stop(a, high)


def _back_to_stop(text: str, low: int) -> int:
    """A little before ``low``, at a boundary that no word crosses."""
    for at in range(low, max(0, low - WINDOW), -1):
        if not _WORDS_ONLY.match(text[at - 1]) and text[at - 1] not in ".,:/《“":
            return at
    return max(0, low - WINDOW)


def _forward_to_stop(text: str, high: int) -> int:
    for kept in range(high, max(0, high - WINDOW), -1):
        if not _WORDS_ONLY.match(text[len(text) - kept]) and text[len(text) - kept] not in ".,:/%‰》”":
            return kept
    return max(0, high - WINDOW)


def _tokens(piece: str, folded: Folded, atoms: Sequence[Span], base: int) -> list[Span]:
    """The words of a folded stretch, as spans in the folded text."""
    first, last = (folded.offsets[base], folded.offsets[base + len(piece) - 1]) if piece else (0, -1)
    index = {folded.offsets[k]: k - base for k in range(base, base + len(piece))}
    whole = [
        Span(index[atom.start], index[atom.end - 1] + 1)
        for atom in atoms
        if first <= atom.start and atom.end - 1 <= last and atom.start in index and atom.end - 1 in index
    ]
    for match in _ATOM.finditer(piece):
        found = Span(*match.span())
        if not any(found.overlaps(other) for other in whole):
            whole.append(found)
    return [Span(base + s, base + e) for s, e in words(piece, sorted(whole))]


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
    kept = sum(block.i2 - block.i1 for block in blocks if block.same)
    if len(blocks) > 3 and kept < SURVIVING * min(len(a), len(b)):
        blocks = _without(
            blocks, lambda same, before, after: same.i2 - same.i1 <= max(2 * NOISE, min(_size(before), _size(after)))
        )
    return _without(blocks, lambda same, _before, _after: _is_noise(a[same.i1 : same.i2]))


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


def apply_edits(old: str, start: int, new: str, edits: Sequence[Edit]) -> str:
    """The new slice, rebuilt from the ``old`` slice (which begins at ``start``) and the text of the ``new`` document."""
    pieces, at = [], start
    for change in edits:
        pieces += [old[at - start : change.old.start - start], change.new.of(new)]
        at = change.old.end
    return "".join([*pieces, old[at - start :]])
