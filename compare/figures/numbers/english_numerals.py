"""Numbers in English words: twenty-five, one hundred and five, 1.2 billion, three quarters million."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from compare.figures.numbers.numeral_values import plain, read_arabic
from compare.lexicon import derived, pattern, table

_BETWEEN_WORDS = pattern(r"[\s-]+(?:and\s+|a\s+)?")


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


def english(text: str) -> Decimal | None:
    """The value of ``text``, which is English number words and nothing else; None where it is not."""
    total = Decimal(0)
    section: Decimal | None = None  # below the next scale; None before its first word
    for word in _BETWEEN_WORDS.split(text.strip().lower()):
        if word in _numbers():
            section = (section or Decimal(0)) + _numbers()[word]
        elif word in _factors():
            section = (Decimal(1) if section is None else section) * _factors()[word]
        elif word in scales():
            total, section = total + (Decimal(1) if section is None else section) * scales()[word], None
        elif (number := read_arabic(word)) is not None:
            section = (section or Decimal(0)) + number.value
        else:
            return None
    return plain(total + (section or Decimal(0)))
