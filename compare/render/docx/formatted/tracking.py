"""NEW's document with its changes against OLD tracked in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from compare.model import Comparison
from compare.render.docx.changes import OF_NEW, OF_OLD, RevisionKind
from compare.render.docx.formatted.assignment import Assigned
from compare.render.docx.formatted.lines import Line, TextMap
from compare.render.docx.formatted.models import Models, looks_of, own_properties
from compare.render.docx.formatted.paragraphs import follow
from compare.render.docx.formatted.rows import cell_pieces, deleted_row, deleted_table
from compare.render.docx.formatted.stream import LinePiece
from compare.render.docx.formatted.tracker import Tracker
from compare.render.docx.names import element, is_word, name


class _OldLine(NamedTuple):
    """A whole line of OLD that was deleted."""

    pieces: list[LinePiece]

    @property
    def at(self) -> int:
        return self.pieces[0].at

    @property
    def end(self) -> int:
        return self.pieces[-1].at + len(self.pieces[-1].text)


def track(changes: Assigned, text_map: TextMap, comparison: Comparison, cuts: set[int], tracker: Tracker) -> None:
    """``cuts`` are offsets in NEW at which runs must be parted for comments."""
    _Tracking(changes, text_map, comparison, cuts, tracker).go()


class _Tracking:
    def __init__(
        self, changes: Assigned, text_map: TextMap, comparison: Comparison, cuts: set[int], tracker: Tracker
    ) -> None:
        self._changes, self._map, self._cuts, self._tracker = changes, text_map, sorted(cuts), tracker
        self._old_tables = [table.span for table in comparison.old.outline.document.layout.tables]
        self._models = Models(comparison, text_map.lines)
        self._rows: dict[etree._Element, bool] = {}  # whether all lines of a row are inserted

    def go(self) -> None:
        before: Line | None = None
        last_row: etree._Element | None = None  # behind which deleted rows are added
        for line, pieces in zip(self._map.lines, self._changes.by_line, strict=True):
            whole, own = _leading_lines(pieces)
            if line.row is not None and self._is_replaced(own):
                lines, own = _replaced_row(own)
                whole += lines
            last_row = before.row if before else None
            self._delete_lines(whole, line, last_row)
            self._track_line(line, own)
            before = line
        for row, is_inserted in self._rows.items():
            if is_inserted:
                self._tracker.mark_row(row, "ins")
        if before is not None:
            self._delete_tail(list(_lines(self._changes.tail)), before)

    def _track_line(self, line: Line, pieces: Sequence[LinePiece]) -> None:
        inner, end = [piece for piece in pieces if not (piece.is_break and piece.change in OF_NEW)], pieces[-1:]
        cuts = {cut for cut in self._cuts if line.span.start <= cut <= line.span.end}
        is_changed = any(piece.change is not RevisionKind.KEPT for piece in pieces)
        is_inserted = bool(inner) and all(
            piece.change in OF_NEW and (piece.change is not RevisionKind.KEPT or not piece.text.strip())
            for piece in inner
        )
        for row in _rows_of(line):
            self._rows[row] = self._rows.get(row, True) and is_inserted
        if not is_changed and not cuts:
            return
        if line.row is not None:
            for cell, own in cell_pieces(inner, [column for column, _ in line.cells]).items():
                paragraphs = dict(line.cells)[cell]
                atoms = [atom for each in paragraphs for atom in self._map.atoms.get(each, ())]
                follow(self._tracker, atoms, own, cuts, paragraphs[0])
            if is_inserted:
                for paragraph in line.paragraphs:
                    self._tracker.mark_end(paragraph, "ins")
            return
        paragraph = line.paragraphs[0]
        follow(self._tracker, self._map.atoms.get(paragraph, []), inner, cuts, paragraph)
        if end and end[0].is_break and end[0].change is RevisionKind.INSERTED:
            if _goes_on(paragraph, "p", "tbl") if is_inserted else _goes_on(paragraph, "p"):
                self._tracker.mark_end(paragraph, "ins")
            elif not is_inserted:
                self._tracker.lost_breaks += 1

    def _is_replaced(self, pieces: Sequence[LinePiece]) -> bool:
        """Whether a changed row answers no single line of OLD."""
        has_old = any(piece.change in OF_OLD and piece.text.strip() for piece in pieces if not piece.is_break)
        crossed = any(piece.is_break and piece.change is not RevisionKind.KEPT for piece in pieces)
        return has_old and crossed

    def _delete_lines(self, lines: Sequence[_OldLine], before: Line, last_row: etree._Element | None) -> None:
        """Lines of OLD that stood before a line of NEW: rows go to the table there, or are one of their own."""
        row = before.row
        same_table = row is not None and last_row is not None and _table(row) is _table(last_row)
        new_rows: list[_OldLine] = []
        at_end = last_row is not None and not same_table
        texts = [number for number, line in enumerate(lines) if not self._is_row(line)]
        for number, line in enumerate(lines):
            is_row = same_table or self._is_row(line)
            if row is not None and is_row and (same_table or not texts or number > texts[-1]):
                row.addprevious(deleted_row(self._tracker, row, line.pieces))
            elif is_row and at_end and last_row is not None:
                added = deleted_row(self._tracker, last_row, line.pieces)
                last_row.addnext(added)
                last_row = added
            elif is_row:
                new_rows.append(line)
                continue
            else:
                at_end = False
                self._add_table(new_rows, before)
                new_rows = []
                _top(before).addprevious(self._deleted_paragraph(line, before))
        self._add_table(new_rows, before)

    def _add_table(self, lines: Sequence[_OldLine], before: Line) -> None:
        if lines:
            _top(before).addprevious(deleted_table(self._tracker, [line.pieces for line in lines]))

    def _is_row(self, line: _OldLine) -> bool:
        return any(span.start <= line.at <= span.end for span in self._old_tables)

    def _deleted_paragraph(self, line: _OldLine, near: Line) -> etree._Element:
        """A paragraph of its own, its end deleted, too."""
        like = self._models.like((line.at, line.end), near)
        paragraph = element("p")
        own = own_properties(like)
        if own is not None:
            paragraph.append(own)
        self._tracker.mark_end(paragraph, "del")
        for piece in line.pieces:
            paragraph.extend(self._tracker.deleted_runs(piece, looks_of(like)))
        return paragraph

    def _delete_tail(self, lines: list[_OldLine], last: Line) -> None:
        """Lines of OLD behind the last line of NEW."""
        while lines and last.row is not None and self._is_row(lines[0]):
            added = deleted_row(self._tracker, last.row, lines.pop(0).pieces)
            list(_top(last).iter(name("tr")))[-1].addnext(added)
        anchor = _top(last)
        for line in lines:
            paragraph = self._deleted_paragraph(line, last)
            anchor.addnext(paragraph)
            anchor = paragraph
        if lines and last.row is None and not _goes_on(anchor, "p", "tbl") and not self._is_numbered(last):
            self._give_last_end(last.paragraphs[0], anchor)

    def _is_numbered(self, line: Line) -> bool:
        """Whether a list gives a line its number, which no element holds."""
        first = next((at for atom in self._map.atoms[line.paragraphs[0]] for at in atom.offsets if at is not None), 0)
        return first > line.span.start

    def _give_last_end(self, before: etree._Element, last: etree._Element) -> None:
        """The last paragraph of all cannot lose its end: of the one before the deleted ones it is deleted instead."""
        kept = before.find(name("pPr"))
        own = last.find(name("pPr"))
        assert own is not None
        last.remove(own)
        if kept is not None:
            last.insert(0, deepcopy(kept))
            for section in kept.findall(name("sectPr")):
                kept.remove(section)
        self._tracker.mark_end(before, "del")


def _leading_lines(pieces: Sequence[LinePiece]) -> tuple[list[_OldLine], list[LinePiece]]:
    """The whole lines of OLD before what a line of NEW shares with it, and the rest."""
    first = next((at for at, piece in enumerate(pieces) if piece.change in OF_NEW), len(pieces))
    end = max((at + 1 for at, piece in enumerate(pieces[:first]) if piece.is_break), default=0)
    return list(_lines(pieces[:end])), list(pieces[end:])


def _lines(pieces: Sequence[LinePiece]) -> Iterator[_OldLine]:
    line: list[LinePiece] = []
    for piece in pieces:
        if not piece.is_break:
            line.append(piece)
        elif line:
            yield _OldLine(line)
            line = []
    if line:
        yield _OldLine(line)


def _replaced_row(pieces: Sequence[LinePiece]) -> tuple[list[_OldLine], list[LinePiece]]:
    """A row that is new as a whole, and the lines of OLD in its place."""
    old: list[LinePiece] = []
    new: list[LinePiece] = []
    for piece in pieces:
        if piece.change in OF_OLD:
            is_gone = piece.change is not RevisionKind.KEPT
            old.append(piece if is_gone else piece._replace(change=RevisionKind.DELETED))
        if piece.change in OF_NEW:
            new.append(piece if piece.change is not RevisionKind.KEPT else piece._replace(change=RevisionKind.INSERTED))
    return list(_lines(old)), new


def _rows_of(line: Line) -> list[etree._Element]:
    """The innermost row in which a line stands."""
    row = line.row if line.row is not None else next(line.paragraphs[0].iterancestors(name("tr")), None)
    return [row] if row is not None else []


def _table(row: etree._Element) -> etree._Element:
    return next(row.iterancestors(name("tbl")))


def _top(line: Line) -> etree._Element:
    """What stands beside other paragraphs: the paragraph, or the table of a row."""
    return line.paragraphs[0] if line.row is None else _table(line.row)


def _goes_on(paragraph: etree._Element, *kinds: str) -> bool:
    """Whether an element of these kinds follows in the same place, so that an end can be taken back."""
    following = paragraph.getnext()
    while following is not None and is_word(following, "bookmarkStart", "bookmarkEnd", "proofErr"):
        following = following.getnext()
    return following is not None and is_word(following, *kinds)
