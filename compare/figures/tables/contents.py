"""Contents pages: tables whose numbers are those of pages, and no figures."""

from __future__ import annotations

from itertools import groupby, pairwise

from compare.figures import settings
from compare.lexicon import pattern
from compare.model import Table

_PAGE = pattern(r"\d{1,4}|[A-Za-z]-\d{1,3}")
_PAGE_HEAD = pattern("{zh.tables.page_head}|{en.tables.page_head}")
_LABELLED = pattern(
    r"\s*(?:{zh.numerals.label}[、.．]|[(（]{zh.numerals.label}[)）]|第{zh.numerals.ordinal}{zh.reading.numbered_part}|"
    r"\d{1,2}(?:\.\d{1,2})*[、.．\s]|{en.reading.numbered_part}\s)"
)


def is_contents(table: Table, text: str) -> bool:
    """Whether a table is a contents page: each row a heading and, last, the number of a page that is not below the one
    before. Either the column is headed so (Page, 页码), or most headings have a label (一、, Item 1.)."""
    rows = [[c.span.of(text).strip() for c in row] for _, row in groupby(table.cells, key=lambda cell: cell.row)]
    rows = [held for row in rows if (held := [written for written in row if written])]
    entries = [row for row in rows if _is_entry(row)]
    others = [row for row in rows if not _is_entry(row)]
    if len(entries) < settings.FEWEST_TABLE_ROWS or len(others) > len(entries):
        return False
    if any(_PAGE.fullmatch(written) for row in entries for written in row[1:-1]):
        return False
    pages = [int(row[-1]) for row in entries if row[-1].isdigit()]
    if any(a > b for a, b in pairwise(pages)):
        return False
    if any(_PAGE_HEAD.fullmatch(row[-1]) for row in others):
        return True
    labelled = sum(_LABELLED.match(row[0]) is not None for row in entries)
    return len(entries) >= settings.FEWEST_ENTRIES and 2 * labelled > len(entries) and not _are_headed(rows[0])


def _is_entry(row: list[str]) -> bool:
    return len(row) > 1 and _PAGE.fullmatch(row[-1]) is not None


def _are_headed(row: list[str]) -> bool:
    """Whether the first row holds words over the numbers that are not those of a contents page."""
    return len(row) > 1 and not _PAGE.fullmatch(row[-1])
