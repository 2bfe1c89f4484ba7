"""The unit of a value in a table: from its sign, its row, its column, or the caption, in this order."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from compare.figures.numbers import english_units as english
from compare.figures.numbers.amounts import Number
from compare.figures.numbers.intervals import around
from compare.figures.numbers.numeral_values import plain
from compare.figures.numbers.units import Unit, is_money
from compare.figures.tables.headings import Head, Role
from compare.figures.tables.scales import PERCENT, Scaled
from compare.figures.tables.values import Value
from compare.lexicon import pattern
from compare.model import FigureKind

# Rows of an English table that count things where the others are money, and those that the scale does not hold for.
_RATE_ENDING = pattern("{zh.tables.rate_ending}$")
_COUNTED = pattern("{en.tables.counted}|{zh.tables.counted}")
_SHARES = pattern("{en.tables.shares}")
_EACH = pattern("{en.tables.each}|{zh.tables.each}")
_LETTER_BEHIND = pattern(r"\([mM]\)$")
_RATE = pattern("{zh.tables.rate_word}|{en.tables.rate_word}")
_AMOUNT = pattern("{zh.tables.amount_ending}$")
_EXACT = (FigureKind.COUNT, FigureKind.DURATION, FigureKind.AGE)


class Units(NamedTuple):
    """What names a unit for the values of a row. ``currency`` is the sign that others of the columns show; ``label``
    and ``above`` are the row's and its group's."""

    label: str
    above: str
    own: Scaled | None  # of the cell for units in its row
    row: tuple[Scaled, ...]
    caption: tuple[Scaled, ...]
    currency: str | None


def measured(value: Value, head: Head, units: Units, level: Head | None) -> Number:
    """A value in its base unit, its places those of the cell's text; ``level`` is the head of the column that a growth
    is of."""
    scaled = _scaled(value, head, units, level)
    number = value.value if scaled.scale == 1 else plain(value.value * scaled.scale)
    step = value.step * scaled.scale
    if scaled.unit is None:
        name, kind = None, FigureKind.COUNT if value.whole or scaled.scale > 1 else FigureKind.RATE
    else:
        name, kind = scaled.unit
    exact = kind in _EXACT and step == 1
    return Number(value.start, value.end, number, name, kind, None if exact else step)


def _scaled(value: Value, head: Head, units: Units, level: Head | None) -> Scaled:
    if value.sign in ("%", "‰"):
        return PERCENT if value.sign == "%" else Scaled(Unit("‰", FigureKind.PERMILLE))
    if head.role is Role.SHARE:
        return _relative(head.units) or PERCENT
    if head.role is Role.GROWTH:
        growth = _of_growth(head, units)
        if growth:
            return growth
        if level is not None and all(map(_is_sign, head.units)):
            head = level  # 增减 and $ Change have the unit of the level
    own = _of_money(head.units, units.own) or units.own or _first(units.row) or _first(head.units)
    if own and own.unit and not _is_sign(own):
        return own
    if own is None and _RATE_ENDING.search(head.name):
        return _relative(units.caption) or Scaled(None)
    return _by_table(value, units, own)


def _of_money(head: Iterable[Scaled], own: Scaled | None) -> Scaled | None:
    """What a column is in where its head names money and the cell for units what is counted: 台 beside 单价(元)."""
    if own is None or own.unit is None or is_money(own.unit.name):
        return None
    return next((unit for unit in head if unit.unit is not None and is_money(unit.unit.name)), None)


def _of_growth(head: Head, units: Units) -> Scaled | None:
    """The percentage that a column of growth holds; None where its values are differences."""
    if head.units or head.difference:
        return _relative(head.units)
    in_percent = _RATE.search(head.growth) and not _AMOUNT.search(head.growth)
    return _relative(units.caption) or (PERCENT if in_percent else None)


def _is_sign(unit: Scaled) -> bool:
    """Whether a unit is a currency alone, as its sign over a column: the table may say a scale."""
    return unit.scale == 1 and unit.unit is not None and is_money(unit.unit.name)


def _by_table(value: Value, units: Units, own: Scaled | None) -> Scaled:
    """What the caption and the signs of currencies say of a value. A unit of money holds for no row that counts
    something or tells a rate, and its scale for none that tells the amount for one thing (per share, 每股). ``own`` is a scale or a currency alone that the row or the column names."""
    stated = _first(units.caption) or Scaled(None)
    if stated.unit and not is_money(stated.unit.name):
        return stated
    for_one = bool(_EACH.search(units.label))
    counted = not for_one and bool(_COUNTED.search(units.label))
    for_one = for_one or (not counted and bool(_EACH.search(units.above)))
    shares = counted and bool(_SHARES.search(units.label))
    scale = Decimal(1) if for_one or (counted and not shares) else stated.scale
    if own and own.unit is None:
        scale = own.scale  # (000s) in the row's own label
    code = english.currency_of(value.sign) if value.sign else None
    if code:
        return Scaled(Unit(code, FigureKind.AMOUNT), scale)
    if shares:
        return Scaled(Unit("shares", FigureKind.COUNT), scale)
    if counted or _LETTER_BEHIND.search(units.label):
        return Scaled(None, scale)
    named = (own and own.unit) or stated.unit or _shown(units.currency)
    return Scaled(named, scale)


def _shown(currency: str | None) -> Unit | None:
    """The unit of the sign that other values of the columns show."""
    code = english.currency_of(currency) if currency else None
    return Unit(code, FigureKind.AMOUNT) if code else None


def as_points(growth: Number, old: Number, new: Number, name: str) -> Number:
    """A growth in percentage points where it is the difference of two levels in percent: 45.2 and 47.7 with -2.5.
    ``name`` is what points are called."""
    if growth.value is None or old.value is None or new.value is None:
        return growth
    difference = around(abs(new.value - old.value), new.step).wider((old.step or Decimal(0)) / 2)
    if not around(abs(growth.value), growth.step).meets(difference):
        return growth
    return growth._replace(unit=name, kind=FigureKind.PERCENTAGE_POINT)


def _relative(units: Iterable[Scaled]) -> Scaled | None:
    return next((unit for unit in units if unit.relative), None)


def _first(units: tuple[Scaled, ...]) -> Scaled | None:
    """The unit of a level: the first that is not relative, if there is one."""
    return next((unit for unit in units if not unit.relative), units[0] if units else None)
