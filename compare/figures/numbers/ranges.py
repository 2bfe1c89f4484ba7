"""Ranges: 50-100亿元, 6%-6.5%, 三四十万元, ages 2 to 14; and the two levels of ``from 85% to 92%``, which are none."""

from __future__ import annotations

import re
from decimal import Decimal

from compare.figures.numbers import english_units as english
from compare.figures.numbers.amounts import Amount, Number, amount_at
from compare.figures.numbers.counting import counts_in_words
from compare.figures.numbers.numeral_values import plain
from compare.figures.numbers.numerals import adjacent_range, read
from compare.figures.numbers.signs import minus_before
from compare.figures.numbers.unit_behind import directly_behind
from compare.figures.numbers.units import Unit, unit_at
from compare.figures.settings import LEVELS_BEFORE
from compare.lexicon import pattern
from compare.model import FigureKind

_TO = pattern(r" ?(?:{zh.dates.until}|(?P<english>to)(?= )|(?P<between>and)(?= )) ?")
_BETWEEN = pattern(r"\b{en.approximations.between} (?:{en.approximations.about} )?{en.units.currency_marks}?$")
_FROM = pattern(r"\bfrom (?:{en.approximations.about} )?{en.units.currency_marks}?$")
# Before a number that to follows: it is what something changed by or what it changed from, no end of a range.
_CHANGED = pattern(
    r"(?i:{en.growth.up}|{en.growth.down}|\bby)(?: by)?(?: {en.approximations.about})? {en.units.currency_marks}?$"
)
_RANGING = pattern(r"\b{en.approximations.ranging} from\b")
_AGES = pattern(r"\b{en.units.ages_before} $")
_TRAILING_SCALE = pattern("(?:{zh.numerals.small_scales}|{zh.numerals.large_scales}|k)+$")
_PAIR = 2  # characters of two digits alone
_AGE_BEFORE = 10  # characters: between the ages of


def range_at(text: str, at: int, first: Amount, floor: int) -> Number | None:
    """The range that begins with the number ``first`` at ``at``; what stands before ``floor`` belongs to another."""
    if first.words and (ends := adjacent_range(first.text)):
        return _adjacent(text, at, first, ends)
    own = unit_at(text, first.end)
    to = to_behind(text, at, own[1] if own else first.end)
    second = amount_at(text, to.end()) if to else None
    if not to or not second or first.words != second.words or (to["english"] and _tells_two(text, at)):
        return None
    printed = second
    second, last = directly_behind(text, to.end(), second)
    if last is None and to["english"] and _AGES.search(text, max(0, at - _AGE_BEFORE), at):
        last = Unit("years", FigureKind.AGE), second.end
    if not last or (own and own[0].name != last[0].name):
        return None
    low = first.numeral.value if own else _low(first, printed, second)
    below_zero = minus_before(text, at)
    low = low if below_zero is None else -low
    if low >= second.numeral.value or (first.words and not counts_in_words(text, at, second, last[0])):
        return None
    currency = english.currency_before(text, at, floor)
    name, start = currency or (last[0].name, at if below_zero is None else below_zero)
    return Number(start, last[1], None, name, FigureKind.RANGE, low=low, high=second.numeral.value)


def to_behind(text: str, at: int, end: int) -> re.Match[str] | None:
    """What joins the number at ``[at, end)`` to the end of its range: a dash, to, or and where between stands before."""
    to = _TO.match(text, end)
    is_pair = to is not None and to["between"] is not None
    return None if is_pair and not _BETWEEN.search(text, max(0, at - LEVELS_BEFORE), at) else to


def _adjacent(text: str, at: int, numeral: Amount, ends: tuple[Decimal, Decimal]) -> Number | None:
    """``三四十万元``; a pair without a scale may be the two numbers of a name (一二批次) and must count something."""
    unit = unit_at(text, numeral.end)
    if not unit or not (len(numeral.text) > _PAIR or counts_in_words(text, at, numeral, unit[0])):
        return None
    low, high = ends
    return Number(at, unit[1], None, unit[0].name, FigureKind.RANGE, vague=numeral.vague, low=low, high=high)


def level_behind(text: str, at: int, amount: Amount) -> tuple[Amount, Unit] | None:
    """The number at ``at`` with the unit of the level that it rises or falls to: ``from 1,200 to 1,350 employees``."""
    to = to_behind(text, at, amount.end)
    second = amount_at(text, to.end()) if to and to["english"] and tells_levels(text, at) else None
    if not to or not second or amount.words:
        return None
    scaled, unit = directly_behind(text, to.end(), second)
    if not unit:
        return None
    factor = scaled.numeral.value / second.numeral.value if second.numeral.value else Decimal(1)
    return (amount.times(int(factor), amount.end) if factor > 1 else amount), unit[0]


def tells_levels(text: str, at: int) -> bool:
    """Whether ``from`` before a number makes it the level that something rose or fell from, not the end of a range."""
    start = max(0, at - LEVELS_BEFORE)
    return _FROM.search(text, start, at) is not None and _RANGING.search(text, start, at) is None


def _tells_two(text: str, at: int) -> bool:
    return tells_levels(text, at) or tells_change(text, at)


def tells_change(text: str, at: int) -> bool:
    """Whether the number at ``at`` is a change and the one behind ``to`` the level reached: up $4.7 million to $397 million."""
    return _CHANGED.search(text, max(0, at - LEVELS_BEFORE), at) is not None


def _low(first: Amount, printed: Amount, second: Amount) -> Decimal:
    """The lower end where it shares the scale of the higher: 50-100亿 begins at 50亿."""
    low, high = first.numeral.value, second.numeral.value
    if first.scaled or not (second.numeral.rounded or first.words):
        return low
    factor = _factor(printed) if second is printed else high / printed.numeral.value
    return plain(low * factor) if factor and low * factor < high else low


def _factor(amount: Amount) -> Decimal | None:
    """What 亿 in 100亿 multiplies by; 十 alone is no scale that an end leaves out (二至三十人 begins at two)."""
    printed = read(_TRAILING_SCALE.sub("", amount.text))
    factor = amount.numeral.value / printed.value if printed and printed.value else None
    return factor if factor and factor >= 100 else None
