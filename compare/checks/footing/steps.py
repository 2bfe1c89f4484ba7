"""Columns that compare each row with the one before it, or with a row that their head names, where the rows are years: growth
on the year before, an index (上年=100; 2018 = 100)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare.checks.footing.formulas import Formula, Growth, Quotient
from compare.checks.footing.relations import Relation, related
from compare.checks.footing.sheets import FigureGrid
from compare.checks.settings import FEWEST_AGREEING, FOLLOWS
from compare.figures.tables.headings import Role
from compare.lexicon import pattern
from compare.model import FigureKind

_YEAR = pattern("^(?:fy ?)?(?P<year>{common.dates.year})年?(?:度|末)?$")
_INDEX = pattern("(?:(?P<year>{common.dates.year})年?|{zh.footing.year_before}|{en.footing.year_before}) ?= ?100")
_HUNDRED = Decimal(100)


def steps(sheet: FigureGrid) -> Iterator[Relation]:
    """Each column of growth, or of an index, of the one column of levels by which most rows hold."""
    years = {int(named["year"]): row for row, line in enumerate(sheet.rows) if (named := _YEAR.match(line.label))}
    if len(years) <= FEWEST_AGREEING or len(years) < len(sheet.rows) - 1:
        return
    for column, own in sheet.heads.items():
        index = _INDEX.search(f"{sheet.columns[column].label} {own.head.words}")
        if index is None and own.head.role is not Role.GROWTH:
            continue
        base = years.get(int(index["year"])) if index and index["year"] else None
        if index and index["year"] and base is None:
            continue
        formula: Formula = Quotient(_HUNDRED) if index else Growth(-1 if own.head.falls else 1)
        tried = [
            _relations(sheet, years, (column, level), formula, base)
            for level, other in sheet.heads.items()
            if level != column and other.head.role is Role.LEVEL
        ]
        best: list[Relation] = max(tried, key=_holding, default=[])
        holding = _holding(best)
        if holding >= FEWEST_AGREEING and holding >= FOLLOWS * len(best):
            yield from best


def _holding(relations: Sequence[Relation]) -> int:
    return sum(relation.holds for relation in relations)


def _relations(
    sheet: FigureGrid, years: dict[int, int], columns: tuple[int, int], formula: Formula, base: int | None
) -> list[Relation]:
    found = []
    for year, row in years.items():
        before = years.get(year - 1) if base is None else base
        if before is None or before == row:
            continue
        result, new, old = sheet.at(row, columns[0]), sheet.at(row, columns[1]), sheet.at(before, columns[1])
        if result is None or new is None or old is None or new.figure.unit != old.figure.unit:
            continue
        if isinstance(formula, Growth) and result.figure.kind is not FigureKind.PERCENT:
            continue
        if new.figure.kind is not FigureKind.PERCENT and (each := related(result, (new, old), formula)):
            found.append(each)
    return found
