"""Lines of pages -> text: paragraphs, tables and headings, with what runs along every page set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from compare.language import mark
from compare.model import InputError, Place, Span
from compare.reading.building import PICTURES, Builder
from compare.reading.pdf import tables
from compare.reading.pdf.headings import levels
from compare.reading.pdf.lines import PageLine
from compare.reading.pdf.paragraphs import Hyphens, Page, goes_on, measures
from compare.reading.pdf.running import running

PAGES_WITHOUT_TEXT = mark("{count} pages without text")


class Unread(NamedTuple):
    """How many pages show something and hold no text, and how many pictures may show some on the others."""

    pages: int
    pictures: int


def written(pages: Sequence[Sequence[PageLine]], unread: Unread, path: str) -> Builder:
    """The text of all pages. Raises `InputError` where no page holds any."""
    if not any(pages):
        if unread.pages:
            raise InputError(path, "holds pictures of {count} pages and no text", count=unread.pages)
        raise InputError(path, "is empty")
    writer = _Writer(pages)
    for page, lines in enumerate(pages):
        writer.page(page, lines)
    writer.flush()
    writer.builder.unread(PAGES_WITHOUT_TEXT, unread.pages)
    writer.builder.unread(PICTURES, unread.pictures)
    return writer.builder


class _Writer:
    """Writes paragraphs, rows and chrome. A paragraph is held back until it is known to end, so that one which goes on
    over a page break stays whole; what stands at the page's foot and head is written behind it."""

    def __init__(self, pages: Sequence[Sequence[PageLine]]) -> None:
        self.builder = Builder()
        self._chrome = running(pages)
        bodies = [list(self._body(lines)) for lines in pages]
        self._pages: list[Page] = measures(bodies)
        body = [line for lines in bodies for line in lines]
        self._hyphens = Hyphens(body)
        self._levels = levels(body)
        self._held: list[PageLine] = []
        self._aside: list[PageLine] = []
        self._tables = 0

    def _body(self, lines: Sequence[PageLine]) -> Iterator[PageLine]:
        return (line for line in lines if (line.page, line.number) not in self._chrome)

    def page(self, number: int, lines: Sequence[PageLine]) -> None:
        body = list(self._body(lines))
        grids = dict(tables.runs(body))
        body = [line if line.is_row and _in(grids, at) else line.closed() for at, line in enumerate(body)]
        if self._held and not (body and goes_on(self._held[-1], body[0], self._pages[number])):
            self.flush()
        self._aside += [line for line in lines if (line.page, line.number) in self._chrome]
        if not self._held:
            self.flush()
        at = 0
        while at < len(body):
            if at in grids:
                self.flush()
                self._table(body[at : grids[at]])
                at = grids[at]
                continue
            if self._held and not goes_on(self._held[-1], body[at], self._pages[number]):
                self.flush()
            self._held.append(body[at])
            at += 1

    def flush(self) -> None:
        """The held paragraph, then the chrome that it may have run across."""
        if self._held:
            self._paragraph(self._held)
            self._held = []
        for line in self._aside:
            span = self.builder.line(line.text, _place(line))
            self.builder.chrome(self._chrome[line.page, line.number], span)
        self._aside = []

    def _paragraph(self, lines: Sequence[PageLine]) -> None:
        text, starts = "", []
        for line in lines:
            text = self._hyphens.join(text, line.text) if text else line.text
            starts.append(len(text) - len(line.text))
        start = self.builder.at
        for line, (here, after) in zip(lines, pairwise([*starts, len(text)]), strict=True):
            self.builder.place(_place(line))
            span = self.builder.add(text[here:after])
            self.builder.concealed_in(span, text[here:after], line.hidden)
        self.builder.add("\n")
        level = self._levels.get((lines[0].page, lines[0].number))
        if level is not None:
            self.builder.heading(Span(start, start + len(text)), level)

    def _table(self, lines: Sequence[PageLine]) -> None:
        self._tables += 1
        self.builder.table(tables.cells(lines), Place(0, page=lines[0].page + 1, table=self._tables))


def _place(line: PageLine) -> Place:
    return Place(0, page=line.page + 1, line=line.number)


def _in(grids: dict[int, int], at: int) -> bool:
    return any(start <= at < end for start, end in grids.items())
