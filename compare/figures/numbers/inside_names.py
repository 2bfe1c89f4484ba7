"""Numbers with a unit that are part of a name all the same: 15分钟生活圈, 5岁以下儿童, “3个100”, 《六十条》."""

from __future__ import annotations

from compare.figures.numbers.units import Unit
from compare.figures.settings import LONGEST_NAME
from compare.lexicon import entry_words, pattern
from compare.model import FigureKind

_STATEMENT = pattern("{zh.names.statement_in_quotes}")
_OPENED, _CLOSED = pattern("[“「]"), pattern("[”」]")
# An age that tells which people are meant, not how old somebody is.
_AGE_GROUP = pattern(r"(?:{zh.names.age_group_behind})?+(?:\([^()]{1,8}\))?+[的、]?+(?=[\u4e00-\u9fff\d])")
_AGE_GIVEN = pattern("{zh.names.age_given}$")
_CIRCLE = pattern("{zh.names.service_circle}")
_ROUND_THE_CLOCK = pattern("{zh.names.round_the_clock}")


def is_name(text: str, at: int, end: int, unit: Unit) -> bool:
    """Whether the number with its unit in ``[at, end)`` only names something."""
    before, after = text[at - 1 : at], text[end : end + 1]
    if before.isascii() and before.isalpha():
        return unit.kind is not FigureKind.COUNT or unit.name in entry_words(
            "zh.names.models"
        )  # CT2台 counts, C919大飞机 does not
    if after == "》" and unit.name in ("条", "项"):
        return True
    if unit.kind is FigureKind.AGE:
        return is_age_group(text, at, end)
    if unit.kind is FigureKind.DURATION and _serves(text, at, end, unit):
        return True
    return in_quoted_name(text, at, end)


def is_age_group(text: str, at: int, end: int) -> bool:
    """``65岁以上老年人``, ``0-6岁儿童``; not ``人均预期寿命80岁以上,``."""
    return bool(_AGE_GROUP.match(text, end)) and not _AGE_GIVEN.search(text, max(0, at - 6), at)


def _serves(text: str, at: int, end: int, unit: Unit) -> bool:
    """How far or how long a service reaches: 1小时通勤圈, 24小时开放."""
    if unit.name in ("小时", "分钟") and _CIRCLE.match(text, end):
        return True
    return text.startswith("24小时", at) and _ROUND_THE_CLOCK.match(text, end) is not None


def in_quoted_name(text: str, at: int, end: int) -> bool:
    """Whether a number stands between the quotation marks of a name."""
    opened = max(text.rfind("“", max(0, at - LONGEST_NAME), at), text.rfind("「", max(0, at - LONGEST_NAME), at))
    if opened < 0 or _CLOSED.search(text, opened, at):
        return False
    closed = _CLOSED.search(text, end, min(len(text), opened + LONGEST_NAME + 2))
    if closed is None or _OPENED.search(text, end, closed.start()):
        return False
    return not _STATEMENT.search(text, opened, closed.start())
