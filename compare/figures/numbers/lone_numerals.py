"""Chinese numerals of one character that count nothing, as most of them do: 进一步, 统一的, 三农. What follows tells."""

from __future__ import annotations

from compare.figures.numbers import english_units as english
from compare.figures.numbers.chinese_numerals import DIGIT, SCALE
from compare.figures.numbers.ranks import is_ranked_before
from compare.figures.numbers.units import begins_unit
from compare.lexicon import pattern

# One numeral before a Chinese character that goes on with no number, makes no range and no share.
_LONE = pattern(
    rf"(?:{DIGIT}|{SCALE})(?=[\u4e00-\u9fff])(?!{DIGIT}|{SCALE}|{{zh.numerals.tens}}|{{zh.numerals.vague}}"
    r"|{zh.numerals.vague_behind}|{zh.numerals.several}|{zh.numerals.about_behind}|{zh.units.tenths}|{zh.dates.until}"
    r"|{zh.units.per_number})"
)
_GOES_ON = frozenset("点點又分比半")
_NUMBERED = frozenset("第前(")
_OF_EVENTS = frozenset("零〇")


def counts_nothing(text: str, at: int) -> bool:
    """Whether a numeral at ``at`` stands alone and has no unit: no figure begins there. A short cut: what it does not know
    is left to those who read the number."""
    if text[at] in _OF_EVENTS or _LONE.match(text, at) is None:
        return False
    if text[at + 1] in _GOES_ON or begins_unit(text[at + 1]):
        return False
    before = text[at - 1 : at]
    return before not in _NUMBERED and before not in english.before_number() and not is_ranked_before(text, at)
