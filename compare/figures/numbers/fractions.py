"""Fractions and ratios: 三分之一, 百分之五, 3:2, 3/4, 1/4 to 1/2 percent."""

from __future__ import annotations

import re
from decimal import Decimal

from compare.figures.numbers.amounts import Number
from compare.figures.numbers.chinese_numerals import DIGIT, SCALE
from compare.figures.numbers.numeral_values import ARABIC, plain, quotient
from compare.figures.numbers.numerals import adjacent_range, numeral, read
from compare.figures.numbers.units import unit_at
from compare.lexicon import pattern
from compare.model import FigureKind

_WORDS = rf"(?:{DIGIT}|{SCALE})+(?:[点點]{DIGIT}+)?"
_PORTION = pattern(
    rf"(?:(?P<whole>{ARABIC}|{_WORDS})又)?(?P<of>(?:[\d.]|{DIGIT}|{SCALE})+)分之(?P<part>(?:{ARABIC}|{_WORDS})k?)"
)
_SCALES_ALONE = pattern(f"{SCALE}+")
# By the denominator in words: the unit, the kind, and what the numerator is divided by (万分之五 is 0.05 %).
_SHARES = {
    100: ("%", FigureKind.PERCENT, 1),
    1000: ("‰", FigureKind.PERMILLE, 1),
    10**4: ("%", FigureKind.PERCENT, 100),
    10**6: ("%", FigureKind.PERCENT, 10**4),
    10**8: ("%", FigureKind.PERCENT, 10**6),
}
# 113.73:100, 3比2; larger numbers at 比 may be years (2020比2019).
_RATIO = pattern(r"\d+(?:\.\d+)?(?:[:∶]\d+(?:\.\d+)?)+|\d{1,3}(?:\.\d+)?比\d{1,3}(?:\.\d+)?(?![\d.%])")
_SLASH = pattern(r"(?:(?P<whole>\d{1,3})又)?(?P<numerator>\d{1,3})/(?P<denominator>\d{1,3})(?![\d/.%A-Za-z])")
# 5 in 12 towns is no fraction: in asks for one, or for ten.
_COUNTED = r"(?:\d{1,3}|{en.numerals.numbers})"
_PROPORTION = pattern(rf"(?P<part>{_COUNTED}) (?:in|(?P<out>out of)) (?:every )?(?P<of>{_COUNTED})\b(?![,.]?\d)")
TEN = 10
# one fifth may be an ordinal's beginning: it is a fraction with a hyphen or of something.
_FRACTION_WORDS = pattern(
    r"(?:{en.numerals.numbers})(?:-{en.numerals.denominators}s?\b| {en.numerals.denominators}s?(?= of\b))(?!-)"
)
# 1/4 to 1/2 percent, 1-1/4 to 1-1/2 percent: at least one end is a fraction.
_FRACTIONAL = r"(?:\d{1,2}(?:[-\u2010-\u2012 ]\d/\d{1,2})?|\d/\d{1,2})"
_PERCENTAGE_RANGE = pattern(rf"(?P<low>{_FRACTIONAL}) (?:to|and) (?P<high>{_FRACTIONAL}) per ?cent\b")


def portion(text: str, at: int) -> Number | None:
    """``三分之一`` as a fraction; ``百分之五`` as a percentage, ``千分之`` as per mille."""
    match = _PORTION.match(text, at)
    if not match:
        return None
    scales_alone = _SCALES_ALONE.fullmatch(match["of"]) is not None
    of = numeral("一" + match["of"] if scales_alone else match["of"])
    if _SHARES.get(int(of or 0)) and scales_alone and (ends := adjacent_range(match["part"])):
        return _range_of_shares(at, match.end(), int(of or 0), ends)
    part = Decimal(100) if match["part"] in "百佰" else numeral(match["part"])
    if of is None or part is None or not of:
        return None
    share = _SHARES.get(int(of)) if _SCALES_ALONE.match(match["of"]) and not match["whole"] else None
    if share:
        unit, kind, divisor = share
        value = part if divisor == 1 else part / divisor
        printed = read(match["part"])
        return Number(at, match.end(), value, unit, kind, printed.step / divisor if printed else None)
    whole, rest = numeral(match["whole"] or "0"), quotient(part, of)
    total = None if rest is None or whole is None else whole + rest
    return Number(at, match.end(), total, None, FigureKind.FRACTION, terms=(part, of))


def _range_of_shares(at: int, end: int, of: int, ends: tuple[Decimal, Decimal]) -> Number:
    """``百分之二三十`` is 20 to 30 %."""
    unit, _, divisor = _SHARES[of]
    low, high = (each / divisor for each in ends)
    return Number(at, end, None, unit, FigureKind.RANGE, low=low, high=high)


def ratio(text: str, at: int) -> Number | None:
    """``113.73:100``; of more than two terms there is no value."""
    match = _RATIO.match(text, at)
    if not match:
        return None
    terms = tuple(Decimal(term) for term in re.split("[:∶比]", match.group()))
    value = quotient(terms[0], terms[1]) if len(terms) == 2 else None
    return Number(at, match.end(), value, None, FigureKind.RATIO, terms=terms)


def percentage_range(text: str, at: int) -> Number | None:
    """A range of percentages whose ends are fractions, as central banks print them."""
    match = _PERCENTAGE_RANGE.match(text, at)
    if not match or "/" not in match.group() or (text[at - 1 : at] or " ") in "/-.,0123456789":
        return None
    low, high = _fractional(match["low"]), _fractional(match["high"])
    if low is None or high is None or low >= high:
        return None
    return Number(at, match.end(), None, "%", FigureKind.RANGE, low=low, high=high)


def _fractional(printed: str) -> Decimal | None:
    """``1-1/4`` is 1.25."""
    *whole, part = re.split("[-\u2010-\u2012 ]", printed)
    numerator, _, denominator = part.partition("/")
    share = quotient(Decimal(numerator), Decimal(denominator or 1))
    return None if share is None else plain(Decimal(whole[0] if whole else 0) + share)


def proportion(text: str, at: int) -> Number | None:
    """``1 in 5``, ``two out of three``."""
    match = _PROPORTION.match(text, at)
    if not match:
        return None
    part, of = numeral(match["part"].lower()), numeral(match["of"].lower())
    if part is None or of is None or not 0 < part < of or not (match["out"] or part == 1 or of == TEN):
        return None
    return Number(at, match.end(), quotient(part, of), None, FigureKind.FRACTION, terms=(part, of))


def fraction_in_words(text: str, at: int) -> Number | None:
    """``two-thirds``, ``one fifth of``."""
    match = _FRACTION_WORDS.match(text, at)
    value = numeral(match.group()) if match else None
    return Number(at, match.end(), value, None, FigureKind.FRACTION) if match and value is not None else None


def slash_fraction(text: str, at: int) -> Number | None:
    """``2/3`` without a unit of its own; 24/7 and 50/50 are no fractions."""
    match = _SLASH.match(text, at)
    if not match or (text[at - 1 : at] or " ") in "/-":
        return None
    terms = Decimal(match["numerator"]), Decimal(match["denominator"])
    part = quotient(*terms)
    value = part if part is None or not match["whole"] else part + Decimal(match["whole"])
    if part is None or part >= 1 or unit_at(text, match.end("numerator")):
        return None
    return Number(at, match.end(), value, None, FigureKind.FRACTION, terms=terms)
