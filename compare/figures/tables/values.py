"""What a table's cell holds: a value, a placeholder, a period or words."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import NamedTuple

from compare.text.folding import INVISIBLE

# Amounts in brackets are negative, as accountants print them; a footnote's mark may follow.
_VALUE = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[-−–+])?\s*(?P<currency>(?:US|HK|RMB)?\s?\$|RMB|[€£¥])?\s*(?P<inner>\()?\s*(?P<minus>[-−–])?"
    r"(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)\s*(?P<shut>\))?\s*(?P<percent>[%‰])?\s*(?P<last>\))?"
)
_QUANTITY = re.compile(
    r"[约近超≥≤><不低高少于过\s]*[-−]?(?:\d[\d,]*(?:\.\d+)?)\s?[十百千万亿]*(?:[^\d\s,，。;；、年月日号期级第~—:：()-]{1,5})?(?:以上|以下|以内|左右)?"
)
_NOTE = re.compile(r"\s*(?:[*†‡#①-⑳]+|\[\d{1,2}\]|\([a-z\d]\)|[a-z](?![a-z%]))?\s*[$€£¥]?$")
_BLANK = re.compile(r"[-—–―…·.*/\\×\s]*|[nN]/?\.?[aA]\.?|无|空|x|X|not meaningful|nm")
# Three and more decimals to a dot, as in 1.2.3, are no number; nor is what opens with a zero (020, telephone).
_CODE = re.compile(r"0\d")
_SPACE = re.compile(rf"[\s{''.join(sorted(INVISIBLE))}]+")
_WIDE = r"[\u2e80-\u9fff\uff00-\uffef、。，；：“”‘’《》（）％‰]"
_BETWEEN_WIDE = re.compile(rf"(?<={_WIDE}) | (?={_WIDE})")


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
    found = _VALUE.fullmatch(bare.strip())
    if found is None or _CODE.match(found["number"]):
        return None
    number = Decimal(found["number"].replace(",", ""))
    closed = found["shut"] or found["last"]
    if bool(found["open"] or found["inner"]) != bool(closed):
        return None
    negative = bool(closed) or (found["sign"] or found["minus"] or "+") != "+"
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    start = len(bare) - len(bare.lstrip())
    sign = found["percent"] or (found["currency"] or "").replace(" ", "")
    return Value(start, len(bare.rstrip()), -number if negative else number, Decimal(1).scaleb(min(exponent, 0)), sign)


def is_quantity(text: str) -> bool:
    """Whether a cell holds a number, alone or with its unit and what qualifies it: 36.6万人次, ≥95%."""
    return value_of(text) is not None or _QUANTITY.fullmatch(text) is not None


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing, or a dash that stands for nothing."""
    return _BLANK.fullmatch(text.strip()) is not None


_YEAR = re.compile(r"(?:19|20)\d{2}\s*%?")  # 2018 %: the year's shares stand beside its levels


def is_year(text: str) -> bool:
    """Whether a cell holds four digits that may be a year."""
    return _YEAR.fullmatch(text.strip()) is not None
