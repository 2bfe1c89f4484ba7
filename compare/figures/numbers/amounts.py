"""A number as printed, before its unit is known, and a number with its unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from compare.figures.numbers import english_units as english
from compare.figures.numbers.numerals import ARABIC, DIGITS, LARGEST, Reading, numeral, plain, read
from compare.figures.numbers.units import unit_at
from compare.model import FigureKind


class Number(NamedTuple):
    """A number with its unit. ``start`` and ``end`` are places of the flow; ``vague`` is the 余 or 多 inside it."""

    start: int
    end: int
    value: Decimal | None
    unit: str | None
    kind: FigureKind
    step: Decimal | None = None
    vague: str | None = None
    masked: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    terms: tuple[Decimal, ...] | None = None


class Amount(NamedTuple):
    """A number before its unit is known; ``words`` where it is a Chinese numeral without a digit."""

    end: int
    text: str
    reading: Reading
    vague: str | None
    words: bool

    @property
    def scaled(self) -> bool:
        return self.text[-1] in "百千万亿萬億k"


CN = "".join(DIGITS)
_VAGUE = "[余餘多几幾]"
# 百分之五, 3千克 and 1兆赫 do not scale.
_SCALE = r"(?:[十拾万萬亿億]|[百佰](?!分[点點之])|[千仟](?![克米瓦卡帕伏赫字比])|兆(?![瓦赫帕字比欧]))"
MIXED = (
    rf"(?:{ARABIC})(?:[eE][+-]?\d{{1,2}}(?![\dA-Za-z])"
    rf"|{_VAGUE}?{_SCALE}+(?:零?(?:{ARABIC}){_VAGUE}?{_SCALE}+)*|[kK](?![A-Za-z]))?"
)
CHINESE = rf"(?:[{CN}]|[十拾廿卅]|[百千](?=[{CN}]))(?:[{CN}廿卅]|{_SCALE}|{_VAGUE}(?={_SCALE}))*(?:[点點][{CN}]+)?"
_NUMBER = re.compile(rf"(?P<number>{MIXED}|{CHINESE})(?P<vague>[余餘多](?!元化|样|层次|边))?")
_INSIDE = re.compile(_VAGUE)
_ASCII_DIGIT = re.compile("[0-9]")
_FRACTION = re.compile(r"(?:\d+[ \-‑])?\d{1,2}/\d{1,2}(?![\d/])")


def amount_at(text: str, at: int) -> Amount | None:
    """The number that begins at ``at``, with the 余 or 多 behind it."""
    found = _NUMBER.match(text, at)
    if not found:
        return None
    if text[found.end() : found.end() + 1] in "/ -‑" and (fraction := _fraction_at(text, at)):
        return fraction
    number, end = found["number"], found.end()
    words = _ASCII_DIGIT.search(number) is None
    if words and len(number) > 1 and number[-1] == "两" and not unit_at(text, end):
        number, end = number[:-1], end - 1  # 三十两: the weight
    reading = _read(number)
    if reading is None:
        return None
    inside = _INSIDE.search(number)
    return Amount(end, number, reading, found["vague"] or (inside.group() if inside else None), words)


def _fraction_at(text: str, at: int) -> Amount | None:
    """``1-1/4 percent``."""
    found = _FRACTION.match(text, at)
    if not found or not (english.unit_at(text, found.end()) or text.startswith(" to ", found.end())):
        return None
    value = numeral(found.group().replace("‑", "-"))
    return None if value is None else Amount(found.end(), found.group(), Reading(value, Decimal(0), False), None, False)


def _read(number: str) -> Reading | None:
    if number[-1] in "kK":
        reading = read(number[:-1])
        return reading and Reading(plain(reading.value * 1000), reading.step * 1000, True)
    if number.isascii() and ("e" in number or "E" in number):
        value = numeral(number)
        return None if value is None or value.adjusted() >= LARGEST else Reading(plain(value), Decimal(1), True)
    return read(number)


def step_of(reading: Reading, kind: FigureKind) -> Decimal | None:
    """Whole counts are exact (None); whole amounts and shares may be rounded to one."""
    exact = kind in (FigureKind.COUNT, FigureKind.DURATION, FigureKind.AGE, FigureKind.RANK)
    return None if (exact and not reading.rounded) or not reading.step else reading.step
