"""Markdown: the text stays as it was written; headings and tables are known by their marks. CommonMark with tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.lexicon import pattern
from compare.model import Cell, Chrome, ChromeKind, Layout, Span, StyledHeading, Table
from compare.reading import settings
from compare.reading.markup import markup

_FRONT_MATTER = pattern(r"---[ \t]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_ATX = pattern(r"[ >]*#{1,6}[ \t]+")
_STRONG = pattern(r"(?P<mark>\*\*|__)(?P<heading>[^*_\n]+)(?P=mark)")
_CELL = pattern(r"(?:\\.|[^|\\])*")
_DELIMITERS = pattern(r"[\s|:\-]+")
_STRONG_LEVEL = 6


def layout(text: str) -> Layout:
    """Headings, tables, the front matter and the marks of emphasis of a document's text."""
    from markdown_it import MarkdownIt

    front = _FRONT_MATTER.match(text)
    skipped = front.end() if front else 0
    starts = _line_starts(text, skipped)
    headings: list[StyledHeading] = []
    tables: list[Table] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(text[skipped:])
    for at, token in enumerate(tokens):
        if token.map is None:
            continue
        first, last = token.map
        span = Span(starts[first], starts[min(last, len(starts) - 1)])
        if token.type == "heading_open":
            headings += _heading(text, span, int(token.tag[1:]), token.markup)
        elif token.type == "paragraph_open" and tokens[at + 1].type == "inline":
            headings += _strong(text, span)
        elif token.type == "table_open":
            tables.append(_table(text, span))
    chrome = (Chrome(ChromeKind.SOURCE_NOTE, Span(0, len(text[:skipped].rstrip()))),) if skipped else ()
    return Layout(tuple(headings), tuple(tables), chrome, markup=markup(text))


def _line_starts(text: str, at: int) -> list[int]:
    return [at, *(at + match.end() for match in re.finditer("\n", text[at:])), len(text)]


def _heading(text: str, span: Span, level: int, markup: str) -> Iterator[StyledHeading]:
    if markup.startswith("#"):
        opening = _ATX.match(text, span.start, span.end)
        if opening:
            heading = _without_closing(text[opening.end() : span.end].rstrip())
            if heading:
                yield StyledHeading(_shrunk(text, opening.end(), opening.end() + len(heading)), level)
        return
    first_line = text.find("\n", span.start)
    if text.count("\n", span.start, span.end) <= 2:  # underlined; more lines are a paragraph above a rule
        yield StyledHeading(_shrunk(text, span.start, first_line), level)


def _without_closing(heading: str) -> str:
    """``## Title ##`` without its last hashes, which a blank parts from the title."""
    bare = heading.rstrip("#")
    return bare if bare[-1:] in ("", " ", "\t") else heading


def _strong(text: str, span: Span) -> Iterator[StyledHeading]:
    match = _STRONG.fullmatch(text[span.start : span.end].strip())
    if match and len(match["heading"]) <= settings.LONGEST_BOLD_HEADING:
        start = text.index(match["mark"], span.start) + len(match["mark"])
        yield StyledHeading(_shrunk(text, start, start + len(match["heading"])), _STRONG_LEVEL)


def _shrunk(text: str, start: int, end: int) -> Span:
    """Without the white space around it."""
    piece = text[start:end]
    if not piece.strip():
        return Span(start, start)
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _table(text: str, span: Span) -> Table:
    cells: list[Cell] = []
    row = 0
    for number, line in enumerate(re.finditer(r"[^\n]+", text[span.start : span.end])):
        if number == 1 and _DELIMITERS.fullmatch(line.group()):
            continue
        pieces = list(_row(text, span.start + line.start(), span.start + line.end()))
        cells += [Cell(piece, row, column, header=row == 0) for column, piece in enumerate(pieces)]
        row += 1
    return Table(_shrunk(text, *span), tuple(cells))


def _row(text: str, start: int, end: int) -> Sequence[Span]:
    """The cells between the bars; a bar at either end opens and closes the row."""
    cells: list[Span] = []
    at = start
    while at <= end:
        match = _CELL.match(text, at, end)
        stop = match.end() if match else at
        cells.append(_shrunk(text, at, stop))
        at = stop + 1
    first, last = text[start:end].strip()[:1], text[start:end].strip()[-1:]
    return cells[first == "|" : len(cells) - (last == "|" and len(cells) > 1)]
