"""Heading and list labels: ``一、`` ``(一)`` ``1.`` ``①`` ``一是`` ``第一章`` ``Item 1A.`` and their broken forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from enum import IntEnum, auto

from compare.lexicon import Pattern, derived, entry_words, pattern, table
from compare.model import Span

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


class LabelStyle(IntEnum):
    """Label styles, from the highest level that they usually stand for to the lowest. A report's own hierarchy
    decides (see `levels`); this order settles only which of two styles is the higher where the report does not say."""

    PART = auto()  # 第一编, Part I, 附件1
    CHAPTER = auto()  # 第一章
    ITEM = auto()  # Item 1A.
    SECTION = auto()  # 第一节
    CAPITALS = auto()  # A LINE IN CAPITALS, without a label
    ROMAN = auto()  # I.
    CHINESE = auto()  # 一、
    CHINESE_PAREN = auto()  # (一)
    LINE = auto()  # a short line of its own, without a label
    LINE_BELOW = auto()  # one below another: 2020 vs. 2019 under each kind of revenue
    LINE_TWO_BELOW = auto()
    DECIMAL = auto()  # 1、 1. 1．
    DECIMAL_TWO = auto()  # 1.1
    DECIMAL_THREE = auto()  # 1.1.1
    DECIMAL_PAREN = auto()  # (1) 1)
    CIRCLED = auto()  # ①
    ORDINAL = auto()  # 一是, 第一,
    DASH = auto()  # ——
    RUN_IN = auto()  # a title-like first sentence, without a label


@dataclass(frozen=True, slots=True)
class HeadingLabel:
    """A label found in a text. ``number`` is None where it was lost (``、主要工作``) or the style has none."""

    style: LabelStyle
    number: int | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class _Form:
    """How labels of a style are written. ``starts`` are the characters that they can begin with, or the names of entries
    of the lexicon whose words they begin with. The group that holds the number says how it is written: ``d`` and ``n``
    are digits or a Chinese numeral, others stand in `_NUMBERS`."""

    style: LabelStyle
    starts: tuple[str, ...]
    pattern: Pattern


_DIGITS = "0123456789"
# Blanks are allowed inside a label: a page's debris may have stood there (三 <debris> 、).
_FORMS = (
    _Form(
        LabelStyle.PART,
        ("第", "zh.headings.annex_label", "en.headings.part"),
        pattern(
            r"第\s*(?P<n>{zh.numerals.label}|\d{1,2})\s*{zh.headings.part}\s*[:：]?\s*|"
            r"{en.headings.part}\s+(?P<r>[IVX]+)\b[.:]?\s*|"
            r"{zh.headings.annex_label}\s*(?P<n2>{zh.numerals.one_to_ten}|\d{1,2})(?:\s*[:：]|(?=\s|\Z))\s*"
        ),
    ),
    _Form(
        LabelStyle.CHAPTER,
        ("第", "en.headings.chapter"),
        pattern(
            r"第\s*(?P<n>{zh.numerals.label}|\d{1,2})\s*{zh.headings.chapter}\s*|"
            r"{en.headings.chapter}\s+(?P<d>\d{1,2})\b[.:]?\s*"
        ),
    ),
    _Form(
        LabelStyle.SECTION,
        ("第",),
        pattern(r"第\s*(?P<n>(?:{zh.numerals.one_to_ten}|百)+|\d{1,3})\s*{zh.headings.section}\s*"),
    ),
    # A reference to an item goes on in lower case.
    _Form(
        LabelStyle.ITEM,
        ("en.headings.item",),
        pattern(r"{en.headings.item}\s+(?P<d>\d{1,2})(?:\.?[A-C])?(?:\b\s*[.:—–-]|(?=\s*$|\s+[A-Z]))\s*", re.MULTILINE),
    ),
    _Form(
        LabelStyle.CHINESE,
        ("zh.numerals.one_to_ten",),
        pattern(r"(?P<n>{zh.numerals.label})\s*[、．.](?:\s*、)?\s*"),
    ),
    _Form(LabelStyle.CHINESE_PAREN, ("(（",), pattern(r"[(（]\s*(?P<n>{zh.numerals.label})\s*[)）]\s*、?\s*")),
    _Form(
        LabelStyle.DECIMAL_THREE,
        (_DIGITS,),
        pattern(r"(?P<d>\d{1,2})\.\d{1,2}\.\d{1,2}\.?(?=\s+\S|[\u4e00-\u9fff])\s*"),
    ),
    _Form(
        LabelStyle.DECIMAL_TWO,
        (_DIGITS,),
        pattern(r"(?={zh.headings.decimal_label})(?P<d>\d{1,2})\.\d{1,2}\.?(?=\s+[A-Z\u4e00-\u9fff])\s*"),
    ),
    _Form(
        LabelStyle.DECIMAL,
        (_DIGITS,),
        pattern(r"(?P<d>\d{1,2})\s*(?:、|[.．](?![\d%])|[.．](?={common.dates.year}\s*年))(?:\s*、)?\s*"),
    ),
    _Form(
        LabelStyle.DECIMAL_PAREN,
        ("(（", _DIGITS),
        pattern(r"[(（]\s*(?P<d>\d{1,2})\s*[)）]\s*、?\s*|(?P<d2>\d{1,2})[)）]\s*"),
    ),
    _Form(LabelStyle.CIRCLED, (_CIRCLED,), pattern(rf"(?P<c>[{_CIRCLED}])\s*、?\s*")),
    _Form(
        LabelStyle.ORDINAL,
        ("第", "zh.numerals.one_to_ten"),
        pattern(
            r"(?P<n>{zh.numerals.label})\s*{zh.headings.ordinal}(?=[\u4e00-\u9fff])|第(?P<n2>{zh.numerals.label})[,，、]\s*"
        ),
    ),
    _Form(LabelStyle.ROMAN, ("IVX",), pattern(r"(?P<r>[IVX]{1,5})\.\s+(?=[A-Z])")),
    _Form(LabelStyle.DASH, ("—-",), pattern(r"(?:——|--|—)\s*(?=[\u4e00-\u9fff])")),
    _Form(LabelStyle.CHINESE, ("、",), pattern(r"、(?=\s*[\u4e00-\u9fff])")),  # its number was lost
)


_BEFORE_DIGIT = pattern(r"(?P<number>\d{1,2})[.．](?P<digits>\d+)")
_QUANTITY = pattern("{zh.headings.figure}")


def starts_of(styles: Container[LabelStyle]) -> str:
    """The characters that labels of ``styles`` can begin with."""
    return "".join(_starts(form) for form in _FORMS if form.style in styles)


def _starts(form: _Form) -> str:
    return "".join(
        "".join(word[0] for word in entry_words(start)) if start.startswith(("zh.", "en.")) else start
        for start in form.starts
    )


@derived
def _forms_by_start() -> dict[str, list[_Form]]:
    """The forms of labels by the characters that they can begin with."""
    forms: dict[str, list[_Form]] = {}
    for form in _FORMS:
        for start in dict.fromkeys(_starts(form)):
            forms.setdefault(start, []).append(form)
    return forms


def label_at(text: str, at: int, end: int, after: int | None = None) -> HeadingLabel | None:
    """The label that starts at offset ``at``, or None. ``end`` bounds the look-ahead. ``after`` is the number of the last
    label with a number and a point: behind 20 a paragraph that opens with ``21.5+2就业点`` has the label ``21.``."""
    if at >= end:
        return None
    for form in _forms_by_start().get(text[at], ()):
        match = form.pattern.match(text, at, end)
        if match:
            written = match.group().rstrip()
            return HeadingLabel(form.style, _number(match), Span(at, at + len(written)), _tidy(written))
    return None if after is None else _label_before_digit(text, at, end, after)


def _label_before_digit(text: str, at: int, end: int, after: int) -> HeadingLabel | None:
    """``21.`` before a digit, where it goes on with the numbering and what follows is no quantity (``21.5%``)."""
    match = _BEFORE_DIGIT.match(text, at, end)
    if match is None or int(match["number"]) != after + 1 or _QUANTITY.match(text, match.end("digits") - 1, end):
        return None
    return HeadingLabel(
        LabelStyle.DECIMAL, after + 1, Span(at, match.start("digits")), text[at : match.start("digits")]
    )


def _tidy(written: str) -> str:
    """Blanks dropped from a Chinese label (debris stood there), kept in a Latin one (``Item 1A.``)."""
    return (" " if written[0].isascii() and written[0].isalpha() else "").join(written.split())


def _number(match: re.Match[str]) -> int | None:
    kind = match.lastgroup  # of each form one group names the number
    if kind is None:
        return None
    numeral = match[kind]
    if kind in _NUMBERS:
        return _NUMBERS[kind](numeral)
    return int(numeral) if numeral.isdigit() else _chinese_number(numeral)


def _chinese_number(numeral: str) -> int:
    """``二十三`` -> 23, ``一百零五`` -> 105."""
    digits, scales = table("zh.numerals.digits"), table("zh.numerals.small_scales")
    number = digit = 0
    for character in numeral:
        if character in scales:
            number += (digit or 1) * int(scales[character])
            digit = 0
        else:
            digit = int(digits[character])
    return number + digit


def _roman_number(numeral: str) -> int:
    values = [_ROMAN[c] for c in numeral]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


# How a numeral is read, by the group that holds it.
_NUMBERS: Mapping[str, Callable[[str], int]] = {
    "c": lambda numeral: _CIRCLED.index(numeral) + 1,
    "r": _roman_number,
}
