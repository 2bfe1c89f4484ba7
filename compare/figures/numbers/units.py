"""Chinese units of measure: which kind of figure each makes, and how it is called in a value.

The longest name is taken first: ``户家庭`` before ``户``. What right behind a unit makes it part of a longer word
(``12家庭``) are its exceptions in the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from compare.lexicon import Pattern, active, derived, pattern, table
from compare.model import FigureKind


class Unit(NamedTuple):
    """How a unit is called in a figure, and the kind of figure it makes."""

    name: str
    kind: FigureKind


_KINDS = {
    "zh.units.counters": FigureKind.COUNT,
    "zh.units.measures": FigureKind.AMOUNT,
    "zh.units.latin_measures": FigureKind.AMOUNT,
    "zh.units.money": FigureKind.AMOUNT,
    "zh.units.durations": FigureKind.DURATION,
    "zh.units.ages": FigureKind.AGE,
    "zh.units.percent": FigureKind.PERCENT,
    "zh.units.permille": FigureKind.PERMILLE,
    "zh.units.percentage_points": FigureKind.PERCENTAGE_POINT,
    "zh.units.multiples": FigureKind.MULTIPLE,
}
_PER = pattern("{zh.units.per}")
_PER_NUMBER = pattern("{zh.units.per_number}")


class _Name(NamedTuple):
    """How a unit is written; ``alone`` finds it where it is no part of a longer word."""

    written: str
    unit: Unit
    alone: Pattern | None


@derived
def _names() -> Mapping[str, Sequence[_Name]]:
    """The names of all units by their first character, longer ones first."""
    names: dict[str, list[_Name]] = {}
    for subject, kind in _KINDS.items():
        entry = active().entry(subject)
        for written in (*entry.words, *entry.values):
            before, behind = entry.beside(written)
            if written[-1].isascii() and written[-1].isalnum():
                behind += "(?![A-Za-z0-9])"
            alone = pattern(f"{before}{re.escape(written)}{behind}") if before or behind else None
            unit = Unit(str(entry.values.get(written, written)), kind)
            names.setdefault(written[0], []).append(_Name(written, unit, alone))
    for each in names.values():
        each.sort(key=lambda name: len(name.written), reverse=True)
    return names


@derived
def currencies() -> frozenset[str]:
    """The names of currencies as figures have them."""
    entry = active().entry("zh.units.money")
    return frozenset((*entry.words, *map(str, entry.values.values())))


def begins_unit(character: str) -> bool:
    """Whether a unit begins with a character."""
    return character in _names()


def unit_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit that starts at ``at``, with its end."""
    for written, unit, alone in _names().get(text[at : at + 1], ()):
        if text.startswith(written, at) and (alone is None or alone.match(text, at)):
            end = at + len(written)
            per = _PER.match(text, end)
            if per:
                kind = unit.kind if unit.kind is FigureKind.AMOUNT else FigureKind.RATE
                return Unit(unit.name + per.group(), kind), per.end()
            return unit, end
    rate = _PER_NUMBER.match(text, at)
    return (Unit(rate.group(), FigureKind.RATE), rate.end()) if rate else None


def currency_called(name: str) -> str:
    """A currency as figures have it: 人民币 is 元."""
    return str(table("zh.units.currency_names").get(name, name))


def is_money(unit: str | None) -> bool:
    """Whether a unit names a currency, in words or as a code."""
    return unit is not None and (unit in currencies() or (len(unit) == 3 and unit.isascii() and unit.isupper()))
