"""How many rows of a table are beyond a limit: 在校生超过1万人的有6个."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from compare.checks.identities.paragraphs import Told, ToldParagraph, paragraphs_of
from compare.checks.retold.tables import RetoldTable, measure_of, measures_of, tables_near, tables_of
from compare.checks.rule import CheckedReport
from compare.checks.settings import FEWEST_RANKED
from compare.lexicon import pattern
from compare.model import Figure, FigureKind

_OVER = pattern("(?:{zh.retold.over})$")
_UNDER = pattern("(?:{zh.retold.under})$")
_OF_ROWS = pattern("(?:{zh.retold.count_of_rows})$")


class Miscounted(NamedTuple):
    stated: Figure
    limit: Figure
    counted: int


def miscounted(checked: CheckedReport) -> Iterator[Miscounted]:
    """Where no column of the limit's measure has so many rows beyond it."""
    for paragraph in paragraphs_of(checked) if tables_of(checked) else ():
        for limit, stated in _pairs(paragraph):
            counts = [
                count
                for table in tables_near(checked, paragraph.span.start)
                for count in _counts(table, limit.figure, over=_OVER.search(limit.lead) is not None)
            ]
            if counts and stated.value not in counts and len(set(counts)) == 1:
                yield Miscounted(stated.figure, limit.figure, counts[0])


def _pairs(paragraph: ToldParagraph) -> Iterator[tuple[Told, Told]]:
    """A limit and the number behind it."""
    for limit, stated in zip(paragraph.told, paragraph.told[1:], strict=False):
        beyond = _OVER.search(limit.lead) or _UNDER.search(limit.lead)
        if beyond and stated.figure.kind is FigureKind.COUNT and _OF_ROWS.search(stated.lead):
            yield limit, stated


def _counts(table: RetoldTable, limit: Figure, *, over: bool) -> Iterator[int]:
    """For each column of a limit's measure the number of rows beyond it, where it parts them."""
    assert limit.value is not None
    for column in table.sheet.levels:
        cells = [cell for row in table.plain_rows if (cell := table.sheet.at(row, column)) is not None]
        if len(cells) < FEWEST_RANKED or measure_of(cells[0].figure) not in measures_of(limit):
            continue
        count = sum((cell.value > limit.value) if over else (cell.value < limit.value) for cell in cells)
        if min(cell.value for cell in cells) < limit.value < max(cell.value for cell in cells):
            yield count
