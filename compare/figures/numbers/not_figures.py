"""Digits that measure nothing: dates, labels, captions, document numbers, names, addresses.

Each pattern is tried where a number could begin; `skip` gives the end of what is to be passed over.
"""

from __future__ import annotations

import re

from compare.figures.numbers.units import unit_at

_CN = "〇零一二三四五六七八九十"
_Y = r"(?:(?:19|20)\d{2}|(?:19|20)?[xX×○]{2,4}|[〇零一二三四五六七八九]{4})"
_M = rf"(?:\d{{1,2}}|[xX×]{{1,2}}|[{_CN}]{{1,3}})"
_TO = r"[-~—–至到]{1,2}"

_DATE = (
    rf"{_Y}年?(?:度)?{_TO}{_Y}(?:学年|年(?:度|间|来)?)?(?:(?={_M}月)|(?!\d))"
    rf"|{_Y}(?:学?年(?:度)?)(?:{_M}月份?(?:{_M}[日号])?)?(?:{_TO}{_M}月份?(?:{_M}[日号])?)?"
    rf"|{_Y}(?:[-/](?:0?[1-9]|1[0-2])(?:[-/]\d{{1,2}})?|\.(?:0?[1-9]|1[0-2])\.\d{{1,2}})(?![\d%])"
    rf"|(?:\d{{1,2}}|[{_CN}]{{1,3}})(?:月份?)?(?:{_TO}|[、和及])(?:\d{{1,2}}|[{_CN}]{{1,3}})月(?:份|底|末|初)?(?!\d*[^\d]{{0,2}}计)"
    rf"|{_M}月(?:份|底|末|初|中旬|上旬|下旬|[{_CN}\d]{{1,3}}[日号](?:{_TO}(?:{_M}月)?\d{{1,2}}[日号])?)?"
    r"|(?:[1-9]|[12]\d|3[01])日(?![均常元圆圓])(?!,?平均)"
    r"|(?:[一二三四]|前[一二三]|[1-4](?:-[1-4])?)(?:个)?季度"
    r"|[xX]{2}年(?:代)?|\d{2,4}年代|[〇零一二三四五六七八九十]{2}年代"
)
_TIME = r"\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d.:%])|\d{1,2}(?:点|时)\d{1,2}分|\d{1,2}\s?(?:am|pm|AM|PM|a\.m\.|p\.m\.)(?![A-Za-z])"
_NAME = (
    r"\d+(?:[*×]\d+)+(?:小时|h)?"  # 7*24小时
    r"|\d+(?:\+[\dA-ZXN]+)+"  # 9+4+3+1
    r"|\d+·\d+"
    r"|\d+合1"
    r"|0\d{2,3}-?\d{7,8}|1[3-9]\d{9}(?!\d)|\d{3,4}-\d{3,4}-\d{3,4}"
    r"|\d+(?:\.\d+){2,}"  # 1.2.3, addresses
    r"|\d+(?:\.\d+)?(?:号|版|时代)"
    r"|\d{1,4}[强佳](?![度])"
    r"|[A-Za-z]*\d+[A-Za-z]+\d+[A-Za-z\d]*"  # h7n9
    r"|\d+周年|(?:19|20)\d{2}[级届]"
    r"|\d{1,6}%?[A-Za-z]{0,6}\d{0,6}%[0-9A-F]{2}[^\s,。]*"
)
_NUMERAL_NAME = (
    rf"[{_CN}]+(?:[、和及][{_CN}]+)+(?:是|产业|线|季度)"
    rf"|[{_CN}]+五(?=[”\"'’期规])|[{_CN}]+届(?:[{_CN}]{{1,3}}次[、和及]?)*|[{_CN}]+中全会|[{_CN}]+大(?=[精报以召的会])"
)
_ENGLISH_DATE = r"\d{1,2}(?:st|nd|rd|th)(?![A-Za-z])|(?:19|20)\d{2}s|\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?:,?\s+(?:19|20)\d{2})?"

# What begins with none of these, or is a quantity by what follows it (772万, 三家), need not be tried as each of those.
_FIRST = rf"[\d{_CN}前xX×○A-Za-z]"
_QUANTITY = (
    r"\d{1,7}(?:,\d{3})*(?:\.\d+)?(?:[万亿元人家户项名]|个(?!季)|%(?![\dA-Za-z%]))"
    rf"|[{_CN}]{{1,3}}[^{_CN}\d年度学月个季届中大期规、和及至到~—–/.”\"'’-]"
)
_NO_FIGURE = "|".join([_DATE, _TIME, _NAME, _NUMERAL_NAME, _ENGLISH_DATE])
_SKIP = re.compile(rf"(?={_FIRST})(?!{_QUANTITY})(?:{_NO_FIGURE})")
_ADDRESS = re.compile(r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+|[\w.+-]+@[\w-]+\.[\w.]+")

# Looked back at, up to _BACK characters before the number.
_BACK = 14
_BEFORE = re.compile(
    r"(?:[图表]\s?|附[件表录]\s?|〔|\[|【|第\d+[-/]|[A-Za-z]-?|No\.?\s?|编号[:：]?|电话[:：]?|热线[:：]?|邮编[:：]?|证号[:：]?|备\d*"
    r"|\b(?:Table|Figure|Fig\.|Note|Notes|Item|Section|Sections|Rule|Page|page|Chapter|Part|Exhibit|Form|Act of|Article|Topic|ASU|ASC|SFAS|No\.|Nos\."
    r"|January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)\s?"
    r")$"
)
_MONTH_BEFORE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)\s?$"
)
_ENGLISH_DAY = re.compile(r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?(?:,\s+(?:19|20)\d{2})?")
_LABEL = re.compile(r"\d{1,2}(?:[、.)](?!\d)|\.\d{1,2}(?=[ \u4e00-\u9fff]))")
_MEASURED = re.compile(r" ?[成折个個百千万亿萬億多余]")
_BRACKETED = re.compile(r"\d{1,4}[)\]〕】]")


def skip(text: str, at: int) -> int | None:
    """The end of what begins at ``at`` and is no figure; None where a figure may begin."""
    found = _SKIP.match(text, at)
    if found:
        return found.end()
    before = text[at - 1] if at else "\n"
    if before in "\n。;；:：,，!?” " and (label := _LABEL.match(text, at)):
        return _label_end(text, at, before, label)
    if before in "([〔【" and (bracketed := _BRACKETED.match(text, at)):
        return bracketed.end()
    if before == " " and _MONTH_BEFORE.search(text, max(0, at - _BACK), at):
        day = _ENGLISH_DAY.match(text, at)
        return day.end() if day else None
    return None


def _label_end(text: str, at: int, before: str, label: re.Match[str]) -> int | None:
    """``1、`` and ``2.`` open an item; in ``排名 9.`` or ``1 ... 5.`` (English) they end a sentence."""
    if unit_at(text, label.end()) or _MEASURED.match(text, label.end()):
        return None
    if before in ",，: " and not ("\u4e00" <= text[label.end() : label.end() + 1] <= "\u9fff"):
        return None
    if before == " " and text[at - 2 : at - 1].isalpha() and text[at - 2 : at - 1].isascii():
        return None
    return label.end()


def address(text: str, at: int) -> int | None:
    """The end of the web or mail address that begins at ``at``."""
    found = _ADDRESS.match(text, at)
    return found.end() if found else None


def named_before(text: str, at: int) -> bool:
    """Whether what stands before a number without a unit makes it a name: ``图1``, ``Section 13``, ``B2``."""
    return _BEFORE.search(text, max(0, at - _BACK), at) is not None
