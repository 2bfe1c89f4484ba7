"""Units named in heads and captions: 万元, ``(%)``, 单位:万人、%, ``in thousands``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from compare.figures.numbers import english_units as english
from compare.figures.numbers.units import Unit, unit_at
from compare.model import FigureKind

# A unit in a head is no longer than this (立方米/每平方公里).
LONGEST = 16
_FACTORS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_WORDS = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_MONEY = {
    "dollar": "USD",
    "$": "USD",
    "usd": "USD",
    "us$": "USD",
    "euro": "EUR",
    "rmb": "CNY",
    "yuan": "CNY",
    "yen": "JPY",
}
_SCALE = re.compile("[十百千万萬亿億]+")
_BRACKETED = re.compile(r"[(\[]\s*(?:(?:计量)?单位\s*[:：]?)?([^()\[\]]{1,60})[)\]]")
_STATED = re.compile(r"(?:计量)?单位\s*[:：]\s*([^\s()]{1,40})")
_TRAILING = re.compile(r"[,，/:：\s]*([%‰])$")
_IN_WORDS = re.compile(
    r"(?:\bin\s+|^\s*|\b(?P<before>US\$|USD|\$|RMB|dollars|yuan)\s*(?:in\s+)?)(?P<scale>thousand|million|billion)s?\b(?:\s+of\s+(?:U\.?S\.?\s+)?(?P<after>dollars|euros|yuan|RMB|yen))?",
    re.IGNORECASE,
)


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


def unit_named(text: str) -> Scaled | None:
    """The unit that ``text`` is the name of, and nothing else."""
    name = text.strip().removeprefix("人民币")
    if not name or len(name) > LONGEST:
        return None
    scale = _SCALE.match(name)
    for cut in range(scale.end() + 1 if scale else 1):
        found = unit_at(name, cut)
        if found and found[1] == len(name):
            return Scaled(found[0], _product(name[:cut]))
    found = english.unit_at(name.lower(), 0)
    quarter = found is not None and found[0].kind is FigureKind.DURATION  # Second, Year: no unit of a column
    return Scaled(found[0]) if found and found[1] == len(name) and not quarter else None


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
        product *= _FACTORS[character]
    return product


def scale_in(text: str) -> Scaled | None:
    """``(in thousands, except per share amounts)``, ``in millions of dollars``."""
    found = _IN_WORDS.search(text)
    if not found:
        return None
    money = (found["before"] or found["after"] or "").lower().rstrip("s")
    code = _MONEY.get(money)
    return Scaled(Unit(code, FigureKind.AMOUNT) if code else None, Decimal(_WORDS[found["scale"].lower()]))


def taken_out(text: str, *, anywhere: bool = False) -> tuple[str, list[Scaled]]:
    """``text`` without the units it names, and those: in brackets, behind 单位:, a last %, or nothing but a unit.
    ``anywhere`` for captions, where what follows 单位: need not be known."""
    units: list[Scaled] = []

    def take(found: re.Match[str]) -> str:
        named = _listed(found[1]) or [*filter(None, [scale_in(found[1])])]
        units.extend(named)
        return "" if named else found.group()

    rest = _STATED.sub(take, _BRACKETED.sub(take, text)).strip()
    if not anywhere:
        trailing = _TRAILING.search(rest)
        if trailing and rest != "%":
            rest = rest[: trailing.start()].strip()
            units.append(unit_named(trailing[1]) or PERCENT)
        elif (whole := unit_named(rest)) and rest != "人口":
            rest, units = "", [*units, whole]
    return rest.strip(" ,，:："), units


def _listed(text: str) -> list[Scaled]:
    """``万元、%``: every part must be a unit."""
    named = [unit_named(part) for part in re.split("[、,，;；]|和", text)]
    return [unit for unit in named if unit] if all(named) else []
