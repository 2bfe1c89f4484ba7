"""Heading and list labels: ``一、`` ``(一)`` ``1.`` ``①`` ``一是`` ``第一章`` ``Item 1A.`` and their broken forms."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from enum import IntEnum, auto

from compare.model import Span

_CN = "一二三四五六七八九十百"
_CN_DIGIT = {c: i for i, c in enumerate("一二三四五六七八九", 1)}
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


_DIGITS = "0123456789"
# Each style with the characters that it can begin with. Blanks are allowed inside a label: a page's debris may have
# stood there (三 <debris> 、).
_PATTERNS: tuple[tuple[LabelStyle, str, re.Pattern[str]], ...] = (
    (
        LabelStyle.PART,
        "第P附",
        re.compile(
            rf"第\s*(?P<n>[{_CN}]+|\d{{1,2}})\s*(?:[编篇]|部分)\s*[:：]?\s*|(?:Part|PART)\s+(?P<r>[IVX]+)\b[.:]?\s*|"
            rf"附[件录]\s*(?P<n2>[{_CN}]|\d{{1,2}})(?:\s*[:：]|(?=\s|\Z))\s*"
        ),
    ),
    (
        LabelStyle.CHAPTER,
        "第C",
        re.compile(rf"第\s*(?P<n>[{_CN}]+|\d{{1,2}})\s*章\s*|(?:Chapter|CHAPTER)\s+(?P<d>\d{{1,2}})\b[.:]?\s*"),
    ),
    (LabelStyle.SECTION, "第", re.compile(rf"第\s*(?P<n>[{_CN}]+|\d{{1,2}})\s*[节条](?!例|款)\s*")),
    # A reference to an item goes on in lower case.
    (
        LabelStyle.ITEM,
        "I",
        re.compile(r"(?:Item|ITEM)\s+(?P<d>\d{1,2})(?:\.?[A-C])?(?:\b\s*[.:—–-]|(?=\s*$|\s+[A-Z]))\s*", re.MULTILINE),
    ),
    (LabelStyle.CHINESE, _CN, re.compile(rf"(?P<n>[{_CN}]{{1,4}})\s*[、．.](?:\s*、)?\s*")),
    (LabelStyle.CHINESE_PAREN, "(（", re.compile(rf"[(（]\s*(?P<n>[{_CN}]{{1,4}})\s*[)）]\s*、?\s*")),
    (
        LabelStyle.DECIMAL_THREE,
        _DIGITS,
        re.compile(r"(?P<d>\d{1,2})\.\d{1,2}\.\d{1,2}\.?(?=\s+\S|[\u4e00-\u9fff])\s*"),
    ),
    (
        LabelStyle.DECIMAL_TWO,
        _DIGITS,
        re.compile(r"(?P<d>\d{1,2})\.\d{1,2}\.?(?!\s*[万亿千百元人个户家倍])(?=\s+[A-Z\u4e00-\u9fff])\s*"),
    ),
    (LabelStyle.DECIMAL, _DIGITS, re.compile(r"(?P<d>\d{1,2})\s*(?:、|[.．](?![\d%]))(?:\s*、)?\s*")),
    (
        LabelStyle.DECIMAL_PAREN,
        f"(（{_DIGITS}",
        re.compile(r"[(（]\s*(?P<d>\d{1,2})\s*[)）]\s*、?\s*|(?P<d2>\d{1,2})[)）]\s*"),
    ),
    (LabelStyle.CIRCLED, _CIRCLED, re.compile(rf"(?P<c>[{_CIRCLED}])\s*、?\s*")),
    (
        LabelStyle.ORDINAL,
        f"{_CN}第",
        re.compile(rf"(?P<n>[{_CN}]{{1,3}})\s*(?:是|要)(?=[\u4e00-\u9fff])|第(?P<n2>[{_CN}]{{1,3}})[,，、]\s*"),
    ),
    (LabelStyle.ROMAN, "IVX", re.compile(r"(?P<r>[IVX]{1,5})\.\s+(?=[A-Z])")),
    (LabelStyle.DASH, "—-", re.compile(r"(?:——|--|—)\s*(?=[\u4e00-\u9fff])")),
    # Its number was lost.
    (LabelStyle.CHINESE, "、", re.compile(r"、(?=\s*[\u4e00-\u9fff])")),
)
_BY_START = {
    start: [(style, pattern) for style, starts, pattern in _PATTERNS if start in starts]
    for start in "".join(starts for _, starts, _ in _PATTERNS)
}


def starts_of(styles: Container[LabelStyle]) -> str:
    """The characters that labels of ``styles`` can begin with."""
    return "".join(starts for style, starts, _ in _PATTERNS if style in styles)


def label_at(text: str, at: int, end: int) -> HeadingLabel | None:
    """The label that starts at offset ``at``, or None. ``end`` bounds the look-ahead."""
    if at >= end:
        return None
    for style, pattern in _BY_START.get(text[at], ()):
        match = pattern.match(text, at, end)
        if match:
            written = match.group().rstrip()
            return HeadingLabel(style, _number(match), Span(at, at + len(written)), _tidy(written))
    return None


def _tidy(written: str) -> str:
    """Blanks dropped from a Chinese label (debris stood there), kept in a Latin one (``Item 1A.``)."""
    return (" " if written[0].isascii() and written[0].isalpha() else "").join(written.split())


def _number(match: re.Match[str]) -> int | None:
    kind = match.lastgroup  # of each form one group names the number
    if kind is None:
        return None
    numeral = match[kind]
    if kind == "r":
        return _roman_number(numeral)
    if kind == "c":
        return _CIRCLED.index(numeral) + 1
    return int(numeral) if numeral.isdigit() else _chinese_number(numeral)


def _chinese_number(numeral: str) -> int:
    """一 … 九十九; labels do not go further."""
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _CN_DIGIT.get(numeral[-1], 0)
    return 10 * _CN_DIGIT.get(tens, 1) + _CN_DIGIT.get(ones, 0)


def _roman_number(numeral: str) -> int:
    values = [_ROMAN[c] for c in numeral]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
