"""Numbers in English words: twenty-five, one hundred and five, 1.2 billion, three quarters million."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from compare.figures.numbers.numeral_values import plain, quotient, read_arabic
from compare.lexicon import derived, pattern, table

_WORD = pattern(r"(?P<joint>(?:[\s-]+|^)(?:and\s+)?(?:a\s+)?)(?P<word>[^\s-]+)")

_FRACTION = pattern(
    r"^(?:(?P<whole>.+)\sand\s+(?=\S))?(?P<numerator>.+?)[\s-]+(?P<denominator>{en.numerals.denominators})(?P<plural>s)?$"
)
_ARTICLES = ("a", "an")


@derived
def _numbers() -> Mapping[str, int]:
    return {word: int(value) for word, value in table("en.numerals.numbers").items()}


@derived
def _factors() -> Mapping[str, Decimal]:
    """What multiplies the words since the last scale: hundred, half."""
    return {word: Decimal(str(value)) for word, value in table("en.numerals.factors").items()}


@derived
def scales() -> Mapping[str, int]:
    """What a scale word or its abbreviation multiplies by: million, bn."""
    named = {**table("en.numerals.scales"), **table("en.numerals.scale_abbreviations")}
    return {word: int(factor) for word, factor in named.items()}


@derived
def _denominators() -> Mapping[str, Decimal]:
    """What the word of a fraction divides by: third, fifths."""
    return {word: Decimal(int(value)) for word, value in table("en.numerals.denominators").items()}


def english(text: str) -> Decimal | None:
    """The value of ``text``, which is English number words and nothing else; None where it is not (two and six)."""
    text = text.strip().lower()
    return _fraction(text) if _FRACTION.search(text) else _sum(text)


def _fraction(text: str) -> Decimal | None:
    """``two thirds``, ``one hundred and three and two thirds``."""
    match = _FRACTION.search(text)
    if not match:
        return None
    whole = _sum(match["whole"]) if match["whole"] else Decimal(0)
    numerator = Decimal(1) if match["numerator"] in _ARTICLES else _sum(match["numerator"])
    if whole is None or numerator is None or (match["plural"] is None) != (numerator == 1):
        return None  # the twenty third is a day
    part = quotient(numerator, _denominators()[match["denominator"]])
    return None if part is None else whole + part


def _sum(text: str) -> Decimal | None:
    """The value of whole number words, and of halves and quarters."""
    total = Decimal(0)
    section: Decimal | None = None  # below the next scale; None before its first word
    words = [(match["joint"], match["word"]) for match in _WORD.finditer(text)]
    for joint, word in words:
        digits = read_arabic(word)
        if word in _factors():
            section = _multiplied(section, _factors()[word], joined="and" in joint)
        elif word in scales():
            total, section = total + (Decimal(1) if section is None else section) * scales()[word], None
        elif word in _numbers() and _continues(section, _numbers()[word]):
            section = (section or Decimal(0)) + _numbers()[word]
        elif digits is not None and section is None:
            section = digits.value
        else:
            return None
    return plain(total + (section or Decimal(0))) if words else None


def _multiplied(section: Decimal | None, factor: Decimal, joined: bool) -> Decimal:
    """Two hundred, three quarters; two and a half."""
    if section is None:
        return factor
    return section + factor if joined else section * factor


def _continues(section: Decimal | None, number: int) -> bool:
    """Whether a number word may follow what has been read: twenty-five, one hundred and five; not two six."""
    if section is None:
        return True
    below_hundred = section % 100
    return not below_hundred or (number < 10 and below_hundred >= 20 and not section % 10)
