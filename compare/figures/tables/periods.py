"""Periods that heads and labels name: 2022年, 本年, 上年同期, ``September 30, 2018``."""

from __future__ import annotations

import re

from compare.figures import settings
from compare.lexicon import pattern, remembered

_YEAR = pattern(
    "{zh.tables.day}|{en.tables.short_month}|{common.tables.day}|{common.tables.financial_year}|{zh.tables.year}"
)
_YEAR_GROUPS = ("year_of_day", "year_of_month", "year_first", "year_last", "financial_year", "year")
_AS_OF = pattern("{zh.tables.as_of}")
_PREVIOUS = pattern("{zh.tables.previous_period}|{en.tables.previous_period}")
_CURRENT = pattern("{zh.tables.current_period}|{en.tables.current_period}")
_COMPARED_WITH = pattern("(?:{zh.tables.compares_with}|{en.tables.compares_with})$")
# What is left of a date once the year is taken out.
_DATE_WORDS = pattern(r"(?:{en.tables.date_word}|{en.dates.month}|{en.dates.month_abbreviation}|\b\d{1,2}\b)[.,]?")
_SPAN = pattern("{en.tables.time_span}")
_BLANKS = pattern(r"\s+")
_LATIN = pattern("[A-Za-z]{3}")
_CHINESE = pattern("[\u4e00-\u9fff]")


@remembered(settings.CELLS_KEPT)
def period_in(text: str, year: int | None) -> tuple[str, int | None]:
    """``text`` without the period that it names, and that; ``year`` is what 本年 means. A head that compares (比上年)
    names none."""
    named = _YEAR.search(text)
    if named and not _COMPARED_WITH.search(text[: named.start()]):
        rest = text[: named.start()] + " " + text[named.end() :]
        return _bare(_AS_OF.sub("", rest)), _year_of(named) - bool(named["opening"])
    for relative, shift in ((_PREVIOUS, -1), (_CURRENT, 0)):
        match = relative.search(text)
        if match and _COMPARED_WITH.search(text[: match.start()]):
            break  # 比上年末增长: 年末 is no period of its own there
        if match and "±" not in text:
            rest = text[: match.start()] + text[match.end() :]
            return rest.strip(" ,，:："), None if year is None else year + shift
    if _SPAN.search(text):
        return text, None
    return (_bare(text) if _LATIN.search(text) and not _CHINESE.search(text) and not _bare(text) else text), None


def _year_of(match: re.Match[str]) -> int:
    """The year of a period in four digits: 22 -> 2022, 98 -> 1998."""
    year = next(int(match[name]) for name in _YEAR_GROUPS if match[name])
    if year >= 100:
        return year
    return year + (2000 if year < settings.OLDEST_SHORT_YEAR else 1900)


def _bare(text: str) -> str:
    """Without what else of a date stands there."""
    if not _CHINESE.search(text):
        rest = _DATE_WORDS.sub("", text).strip(" ,.-")
        return _BLANKS.sub(" ", rest)
    return _BLANKS.sub("", text).strip(",，:：")
