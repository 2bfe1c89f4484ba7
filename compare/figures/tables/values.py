"""What a table's cell holds: a value, a placeholder, a period or words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from compare.figures import settings
from compare.lexicon import pattern, remembered
from compare.model import Direction
from compare.text.folding import visible

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
_NOTE = pattern(
    r"\s*(?:[*†‡#①-⑳¹²³⁰⁴-⁹ᵃ-ᶻ⁽⁾]+|<sup>[^<>]{1,12}</sup>|\[\d{1,2}\]|\([a-z\d]\)|[a-z](?![a-z%]))?\s*[$€£¥]?$"
)
_BLANK = pattern(
    r"[-—–―…·.*/\\×\s]*|{en.units.currency_signs}?\s*\(?[-—–―]+\)?\s*[%‰]?|[xX]|[(]?(?:{zh.tables.blank}|{zh.tables.turned}|{en.tables.blank})[)]?"
)
_WITH_SHARE = pattern(r"(?P<number>[^()%]*\d[^()%]*?)\s*\((?P<share>[-−+]?\d[\d.]*\s*%)\)")
_SIGN_BEFORE = pattern(r"\(?{en.units.currency_signs}|\(")
_SIGN_BEHIND = pattern(r"\)[%‰]?|[%‰]\)?")
_UNCHANGED = pattern("{zh.tables.unchanged}|{en.tables.unchanged}")
# 减少3.50个百分点: a growth whose direction is said in words.
_GROWTH = pattern(
    r"(?:(?P<up>{zh.growth.up}|{common.tables.up_arrow})|(?P<down>{zh.growth.down}|{common.tables.down_arrow}))了?\s*(?=[\d.(])"
)
# Three and more decimals to a dot, as in 1.2.3, are no number; nor is what opens with a zero (020, telephone).
_CODE = pattern(r"0\d")
_SPACE = pattern(r"(?:<br\s*/?>|\s)+")
_WIDE = r"[\u2e80-\u9fff\uff00-\uffef、。，；：“”‘’《》（）％‰]"
_BETWEEN_WIDE = pattern(rf"(?<={_WIDE}) | (?={_WIDE})")


# A cell that is emphasised as a whole: **500**, <b>500</b>.
_EMPHASIS = pattern(r"\s*(?P<mark>\*{1,3}|_{1,3}|`{1,2}|~~)(?=\S)(?P<inner>.+?)(?<=\S)(?P=mark)\s*")
_TAGGED = pattern(r"(?i)\s*<(?P<tag>b|strong|i|em|u|font|span)(?:\s[^<>]*)?>(?P<inner>[^<>]+)</(?P=tag)>\s*")


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


def emphasis(text: str) -> re.Match[str] | None:
    """A cell that is emphasised as a whole, by the marks of Markdown or of HTML; ``inner`` is what they enclose."""
    return _EMPHASIS.fullmatch(text) or _TAGGED.fullmatch(text) if text[:1] in "*_`~< " else None


@remembered(settings.CELLS_KEPT)
def words_of(text: str) -> str:
    """A cell's visible text on one line, without the blanks that a converter puts between Chinese characters."""
    text = visible(text).text
    emphasised = emphasis(text)
    return _BETWEEN_WIDE.sub("", _SPACE.sub(" ", emphasised["inner"] if emphasised else text).strip())


@remembered(settings.CELLS_KEPT)
def value_of(text: str) -> Value | None:
    """The number that a cell holds and nothing else; None where it holds something else."""
    emphasised = emphasis(text)
    if emphasised:
        inner, start = value_of(emphasised["inner"]), emphasised.start("inner")
        return inner and inner._replace(start=inner.start + start, end=inner.end + start)
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


def opens_number(sign: str, written: str) -> bool:
    """Whether a cell holds a currency's sign or a bracket, and the next one the number (or dash) that it belongs to."""
    return _SIGN_BEFORE.fullmatch(sign) is not None and written[0] in "0123456789.(-−—–" and not is_year(written)


def closes_number(sign: str, written: str) -> bool:
    """Whether a cell holds a bracket or a % that belongs to the number (or dash) in the cell before."""
    return _SIGN_BEHIND.fullmatch(sign) is not None and written[-1] in "0123456789)-—–" and not is_year(written)


class WithShare(NamedTuple):
    """A cell such as ``1,234 (45%)``: where its number ends, and where the percentage stands."""

    end: int
    share: tuple[int, int]


def with_share(text: str) -> WithShare | None:
    match = _WITH_SHARE.fullmatch(text)
    return WithShare(match.end("number"), match.span("share")) if match else None


class GrowthInWords(NamedTuple):
    """What opens a cell such as 减少3.50个百分点. ``end`` is where its number begins."""

    direction: Direction
    end: int


def growth_in_words(text: str) -> GrowthInWords | None:
    """The direction that a cell says in words before its number: 减少3.50个百分点 -> down."""
    match = _GROWTH.match(text)
    if match is None:
        return None
    return GrowthInWords(Direction.UP if match["up"] else Direction.DOWN, match.end())


def is_unchanged(text: str) -> bool:
    """Whether a cell says that nothing grew: 持平."""
    return _UNCHANGED.fullmatch(text.strip()) is not None


@remembered(settings.CELLS_KEPT)
def is_quantity(text: str) -> bool:
    """Whether a cell holds a number, alone or with its unit and what qualifies it (36.6万人次, ≥95%), or a growth."""
    if value_of(text) is not None or is_unchanged(text):
        return True
    shared = with_share(text)
    text = text[: shared.end] if shared else text
    growth = growth_in_words(text)
    return _QUANTITY.fullmatch(text, growth.end if growth else 0) is not None


@remembered(settings.CELLS_KEPT)
def is_blank(text: str) -> bool:
    """Whether a cell holds nothing, or a dash that stands for nothing."""
    return _BLANK.fullmatch(text.strip()) is not None


_YEAR = pattern(r"{common.dates.year}\s*%?")  # 2018 %: the year's shares stand beside its levels


def is_year(text: str) -> bool:
    """Whether a cell holds four digits that may be a year."""
    return _YEAR.fullmatch(text.strip()) is not None
