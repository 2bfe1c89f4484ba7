"""Rows and columns that balance: what came in less what went out, the opening and the closing balance, assets and what
they are paid with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.checks.footing.relations import Relation, added, alike
from compare.checks.footing.sheets import Cell, Sheet
from compare.figures.tables.headings import Role
from compare.lexicon import Pattern, pattern

_BALANCE = pattern("{zh.footing.balance}")
_DEFICIT = pattern("{zh.footing.deficit}")
_ACCUMULATED = pattern("{zh.footing.accumulated}")
_INCOME = pattern("{zh.footing.income}")
_OUTGO = pattern("{zh.footing.outgo}")
_OPENING = pattern("{zh.footing.opening}")
_CLOSING = pattern("{zh.footing.closing}")
_INCREASE = pattern("{zh.footing.increase}")
_DECREASE = pattern("{zh.footing.decrease}")
_ASSETS = pattern("{zh.footing.assets}|{en.footing.assets}")
_LIABILITIES = pattern("{zh.footing.liabilities}|{en.footing.liabilities}")
_EQUITY = pattern("{zh.footing.equity}|{en.footing.equity}")
_BOTH = pattern("{zh.footing.liabilities_and_equity}|{en.footing.liabilities_and_equity}")


def balances(sheet: Sheet) -> Iterator[Relation]:
    """The relations of balances, each where its rows or columns stand once in the table."""
    yield from _differences(sheet)
    yield from _balance_sheet(sheet)
    yield from _movement(sheet)


def _differences(sheet: Sheet) -> Iterator[Relation]:
    """总收入, 总支出, 收支结余: right behind one another."""
    for row, line in enumerate(sheet.rows):
        if row < 2 or not _BALANCE.fullmatch(line.label) or _ACCUMULATED.search(line.label):
            continue
        first, second = sheet.rows[row - 2].label, sheet.rows[row - 1].label
        if not (_INCOME.search(first) and _OUTGO.search(second)):
            continue
        signs = (-1, 1) if _DEFICIT.search(line.label) else (1, -1)
        yield from _added(sheet, row, (row - 2, row - 1), signs)


def _balance_sheet(sheet: Sheet) -> Iterator[Relation]:
    assets, both = _only(sheet, _ASSETS), _only(sheet, _BOTH)
    liabilities, equity = _only(sheet, _LIABILITIES), _only(sheet, _EQUITY)
    if assets is not None and both is not None:
        yield from _added(sheet, both, (assets,), (1,))
    if both is not None and liabilities is not None and equity is not None:
        yield from _added(sheet, both, (liabilities, equity), (1, 1))
    elif assets is not None and liabilities is not None and equity is not None:
        yield from _added(sheet, assets, (liabilities, equity), (1, 1))


def _only(sheet: Sheet, name: Pattern) -> int | None:
    """The one row of that name."""
    rows = [row for row, line in enumerate(sheet.rows) if name.fullmatch(line.label)]
    return rows[0] if len(rows) == 1 else None


def _added(sheet: Sheet, result: int, terms: Sequence[int], signs: Sequence[int]) -> Iterator[Relation]:
    for column in sheet.levels:
        cells = [sheet.at(row, column) for row in (result, *terms)]
        held = [cell for cell in cells if cell is not None]
        if len(held) == len(cells) and alike(held):
            yield added(held[0], held[1:], signs)


def _movement(sheet: Sheet) -> Iterator[Relation]:
    """期初 | 本期增加 | 本期减少 | 期末, in each row."""
    names = {c: sheet.columns[c].label for c, column in sheet.heads.items() if column.head.role is not Role.SHARE}
    opening, closing = _column(names, _OPENING), _column(names, _CLOSING)
    more, less = _column(names, _INCREASE), _column(names, _DECREASE)
    if opening is None or closing is None or more is None or less is None or len({opening, closing, more, less}) < 4:
        return
    relations = []
    for row in range(len(sheet.rows)):
        cells: list[Cell] = [c for at in (closing, opening, more, less) if (c := sheet.at(row, at)) is not None]
        if len(cells) == 4 and alike(cells):
            relations.append(added(cells[0], cells[1:], (1, 1, -1)))
    if sum(relation.holds for relation in relations) * 2 >= len(relations):
        yield from relations


def _column(names: dict[int, str], name: Pattern) -> int | None:
    columns = [column for column, label in names.items() if name.search(label)]
    return columns[0] if len(columns) == 1 else None
