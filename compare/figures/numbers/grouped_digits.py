"""Digits grouped by other marks than commas: 1 234 567 USD, 1'234'567, 1.234.567,89 €."""

from __future__ import annotations

from compare.figures.numbers import english_units as english
from compare.figures.numbers.units import unit_at
from compare.lexicon import pattern

_BLANKS = pattern(r"\d{1,3}(?: \d{3})+(?:\.\d+)?(?![\d,]|\.\d| \d)")
_APOSTROPHES = pattern(r"\d{1,3}(?:['’]\d{3})+(?:\.\d+)?(?![\d'’])")
_POINTS = pattern(r"\d{1,3}(?:\.\d{3})+,\d{1,2}(?![\d,.])")
_NUMBER_BEFORE = pattern(r"\d[ .]?$")
_MARKS = pattern("[ '’]")


def grouped_at(text: str, at: int) -> tuple[str, int] | None:
    """The digits at ``at`` as they are written with a point and no other mark, and their end. Blanks and points group
    digits only beside a currency or a unit; else they part numbers (门诊 120 345)."""
    if _NUMBER_BEFORE.search(text, max(0, at - 2), at):
        return None
    if match := _APOSTROPHES.match(text, at):
        return _MARKS.sub("", match.group()), match.end()
    match = _BLANKS.match(text, at) or _POINTS.match(text, at)
    if not match or not (has_unit(text, match.end()) or english.currency_before(text, at, 0)):
        return None
    digits = match.group()
    return (digits.replace(".", "").replace(",", ".") if "," in digits else _MARKS.sub("", digits)), match.end()


def has_unit(text: str, at: int) -> bool:
    """Whether a unit follows, with or without a blank."""
    return bool(english.unit_at(text, at) or unit_at(text, at + text.startswith(" ", at)))
