"""The sign of a number: a minus before it, 负, brackets around it."""

from __future__ import annotations

from compare.figures.numbers.amounts import Number, amount_at, step_of
from compare.figures.numbers.units import unit_at
from compare.lexicon import pattern

_MINUS = pattern(r"{zh.numerals.minus}$|(?:^|(?<![A-Za-z0-9%\-−]))[-−]$")
# Behind a word of falling the brackets repeat what the word says: 下降(12.3)%.
_FALL_BEFORE = pattern(r"{zh.growth.down}\(?$")
# A number in brackets with a unit behind them; a bare (3)人 may be the label of a heading.
_ACCOUNTED = pattern(r"\((?=[\d,]*(?:\.\d|,\d)|\d+\)[%‰])[\d,.]+\)(?=[%‰]|{zh.numerals.large_scales}|元)")
_LONGEST_MINUS = 3  # characters of a minus and of what may stand before it
_LONGEST_FALL = 4  # characters of a word of falling and the bracket


def signed(text: str, number: Number) -> Number:
    """The number with a printed minus, 负 or 零下 taken in."""
    minus = minus_before(text, number.start)
    if number.value is None or minus is None:
        return number
    return number._replace(start=minus, value=-number.value)


def minus_before(text: str, at: int) -> int | None:
    """Where the minus right before a number begins."""
    minus = _MINUS.search(text, max(0, at - _LONGEST_MINUS), at)
    return minus.start() if minus else None


def bracketed(text: str, at: int) -> Number | None:
    """The figure whose bracket opens at ``at``, as accounts print what is negative: (1,234.56)万元."""
    match = _ACCOUNTED.match(text, at)
    amount = amount_at(text[at + 1 : match.end() - 1] + text[match.end() : match.end() + 2], 0) if match else None
    if not match or not amount:
        return None
    end = at + 2 + amount.end
    unit = unit_at(text, end)
    if not unit:
        return None
    positive = _FALL_BEFORE.search(text, max(0, at - _LONGEST_FALL), at) is not None
    value = amount.numeral.value if positive else -amount.numeral.value
    return Number(at, unit[1], value, unit[0].name, unit[0].kind, step_of(amount.numeral, unit[0].kind), amount.vague)
