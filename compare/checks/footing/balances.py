"""Rows and columns that balance: what came in less what went out, assets and what they are paid with, the two sides of
an account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.checks.footing.relations import Relation, added, alike
from compare.checks.footing.sheets import FigureGrid
from compare.lexicon import Pattern, pattern

_BALANCE = pattern("{zh.footing.balance}|{en.footing.balance}")
_DEFICIT = pattern("{zh.footing.deficit}|^{en.footing.deficit}$")
_ACCUMULATED = pattern("{zh.footing.accumulated}")
_INCOME = pattern("{zh.footing.income}|^{en.footing.income}$")
_OUTGO = pattern("{zh.footing.outgo}|^{en.footing.outgo}$")
_ASSETS = pattern("{zh.footing.assets}|{en.footing.assets}")
_LIABILITIES = pattern("{zh.footing.liabilities}|{en.footing.liabilities}")
_EQUITY = pattern("{zh.footing.equity}|{en.footing.equity}")
# What is taken in, what is taken off, what is left.
_ACCOUNTS = (
    (
        pattern("{zh.footing.sales}|{en.footing.sales}"),
        pattern("{zh.footing.cost_of_sales}|{en.footing.cost_of_sales}"),
        pattern("{zh.footing.gross_profit}|{en.footing.gross_profit}"),
    ),
    (
        pattern("{zh.footing.gross_profit}|{en.footing.gross_profit}"),
        pattern("{zh.footing.operating_expenses}|{en.footing.operating_expenses}"),
        pattern("{zh.footing.operating_income}|{en.footing.operating_income}"),
    ),
)
_CASH_FLOW = pattern("{zh.footing.cash_flow}|{en.footing.cash_flow}")
_CHANGE_OF_CASH = pattern("{zh.footing.net_change_of_cash}|{en.footing.net_change_of_cash}")
_CASH_AT_BEGINNING = pattern("{zh.footing.cash_at_beginning}|{en.footing.cash_at_beginning}")
_CASH_AT_END = pattern("{zh.footing.cash_at_end}|{en.footing.cash_at_end}")
_FLOWS = (3, 4)  # with or without exchange rates
_BOTH = pattern("{zh.footing.liabilities_and_equity}|{en.footing.liabilities_and_equity}")


def balances(sheet: FigureGrid) -> Iterator[Relation]:
    """The relations of balances, each where its rows or columns stand once in the table."""
    yield from _differences(sheet)
    yield from _accounts(sheet)
    yield from _balance_sheet(sheet)
    yield from _cash_flows(sheet)


def _differences(sheet: FigureGrid) -> Iterator[Relation]:
    """总收入, 总支出, 收支结余; Exports, Imports, Trade balance: right behind one another."""
    for row, line in enumerate(sheet.rows):
        if row < 2 or not _BALANCE.fullmatch(line.label) or _ACCUMULATED.search(line.label):
            continue
        first, second = sheet.rows[row - 2].label, sheet.rows[row - 1].label
        if not (_INCOME.search(first) and _OUTGO.search(second)):
            continue
        signs = (-1, 1) if _DEFICIT.search(line.label) else (1, -1)
        yield from _added(sheet, row, (row - 2, row - 1), signs)


def _accounts(sheet: FigureGrid) -> Iterator[Relation]:
    """Net sales, Cost of sales, Gross profit; Gross profit, Operating expenses, Operating income: three rows, one right
    behind another, in which what is taken off is printed without a sign."""
    for row in range(2, len(sheet.rows)):
        labels = [sheet.rows[at].label for at in (row - 2, row - 1, row)]
        named = any(all(map(_fits, names, labels)) for names in _ACCOUNTS)
        for relation in _added(sheet, row, (row - 2, row - 1), (1, -1)) if named else ():
            if all(term.value > 0 for term in relation.terms):
                yield relation


def _fits(name: Pattern, label: str) -> bool:
    return name.fullmatch(label) is not None


def _balance_sheet(sheet: FigureGrid) -> Iterator[Relation]:
    assets, both = _only(sheet, _ASSETS), _only(sheet, _BOTH)
    liabilities, equity = _only(sheet, _LIABILITIES), _only(sheet, _EQUITY)
    if assets is not None and both is not None:
        yield from _added(sheet, both, (assets,), (1,))
    if both is not None and liabilities is not None and equity is not None:
        yield from _added(sheet, both, (liabilities, equity), (1, 1))
    elif assets is not None and liabilities is not None and equity is not None:
        yield from _added(sheet, assets, (liabilities, equity), (1, 1))


def _cash_flows(sheet: FigureGrid) -> Iterator[Relation]:
    """The net cash of operations, investing and financing, with what exchange rates did, and the change of cash that they
    make."""
    change = _only(sheet, _CHANGE_OF_CASH)
    flows = [row for row, line in enumerate(sheet.rows) if _CASH_FLOW.fullmatch(line.label)]
    if change is not None and len(flows) in _FLOWS and max(flows) < change:
        yield from _added(sheet, change, flows, (1,) * len(flows))
    opening, closing = _only(sheet, _CASH_AT_BEGINNING), _only(sheet, _CASH_AT_END)
    if change is not None and opening is not None and closing is not None:
        yield from _added(sheet, closing, (opening, change), (1, 1))


def _only(sheet: FigureGrid, name: Pattern) -> int | None:
    """The one row of that name."""
    rows = [row for row, line in enumerate(sheet.rows) if name.fullmatch(line.label)]
    return rows[0] if len(rows) == 1 else None


def _added(sheet: FigureGrid, result: int, terms: Sequence[int], signs: Sequence[int]) -> Iterator[Relation]:
    for column in sheet.levels:
        cells = [sheet.at(row, column) for row in (result, *terms)]
        held = [cell for cell in cells if cell is not None]
        if len(held) == len(cells) and alike(held):
            yield added(held[0], held[1:], signs)


def sides(sheets: Sequence[FigureGrid]) -> Iterator[Relation]:
    """Two sides of a table that come to one sum: 收入总计 beside 支出总计, in one row."""
    if len(sheets) < 2:
        return
    left, right = sheets
    for row, place in enumerate(left.places):
        if place not in right.places:
            continue
        other = right.places.index(place)
        if _is_last(left, row) and _is_last(right, other):
            for a, b in zip(left.levels, right.levels, strict=False):
                one, two = left.at(row, a), right.at(other, b)
                if one is not None and two is not None and alike([one, two]):
                    yield added(two, [one], [1])


def _is_last(sheet: FigureGrid, row: int) -> bool:
    """Whether a row is the last total of its side."""
    return sheet.rows[row].total and not any(line.total for line in sheet.rows[row + 1 :])
