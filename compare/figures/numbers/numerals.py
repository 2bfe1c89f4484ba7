"""Reading one number: Arabic, Chinese and financial numerals, mixed ones (``36亿5千万``), fractions, English words.

Everything here takes width-folded text. ``read`` gives value and printed precision; ``numeral`` is the public verb.
"""

from __future__ import annotations

from decimal import Decimal

from compare.figures.numbers.chinese_numerals import (
    adjacent_numerals,
    digits,
    large_scales,
    read_mixed,
    read_with_point,
    single_characters,
    small_scales,
)
from compare.figures.numbers.english_numerals import english
from compare.figures.numbers.numeral_values import NumeralValue, plain, power_of, quotient, read_arabic
from compare.figures.settings import LARGEST_NUMERAL, LONGEST_NUMERAL
from compare.lexicon import pattern
from compare.text.folding import fold_width

_FRACTION = pattern(r"(?:(?P<whole>.+?)又)?(?P<denominator>.+?)分之(?P<numerator>.+)$")
_SLASH = pattern(r"(?:(?P<whole>\d+)[ -])?(?P<numerator>\d+)/(?P<denominator>\d+)$")
_SCIENTIFIC = pattern(r"(?P<mantissa>\d+(?:\.\d+)?)[eE](?P<exponent>[+-]?\d{1,3})$")
_SUFFIX = pattern(r"(?<=[\d ])(?P<suffix>[kKMGT])$")
_SUFFIXES = {"k": 10**3, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
_POWER = pattern(r"(?P<base>\d+(?:\.\d+)?)\^(?P<exponent>[+-]?\d{1,3})$")
_NEGATIVE = pattern(r"(?i:minus|negative)\s+")
_DOZEN = pattern("{zh.numerals.dozen}$")
_GROUPING_BLANKS = pattern(r"(?<=\d) (?=\d{3}(?: \d{3})*(?:\.\d+)?$)")
_BLANKS = pattern(r"\s+")
_SIGNS = {"-": -1, "−": -1, "负": -1, "負": -1, "+": 1, "正": 1}


def read(text: str) -> NumeralValue | None:
    """Value and precision of an unsigned numeral in Arabic, Chinese or mixed notation, without blanks. What is longer
    or larger than any quantity (`LONGEST_NUMERAL`, `LARGEST_NUMERAL`) is none."""
    if len(text) > LONGEST_NUMERAL:
        return None
    number = _read(text)
    return number if number and number.value.adjusted() < LARGEST_NUMERAL else None


def _read(text: str) -> NumeralValue | None:
    if text.isascii():
        return read_arabic(text)
    if single := single_characters().get(text):
        return single
    factor = large_scales().get(text[-1])
    if factor and (number := read_arabic(text[:-1])) and number.value:  # 36.5亿, as most are printed
        return number.times(factor)
    return read_with_point(text) or read_mixed(text)


def adjacent_range(text: str) -> tuple[Decimal, Decimal] | None:
    """The ends of the range that two digits side by side are: 三四十万 is 300000 to 400000."""
    ends = adjacent_numerals(text)
    low, high = (read(ends[0]), read(ends[1])) if ends else (None, None)
    return (low.value, high.value) if low and high and low.value < high.value else None


def numeral(text: str) -> Decimal | None:
    """The value of a numeral standing alone, in digits or in words; None where it is none."""
    text = fold_width(text).strip()
    sign = 1
    if negative := _NEGATIVE.match(text):
        sign, text = -1, text[negative.end() :]
    while text and text[0] in _SIGNS:
        sign, text = sign * _SIGNS[text[0]], text[1:].strip()
    value = _unsigned(text) if text else None
    return None if value is None else sign * value


def _unsigned(text: str) -> Decimal | None:
    return _in_digits(text) if text.isascii() else _in_words(_BLANKS.sub("", text))


def _in_digits(text: str) -> Decimal | None:
    """``1,234.5``, ``2e5``, ``40k``, ``1 3/5``, and English words."""
    slash = _SLASH.match(text)
    if slash:
        return _with_whole(slash["whole"], Decimal(slash["numerator"]), Decimal(slash["denominator"]))
    scientific = _SCIENTIFIC.match(text)
    if scientific:
        return plain(Decimal(scientific["mantissa"]).scaleb(int(scientific["exponent"])))
    power = _POWER.match(text)
    if power:
        return power_of(Decimal(power["base"]), int(power["exponent"]))
    number = read_arabic(_GROUPING_BLANKS.sub("", text))
    if number:
        return number.value
    suffix = _SUFFIX.search(text)
    scaled = read_arabic(text[: suffix.start()].rstrip()) if suffix else None
    return plain(scaled.value * _SUFFIXES[suffix["suffix"]]) if suffix and scaled else english(text)


def _in_words(text: str) -> Decimal | None:
    """Chinese and mixed numerals, fractions, dozens."""
    fraction = _FRACTION.match(text)
    if fraction:
        numerator, denominator = numeral(fraction["numerator"]), numeral(fraction["denominator"])
        if numerator is None or denominator is None:
            return None
        return _with_whole(fraction["whole"], numerator, denominator)
    if not any(each in digits() or each in small_scales() or each.isdigit() for each in text):
        return None
    if adjacent_numerals(text):
        return None
    number = read(_DOZEN.sub("", text))
    return None if number is None else number.value * (12 if _DOZEN.search(text) else 1)


def _with_whole(whole: str | None, numerator: Decimal, denominator: Decimal) -> Decimal | None:
    part = quotient(numerator, denominator)
    if part is None or not whole:
        return part
    units = numeral(whole)
    return None if units is None else units + part
