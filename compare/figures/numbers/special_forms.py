"""Figures of a special form: masks, zeros in words; and which reader is asked for what stands at a place.

Each reader takes the running text and a place where a number could begin, and gives what stands there or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from compare.figures.numbers.amounts import Number
from compare.figures.numbers.fractions import percentage_range, portion, proportion, ratio, slash_fraction
from compare.figures.numbers.ranks import ranks
from compare.figures.numbers.shares import doubled, half, tenth, unchanged
from compare.figures.numbers.units import unit_at
from compare.figures.settings import LONGEST_NUMERAL
from compare.lexicon import derived, entry_words, pattern
from compare.model import FigureKind

Reader = Callable[[str, int], Number | None]

_MASK = pattern(
    r"(?=[\d.]{0,12}{zh.numerals.mask})(?:\d|{zh.numerals.mask})+(?:\.(?:\d|{zh.numerals.mask})+)?{zh.numerals.large_scales}*{zh.numerals.vague_behind}?"
)
# 1XX万元: digits are left to be filled in; 3x4米 is a product.
_PARTLY_MASKED = pattern(r"\d+(?:{zh.numerals.mask}{2,}(?!\d)|{zh.numerals.mask}(?={zh.numerals.large_scales}))")
_PRODUCT = pattern(r"{zh.numerals.mask}\d")  # 5米×3米
_NO_ONE = pattern("{zh.numerals.no_one}")
_ZERO = pattern(r"[零0](?=[”\"]?{zh.numerals.zero_events})")
# Right before it a zero is none: 2.0, 清零, 归零.
_NO_ZERO_BEHIND = pattern(r"(?:[\d.]|{zh.numerals.no_zero_behind})$")
# What follows the numeral where a special form of one may stand.
_MARK = pattern(
    r"(?:[\d.,点點eEkK+-]|{zh.numerals.digits}|{zh.numerals.small_scales}|{zh.numerals.large_scales}|{zh.numerals.vague})"
    rf"{{0,{LONGEST_NUMERAL}}}"
    r"(?:[又分:∶比/ 半\u2010-\u2012]|{zh.units.tenths}|{zh.numerals.mask})"
)


def special(text: str, at: int) -> tuple[list[Number], int] | None:
    """The figures of a special form at ``at`` and where reading goes on; None where a plain number may stand."""
    ranked = ranks(text, at)
    if ranked:
        return ranked
    readers = _readers().get(text[at])
    if readers is None and not _MARK.match(text, at):  # a plain number, as nearly all are
        return None
    for reader in readers or _NUMERAL_READERS:
        number = reader(text, at)
        if number:
            return [number], number.end
    if _PARTLY_MASKED.match(text, at) and (number := _mask(text, at)):
        return [number], number.end
    masked = _MASK.match(text, at)
    return ([], masked.end()) if masked else None  # a masked name


def _mask(text: str, at: int) -> Number | None:
    """``xx间``, ``XX2.48元``: a value to be filled in. Without a unit it is a masked name, as a year it is a date."""
    match = None if _is_letter(text[at - 1 : at]) else _MASK.match(text, at)
    if match and _PRODUCT.match(match.group()):
        return None
    unit = unit_at(text, match.end()) if match and not _is_letter(text[match.end() : match.end() + 1]) else None
    if not unit or unit[0].name in entry_words("zh.units.masked_places"):
        return None
    return Number(at, unit[1], None, unit[0].name, unit[0].kind, masked=True)


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _none(text: str, at: int) -> Number | None:
    """``无一例``."""
    match = _NO_ONE.match(text, at)
    unit = unit_at(text, match.end()) if match else None
    return Number(at, unit[1], Decimal(0), unit[0].name, FigureKind.COUNT) if unit else None


def _zero(text: str, at: int) -> Number | None:
    """``零事故``."""
    if not _ZERO.match(text, at) or _NO_ZERO_BEHIND.search(text, max(0, at - 1), at):
        return None
    return Number(at, at + 1, Decimal(0), None, FigureKind.COUNT)


_NUMERAL_READERS: Sequence[Reader] = (half, portion, ratio, percentage_range, slash_fraction, proportion, tenth)


@derived
def _readers() -> Mapping[str, Sequence[Reader]]:
    """The readers for what begins with a character that begins no plain number, or a zero."""
    return {
        "0": (_zero, *_NUMERAL_READERS),
        **dict.fromkeys("无無没", (_none,)),
        "翻": (doubled,),
        "持": (unchanged,),
        **dict.fromkeys(entry_words("zh.numerals.mask"), (_mask,)),
        **dict.fromkeys("半对對", (tenth,)),
        **dict.fromkeys("零〇", (_zero, portion)),
    }
