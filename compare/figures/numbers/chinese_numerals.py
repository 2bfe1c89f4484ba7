"""Numerals of Chinese characters, alone or mixed with digits: 三百二十, 36亿5千万, 十五点七."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from math import prod

from compare.figures.numbers.numeral_values import ARABIC, EXACT, NumeralValue, plain, read_arabic
from compare.lexicon import derived, pattern, table

# What numerals are made of, as groups of a regular expression.
DIGIT = "{zh.numerals.digits}"
SCALE = "(?:{zh.numerals.small_scales}|{zh.numerals.large_scales})"

_TOKEN = pattern(
    rf"(?P<arabic>{ARABIC})|(?P<digit>{DIGIT})|(?P<small>{{zh.numerals.small_scales}})"
    r"|(?P<large>{zh.numerals.large_scales})|{zh.numerals.vague}"
)
_POINT = pattern(rf"(?P<whole>.*(?:{DIGIT}|{SCALE}))[点點](?P<decimals>{DIGIT}+)(?P<scales>{SCALE}*)$")
_COUNTING = "{zh.numerals.counting_digits}"
_ADJACENT = pattern(
    rf"(?P<lead>[^点點]*?)(?P<low>{_COUNTING})(?P<high>{_COUNTING})(?P<scales>(?:{{zh.numerals.scale}}|{{zh.numerals.vague_behind}})*)"
)
# Of digits that do not follow each other only these two are the ends of a range: 三五天, 三五百人.
_THREE_TO_FIVE = (3, 5)
_ONE_DIGIT = frozenset("123456789")
_HUNDRED_OR_THOUSAND = (100, 1000)


@derived
def digits() -> Mapping[str, int]:
    """The value of each digit: 三 and 叁 are 3."""
    return {digit: int(value) for digit, value in table("zh.numerals.digits").items()}


@derived
def small_scales() -> Mapping[str, int]:
    """What 十, 百, 千 multiply by."""
    return {scale: int(factor) for scale, factor in table("zh.numerals.small_scales").items()}


@derived
def large_scales() -> Mapping[str, int]:
    """What 万, 亿, 兆 multiply by."""
    return {scale: int(value) for scale, value in table("zh.numerals.large_scales").items()}


@derived
def single_characters() -> Mapping[str, NumeralValue]:
    """The value of each numeral of one character, as most are that are tried."""
    values = {each: read_mixed(each) for each in (*digits(), *small_scales(), *large_scales())}
    return {each: value for each, value in values.items() if value is not None}


class _Sum:
    """The sum of a mixed numeral, built from left to right: ``total`` above 万, ``section`` below it, ``pending`` the
    digits that wait for their scale."""

    __slots__ = ("large", "last", "pending", "section", "single", "step", "total")

    def __init__(self) -> None:
        self.total = self.section = Decimal(0)
        self.pending: Decimal | None = None
        self.step = Decimal(1)
        self.large = 0  # the smallest of 万, 亿, 兆 met so far
        self.last = 0  # the scale just read, so that 四百五 is 450
        self.single = False

    def number(self, value: Decimal, step: Decimal, single: bool) -> None:
        self.pending, self.step, self.single = value, step, single

    def digit(self, digit: int) -> None:
        if self.pending is None:
            if digit == 0 and self.last:
                self.last = 0  # 五亿零六: the 6 stands for itself
                return
            self.pending, self.single = Decimal(digit), True
        else:
            self.pending, self.single = self.pending * 10 + digit, False
        self.step = Decimal(1)

    def small_scale(self, factor: int) -> None:
        is_named = self.pending is not None and (self.pending or not self.single)  # 零十 is ten, 0十 is none
        self.section += (self.pending or Decimal(0) if is_named else Decimal(1)) * factor
        self._scaled(factor)

    def large_scale(self, factor: int) -> None:
        self.section += self.pending or 0
        if self.pending is None and self.section == self.total == 0:
            self.section = Decimal(1)
        if self.total and self.section and self.large <= factor:  # 一万二千三百万
            self.total = (self.total + self.section) * factor
        elif self.total and self.large < factor:
            self.total *= factor
        elif self.section:
            self.total += self.section * factor
        else:  # 四万万: a scale on a scale multiplies
            self.total *= factor
        self.section = Decimal(0)
        self.large = factor
        self._scaled(factor)

    def _scaled(self, factor: int) -> None:
        self.step *= factor
        self.pending, self.last = None, factor

    def value(self) -> Decimal:
        rest = self.pending or Decimal(0)
        if self.single and self.pending and self.last >= 100:
            rest *= self.last // 10
        return self.total + self.section + rest


def read_mixed(text: str) -> NumeralValue | None:
    """The value of a numeral of Chinese characters and digits: ``36亿5千万`` is 3650000000."""
    total, at = _Sum(), 0
    has_digits = has_decimals = is_scaled = is_large = False
    for token in _TOKEN.finditer(text):
        if token.start() != at:
            return None
        at = token.end()
        if token["arabic"]:
            number = read_arabic(token["arabic"])
            if number is None or total.pending is not None:
                return None
            alone = token["arabic"] in _ONE_DIGIT and text[token.start() - 1 : token.start()] != "零"  # 2万2 is 22000
            total.number(number.value, number.step, single=alone)
            has_digits, has_decimals = True, has_decimals or number.rounded
        elif token["digit"]:
            total.digit(digits()[token["digit"]])
        elif token["small"]:
            factor = small_scales()[token["small"]]
            total.small_scale(factor)
            is_scaled = is_scaled or factor in _HUNDRED_OR_THOUSAND
        elif token["large"]:
            total.large_scale(large_scales()[token["large"]])
            is_large = True
    if at != len(text):
        return None
    scaled = is_large or (is_scaled and has_digits)
    return NumeralValue(plain(total.value()), total.step if scaled else Decimal(1), scaled or has_decimals)


def read_with_point(text: str) -> NumeralValue | None:
    """``十五点七`` is 15.7, ``二点五亿`` 250000000; None where no 点 stands in ``text``."""
    point = _POINT.match(text)
    whole = read_mixed(point["whole"]) if point else None
    if point is None or whole is None:
        return None
    decimals = "".join(str(digits()[character]) for character in point["decimals"])
    value = EXACT.add(whole.value, Decimal(f"0.{decimals}"))
    factor = prod(small_scales().get(each) or large_scales()[each] for each in point["scales"])
    return NumeralValue(value, Decimal(1).scaleb(-len(decimals)), True).times(factor)


def adjacent_numerals(text: str) -> tuple[str, str] | None:
    """The numerals that two digits side by side are the ends of: 三四十万 is 三十万 to 四十万. None where ``text`` has one
    value (二〇二三)."""
    match = _ADJACENT.fullmatch(text)
    if not match or match["lead"][-1:] in digits():
        return None
    low, high = digits()[match["low"]], digits()[match["high"]]
    if high != low + 1 and (low, high) != _THREE_TO_FIVE:
        return None
    return match["lead"] + match["low"] + match["scales"], match["lead"] + match["high"] + match["scales"]
