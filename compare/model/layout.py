"""What a file's format says of its text beyond the characters: headings, tables, chrome, where a person looks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from compare.model.chrome import Chrome
from compare.model.spans import Span


@dataclass(frozen=True, slots=True)
class StyledHeading:
    """A paragraph that the format marks as a heading (a Word style, an HTML ``h2``, a Markdown ``##``). ``level`` is
    the format's own, 1 for the highest; ``span`` is the heading's text without the marker."""

    span: Span
    level: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: where its text lies (an empty span where it has none), its row and column from 0, and over
    how many rows and columns it stretches. ``header`` where the format says so."""

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells in the text, in the order of the text. ``span`` covers all of them, not the caption."""

    span: Span
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person looks for what begins at ``start``, each counted from 1: a page and line, a paragraph, a table and
    the row and column in it, a sheet by name. None: the format has no such thing there."""

    start: int
    page: int | None = None
    line: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None


class Concealment(StrEnum):
    """How a format keeps text from a reader's eyes."""

    WHITE = "white"
    TINY = "tiny"
    UNSEEN = "unseen"  # off the page, or drawn without ink
    FOLDED = "folded"  # a row or column of a sheet that is not shown


@dataclass(frozen=True, slots=True)
class Concealed:
    """Text that the file holds and nobody sees."""

    span: Span
    how: Concealment


@dataclass(frozen=True, slots=True)
class Layout:
    """Empty for plain text. ``places`` stand in the order of their starts. ``unread`` counts, by an English phrase with
    ``{count}``, what the file holds that is not in the text (``{count} pages without text``). ``through`` names the
    program that converted the file first. ``markup`` are characters that no reader of the rendered text sees: the
    asterisks of ``**500**``."""

    headings: tuple[StyledHeading, ...] = ()
    tables: tuple[Table, ...] = ()
    chrome: tuple[Chrome, ...] = ()
    places: tuple[Place, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    markup: tuple[Span, ...] = ()
    through: str | None = None
    concealed: tuple[Concealed, ...] = ()

    def place(self, offset: int) -> Place | None:
        """Where to look for the character at ``offset``."""
        index = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        return self.places[index] if index >= 0 else None
