"""Amounts of money: a currency before the number, and small money behind it."""

from __future__ import annotations

from decimal import Decimal

from compare.figures.numbers import english_units as english
from compare.figures.numbers.amounts import Amount, Number
from compare.figures.numbers.chinese_numerals import DIGIT
from compare.figures.numbers.numerals import numeral
from compare.lexicon import pattern
from compare.model import FigureKind

_SMALL_MONEY = pattern(
    rf"又?(?:(?P<tenths>[\d.]+|{DIGIT}+)角)?(?:(?P<cents>\d+|(?:{DIGIT}|十)+)(?:{{zh.units.cents}}))?"
)
CENT = Decimal("0.01")


def priced(text: str, at: int, amount: Amount, floor: int) -> Number | None:
    """``$1.2 billion``, ``$(1.2) million``; a sign before ``floor`` belongs to another number."""
    bracketed = text[at - 1 : at] == "(" and text[amount.end : amount.end + 1] == ")"
    currency = english.currency_before(text, at - bracketed, floor)
    if not currency:
        return None
    (code, start), end = currency, amount.end + bracketed
    scaled = english.scale_at(text, end, money=True)
    if scaled:
        amount, end = amount.times(*scaled), scaled[1]
    before = text[start - 1 : start]
    negative = bracketed or before in ("-", "−") or (before == "(" and text[end : end + 1] == ")")
    value, step, _ = amount.numeral
    return Number(start, end, -value if negative else value, code, FigureKind.AMOUNT, step, amount.vague)


def with_small_money(text: str, number: Number) -> Number:
    """An amount of money with what follows in smaller coin: 50元6角三分, 15 dollars 50."""
    small = english.cents_after(text, number.end) or _small_money(text, number.end)
    if small is None or number.value is None:
        return number
    return number._replace(value=number.value + small[0] / 100, end=small[1], step=CENT)


def _small_money(text: str, at: int) -> tuple[Decimal, int] | None:
    """角 and 分 in 分, with their end."""
    match = _SMALL_MONEY.match(text, at)
    if not match or not (match["tenths"] or match["cents"]):
        return None
    tenths, cents = numeral(match["tenths"] or "0"), numeral(match["cents"] or "0")
    return None if tenths is None or cents is None else (tenths * 10 + cents, match.end())
