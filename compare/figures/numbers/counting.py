"""Chinese numerals with a unit: which of them count, and which are names (三项行动), slogans or articles (一家)."""

from __future__ import annotations

from compare.figures.numbers.amounts import Amount
from compare.figures.numbers.chinese_numerals import digits
from compare.figures.numbers.units import Unit, currencies
from compare.figures.settings import SUMMED_LIST
from compare.lexicon import derived, entry_words, pattern
from compare.model import FigureKind

_SLOGAN = pattern("{zh.names.slogans}")
_SEVERAL_BEFORE = pattern("{zh.numerals.several_before}")
_PLACE = pattern("{zh.names.places}")
_NOT_COUNTED_BEFORE = pattern("(?:{zh.names.not_counted_before})$")
# 四级三类, 八站两场: two counts of one character each, side by side, are a slogan.
_DIGIT = "(?:{zh.numerals.counting_digits}|十)"
_COUNTED_BEFORE = pattern(rf"{_DIGIT}(?!{_DIGIT})[^\s,，。、;；\d]$")
_COUNTED_BEHIND = pattern(rf"{_DIGIT}[^\s,，。、;；\d]")
# 养老、失业、工伤三项保险, 中央和地方两个积极性: the numeral sums up the list before it.
_SUMMED = pattern(r"(?P<three>、)[^,，。;；:：\n\d、]{2,}$|[和与及][^,，。;；:：\n\d、]{2,6}$")
_NEARLY = pattern("(?:{zh.approximations.about}|{zh.approximations.at_least}|{zh.approximations.at_most})$")
_SPAN_BEHIND = pattern("{zh.names.span_behind}")
_SPAN_BEFORE = pattern("{zh.names.span_before}$")
_SHARES = (FigureKind.PERCENT, FigureKind.PERMILLE, FigureKind.PERCENTAGE_POINT, FigureKind.MULTIPLE)


@derived
def _counters() -> frozenset[str]:
    return frozenset(entry_words("zh.units.counted_in_words"))


def counts_in_words(text: str, at: int, amount: Amount, unit: Unit) -> bool:
    """Whether the Chinese numeral at ``at`` counts something in ``unit``."""
    if _NOT_COUNTED_BEFORE.search(text, max(0, at - 2), at) or _PLACE.match(text, at):
        return False
    if _is_slogan(text, at, amount) or _is_some(text, at, amount):
        return False
    if amount.numeral.value == 0 or amount.text in entry_words("zh.numerals.financial"):
        return False  # 零部件; a financial numeral that stands alone is a name: 陆家嘴
    if amount.numeral.value == 1 and unit.kind not in _SHARES:  # 一家, 一年: an article
        return unit.kind is FigureKind.AMOUNT and _is_one(text, at, unit)
    if unit.name == "年":
        return _lasts(text, at, amount.end)
    return unit.kind is not FigureKind.COUNT or amount.vague is not None or _counts_things(text, at, amount, unit)


def _is_one(text: str, at: int, unit: Unit) -> bool:
    """Whether 一 is a quantity: of a longer name (一公里), of money, or one that is nearly reached (近一吨)."""
    is_money = unit.name in currencies() and unit.name != "元"
    return is_money or len(unit.name) > 1 or _NEARLY.search(text, max(0, at - 3), at) is not None


def _counts_things(text: str, at: int, amount: Amount, unit: Unit) -> bool:
    if unit.name not in _counters() or _SLOGAN.match(text, amount.end):
        return False
    summed = _SUMMED.search(text, max(0, at - SUMMED_LIST), at)
    return summed is None or (not summed["three"] and amount.numeral.value != 2)


def _is_some(text: str, at: int, amount: Amount) -> bool:
    """Whether how many tens or hundreds is left open: 数十名, 几百家; 人数十二人 counts."""
    return _SEVERAL_BEFORE.match(text, at - 1) is not None and not any(each in digits() for each in amount.text)


def _is_slogan(text: str, at: int, amount: Amount) -> bool:
    if amount.end - at > 1:
        return False
    if amount.numeral.value == 2 and text.startswith("头", amount.end):  # 两头发力: both ends
        return True
    return bool(_COUNTED_BEFORE.search(text, max(0, at - 2), at) or _COUNTED_BEHIND.match(text, amount.end + 1))


def _lasts(text: str, at: int, end: int) -> bool:
    """Whether 三年 is a length of time: something must say so, else it names a plan (三年行动)."""
    return bool(_SPAN_BEHIND.match(text, end + 1) or _SPAN_BEFORE.search(text, max(0, at - 3), at))
