"""Changes tracked in one paragraph of NEW, or in the paragraphs of one cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from compare.render.docx.changes import OF_NEW, RevisionKind
from compare.render.docx.formatted.runs import cut_runs
from compare.render.docx.formatted.stream import LinePiece
from compare.render.docx.formatted.text_map import Atom
from compare.render.docx.formatted.tracker import Tracker, without_section
from compare.render.docx.names import is_word, local, name, properties

# What may stand between the runs of one change.
_BETWEEN = ("r", "bookmarkStart", "bookmarkEnd", "proofErr")


def follow(
    tracker: Tracker, atoms: Sequence[Atom], pieces: Sequence[LinePiece], cuts: set[int], home: etree._Element
) -> None:
    """Track ``pieces`` (without the line's own end) in the paragraphs that hold ``atoms``, whose runs are also parted at
    ``cuts``; what is deleted where there is no text goes to the paragraph ``home``."""
    _Following(tracker, atoms, pieces, cuts, home).go()


class _Following:
    def __init__(
        self,
        tracker: Tracker,
        atoms: Sequence[Atom],
        pieces: Sequence[LinePiece],
        cuts: set[int],
        home: etree._Element,
    ) -> None:
        self._tracker, self._pieces, self._home = tracker, pieces, home
        new = [piece for piece in pieces if piece.change in OF_NEW]
        bounds = {piece.at for piece in new} | {piece.at + len(piece.text) for piece in new}
        self._runs = cut_runs(atoms, cuts | bounds)
        self._owner = {at: index for index, run in enumerate(self._runs) for at in run.offsets}
        self._wrapped: dict[int, etree._Element] = {}
        self._anchor: etree._Element | None = None  # behind which the next deleted piece goes

    def go(self) -> None:
        for piece in self._pieces:
            if piece.change in OF_NEW:
                self._keep(piece)
            elif piece.is_break:
                self._break()
            else:
                self._delete(piece)
        self._wrap_between()
        for index, run in enumerate(self._runs):
            if run.offsets:
                around = self._wrapped.get(index, run.run)
                self._tracker.placed.append((run.offsets[0], run.offsets[-1], around))

    def _keep(self, piece: LinePiece) -> None:
        """A kept or inserted piece; an inserted one is put between marks."""
        held = (self._owner.get(at) for at in range(piece.at, piece.at + len(piece.text)))
        numbers = list(dict.fromkeys(number for number in held if number is not None))
        for number in numbers:
            if piece.change is not RevisionKind.KEPT and number not in self._wrapped:
                self._wrap(number, piece.change)
        if not numbers:
            return
        self._anchor = self._wrapped.get(numbers[-1], self._runs[numbers[-1]].run)
        if piece.move is not None:
            start, end = self._tracker.ends_of_move(piece)
            self._wrapped.get(numbers[0], self._runs[numbers[0]].run).addprevious(start)
            self._anchor.addnext(end)
            self._anchor = end

    def _wrap(self, number: int, change: RevisionKind) -> None:
        run = self._runs[number].run
        where = run.getparent()
        if where is not None and local(where) == "oMathPara":
            run, where = where, where.getparent()
        assert where is not None
        at = where.index(run)
        around = self._tracker.around(change, run)
        where.insert(at, around)
        self._wrapped[number] = around

    def _wrap_between(self) -> None:
        """Runs without text (a field, a note) between inserted ones of the same paragraph are inserted, too."""
        for number in range(len(self._runs) - 1):
            before, after = self._wrapped.get(number), self._wrapped.get(number + 1)
            if before is None or after is None or before.getparent() is not after.getparent():
                continue
            if not is_word(before, "ins") or not is_word(after, "ins"):
                continue
            each = before.getnext()
            while each is not None and each is not after and is_word(each, *_BETWEEN):
                following = each.getnext()
                before.append(each)
                each = following

    def _delete(self, piece: LinePiece) -> None:
        first = self._runs[0].run if self._runs else None
        near = _run_of(self._anchor) if self._anchor is not None else first
        elements = self._tracker.deleted_runs(piece, near.find(name("rPr")) if near is not None else None)
        if self._anchor is not None:
            _add_after(self._anchor, elements)
        elif self._runs:
            for each in elements:
                self._wrapped.get(0, self._runs[0].run).addprevious(each)
        else:
            self._home.extend(elements)
        self._anchor = elements[-1]

    def _break(self) -> None:
        """End a paragraph of OLD behind the anchor: what stands up to there becomes a paragraph with a deleted end."""
        anchor = self._anchor
        paragraph = anchor.getparent() if anchor is not None else None
        if anchor is None or paragraph is None or not is_word(paragraph, "p") or is_word(anchor, "pPr"):
            self._tracker.lost_breaks += 1
            return
        head = etree.Element(paragraph.tag, nsmap=paragraph.nsmap)
        own = properties(paragraph, "pPr")
        head.append(without_section(own))
        head.extend(paragraph[1 : paragraph.index(anchor) + 1])
        self._tracker.mark_end(head, "del")
        paragraph.addprevious(head)
        self._anchor = own


def _run_of(anchor: etree._Element) -> etree._Element:
    """The run at an element around which a change was put, or beside the mark that ends a move."""
    each: etree._Element | None = anchor
    while each is not None:
        run = each if is_word(each, "r") else next(each.iter(name("r")), None)
        if run is not None:
            return run
        each = each.getprevious()
    return anchor


def _add_after(anchor: etree._Element, elements: Iterable[etree._Element]) -> None:
    for each in elements:
        anchor.addnext(each)
        anchor = each
