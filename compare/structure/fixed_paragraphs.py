"""Paragraphs known before any line is healed: what the format marks, Markdown's headings and tables, and the entries
of a table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from compare.lexicon import pattern
from compare.model import Document, Paragraph, Span, StyledHeading, Table
from compare.structure.labels import label_at
from compare.structure.markdown import markdown_headings, markdown_rows
from compare.structure.settings import FEWEST_ENTRIES, LONGEST_ENTRY, LONGEST_MARKED
from compare.text.folding import cells
from compare.text.sentences import trim

_MARKER = pattern(r"[ \t]*#*[ \t]*(?:\n {0,3}(?:={3,}|-{3,})[ \t]*)?(?=\n|\Z)")
# ``一、总体情况 …… 3``, ``Item 1A. Risk Factors . . . . 9``
# Begun only where a row of dots begins, and never given back: a page of dots takes no longer than one of words.
_LEADER = pattern(
    r"(?:(?<![.·…])[.·…]{4}|(?<!…)…{2}|(?<![ \t][.·])(?:[ \t][.·]){4})[.·… \t]*+\d{1,4}[ \t]*$", re.MULTILINE
)
_DOTS = ("....", "……", "··", ". .", "· ·")
_PAGE = pattern(r"[ \t]\d{1,4}[ \t]*$", re.MULTILINE)
_PAGED = pattern(r"^[ \t]*(?P<name>[^\s\d][^\n]{1,80}?[^\s\d.])[ \t]+(?P<page>\d{1,4})[ \t]*$", re.MULTILINE)
_CONTENTS = pattern(r"^[ \t]*(?:{zh.headings.contents}|{en.headings.contents})[ \t]*$", re.MULTILINE)
_LINE = pattern(r"[ \t]*(?P<name>\S[^\n]*?)[ \t]*(?:\n\s*|\Z)")


def fixed_paragraphs(document: Document, text: str) -> list[Paragraph]:
    """In order and without overlaps. ``text`` is the document's with its chrome masked."""
    tables = [_with_pipes(text, row) for row in _table_rows(document.layout.tables)] or markdown_rows(document.text)
    rows = [*tables, *_contents(text)]
    headings = document.layout.headings or markdown_headings(document.text)
    fixed = [Paragraph(trimmed, row=True) for span in rows if (trimmed := trim(text, span)).start < trimmed.end]
    fixed += [_styled(text, heading) for heading in headings if heading.span.of(text).strip()]
    return _apart(fixed)


def _apart(fixed: Iterable[Paragraph]) -> list[Paragraph]:
    apart: list[Paragraph] = []
    for block in sorted(fixed, key=lambda block: (block.span, not block.row)):
        if not apart or block.span.start >= apart[-1].span.end:
            apart.append(block)
    return apart


def _styled(text: str, heading: StyledHeading) -> Paragraph:
    """The line's marker belongs to the paragraph and not to the heading. One as long as a paragraph is one, whatever
    its style."""
    span = trim(text, heading.span)
    start = text.rfind("\n", 0, span.start) + 1
    marker = text[start : span.start].strip()
    whole = Span(start + len(text[start : span.start]) - len(text[start : span.start].lstrip()), span.end)
    if marker.strip("#"):
        whole = span  # something else stands there
    behind = _MARKER.match(text, span.end)
    if behind is not None:
        whole = Span(whole.start, span.end + len(behind.group().rstrip()))
    is_text = cells(span.of(text)) > LONGEST_MARKED
    return Paragraph(whole) if is_text else Paragraph(whole, span, heading.level)


def _table_rows(tables: Sequence[Table]) -> Iterator[Span]:
    """From the first to the last cell that begins in a row; a cell that stretches over several stands in its first."""
    for table in tables:
        rows: dict[int, Span] = {}
        for cell in table.cells:
            if cell.span.start < cell.span.end:
                row = rows.get(cell.row, cell.span)
                rows[cell.row] = Span(min(row.start, cell.span.start), max(row.end, cell.span.end))
        yield from rows.values()


def _with_pipes(text: str, row: Span) -> Span:
    """A row with the outer pipes of its line, where Markdown draws them."""
    start, end = row
    while start > 0 and text[start - 1] in "| \t":
        start -= 1
    while end < len(text) and text[end] in "| \t":
        end += 1
    return trim(text, Span(start, end))


def _contents(text: str) -> Iterator[Span]:
    """The entries of tables of contents: with leaders; several in a row that end in pages which do not fall; under
    their heading also without pages."""
    for leader in _LEADER.finditer(text) if any(dots in text for dots in _DOTS) else ():
        start = text.rfind("\n", 0, leader.start()) + 1
        if leader.end() - start <= LONGEST_ENTRY:
            yield Span(start, leader.end())
    for run in _paged_runs(text):
        if len(run) >= FEWEST_ENTRIES and (_is_headed(text, run[0].start()) or _recur(text, run)):
            yield from (Span(*m.span()) for m in run)
    end = 0
    for heading in _CONTENTS.finditer(text):
        if heading.start() < end:
            continue  # one of the entries below another
        for entry in _listed(text, heading.end()):
            end = entry.end
            yield entry


def _paged_runs(text: str) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for match in _entries(text):
        follows = run and text[run[-1].end() : match.start()].isspace() and int(match["page"]) >= int(run[-1]["page"])
        if run and not follows:
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _entries(text: str) -> Iterator[re.Match[str]]:
    for page in _PAGE.finditer(text):
        match = _PAGED.match(text, text.rfind("\n", 0, page.start()) + 1)
        if match is not None:
            yield match


def _is_headed(text: str, at: int) -> bool:
    above = text[:at].rstrip()
    return bool(_CONTENTS.fullmatch(above[above.rfind("\n") + 1 :]))


def _recur(text: str, run: Sequence[re.Match[str]]) -> bool:
    """Whether the lines of ``run`` have labels and most of them come again below."""
    names = [m["name"] for m in run if label_at(text, *m.span("name"))]
    again = sum(text.find(f"\n{name}", run[-1].end()) >= 0 for name in names)
    return 2 * again > len(run)


def _listed(text: str, at: int) -> Iterator[Span]:
    """The lines from ``at`` on that come again as lines of the text."""
    match = _LINE.match(text, at + len(text[at:]) - len(text[at:].lstrip()))
    while match is not None and len(match["name"]) <= LONGEST_ENTRY:
        entry = _PAGED.fullmatch(match["name"])
        if text.find(f"\n{entry['name'] if entry else match['name']}", match.end() - 1) < 0:
            return
        yield Span(*match.span("name"))
        match = _LINE.match(text, match.end())
