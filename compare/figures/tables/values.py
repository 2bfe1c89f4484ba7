"""What a table's cell holds: a value, a placeholder, a period or words."""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import NamedTuple

from compare.lexicon import pattern
from compare.text.folding import INVISIBLE

# Amounts in brackets are negative, as accountants print them; a footnote's mark may follow.
_VALUE = pattern(
    r"(?P<open>\()?\s*(?P<sign>[-−–+])?\s*(?P<currency>{en.units.currency_signs}|(?:US|HK)\s\$)?\s*(?P<inner>\()?\s*(?P<minus>[-−–])?"
    r"(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)\s*(?P<shut>\))?\s*(?P<percent>[%‰])?\s*(?P<last>\))?"
)
_QUANTITY = pattern(
    r"(?:{zh.approximations.at_least}|{zh.approximations.at_most}|{zh.approximations.about}|\s)*[-−]?\d[\d,]*(?:\.\d+)?\s?"
    r"(?:{zh.numerals.small_scales}|{zh.numerals.large_scales})*{zh.tables.written_unit}?"
    r"(?:{zh.approximations.at_least_behind}|{zh.approximations.at_most_behind}|{zh.approximations.about_behind})?"
)
_NOTE = pattern(r"\s*(?:[*†‡#①-⑳]+|\[\d{1,2}\]|\([a-z\d]\)|[a-z](?![a-z%]))?\s*[$€£¥]?$")
_BLANK = pattern(r"[-—–―…·.*/\\×\s]*|[xX]|{zh.tables.blank}|{en.tables.blank}")
# Three and more decimals to a dot, as in 1.2.3, are no number; nor is what opens with a zero (020, telephone).
_CODE = pattern(r"0\d")
_SPACE = pattern(rf"[\s{''.join(sorted(INVISIBLE))}]+")
_WIDE = r"[\u2e80-\u9fff\uff00-\uffef、。，；：“”‘’《》（）％‰]"
_BETWEEN_WIDE = pattern(rf"(?<={_WIDE}) | (?={_WIDE})")


class Value(NamedTuple):
    """A number as a cell prints it. ``start`` and ``end`` are offsets in the cell's text; ``step`` is the value of one
    unit of the last digit; ``sign`` is a currency's sign, or %, ‰, or empty."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    sign: str

    @property
    def whole(self) -> bool:
        return self.step == 1


def words_of(text: str) -> str:
    """A cell's text on one line, without the blanks that a converter puts between Chinese characters."""
    return _BETWEEN_WIDE.sub("", _SPACE.sub(" ", text).strip())


@functools.lru_cache(maxsize=1 << 12)  # a cell is looked at by column, by row and for itself
def value_of(text: str) -> Value | None:
    """The number that a cell holds and nothing else; None where it holds something else."""
    note = _NOTE.search(text)
    bare = text[: note.start()] if note and note.start() else text
    match = _VALUE.fullmatch(bare.strip())
    if match is None or _CODE.match(match["number"]):
        return None
    number = Decimal(match["number"].replace(",", ""))
    closed = match["shut"] or match["last"]
    if bool(match["open"] or match["inner"]) != bool(closed):
        return None
    negative = bool(closed) or (match["sign"] or match["minus"] or "+") != "+"
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    start = len(bare) - len(bare.lstrip())
    sign = match["percent"] or (match["currency"] or "").replace(" ", "")
    return Value(start, len(bare.rstrip()), -number if negative else number, Decimal(1).scaleb(min(exponent, 0)), sign)


def is_quantity(text: str) -> bool:
    """Whether a cell holds a number, alone or with its unit and what qualifies it: 36.6万人次, ≥95%."""
    return value_of(text) is not None or _QUANTITY.fullmatch(text) is not None


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing, or a dash that stands for nothing."""
    return _BLANK.fullmatch(text.strip()) is not None


_YEAR = pattern(r"{common.dates.year}\s*%?")  # 2018 %: the year's shares stand beside its levels


def is_year(text: str) -> bool:
    """Whether a cell holds four digits that may be a year."""
    return _YEAR.fullmatch(text.strip()) is not None
