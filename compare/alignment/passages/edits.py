"""Word edits between two passages: exact to the code point, made readable.

Words are compared on folded text (blanks dropped, width folded); differences that the folding hides are listed as
ignored edits, so that applying all edits to the old text gives the new one exactly.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.alignment.passages.word_blocks import Block, FoldedPassage, word_blocks
from compare.model import Edit, EditOp, Span
from compare.text.folding import PLAIN, Folding, fold


class PassageText(NamedTuple):
    """One side's passage: the raw text of its span, the same with chrome masked and folded in place (`mapped`), and
    what in it is atomic (spans in the document, in order)."""

    raw: str
    mapped: str
    start: int
    atoms: Sequence[Span]


def edit(old: PassageText, new: PassageText, folding: Folding = PLAIN) -> tuple[Edit, ...]:
    """The edits that turn ``old`` into ``new``, in order; spans count in the documents. Differences that ``folding``
    hides are marked as ignored."""
    a, b = _folded(old, folding), _folded(new, folding)
    return tuple(_joined(_project(word_blocks(a, b), a, b, old, new)))


def _folded(passage: PassageText, folding: Folding) -> FoldedPassage:
    folded = fold(passage.mapped, passage.start, folding)
    return FoldedPassage(folded.text, folded.offsets, list(_atoms(folded.offsets, passage.atoms)))


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


def _project(
    blocks: list[Block], a: FoldedPassage, b: FoldedPassage, old: PassageText, new: PassageText
) -> Iterator[Edit]:
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


def _start(side: FoldedPassage, first: int, last: int, at: int) -> int:
    return side.offsets[first] if last > first else at


def _end(side: FoldedPassage, first: int, last: int, at: int) -> int:
    return side.offsets[last - 1] + 1 if last > first else at


def _difference(old: PassageText, new: PassageText, x: Span, y: Span, *, ignored: bool) -> Iterator[Edit]:
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
