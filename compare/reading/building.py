"""A document's text put together piece by piece, with what the format says of each piece."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from compare.language import mark
from compare.lexicon import pattern
from compare.model import Cell, Chrome, ChromeKind, InputError, Layout, Place, Span, StyledHeading, Table
from compare.model.layout import Concealed, Concealment
from compare.model.origins import OriginMark
from compare.reading import settings
from compare.reading.stacked_rows import RawCell, unstacked

PICTURES = mark("{count} pictures")
NOTHING_BUT_PICTURES = mark("holds {count} pictures and no text")
_UNPRINTABLE = pattern("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read of a file: its text in the document's normal form, the encoding of its bytes, its layout, and what it
    says of its making."""

    text: str
    layout: Layout = field(default=Layout())
    encoding: str = "utf-8"
    origin: tuple[OriginMark, ...] = ()

    @property
    def pictures(self) -> int:
        """How many were not read."""
        return dict(self.layout.unread).get(PICTURES, 0)


class Builder:
    """Collects a text line by line. ``at`` is where the next character goes."""

    def __init__(self) -> None:
        self.at = 0
        self._pieces: list[str] = []
        self._headings: list[StyledHeading] = []
        self._tables: list[Table] = []
        self._chrome: list[Chrome] = []
        self._places: list[Place] = []
        self._unread: Counter[str] = Counter()
        self._concealed: list[Concealed] = []

    def add(self, text: str) -> Span:
        text = clean(text)
        self._pieces.append(text)
        start, self.at = self.at, self.at + len(text)
        if self.at > settings.MOST_CHARACTERS:
            raise InputError("", "holds more than {most} million characters", most=settings.MOST_CHARACTERS // 2**20)
        return Span(start, self.at)

    def line(self, text: str, place: Place | None = None) -> Span:
        """``text`` and a line break; the span is that of the text without white space around it."""
        if place is not None:
            self.place(place)
        span = self.add(text)
        self.add("\n")
        return _trimmed(span, text) if len(text) == span.end - span.start else span

    def since(self, start: int) -> Span:
        """What was added from ``start`` on, without the line break at its end."""
        return Span(start, max(start, self.at - 1))

    def place(self, place: Place) -> None:
        """What follows is to be looked for at ``place``, whatever its ``start``."""
        here = replace(place, start=self.at)
        if self._places and self._places[-1].start == self.at:
            self._places[-1] = here
        else:
            self._places.append(here)

    def heading(self, span: Span, level: int) -> None:
        if span.start < span.end:
            self._headings.append(StyledHeading(span, level))

    def chrome(self, kind: ChromeKind, span: Span) -> None:
        if span.start < span.end:
            self._chrome.append(Chrome(kind, span))

    def concealed(self, span: Span, how: Concealment) -> None:
        """Text that nobody sees; what goes on in the same way is one."""
        last = self._concealed[-1] if self._concealed else None
        if last is not None and last.how is how and last.span.end == span.start:
            self._concealed[-1] = Concealed(Span(last.span.start, span.end), how)
        else:
            self._concealed.append(Concealed(span, how))

    def concealed_in(self, span: Span, written: str, texts: Iterable[tuple[str, Concealment]]) -> None:
        """Those of ``texts``, in their order, that stand in what was ``written`` at ``span``."""
        at = 0
        for text, how in texts:
            found = written.find(text, at)
            if found >= 0 and text.strip():
                at = found + len(text)
                self.concealed(Span(span.start + found, span.start + at), how)

    def unread(self, what: str, count: int = 1) -> None:
        """``what``: an English phrase with ``{count}``."""
        if count:
            self._unread[what] += count

    def table(self, cells: Iterable[RawCell], place: Place | None = None) -> None:
        """The rows of a grid, a line each, cells parted by tabs. A row with prose in a cell is written cell under cell,
        so that its paragraphs stay paragraphs."""
        place = place or Place(0)
        start = self.at
        placed: list[Cell] = []
        rows: dict[int, list[RawCell]] = {}
        for cell in unstacked(list(cells)):
            rows.setdefault(cell.row, []).append(cell)
        for _, row in sorted(rows.items()):
            row.sort(key=lambda cell: cell.column)
            is_prose = any(
                sum(map(len, cell.paragraphs)) >= settings.PROSE_IN_CELL for cell in row if len(cell.paragraphs) > 1
            )
            if not is_prose and not any(part.strip() for cell in row for part in cell.paragraphs):
                continue
            gap, inner = ("\n", "\n") if is_prose else ("\t", " ")
            column = 0
            for number, cell in enumerate(row):
                if not is_prose:  # a tab for every column, so that a row reads like the one above it
                    self.add(gap * (max(cell.column - column, number > 0)))
                elif number:
                    self.add(gap)
                column = cell.column
                self.place(_in_table(place, cell))
                parts = [part if is_prose else one_line(part) for part in cell.paragraphs]
                written = inner.join(part for part in parts if part.strip())
                span = self.add(written)
                self.concealed_in(span, written, cell.concealed)
                placed.append(Cell(span, cell.row, cell.column, cell.rows, cell.columns, cell.header))
            self.add("\n")
        if placed:
            self._tables.append(Table(Span(start, max(start, self.at - 1)), tuple(placed)))

    def parsed(self, encoding: str = "utf-8") -> Parsed:
        layout = Layout(
            tuple(self._headings),
            tuple(self._tables),
            tuple(sorted(self._chrome, key=lambda item: item.span)),
            tuple(self._places),
            tuple(sorted(self._unread.items())),
            concealed=tuple(self._concealed),
        )
        return Parsed("".join(self._pieces), layout, encoding)


def clean(text: str) -> str:
    """``text`` as a document may hold it: one kind of line break, no NUL, no half of a surrogate pair."""
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """``text`` with its breaks, tabs and runs of blanks as one blank."""
    return " ".join(text.split())


def _trimmed(span: Span, text: str) -> Span:
    body = text.strip()
    start = span.start + len(text) - len(text.lstrip()) if body else span.start
    return Span(start, start + len(body))


def _in_table(place: Place, cell: RawCell) -> Place:
    return replace(
        place, paragraph=None, row=(cell.row if cell.shown_row is None else cell.shown_row) + 1, column=cell.column + 1
    )
