"""The period that a figure is of: a year (``2023``), or a part of one (``2024H1``, ``2024Q3``, ``2024-01/2024-09``)."""

from __future__ import annotations

from compare.figures.numbers.numerals import numeral
from compare.lexicon import pattern, table

_WHOLE_YEAR = pattern("{zh.periods.whole_year}")
_FIRST_HALF = pattern("{zh.periods.first_half}|{en.periods.first_half}")
_SECOND_HALF = pattern("{zh.periods.second_half}|{en.periods.second_half}")
_MONTH = pattern("{zh.periods.month_alone}")
_QUARTER = pattern("(?P<up_to>前|1-)?(?P<quarter>[一二三四1-4])个?季度")
_ENGLISH_QUARTER = pattern("{en.periods.quarter}")
_FIRST_MONTHS = pattern("{zh.dates.first_months}")
_LATIN = pattern("[A-Za-z]{4}")
_MONTHS_ENDED = pattern("{en.periods.months_ended}")
_LAST_MONTH = pattern(r"(?:\d{1,2}|{zh.numerals.one_to_ten}{1,3})(?=个?月$)")


def period_of(words: str, year: int | None) -> str | None:
    """The period of a figure of a ``year``, by the last words on it in its sentence; None where the year is not known."""
    if year is None:
        return None
    if not _NAMED.search(words) and not (_LATIN.search(words) and _NAMED_IN_ENGLISH.search(words)):
        return str(year)
    matches = [
        (match.end(), reader(match[0], year))
        for words_of_period, reader in _READERS
        for match in words_of_period.finditer(words)
    ]
    return max(matches)[1] if matches else str(year)


def _months(first: int, last: int, year: int) -> str:
    """``2024Q2``, ``2024H1``, ``2024`` where the months are one of these, else ``2024-01/2024-09``."""
    named = {(1, 6): "H1", (7, 12): "H2", (1, 12): ""} | {(3 * q - 2, 3 * q): f"Q{q}" for q in range(1, 5)}
    if (first, last) in named:
        return f"{year}{named[first, last]}"
    return f"{year}-{first:02}/{year}-{last:02}"


def _quarter(text: str, year: int) -> str:
    match = _QUARTER.search(text)
    quarter = int(numeral(match["quarter"]) or 1) if match else 1
    return _months(1 if match and match["up_to"] else 3 * quarter - 2, 3 * quarter, year)


def _english_quarter(text: str, year: int) -> str:
    quarter = int(table("en.periods.quarters")[text.split(maxsplit=1)[0].lower()])
    return _months(3 * quarter - 2, 3 * quarter, year)


def _first_months(text: str, year: int) -> str:
    last = _LAST_MONTH.search(text)
    months = int(numeral(last[0]) or 0) if last else 0
    return _months(1, months, year) if 1 <= months <= 12 else str(year)


def _month(text: str, year: int) -> str:
    match = _MONTH.match(text)
    return f"{year}-{int(match['alone']):02}" if match else str(year)


def _months_ended(text: str, year: int) -> str:
    match = _MONTHS_ENDED.search(text)
    length = int(table("en.numerals.numbers").get(match["length"].lower(), 0)) if match else 0
    last = int(table("en.periods.months")[match["month"].capitalize()]) if match else 0
    return _months(last - length + 1, last, year) if 0 < length <= last else str(year)


_READERS = (
    (_WHOLE_YEAR, lambda _, year: str(year)),
    (_FIRST_HALF, lambda _, year: _months(1, 6, year)),
    (_SECOND_HALF, lambda _, year: _months(7, 12, year)),
    (_QUARTER, _quarter),
    (_ENGLISH_QUARTER, _english_quarter),
    (_FIRST_MONTHS, _first_months),
    (_MONTH, _month),
    (_MONTHS_ENDED, _months_ended),
)
# By one search for each language, as most words name no period.
_NAMED = pattern(
    "{zh.periods.whole_year}|{zh.periods.first_half}|{zh.periods.second_half}|{zh.periods.month_alone}|季度|{zh.dates.first_months}"
)
_NAMED_IN_ENGLISH = pattern(
    "{en.periods.first_half}|{en.periods.second_half}|{en.periods.quarter}|{en.periods.months_ended}"
)
