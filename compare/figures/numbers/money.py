"""Amounts of money: a currency before the number, and small money behind it."""

from __future__ import annotations

from decimal import Decimal

from compare.figures.numbers import english_units as english
from compare.figures.numbers.amounts import Amount, Number, amount_at
from compare.figures.numbers.chinese_numerals import DIGIT
from compare.figures.numbers.numeral_values import plain
from compare.figures.numbers.numerals import numeral
from compare.figures.numbers.ranges import tells_change, tells_levels, to_behind
from compare.figures.numbers.units import Unit, currency_called
from compare.lexicon import pattern
from compare.model import FigureKind

_SMALL_MONEY = pattern(
    rf"又?(?:(?P<tenths>[\d.]+|{DIGIT}+)角)?(?:(?P<cents>\d+|(?:{DIGIT}|十)+)(?:{{zh.units.cents}}))?"
)
_YUAN, _LONGEST_CURRENCY = "元", 5
_CURRENCY_NAME = pattern("{zh.units.currency_names}$")
CENT = Decimal("0.01")
_NEXT_PRICE = pattern(r"(?:{en.units.dollar_prefixes}?{en.units.currency_marks}|{en.units.currency_codes} ?)?")
_NOUN_BEFORE, _JOINS = pattern(r"(?P<noun>[a-z]+) \($"), pattern("^{en.nouns.closing}$")
_GOES_ON = pattern(r"\)(?: [a-z]|[,;.])")
LONGEST_JOINED = 24  # characters of a word and the bracket behind it
_MINUS = pattern(r"(?:^|(?<![A-Za-z0-9%)\-−]))[-−]$")


def price_or_range(text: str, at: int, amount: Amount, floor: int) -> Number | None:
    """The price or the range of prices at ``at``; a currency before ``floor`` belongs to another number."""
    currency = english.currency_before(text, at, floor)
    second = _second_price(text, at, amount) if currency and not tells_change(text, at) else None
    if not currency or not second:
        return priced(text, at, amount, floor)
    own, (high, end, factor) = english.scale_at(text, amount.end, money=True), second
    if own or factor > 1:
        amount = amount.times(own[0] if own else factor, amount.end)
    low, step, _ = amount.numeral
    if tells_levels(text, at):
        return Number(currency[1], own[1] if own else amount.end, low, currency[0], FigureKind.AMOUNT, step)
    if low >= high:
        return priced(text, at, amount, floor)
    return Number(currency[1], end, None, currency[0], FigureKind.RANGE, low=low, high=high)


def _second_price(text: str, at: int, amount: Amount) -> tuple[Decimal, int, int] | None:
    """The price that ``to``, ``and`` or a dash joins to the ``amount`` at ``at``: its value, its end and what its scale multiplies by."""
    own = english.scale_at(text, amount.end, money=True)
    to = to_behind(text, at, own[1] if own else amount.end)
    mark = _NEXT_PRICE.match(text, to.end()) if to else None
    second = amount_at(text, mark.end()) if mark else None
    if not mark or not second:
        return None
    scaled = english.scale_at(text, second.end, money=True)
    if not (mark.group() or scaled):
        return None
    factor, end = scaled or (1, second.end)
    return plain(second.numeral.value * factor), end, factor


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
    around = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    in_brackets = bracketed or (around and not _is_apposition(text, start, end))
    negative = in_brackets or _MINUS.search(text, max(0, start - 2), start) is not None
    value, step, _ = amount.numeral
    return Number(start, end, -value if negative else value, code, FigureKind.AMOUNT, step, amount.vague)


def _is_apposition(text: str, start: int, end: int) -> bool:
    """Whether an amount in brackets tells in mid-sentence what the noun before it comes to: personnel costs ($439,000)."""
    noun = _NOUN_BEFORE.search(text, max(0, start - LONGEST_JOINED), start)
    return noun is not None and _GOES_ON.match(text, end) is not None and not _JOINS.search(noun["noun"])


def currency_named_before(text: str, at: int, unit: Unit, end: int) -> tuple[Unit, int]:
    """The unit, with 元 as the currency that is named before the number: 港币800万元."""
    named = _CURRENCY_NAME.search(text, max(0, at - _LONGEST_CURRENCY), at) if unit.name == _YUAN else None
    currency = currency_called(named.group()) if named else unit.name
    return (unit if currency == unit.name else Unit(currency, unit.kind)), end


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
