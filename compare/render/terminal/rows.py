"""Answers in rows for people: a table with a row each."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rich.text import Text

from compare.render.clean import clean
from compare.render.printed import plain_decimal
from compare.render.results import Presentation, TableResult
from compare.render.terminal.paint import QUIET, paint
from compare.render.terminal.table import TableCell, table

# Characters of a text shown in one row.
_LONGEST = 80


def write(result: TableResult, presentation: Presentation) -> str:
    return paint(_lines(result, presentation), color=presentation.color)


def _lines(result: TableResult, presentation: Presentation) -> Iterator[Text]:
    words = presentation.words
    if not result.rows:
        yield Text(words("Nothing found."))
        return
    shown = [number for number, name in enumerate(result.columns) if name in result.titles]
    heads = [TableCell(words(result.titles[result.columns[number]]), QUIET) for number in shown]
    rows = [heads, *([TableCell(_shown(row[number])) for number in shown] for row in result.rows)]
    right = tuple(
        place
        for place, number in enumerate(shown)
        if any(isinstance(row[number], int | float | Decimal) for row in result.rows)
    )
    widest = max(range(len(shown)), key=lambda place: max(len(row[place].text) for row in rows[1:]))
    yield from table(rows, presentation.width, flexible=widest, right=right)


def _shown(value: object) -> str:
    if value is None:
        return ""
    text = plain_decimal(value) if isinstance(value, Decimal) else clean(" ".join(str(value).split()))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
