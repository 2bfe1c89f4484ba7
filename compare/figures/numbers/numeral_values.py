"""The value of a numeral with its printed precision, and exact decimal arithmetic on values."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from compare.figures.settings import EXACT_DIGITS, LARGEST_NUMERAL, QUOTIENT_DIGITS
from compare.lexicon import pattern

EXACT = Context(prec=EXACT_DIGITS)
_QUOTIENT = Context(prec=QUOTIENT_DIGITS, rounding=ROUND_HALF_UP)

# 1,234.5, 12,34,567 as India groups, and .5; grouped digits are not followed by another digit.
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d+)(?:\.\d+)?|\.\d+"
_ARABIC = pattern(ARABIC)


class NumeralValue(NamedTuple):
    """A number with ``step``, the value of one unit of its last printed digit, and whether 万, 亿 or the like scaled
    it or a decimal point stood in it (then ``step`` is its precision; else it may be an exact count)."""

    value: Decimal
    step: Decimal
    rounded: bool

    def times(self, factor: int) -> NumeralValue:
        """Scaled: 1.2 million is 1200000 with the step 100000."""
        return NumeralValue(plain(self.value * factor), self.step * factor, True)


def plain(value: Decimal) -> Decimal:
    """Whole values without exponent (``Decimal('2.9E+8')`` becomes ``290000000``); printed decimals stay, but the zeros
    that scaling leaves behind the point (``2897.486万`` -> ``28974860.000``) go."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1), context=EXACT) if value.adjusted() < EXACT.prec else value
    return value.normalize(EXACT)


def quotient(numerator: Decimal, denominator: Decimal) -> Decimal | None:
    """At most `QUOTIENT_DIGITS` digits; None for a zero denominator."""
    if denominator == 0:
        return None
    return plain(_QUOTIENT.divide(numerator, denominator))


def power_of(base: Decimal, exponent: int) -> Decimal | None:
    """``base`` to the power of ``exponent``, at most `QUOTIENT_DIGITS` digits; None where it is none or beyond reason."""
    if base == 0 or abs(base.adjusted() * exponent) >= LARGEST_NUMERAL:
        return None
    return plain(_QUOTIENT.power(base, exponent))


def read_arabic(text: str) -> NumeralValue | None:
    """The value of digits: ``1,234.5`` is 1234.5 with the step 0.1."""
    if not _ARABIC.fullmatch(text):
        return None
    _, point, decimals = text.partition(".")
    return NumeralValue(Decimal(text.replace(",", "")), Decimal(1).scaleb(-len(decimals)), bool(point))
