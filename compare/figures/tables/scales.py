"""Units named in heads and captions: 万元, ``(%)``, 单位:万人、%, ``in thousands``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from compare.figures import settings
from compare.figures.numbers import english_units as english
from compare.figures.numbers.units import Unit, unit_at
from compare.lexicon import derived, entry_words, pattern, remembered, table
from compare.model import FigureKind

_SCALE = pattern("(?:{zh.numerals.small_scales}|{zh.numerals.large_scales})+")
_UNIT_PREFIX = pattern("^{zh.tables.currency_prefix}")
_CURRENCY = pattern("{zh.tables.currency_stated}")
_YUAN = "人民币"
_NOUN = pattern("{zh.tables.unit_like_noun}")
_BRACKETED = pattern(r"[(\[]\s*(?:{zh.tables.unit_stated}|{zh.tables.unit_head})?([^()\[\]]{1,60})[)\]]")
_STATED = pattern(r"{zh.tables.unit_stated}\s*([^\s()]{1,40})")
_TRAILING = pattern(r"[,，/:：\s]*([%‰])$")
_LETTER, _LENGTH, _CHINESE = pattern("[mM]"), pattern("{en.tables.lengths}"), pattern("[\u4e00-\u9fff]")
_SEPARATOR = pattern("[、,，;；]|和")
# RMB'000, (000s), £m, US$ bn: a scale in digits or letters, mostly behind a currency.
_IN_SIGNS = pattern(
    r"(?i)(?:in\s+)?(?P<currency>{en.units.currency_signs}|{en.units.currency_codes})?\s*"
    r"(?:(?P<thousands>['’]?000['’]?s?)|(?P<letters>{en.numerals.scale_abbreviations}|{en.numerals.money_scales}))"
)
_IN_WORDS = pattern(
    r"(?i)(?:\bin\s+|^\s*|(?:\b|^)(?P<before>{en.units.currency_signs}|{en.units.currency_codes}|{en.units.currencies})\s*(?:in\s+)?)"
    r"(?P<scale>{en.numerals.scales})s?\b(?:\s+of\s+(?P<after>{en.units.currencies}))?"
)


@derived
def _factors() -> dict[str, int]:
    """What each Chinese scale multiplies by."""
    scales = {**table("zh.numerals.small_scales"), **table("zh.numerals.large_scales")}
    return {scale: int(factor) for scale, factor in scales.items()}


@derived
def _currencies() -> dict[str, str]:
    """The code of a currency by its sign, its code or its name, in lower case."""
    named = {**table("en.units.currency_signs"), **table("en.units.currencies")}
    codes = {code: code for code in entry_words("en.units.currency_codes")}
    return {name.lower(): str(code) for name, code in (named | codes).items()}


@dataclass(frozen=True, slots=True)
class Scaled:
    """A unit, and what a printed number is multiplied by. ``unit`` is None where only the scale is told."""

    unit: Unit | None
    scale: Decimal = Decimal(1)

    @property
    def relative(self) -> bool:
        return self.unit is not None and self.unit.kind in (
            FigureKind.PERCENT,
            FigureKind.PERMILLE,
            FigureKind.PERCENTAGE_POINT,
            FigureKind.MULTIPLE,
        )


PERCENT = Scaled(Unit("%", FigureKind.PERCENT))


@remembered(settings.CELLS_KEPT)
def unit_named(text: str) -> Scaled | None:
    """The unit that ``text`` is the name of, and nothing else."""
    name = _UNIT_PREFIX.sub("", text.strip())
    if not name or len(name) > settings.LONGEST_UNIT:
        return None
    scale = _SCALE.match(name)
    for cut in range(scale.end() + 1 if scale else 1):
        known = unit_at(name, cut)
        if known and known[1] == len(name):
            return Scaled(known[0], _product(name[:cut]))
    unit, end = english.unit_at(name.lower(), 0) or (None, 0)
    is_span = unit is not None and unit.kind is FigureKind.DURATION  # Second, Year: no unit of a column
    return Scaled(unit) if end == len(name) and not is_span else None


def unit_in_column(text: str) -> Scaled | None:
    """The unit that a cell of a column of units holds, whatever it is called: 万只(片、套), 芯千米."""
    named = unit_named(text)
    if named or not text:
        return named
    scale = _SCALE.match(text)
    cut = scale.end() if scale and scale.end() < len(text) else 0
    known = unit_at(text, cut)
    return Scaled(Unit(text[cut:], known[0].kind if known else FigureKind.AMOUNT), _product(text[:cut]))


def _product(scale: str) -> Decimal:
    product = Decimal(1)
    for character in scale:
        product *= _factors()[character]
    return product


def scale_in(text: str) -> Scaled | None:
    """``(in thousands, except per share amounts)``, ``in millions of dollars``."""
    match = _IN_WORDS.search(text)
    if not match:
        return _scale_in_signs(text.strip())
    code = _currencies().get((match["before"] or match["after"] or "").lower())
    factor = Decimal(int(table("en.numerals.scales")[match["scale"].lower()]))
    return Scaled(Unit(code, FigureKind.AMOUNT) if code else None, factor)


def _scale_in_signs(text: str) -> Scaled | None:
    """``RMB'000``, ``(000s)``, ``£m``. Letters alone (m, k) are no scale."""
    match = _IN_SIGNS.fullmatch(text)
    if match is None or not (match["thousands"] or match["currency"]):
        return None
    factors = {**table("en.numerals.scale_abbreviations"), **table("en.numerals.money_scales")}
    factor = 1000 if match["thousands"] else int(factors[match["letters"].lower()])
    code = _currencies().get((match["currency"] or "").lower())
    return Scaled(Unit(code, FigureKind.AMOUNT) if code else None, Decimal(factor))


def without_currency(text: str) -> str:
    """``单位:元 币种:人民币`` -> ``单位:元``; ``单位:万元 币种:港元`` -> ``单位:万港元``."""
    match = _CURRENCY.search(text)
    if match is None:
        return text
    rest = (text[: match.start()] + text[match.end() :]).strip()
    return rest if match["currency"] == _YUAN or not rest.endswith("元") else rest[:-1] + match["currency"]


def taken_out(text: str, *, anywhere: bool = False) -> tuple[str, list[Scaled]]:
    """``text`` without the units it names, and those: in brackets, behind 单位:, a last %, or nothing but a unit.
    ``anywhere`` for captions, where what follows 单位: need not be known."""
    units: list[Scaled] = []

    def take(match: re.Match[str]) -> str:
        if _LETTER.fullmatch(match[1]) and not (_CHINESE.search(text) or _LENGTH.search(text)):
            return match.group()  # Users (m): millions, hardly metres
        named = _listed(match[1]) or [*filter(None, [_spans(match[1]), scale_in(match[1])])]
        units.extend(named)
        return "" if named else match.group()

    rest = _STATED.sub(take, _BRACKETED.sub(take, without_currency(text))).strip()
    if not anywhere:
        trailing = _TRAILING.search(rest)
        if trailing and rest != "%":
            rest = rest[: trailing.start()].strip()
            units.append(unit_named(trailing[1]) or PERCENT)
        elif (whole := unit_named(rest)) and not _NOUN.fullmatch(rest):
            rest, units = "", [*units, whole]
    return rest.strip(" ,，:："), units


def _spans(text: str) -> Scaled | None:
    """The unit of time that brackets name in the plural: Tenure (years)."""
    unit, end = english.unit_at(text.strip().lower(), 0) or (None, 0)
    is_span = unit is not None and unit.kind is FigureKind.DURATION and text.rstrip().endswith("s")
    return Scaled(unit) if is_span and end == len(text.strip()) else None


def _listed(text: str) -> list[Scaled]:
    """``万元、%``: every part must be a unit."""
    named = [unit_named(part) for part in _SEPARATOR.split(text)]
    return [unit for unit in named if unit] if all(named) else []
