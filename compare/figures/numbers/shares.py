"""Shares and multiples in words: 三成, 七折, 一半, 翻番."""

from __future__ import annotations

from decimal import Decimal

from compare.figures.numbers.amounts import Number
from compare.figures.numbers.chinese_numerals import DIGIT, SCALE, digits
from compare.figures.numbers.numeral_values import ARABIC, plain
from compare.figures.numbers.numerals import adjacent_range, numeral
from compare.figures.settings import COMPARED_BEFORE
from compare.lexicon import entry_words, pattern
from compare.model import FigureKind

_TENTH = pattern(
    rf"(?P<number>[半对對]|\d \d(?=折)|{ARABIC}|(?:{DIGIT}|[十百])+(?:[点點]{DIGIT}+)?)(?P<unit>{{zh.units.tenths}})"
    rf"(?P<more>半|{DIGIT}(?!{DIGIT}|{SCALE}|{{zh.units.tenths}}))?"
)
_TWO_DIGITS = pattern(rf"\d ?\d|{DIGIT}{{2}}")
_DOUBLED = pattern(r"翻了?(?P<times>{zh.numerals.counting_digits}|[1-4])?番|翻了?倍")
_HALF = pattern("一半")
_UNCHANGED = pattern("{zh.growth.unchanged}")
_COMPARED = pattern("{zh.growth.equal_to}$")


def tenth(text: str, at: int) -> Number | None:
    """``三成`` and ``七折`` are 30 % and 70 %; ``七成六`` 76 %, ``三四成`` 30 to 40 %, ``五五折`` and ``72折`` the two digits as they stand."""
    match = _TENTH.match(text, at)
    if not match:
        return None
    ends = adjacent_range(match["number"]) if match["unit"] == "成" else None
    if ends and not match["more"]:
        low, high = (end * 10 for end in ends)
        return Number(at, match.end(), None, "%", FigureKind.RANGE, low=low, high=high) if high <= 100 else None
    value = _tenths(match["number"], match["unit"], text[at - 1 : at])
    if value is None:
        return None
    step = Decimal(1 if _TWO_DIGITS.fullmatch(match["number"]) else 10)
    if match["more"]:
        value, step = value + (5 if match["more"] == "半" else digits()[match["more"]]), Decimal(1)
    return Number(at, match.end(), plain(value), "%", FigureKind.PERCENT, step)


def _tenths(number: str, unit: str, before: str) -> Decimal | None:
    if number in "对對":
        return Decimal(50) if unit == "折" and before == "打" else None
    if number == "半":
        return Decimal(5) if unit == "成" else None
    if unit == "折" and _TWO_DIGITS.fullmatch(number):
        return Decimal("".join(str(digits().get(character, character)) for character in number if character != " "))
    value = numeral(number)
    none_off = unit == "折" and value == 10
    if (
        value is None
        or value > 10
        or none_off
        or (number == "一" and before not in entry_words("zh.units.before_one_tenth"))
    ):
        return None
    return value * 10


def doubled(text: str, at: int) -> Number | None:
    """``翻番`` is 2 倍, ``翻两番`` 4 倍."""
    match = _DOUBLED.match(text, at)
    if not match:
        return None
    times = numeral(match["times"]) if match["times"] else Decimal(1)
    return Number(at, match.end(), plain(Decimal(2) ** (times or 1)), "倍", FigureKind.MULTIPLE)


def unchanged(text: str, at: int) -> Number | None:
    """``持平`` behind a comparison is a growth of 0: 与上年持平, 同比持平."""
    match = _UNCHANGED.match(text, at)
    if not match or not _COMPARED.search(text, max(0, at - COMPARED_BEFORE), at):
        return None
    return Number(at, match.end(), Decimal(0), "%", FigureKind.PERCENT)


def half(text: str, at: int) -> Number | None:
    """``一半`` is 50 %."""
    match = _HALF.match(text, at)
    return Number(at, match.end(), Decimal(50), "%", FigureKind.PERCENT) if match else None
