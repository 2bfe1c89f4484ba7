"""Numbers without a unit of their own: a rate that has none, a lost unit, a table's cell."""

from __future__ import annotations

from compare.figures.numbers.amounts import Amount, Number, amount_at, step_of
from compare.figures.numbers.chinese_numerals import large_scales
from compare.figures.numbers.not_figures import named_before
from compare.figures.numbers.ranks import CLAUSE_END
from compare.figures.numbers.units import unit_at
from compare.figures.settings import ENGLISH_RATE_BEFORE, LABELLED_BEFORE, LONGEST_WITHOUT_UNIT, RATE_BEFORE
from compare.lexicon import pattern
from compare.model import FigureKind

_RATE_BEFORE = pattern("(?:{zh.names.rates}){zh.names.rate_told}*$")
_UNIT_IN_LABEL = pattern(r"\((?P<unit>[^()\d\s]{1,8})\):\s?[-−]?$")
# Between a word and a count without a noun of its own: enrollment reached 5,300, of whom 3,150 work abroad.
_COUNTED_IN_ENGLISH = pattern(r"[a-z]\s(?:{en.nouns.closing}|{en.nouns.of_whom}) $")
# The value of a ratio, and the one that it was before: improved to 0.62 in 2023 from 0.71 in 2022.
_ENGLISH_RATE = pattern(r"\b{en.names.rates}\b[^.;:\n]*?(?:\d\.\d+[^.;:\n]*?)?\s(?:{en.nouns.closing}) $")
_GROUPED, _ENDS_COUNT = pattern(r"\d{1,3}(?:,\d{3})+"), pattern(r"[.,;:)](?!\d)| [a-z]|$")
_TOLD_BEHIND = pattern(
    "计|{zh.approximations.at_least_behind}|{zh.approximations.at_most_behind}|{zh.approximations.about_behind}"
)
_CELL = pattern(r"\n[-−]?$")  # a table's cell that a converter put on a line of its own
_YEAR = pattern("{common.dates.year}")
_VERSION = pattern(r"\d\.0")  # 首发经济3.0
_BREAK = pattern("[,，。;；\n“”]")


def without_unit(text: str, at: int, amount: Amount, last: Number | None) -> Number | None:
    """The figure that a number without a unit is, if any: it stands after a noun and before a clause's end."""
    if not amount.words and (labelled := _with_unit_of_label(text, at, amount)):
        return labelled
    if _COUNTED_IN_ENGLISH.search(text, max(0, at - RATE_BEFORE), at) and _grouped(text, amount):
        return Number(
            at, amount.end, amount.numeral.value, None, FigureKind.COUNT, step_of(amount.numeral, FigureKind.COUNT)
        )
    is_point = amount.numeral.rounded and _ENDS_COUNT.match(text, amount.end)
    if is_point and _ENGLISH_RATE.search(text, max(0, at - ENGLISH_RATE_BEFORE), at):
        return Number(at, amount.end, amount.numeral.value, None, FigureKind.RATE, amount.numeral.step)
    if amount.words or named_before(text, at) or not _measures(text, at, amount, last):
        return None
    large = amount.text[-1] in large_scales()
    rate = not large and (amount.numeral.rounded or bool(_RATE_BEFORE.search(text, max(0, at - RATE_BEFORE), at)))
    kind = FigureKind.RATE if rate else FigureKind.COUNT
    return Number(at, amount.end, amount.numeral.value, None, kind, step_of(amount.numeral, kind), amount.vague)


def _with_unit_of_label(text: str, at: int, amount: Amount) -> Number | None:
    """The figure whose label names the unit: ``中标价(万元):128.5``."""
    label = _UNIT_IN_LABEL.search(text, max(0, at - LABELLED_BEFORE), at)
    scale = amount_at("1" + label["unit"], 0) if label else None
    unit = unit_at("1" + label["unit"], scale.end) if label and scale else None
    if not label or not scale or not unit or unit[1] != len(label["unit"]) + 1:
        return None
    value = amount.numeral.times(int(scale.numeral.value))
    return Number(at, amount.end, value.value, unit[0].name, unit[0].kind, step_of(value, unit[0].kind), amount.vague)


def _grouped(text: str, amount: Amount) -> bool:
    """Whether a number is printed as quantities are and years are not, and words or a stop follow."""
    return _GROUPED.fullmatch(amount.text) is not None and _ENDS_COUNT.match(text, amount.end) is not None


def _measures(text: str, at: int, amount: Amount, last: Number | None) -> bool:
    before, after = text[at - 1 : at], text[amount.end : amount.end + 1]
    if amount.text[-1] in large_scales():
        return _chinese(before) or _chinese(after)
    if amount.text.isdigit() and (_YEAR.fullmatch(amount.text) or len(amount.text) > LONGEST_WITHOUT_UNIT):
        return False
    if at and after in ("\n", "") and _CELL.search(text, max(0, at - 2), at):
        return True
    decimals = amount.numeral.rounded
    version = _VERSION.fullmatch(amount.text) and not _RATE_BEFORE.search(text, max(0, at - RATE_BEFORE), at)
    if version or _quoted(text, at) or (after in ("”", '"', "、") and not decimals):
        return False
    if _unit_lost(text, at, last) and _chinese(after):
        return True
    attached = _chinese(before) or (before == ")" and decimals)
    ends = not after or after in CLAUSE_END or _TOLD_BEHIND.match(text, amount.end) is not None
    return attached and ends and not _titled(text, at, amount)


def _chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _unit_lost(text: str, at: int, last: Number | None) -> bool:
    """Whether a list of counts goes on here: ``培训班3期、骨干党员培训班11``."""
    if last is None or last.kind is not FigureKind.COUNT:
        return False
    gap = text[last.end : at]
    return "、" in gap and not _BREAK.search(gap)


def _titled(text: str, at: int, amount: Amount) -> bool:
    """A whole number at the end of a line that is all title: ``工作计划1``."""
    if amount.numeral.rounded or text[amount.end : amount.end + 1] not in ("\n", ""):
        return False
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return not _BREAK.search(line) and _RATE_BEFORE.search(line) is None


def _quoted(text: str, at: int) -> bool:
    """Inside quotation marks: ``“看病120、服务111”`` is a name."""
    opened = text.rfind("“", max(0, at - 20), at)
    return opened >= 0 and "”" not in text[opened:at]
