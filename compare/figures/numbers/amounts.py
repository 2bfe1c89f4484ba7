"""A number as printed, before its unit is known, and a number with its unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from compare.figures.numbers import english_units as english
from compare.figures.numbers.chinese_numerals import DIGIT, large_scales, small_scales
from compare.figures.numbers.grouped_digits import grouped_at, has_unit
from compare.figures.numbers.numeral_values import ARABIC, NumeralValue, plain
from compare.figures.numbers.numerals import numeral, read
from compare.figures.numbers.units import unit_at
from compare.figures.settings import LARGEST_NUMERAL, LONGEST_NUMERAL
from compare.lexicon import pattern
from compare.model import FigureKind


class Number(NamedTuple):
    """A number with its unit. ``start`` and ``end`` are places of the running text; ``vague`` is the 余 or 多 inside
    it."""

    start: int
    end: int
    value: Decimal | None
    unit: str | None
    kind: FigureKind
    step: Decimal | None = None
    vague: str | None = None
    masked: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    terms: tuple[Decimal, ...] | None = None


class Amount(NamedTuple):
    """A number before its unit is known; ``words`` where it is a Chinese numeral without a digit."""

    end: int
    text: str
    numeral: NumeralValue
    vague: str | None
    words: bool

    @property
    def scaled(self) -> bool:
        """Whether its last character multiplies by a hundred or more."""
        last = self.text[-1]
        return last in large_scales() or small_scales().get(last, 0) >= 100 or last == "k"

    def times(self, factor: int, end: int) -> Amount:
        """Scaled by a word that ends at ``end``: 3 million."""
        return self._replace(end=end, numeral=self.numeral.times(factor))


VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_SCALE = "{zh.numerals.scale}"
_VAGUE = "{zh.numerals.vague}"
_MORE = "(?:{zh.numerals.vague_behind}|(?<=[十百千万亿0])(?:{zh.numerals.several}|{zh.numerals.about_behind}))"
# 36亿5千万, 3万多亿, 3.2e5, 40k
MIXED = (
    rf"(?:{ARABIC})(?:[eE][+-]?\d{{1,2}}(?![\dA-Za-z])"
    rf"|{_VAGUE}?{_SCALE}+(?:{_VAGUE}{_SCALE}+)?(?:零?(?:{ARABIC}){_VAGUE}?{_SCALE}+){{0,{LONGEST_NUMERAL // 2}}}|[kK](?![A-Za-z]))?"
)
# 三百二十, 十几万, 五点二
CHINESE = (
    rf"(?:{DIGIT}|{{zh.numerals.tens}}|{{zh.numerals.small_scales}}(?={DIGIT}))"
    rf"(?:{DIGIT}|{{zh.numerals.tens}}|{_SCALE}|{_VAGUE}(?={_SCALE}))*(?:[点點]{DIGIT}+{_SCALE}*)?"
)
_NUMBER = pattern(rf"(?P<number>{MIXED}|{CHINESE})(?P<vague>{_MORE})?")
# 近百家, 超千亿元, 百余人: a scale alone is a number where a word beside it measures.
_ROUND = pattern(rf"(?P<number>{_SCALE}+)(?P<vague>{_MORE})?")
_MEASURED = pattern(
    "(?:{zh.approximations.about}|{zh.approximations.at_least}|{zh.approximations.at_most}|{zh.approximations.round_number})$"
)
# 15万3000元: digits behind a scale that stands behind digits.
_TAIL = pattern(r"(?<=[百千万亿])零?\d{1,4}(?![\d.,])")
_INSIDE = pattern(_VAGUE)
# 2.5个亿, 3个多亿: the measure word stands between the number and its scale; 12个亿元项目 are twelve.
_HUNDRED_MILLIONS = pattern(r"个(?:(?P<vague>{zh.numerals.vague_behind})[亿億]|[亿億](?=\W|$))")
_ASCII_DIGIT = pattern("[0-9]")
_FRACTION = pattern(r"(?:\d+[ \-‑])?\d{1,2}/\d{1,2}(?![\d/])")


def amount_at(text: str, at: int) -> Amount | None:
    """The number that begins at ``at``, with the 余 or 多 behind it."""
    match = _NUMBER.match(text, at) or _round_at(text, at)
    if not match:
        return None
    if text[match.end() : match.end() + 1] in " '’,." and (grouped := grouped_at(text, at)):
        value = read(grouped[0])
        return Amount(grouped[1], grouped[0], value, None, False) if value else None
    if text[match.end() : match.end() + 1] in "/ -‑" and (fraction := _fraction_at(text, at)):
        return fraction
    number, end = match["number"], match.end()
    if (part := VULGAR.get(text[end : end + 1])) and number.isdigit():  # 2½ years
        return Amount(end + 1, number, NumeralValue(Decimal(number) + part, Decimal(0), False), None, False)
    words = _ASCII_DIGIT.search(number) is None
    if not words and (tail := _TAIL.match(text, end)) and unit_at(text, tail.end()):
        number, end = number + tail.group(), tail.end()
    if words and len(number) > 1 and number[-1] == "两" and not unit_at(text, end):
        number, end = number[:-1], end - 1  # 三十两: the weight
    value = _read(number)
    if value is None:
        return None
    inside = _INSIDE.search(number)
    vague = match["vague"] or (inside.group() if inside else None)
    if of_hundred_millions := _HUNDRED_MILLIONS.match(text, end):
        end, value = of_hundred_millions.end(), value.times(10**8)
        number, vague = text[at:end], vague or of_hundred_millions["vague"]
    return Amount(end, number, value, vague, words)


def _round_at(text: str, at: int) -> re.Match[str] | None:
    match = _ROUND.match(text, at)
    return match if match and (match["vague"] or _MEASURED.search(text, max(0, at - 3), at)) else None


def _fraction_at(text: str, at: int) -> Amount | None:
    """``1-1/4 percent``."""
    match = _FRACTION.match(text, at)
    if not match or not _measures(text, match.end()):
        return None
    value = numeral(match.group().replace("‑", "-"))
    if value is None:
        return None
    return Amount(match.end(), match.group(), NumeralValue(value, Decimal(0), False), None, False)


def _measures(text: str, at: int) -> bool:
    """Whether a fraction that ends at ``at`` has a unit or a scale, or is the first of two."""
    return has_unit(text, at) or english.scale_at(text, at, money=False) is not None or text.startswith(" to ", at)


def _read(number: str) -> NumeralValue | None:
    if number[-1] in "kK":
        thousands = read(number[:-1])
        return thousands and thousands.times(1000)
    if number.isascii() and ("e" in number or "E" in number):
        value = numeral(number)
        too_large = value is None or value.adjusted() >= LARGEST_NUMERAL
        return None if value is None or too_large else NumeralValue(plain(value), Decimal(1), True)
    return read(number)


def step_of(number: NumeralValue, kind: FigureKind) -> Decimal | None:
    """Whole counts are exact (None); whole amounts and shares may be rounded to one."""
    exact = kind in (FigureKind.COUNT, FigureKind.DURATION, FigureKind.AGE, FigureKind.RANK)
    return None if (exact and not number.rounded) or not number.step else number.step
