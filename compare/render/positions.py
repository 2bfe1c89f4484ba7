"""Where a person looks for an offset: the line and column of a text, the page, table or paragraph of a file that has
such."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import fields
from typing import NamedTuple

from compare.language import Words, mark
from compare.model import Document, Layout, Place, Span

_FIELDS = tuple(field.name for field in fields(Place) if field.name != "start")
_NOWHERE: dict[str, int | str | None] = dict.fromkeys([*_FIELDS, "cell"])


class Position(NamedTuple):
    """``column`` counts code points, as editors do."""

    line: int
    column: int


class Positions:
    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def of(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line(self, offset: int) -> Span:
        """The line that holds ``offset``, without its line break."""
        line = bisect_right(self._starts, offset)
        end = self._starts[line] - 1 if line < len(self._starts) else len(self._text)
        return Span(self._starts[line - 1], end)


class Locator:
    """The places of one document: its format's own, else lines and columns of its text."""

    def __init__(self, text: str, layout: Layout) -> None:
        self._positions = Positions(text)
        self._layout = layout

    def at(self, offset: int) -> Place:
        """In plain text ``column`` counts characters of the line, in a table its columns."""
        place = self._layout.place(offset)
        return Place(offset, **self._positions.of(offset)._asdict()) if place is None else place

    def place(self, offset: int) -> dict[str, int | str | None]:
        """`at` by name, None where a thing is not known. ``cell`` is which of its row, counted by columns."""
        place = self._layout.place(offset) if self._layout.places else None
        if place is None:
            line, column = self._positions.of(offset)
            return {**_NOWHERE, "line": line, "column": column}
        return {name: getattr(place, name) for name in _FIELDS} | {"cell": place.column if place.table else None}

    def head(self, words: Words) -> str:
        """What a column of such places is called."""
        return words("Place") if self._layout.places else words("Line")

    def short(self, offset: int) -> str:
        """For a narrow column: ``37`` (a line or paragraph), ``p. 3``, ``Sheet1!4``."""
        place = self.at(offset)
        if place.sheet:
            return f"{place.sheet}!{place.row or 1}"
        if place.page:
            return f"p. {place.page}"
        return str(place.line or place.paragraph or (f"T{place.table}" if place.table else ""))

    def range_text(self, span: Span, words: Words) -> str:
        """From where to where a stretch of text goes: ``lines 9-28``, ``pages 3-5``."""
        first, last = self.at(span.start), self.at(max(span.start, span.end - 1))
        for name, (one, many) in _RANGES.items():
            a, b = getattr(first, name), getattr(last, name)
            if a and b:
                return words(one, first=a) if a == b else words(many, first=a, last=b)
        return ", ".join(_parts(first, words))


# What tells best where a stretch lies, in this order.
_RANGES = {
    "page": (mark("page {first}"), mark("pages {first}–{last}")),
    "sheet": (mark("sheet {first}"), mark("sheets {first}–{last}")),
    "paragraph": (mark("paragraph {first}"), mark("paragraphs {first}–{last}")),
    "line": (mark("line {first}"), mark("lines {first}–{last}")),
    "table": (mark("table {first}"), mark("tables {first}–{last}")),
}


def place_text(document: Document, offset: int, words: Words) -> str:
    """Where the file itself shows what stands at ``offset``: page, table, sheet; empty for plain text."""
    return layout_text(document.layout, offset, words)


def layout_text(layout: Layout, offset: int, words: Words) -> str:
    """As `place_text`, for a text whose document is not at hand."""
    place = layout.place(offset)
    return ", ".join(_parts(place, words)) if place else ""


def _parts(place: Place, words: Words) -> list[str]:
    parts = [place.sheet] if place.sheet else []
    if place.page:
        parts.append(words("page {page}", page=place.page))
    if place.table:
        parts.append(words("table {table}", table=place.table))
    if place.row and place.column:
        parts.append(words("row {row}, column {column}", row=place.row, column=place.column))
    if place.paragraph:
        parts.append(words("paragraph {paragraph}", paragraph=place.paragraph))
    return parts
