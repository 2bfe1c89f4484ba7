"""The body of a Word file: paragraphs, tables and text boxes in their order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from compare.lexicon import pattern
from compare.model import ChromeKind, Place, Span
from compare.model.layout import Concealment
from compare.reading.building import Builder
from compare.reading.options import Tracked
from compare.reading.stacked_rows import RawCell
from compare.reading.word.numbering import Numbering
from compare.reading.word.package import number
from compare.reading.word.runs import Content, content, left_out
from compare.reading.word.styles import Styles, is_grounded
from compare.reading.xml import attribute, child, children, local

# Wrappers whose content stands where they stand.
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "del", "moveFrom"})
_PAGE_NUMBER = pattern("{common.reading.page_number}")


class Body:
    """Writes blocks into ``builder``. Counts paragraphs with text and tables as a person does, from 1; pages where Word
    noted them."""

    def __init__(self, builder: Builder, styles: Styles, numbering: Numbering, tracked: Tracked) -> None:
        self._builder = builder
        self._styles = styles
        self._numbering = numbering
        self._tracked = tracked
        self._paragraphs = self._tables = 0
        self._page = 1
        self._has_pages = False
        self._hidden: list[tuple[str, Concealment]] = []  # of the cell that is read
        self._carried = ""
        self.notes: list[tuple[str, str]] = []

    def write(self, root: etree._Element, *, has_pages: bool = False) -> None:
        self._has_pages = has_pages
        for block in self._blocks(root):
            self._table(block) if local(block) == "tbl" else self._paragraph(block)
        self._flush()

    def apart(self, root: etree._Element, label: str = "", kind: ChromeKind | None = None) -> None:
        """A note, a header or a footer: lines without a place; chrome of ``kind``, page numbers known as such."""
        for text in filter(str.strip, self._lines(root)):
            span = self._builder.line(label + text.strip())
            label = ""
            if kind is not None:
                is_number = _PAGE_NUMBER.fullmatch(text.strip())
                self._builder.chrome(ChromeKind.PAGE_NUMBER if is_number else kind, span)

    def _blocks(self, root: etree._Element) -> Iterator[etree._Element]:
        omitted = left_out(self._tracked)
        for element in root:
            name = local(element)
            if name in ("p", "tbl"):
                yield element
            elif name in _WRAPPERS and name not in omitted:
                yield from self._blocks(element)

    def _place(self, *, table: int | None = None) -> Place:
        page = self._page if self._has_pages else None
        return Place(0, page=page, paragraph=None if table else self._paragraphs, table=table)

    def _paragraph(self, element: etree._Element) -> None:
        style = self._styles.of(child(element, "pPr"))
        held = content(element, self._tracked, self._styles)
        self._page += held.leading_pages
        text = self._carried + held.text
        if not held.ends:  # the paragraph's end was deleted: the next one goes on here
            self._carried = text
            self._note(held)
            return
        self._carried = ""
        has_text = bool(text.strip())
        if has_text:
            self._paragraphs += 1
            label = self._numbering.label(style.list) if style.list else ""
            start = self._builder.at + len(label) + len(text) - len(held.text)
            span = self._builder.line(label + text, self._place())
            for first, last, how in held.concealed:
                self._builder.concealed(Span(start + first, start + last), how)
            if style.is_contents:
                self._builder.chrome(ChromeKind.NAVIGATION, span)
            elif style.outline:
                self._builder.heading(span, style.outline)
        elif not held.boxes:
            self._builder.line("")
        self._page += held.pages - held.leading_pages
        self._note(held)
        for box in held.boxes:
            for block in self._blocks(box):
                self._table(block) if local(block) == "tbl" else self._paragraph(block)

    def _flush(self) -> None:
        if self._carried.strip():
            self._builder.line(self._carried, self._place())
        self._carried = ""

    def _note(self, held: Content) -> None:
        self.notes += held.notes
        for what, count in held.unread.items():
            self._builder.unread(what, count)

    def _table(self, element: etree._Element) -> None:
        self._flush()
        self._tables += 1
        cells = list(self._cells(element))
        self._builder.table(cells, self._place(table=self._tables))

    def _cells(self, table: etree._Element) -> Iterator[RawCell]:
        """The grid, merged cells once, with how far they stretch."""
        on_styled = self._styles.is_grounding(child(table, "tblPr"))
        grid: dict[int, RawCell] = {}  # by column: the cell that a cell below may continue
        done: list[RawCell] = []
        for row_number, row in enumerate(self._rows(table)):
            properties = child(row, "trPr")
            header = child(properties, "tblHeader") is not None
            column = number(attribute(child(properties, "gridBefore")))
            for cell in self._in_row(row):
                tcpr = child(cell, "tcPr")
                columns = max(1, min(number(attribute(child(tcpr, "gridSpan")), 1), 1000))
                merge = child(tcpr, "vMerge")
                if merge is not None and attribute(merge) != "restart" and column in grid:
                    above = grid[column]
                    grid[column] = above._replace(rows=row_number - above.row + 1)
                else:
                    if column in grid:
                        done.append(grid[column])
                    self._hidden = []
                    lines = list(self._lines(cell))
                    on_ground = is_grounded(tcpr) or on_styled
                    ignored = Concealment.WHITE if on_ground else None
                    hidden = tuple((text, how) for text, how in self._hidden if how is not ignored)
                    grid[column] = RawCell(lines, row_number, column, 1, columns, header, concealed=hidden)
                column += columns
        yield from done
        yield from grid.values()

    def _rows(self, table: etree._Element) -> Iterator[etree._Element]:
        omitted = left_out(self._tracked)
        for element in table:
            name = local(element)
            if name == "tr":
                changes = child(element, "trPr")
                if not any(local(change) in omitted for change in (changes if changes is not None else ())):
                    yield element
            elif name in _WRAPPERS:
                yield from self._rows(element)

    def _in_row(self, row: etree._Element) -> Iterator[etree._Element]:
        for element in row:
            if local(element) == "tc":
                yield element
            elif local(element) in _WRAPPERS:
                yield from self._in_row(element)

    def _lines(self, cell: etree._Element) -> Iterator[str]:
        """The paragraphs of a cell; a table inside it row by row."""
        for block in self._blocks(cell):
            if local(block) == "tbl":
                for row in self._rows(block):
                    yield " ".join(line for inner in self._in_row(row) for line in self._lines(inner))
                continue
            style = self._styles.of(child(block, "pPr"))
            held = content(block, self._tracked, self._styles)
            self._page += held.pages
            self._note(held)
            self._hidden += held.concealed_texts
            if held.text.strip():
                yield (self._numbering.label(style.list) if style.list else "") + held.text
            for box in held.boxes:
                yield from self._lines(box)


def referred(root: etree._Element, kind: str) -> list[str]:
    """Relation ids of the headers (or footers) that the sections of a document name, each once."""
    name = f"{kind}Reference"
    return list(dict.fromkeys(attribute(element, "id") or "" for element in root.iter() if local(element) == name))


def notes(root: etree._Element | None, name: str) -> dict[str, etree._Element]:
    """Foot- or endnotes by id, without the lines that part them from the page."""
    return {
        attribute(element, "id") or "": element
        for element in children(root, name)
        if attribute(element, "type") is None
    }
