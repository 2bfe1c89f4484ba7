"""The lines of the text that was read of a Word document, each with the paragraph or the table row that holds it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from compare.model import Document, Place, Span
from compare.render.docx.formatted.text_map import Atom, RawAtom, boxes, located, raw_atoms, remember_shown
from compare.render.docx.names import is_word, local, name

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag"})
# So many paragraphs may hold text that was not read, one after the other, before a line is given up.
_MOST_SKIPPED = 3


class Line(NamedTuple):
    """A paragraph (``cells`` is empty), or a row of a table with the paragraphs of each cell by the column at which it
    begins. ``span`` is its stretch of the text, without its line break."""

    span: Span
    paragraphs: tuple[etree._Element, ...]
    row: etree._Element | None = None
    cells: tuple[tuple[int, tuple[etree._Element, ...]], ...] = ()


class TextMap(NamedTuple):
    """``atoms`` by paragraph; ``lines`` in the order of the text."""

    atoms: dict[etree._Element, list[Atom]]
    lines: list[Line]

    def offsets(self) -> set[int]:
        """The offsets of the text that stand in an element."""
        return {at for atoms in self.atoms.values() for atom in atoms for at in atom.offsets if at is not None}

    def line_at(self, offset: int) -> int | None:
        """The number of the line that holds an offset, its line break counted in."""
        index = bisect_right(self.lines, offset, key=lambda line: line.span.start) - 1
        return index if index >= 0 and offset <= self.lines[index].span.end else None


def text_map(body: etree._Element, document: Document) -> TextMap:
    """Where each line of ``document`` stands below ``body``. What is not found has no line."""
    mapped = _Mapped(document)
    mapped.walk(body)
    mapped.lines.sort(key=lambda line: line.span)
    return TextMap(mapped.atoms, mapped.lines)


class _Mapped:
    def __init__(self, document: Document) -> None:
        self.atoms: dict[etree._Element, list[Atom]] = {}
        self.lines: list[Line] = []
        self._text = document.text
        self._paragraphs = [place for place in document.layout.places if place.paragraph is not None]
        self._next = self._tables = 0
        self._cells: dict[tuple[int, int, int], list[Span]] = {}
        spans = {cell.span.start: cell.span for table in document.layout.tables for cell in table.cells}
        for place in document.layout.places:
            if place.table is not None and place.row and place.column and place.start in spans:
                key = place.table, place.row, place.column
                self._cells.setdefault(key, []).append(spans[place.start])

    def walk(self, root: etree._Element) -> None:
        for block in _blocks(root):
            if is_word(block, "tbl"):
                self._table(block)
            else:
                self._paragraph(block)
                for box in boxes(block):
                    self.walk(box)

    def _paragraph(self, paragraph: etree._Element) -> None:
        atoms = list(raw_atoms(paragraph))
        raw = "".join(atom.text for atom in atoms)
        if not raw.strip():
            return
        for place in self._paragraphs[self._next : self._next + _MOST_SKIPPED]:
            window = self._window(place, raw)
            found = located(atoms, window.of(self._text), window.start)
            if found is not None:
                self._next = self._paragraphs.index(place, self._next) + 1
                self._keep(paragraph, found)
                self.lines.append(Line(window, (paragraph,)))
                return
        self._keep(paragraph, [Atom(atom.element, atom.run, (None,) * len(atom.text)) for atom in atoms])

    def _window(self, place: Place, raw: str) -> Span:
        """The line at a place, with as many breaks in it as the paragraph has."""
        end = place.start
        for _ in range(raw.count("\n") + 1):
            after = self._text.find("\n", end)
            end = len(self._text) + 1 if after < 0 else after + 1
        return Span(place.start, end - 1)

    def _keep(self, paragraph: etree._Element, atoms: list[Atom]) -> None:
        remember_shown(atoms, self._text)
        self.atoms[paragraph] = atoms

    def _table(self, table: etree._Element) -> None:
        self._tables += 1
        number = self._tables
        covered: set[int] = set()  # columns of cells that may go on below
        for row_number, row in enumerate(_rows(table), 1):
            found: list[tuple[int, etree._Element, Span]] = []
            for column, cell in in_row(row):
                merge = cell.find(f"{name('tcPr')}/{name('vMerge')}")
                if merge is not None and merge.get(name("val")) != "restart" and column in covered:
                    self._hide(cell)
                    continue
                covered.add(column)
                found += self._cell(cell, column, self._cells.get((number, row_number, column + 1), []))
            self._add_rows(row, found)

    def _hide(self, cell: etree._Element) -> None:
        for paragraph in cell.iter(name("p")):
            self._keep(paragraph, [Atom(a.element, a.run, (None,) * len(a.text)) for a in raw_atoms(paragraph)])

    def _cell(
        self, cell: etree._Element, column: int, parts: Sequence[Span]
    ) -> Iterator[tuple[int, etree._Element, Span]]:
        """The paragraphs of a cell with where their text stands; one without text stands where its cell begins."""
        ends = [part.start for part in parts]
        at = 0
        for paragraph in _in_cell(cell):
            atoms: list[RawAtom] = list(raw_atoms(paragraph))
            raw = "".join(atom.text for atom in atoms)
            if not raw.strip() or not parts:
                if parts:
                    yield column, paragraph, Span(ends[at], ends[at])
                continue
            window = self._in_part(raw, parts[at], ends[at])
            if window is None and at + 1 < len(parts):
                at += 1
                window = self._in_part(raw, parts[at], ends[at])
            placed = located(atoms, window.of(self._text), window.start) if window else None
            if placed is None or window is None:
                self._keep(paragraph, [Atom(a.element, a.run, (None,) * len(a.text)) for a in atoms])
                continue
            self._keep(paragraph, placed)
            ends[at] = window.end
            yield column, paragraph, window

    def _in_part(self, raw: str, part: Span, start: int) -> Span | None:
        """The stretch of a cell from ``start`` on that ends with all characters of ``raw``, blanks aside."""
        solid = "".join(raw.split())
        text = self._text[start : part.end]
        kept = [at for at, char in enumerate(text) if not char.isspace()]
        found = "".join(text[at] for at in kept).find(solid)
        return None if found < 0 else Span(start, start + kept[found + len(solid) - 1] + 1)

    def _add_rows(self, row: etree._Element, found: list[tuple[int, etree._Element, Span]]) -> None:
        """A line of the text for each line that the row has; where its cells stand one below the other, each of their
        paragraphs is a line."""
        lines: dict[int, list[tuple[int, etree._Element, Span]]] = {}
        for each in found:
            lines.setdefault(self._text.rfind("\n", 0, each[2].start) + 1, []).append(each)
        is_prose = len(lines) > 1 and any(len({column for column, *_ in line}) == 1 for line in lines.values())
        for start, line in sorted(lines.items()):
            end = self._text.find("\n", start)
            span = Span(start, len(self._text) if end < 0 else end)
            if is_prose:
                for _, paragraph, own in line:
                    if own.start < own.end:
                        self.lines.append(Line(Span(own.start, own.end), (paragraph,)))
                continue
            cells: dict[int, list[etree._Element]] = {}
            for column, paragraph, _ in line:
                cells.setdefault(column, []).append(paragraph)
            if span.of(self._text).strip():
                paragraphs = tuple(paragraph for _, paragraph, _ in line)
                self.lines.append(
                    Line(span, paragraphs, row, tuple((column, tuple(each)) for column, each in cells.items()))
                )


def _blocks(root: etree._Element) -> Iterator[etree._Element]:
    for each in root:
        if is_word(each, "p", "tbl"):
            yield each
        elif local(each) in _WRAPPERS:
            yield from _blocks(each)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for each in table:
        if is_word(each, "tr"):
            yield each
        elif local(each) in _WRAPPERS:
            yield from _rows(each)


def in_row(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row with the columns at which they begin."""
    before = row.find(f"{name('trPr')}/{name('gridBefore')}")
    column = _number(before, 0)
    for cell in _cells(row):
        yield column, cell
        column += max(1, min(_number(cell.find(f"{name('tcPr')}/{name('gridSpan')}"), 1), 1000))


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for each in row:
        if is_word(each, "tc"):
            yield each
        elif local(each) in _WRAPPERS:
            yield from _cells(each)


def _in_cell(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell, those of tables and text boxes in it too."""
    for block in _blocks(cell):
        if is_word(block, "tbl"):
            for row in _rows(block):
                for _, inner in in_row(row):
                    yield from _in_cell(inner)
            continue
        yield block
        for box in boxes(block):
            yield from _in_cell(box)


def _number(setting: etree._Element | None, default: int) -> int:
    value = "" if setting is None else setting.get(name("val"), "")
    return int(value) if value.isdigit() else default
