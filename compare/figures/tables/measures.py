"""The unit of a value in a table: from its sign, its row, its column, or the caption, in this order."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from compare.figures.numbers import english_units as english
from compare.figures.numbers.amounts import Number
from compare.figures.numbers.numeral_values import plain
from compare.figures.numbers.units import Unit
from compare.figures.tables.headings import Head, Role
from compare.figures.tables.scales import PERCENT, Scaled
from compare.figures.tables.values import Value
from compare.lexicon import pattern
from compare.model import FigureKind

# Rows of an English table that count things where the others are money, and those that the scale does not hold for.
_COUNTED = pattern("{en.tables.counted}")
_SHARES = pattern("{en.tables.shares}")
_EACH = pattern("{en.tables.each}")
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
        growth = _relative(head.units) or (None if head.units else _relative(units.caption))
        if growth:
            return growth
        if not head.units and _RATE.search(head.growth) and not _AMOUNT.search(head.growth):
            return PERCENT
        head = head if head.units or level is None else level  # 增减 in the unit of the level
    scaled = units.own or _first(units.row) or _first(head.units) or _first(units.caption) or Scaled(None)
    return scaled if scaled.unit else _money(value, units, scaled)


def _money(value: Value, units: Units, scaled: Scaled) -> Scaled:
    """Where only a scale is told, or nothing: the currency whose sign the value has or its column shows."""
    counted = _COUNTED.search(units.label) and not _EACH.search(units.label)
    each = _EACH.search(units.label) or (_EACH.search(units.above) and not counted)
    sign = value.sign or ("" if counted else units.currency or "")
    scale = Decimal(1) if each and not units.row else scaled.scale
    code = english.currency_of(sign) if sign else None
    if code is None and counted and _SHARES.search(units.label):
        return Scaled(Unit("shares", FigureKind.COUNT), scale)
    return Scaled(Unit(code, FigureKind.AMOUNT) if code else None, scale)


def _relative(units: Iterable[Scaled]) -> Scaled | None:
    return next((unit for unit in units if unit.relative), None)


def _first(units: tuple[Scaled, ...]) -> Scaled | None:
    """The unit of a level: the first that is not relative, if there is one."""
    return next((unit for unit in units if not unit.relative), units[0] if units else None)
