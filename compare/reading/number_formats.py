"""A cell's value as the sheet shows it: ``0.164`` in the format ``0.0%`` is 16.4%. ECMA-376 part 1, 18.8.30."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from compare.lexicon import pattern

# A sheet keeps 15 digits and shows 11 in the General format.
_DIGITS = 11
_LITERAL = pattern(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_NUMBER = pattern(r"[#0?][#0?,]*(?:\.[#0?]*)?")
_SCALED = pattern(r"(,+)(?=$|[^#0?,.])")


def shown(value: object, format_: str) -> str:
    """The text of a cell; empty for one without a value."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(Decimal(str(value)), format_) if abs(value) < 1e30 else str(value)
        case datetime() | date():
            return _date(value, format_)
        case time() | timedelta():
            return str(value)
    return str(value).strip()


def _number(value: Decimal, format_: str) -> str:
    sections = format_.split(";")
    section = sections[0]
    if value < 0 and len(sections) > 1 and sections[1].strip():
        section, value = sections[1], -value
    if section == "@" or "general" in section.lower():
        return _general(value)
    bare = _LITERAL.sub(lambda match: "\0" * len(match[0]), section)
    pattern = _NUMBER.search(bare)
    if pattern is None:
        return _general(value)
    before, after = (_words(part) for part in (section[: pattern.start()], section[pattern.end() :]))
    value *= 100 ** bare.count("%")
    scaled = _SCALED.search(pattern[0])
    if scaled:
        value /= 1000 ** len(scaled[1])
    whole = pattern[0].rstrip(",")
    places = len(whole.partition(".")[2])
    digits = f"{abs(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):{',' if ',' in whole else ''}f}"
    if "." in whole and whole.endswith(("#", "?")):
        digits = digits.rstrip("0").rstrip(".")
    sign = "-" if value < 0 and Decimal(digits.replace(",", "")) else ""
    return f"{sign}{before}{digits}{after}"


def _general(value: Decimal) -> str:
    if value == value.to_integral_value():
        return f"{value:.0f}"
    return f"{float(f'{value:.{_DIGITS}g}'):.{_DIGITS}f}".rstrip("0").rstrip(".")


def _words(part: str) -> str:
    """The literal text of a piece of a format."""

    def literal(match: re.Match[str]) -> str:
        if match[1] is not None or match[2] is not None:
            return match[1] or match[2] or ""
        currency = re.fullmatch(r"\[\$([^\]-]*)(?:-[^\]]*)?\]", match[0])
        return currency[1] if currency else ""

    return _LITERAL.sub(literal, part).strip(" ?#0")


def _date(value: date, format_: str) -> str:
    """In one of three ways, by what the format shows: a day, a month, a year."""
    pattern = _LITERAL.sub("", format_).lower()
    chinese = "年" in format_
    year, month, day = value.year, value.month, value.day
    if "y" in pattern and "d" not in pattern and "m" not in pattern:
        return f"{year}年" if chinese else str(year)
    if "y" in pattern and "d" not in pattern:
        return f"{year}年{month}月" if chinese else f"{year}-{month:02}"
    return f"{year}年{month}月{day}日" if chinese else f"{year}-{month:02}-{day:02}"
