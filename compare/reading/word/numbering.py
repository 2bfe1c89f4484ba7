"""Automatic numbers of lists and headings, as Word shows them. ECMA-376 part 1, 17.9."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from compare.lexicon import entry_words, pattern
from compare.reading.word.package import is_on, number
from compare.reading.word.styles import ListMember
from compare.reading.xml import attribute, child, children

LEVELS = 9
_PLACE = pattern(r"%([1-9])")
_BULLET = "•"
# Symbol fonts keep their bullets in the private area, where no reader sees one.
_PRIVATE = pattern("[\ue000-\uf8ff]")
_CLOSED = tuple("、，．。：）】》」 ")

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST_WORD = 9999


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    joined: bool  # nothing between number and text
    legal: bool  # all numbers in it are Arabic


class Numbering:
    """The lists of one document; `label` counts as it is called."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract = {
            attribute(element, "abstractNumId") or "": element for element in children(root, "abstractNum")
        }
        self._numbers = {attribute(element, "numId") or "": element for element in children(root, "num")}
        self._levels: dict[tuple[str, int], _Level | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, member: ListMember) -> str:
        """The number of the next paragraph of a list, with the blank that follows it; empty where it shows none."""
        level = self._level(member.id, member.level)
        if level is None:
            return ""
        counts = self._count(member, level)
        if level.format == "none":
            return ""
        if level.format == "bullet":
            shown = _PRIVATE.sub(_BULLET, level.text) or _BULLET
        else:
            shown = _PLACE.sub(lambda match: self._shown(member, int(match[1]) - 1, counts, level), level.text)
        return shown if not shown or level.joined or shown.endswith(_CLOSED) else shown + " "

    def _count(self, member: ListMember, level: _Level) -> list[int | None]:
        list_ = self._list(member.id)
        counts = self._counts.setdefault(list_, [None] * LEVELS)
        before = counts[member.level]
        if self._restarts(member):
            before = None
        counts[member.level] = level.start if before is None else before + 1
        counts[member.level + 1 :] = [None] * (LEVELS - member.level - 1)
        return counts

    def _restarts(self, member: ListMember) -> bool:
        """A list that sets its own start begins anew where it is first used."""
        key = (member.id, member.level)
        if key in self._begun:
            return False
        self._begun.add(key)
        return child(self._override(member.id, member.level), "startOverride") is not None

    def _shown(self, member: ListMember, at: int, counts: list[int | None], level: _Level) -> str:
        other = level if at == member.level else self._level(member.id, at)
        if other is None:
            return ""
        count = counts[at]
        return counted(other.start if count is None else count, "decimal" if level.legal else other.format)

    def _list(self, id_: str) -> str:
        return attribute(child(self._numbers.get(id_), "abstractNumId")) or id_

    def _override(self, id_: str, level: int) -> etree._Element | None:
        overrides = children(self._numbers.get(id_), "lvlOverride")
        return next(
            (level_element for level_element in overrides if number(attribute(level_element, "ilvl"), -1) == level),
            None,
        )

    def _level(self, id_: str, level: int) -> _Level | None:
        if not 0 <= level < LEVELS:
            return None
        if (id_, level) not in self._levels:
            self._levels[id_, level] = self._read_level(id_, level)
        return self._levels[id_, level]

    def _read_level(self, id_: str, level: int) -> _Level | None:
        override = self._override(id_, level)
        element = child(override, "lvl")
        if element is None:
            levels = children(self._abstract.get(self._list(id_)), "lvl")
            element = next(
                (level_element for level_element in levels if number(attribute(level_element, "ilvl"), -1) == level),
                None,
            )
        if element is None:
            return None
        start = attribute(child(override, "startOverride")) or attribute(child(element, "start"))
        return _Level(
            number(start, 1),
            attribute(child(element, "numFmt")) or "decimal",
            attribute(child(element, "lvlText")) or "",
            attribute(child(element, "suff")) == "nothing",
            is_on(child(element, "isLgl")),
        )


def counted(value: int, format_: str) -> str:  # noqa: PLR0911 - one return a family of numerals
    """``value`` in one of Word's number formats (ST_NumberFormat); Arabic where the format is not known."""
    if not 0 < value <= _LARGEST_WORD:
        return str(value)
    match format_:
        case "upperRoman" | "lowerRoman":
            return _roman(value).upper() if format_ == "upperRoman" else _roman(value)
        case "upperLetter" | "lowerLetter":
            letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letter if format_ == "upperLetter" else letter.lower()
        case "chineseLegalSimplified" | "ideographLegalTraditional":
            return _chinese(
                value, entry_words("zh.reading.financial_digits"), entry_words("zh.reading.financial_places")
            )
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if value <= 20:
            return chr(0x2460 + value - 1)
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(value).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
        case "decimalZero":
            return f"{value:02}"
        case "ideographTraditional" | "ideographZodiac":
            signs = entry_words("zh.reading.stems" if format_ == "ideographTraditional" else "zh.reading.branches")
            return signs[value - 1] if value <= len(signs) else str(value)
    if "chinese" in format_ or "Counting" in format_ or format_ == "ideographDigital":
        return _chinese(value, entry_words("zh.reading.list_digits"), entry_words("zh.reading.list_places"))
    return str(value)


def _roman(value: int) -> str:
    numeral = ""
    for worth, sign in _ROMAN:
        numeral += sign * (value // worth)
        value %= worth
    return numeral


def _chinese(value: int, digits: Sequence[str], places: Sequence[str]) -> str:
    """1 to 9999: 十二, 一百零五; in financial numerals 壹拾贰."""
    numeral, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            numeral += (digits[0] if gap and numeral else "") + digits[digit] + (places[power - 1] if power else "")
            gap = False
        else:
            gap = True
    plain = places[0] == "十"
    return numeral.removeprefix(digits[1]) if plain and 10 <= value < 20 else numeral
