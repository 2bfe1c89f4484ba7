"""Digits that measure nothing: dates, labels, captions, document numbers, names, addresses.

Each pattern is tried where a number could begin; `skip` gives the end of what is to be passed over.
"""

from __future__ import annotations

import re

from compare.figures.numbers.grouped_digits import grouped_at
from compare.figures.numbers.units import unit_at
from compare.figures.settings import NAMED_BEFORE
from compare.lexicon import entry_words, pattern

# What begins with none of these, or is a quantity by what follows it (772万), need not be tried as each of those.
_FIRST = pattern(r"[\d前xX×○A-Za-z]|{zh.numerals.zero_to_ten}")
_QUANTITY = pattern(r"\d{1,7}(?:,\d{3})*(?:\.\d+)?(?:[万亿元人]|%(?![\dA-Za-z%]))")
# A unit that ends in a digit looks like a name with digits on both sides of a letter: 24703m2, h7n9.
_AREA_OR_VOLUME = pattern(r"\d[\d,.]{0,20}(?=[A-Za-z]+[0-9]){zh.units.latin_measures}(?![A-Za-z0-9])")
_POINTED = pattern(r"\d{1,3}\.\d{3}[.,]\d")
NO_FIGURE = pattern(
    "{zh.dates.year_range}|{zh.dates.year_and_month}|{zh.dates.numeric_date}|{zh.dates.months}|{zh.dates.month_and_day}"
    "|{zh.dates.day_of_month}|{zh.dates.quarter}|{zh.dates.decade}|{common.dates.time}|{zh.names.numbered}"
    "|{zh.names.numbered_in_words}|{en.dates.ordinal_or_day}"
)
_ADDRESS = pattern("{en.names.address}")
_NUMBER_BEFORE = pattern("(?:{zh.names.number_before}|{en.names.number_before})$")
_MONTH_BEFORE = pattern(r"(?:{en.dates.month}|{en.dates.month_abbreviation}\.)\s?$")
_ENGLISH_DAY = pattern("{en.dates.day_behind_month}")
_LABEL = pattern(r"(?!0\.)\d{1,2}(?:[、.)](?!\d)|\.\d{1,2}(?=[ \u4e00-\u9fff]))")
_MEASURED = pattern(" ?{zh.names.item_measured}")
_ROUND = pattern(r"10+(?!\d)")  # 几10个
_BRACKETED = pattern(r"\d{1,4}[)\]〕】]")


def skip(text: str, at: int) -> int | None:
    """The end of what begins at ``at`` and is no figure; None where a figure may begin."""
    if _FIRST.match(text, at) and not _is_quantity(text, at) and (match := NO_FIGURE.match(text, at)):
        return match.end()
    before = text[at - 1] if at else "\n"
    if before in entry_words("zh.numerals.several") and (some := _ROUND.match(text, at)):
        return some.end()
    if before in "\n。;；:：,，!?” " and (label := _LABEL.match(text, at)):
        return _label_end(text, at, before, label)
    if before in "([〔【" and (bracketed := _BRACKETED.match(text, at)):
        return bracketed.end()
    if before == " " and _MONTH_BEFORE.search(text, max(0, at - NAMED_BEFORE), at):
        day = _ENGLISH_DAY.match(text, at)
        return day.end() if day else None
    return None


def _is_quantity(text: str, at: int) -> bool:
    """Whether a number with a unit begins at ``at`` that no date or name has: 772万, 24703m2."""
    if _QUANTITY.match(text, at):
        return True
    if _POINTED.match(text, at) and grouped_at(text, at):
        return True
    before = text[at - 1 : at]
    return not (before.isascii() and before.isalnum()) and _AREA_OR_VOLUME.match(text, at) is not None


def _label_end(text: str, at: int, before: str, label: re.Match[str]) -> int | None:
    """``1、`` and ``2.`` open an item; in ``排名 9.`` or ``1 ... 5.`` (English) they end a sentence."""
    if unit_at(text, label.end()) or _MEASURED.match(text, label.end()):
        return None
    if before in ",，: " and not ("\u4e00" <= text[label.end() : label.end() + 1] <= "\u9fff"):
        return None
    if before == " " and text[at - 2 : at - 1].isalpha() and text[at - 2 : at - 1].isascii():
        return None
    return label.end()


def address(text: str, at: int) -> int | None:
    """The end of the web or mail address that begins at ``at``."""
    match = _ADDRESS.match(text, at)
    return match.end() if match else None


def named_before(text: str, at: int) -> bool:
    """Whether what stands before a number without a unit makes it a name: ``图1``, ``Section 13``, ``B2``."""
    return _NUMBER_BEFORE.search(text, max(0, at - NAMED_BEFORE), at) is not None
