"""Figures and shares as people read them: as printed in the report, differences in the scale of that print."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from compare.language import Words
from compare.model import Bound, Direction, Figure, FigurePair
from compare.render.clean import clean

_POINTS = "个百分点"
# A space is kept only beside a word of letters: 772 万元 is one thing, 1.2 billion are two words, 1/4 to 1/2 are three.
_BLANK = re.compile(r"(?<![A-Za-z])\s+(?![A-Za-z])")
# What a unit does not begin with: 300多人, (250.2) million.
_VAGUE = re.compile("^[多余几)）]+")
# What says before the first digit that a number is less than nothing.
_MINUS = re.compile("[^0-9０-９]*[-−－–(（负]")
_BOUNDS = {Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤"}
_CURRENCIES = frozenset("$£€¥￥")
_NUMBER = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")


def printed(figure: Figure | None) -> str:
    """A figure as its report prints it, with a minus where words say that it fell, or brackets around it are left out."""
    if figure is None:
        return ""
    text = clean(figure.printed)
    is_signed = _MINUS.match(text) is not None
    return f"-{text}" if (_fell(figure) or (figure.value or 0) < 0) and not is_signed else text


def printed_target(target: Figure) -> str:
    """A target with what it promises: at least, or at most, so much."""
    return (_BOUNDS[target.bound] if target.bound else "") + printed(target)


def difference(pair: FigurePair, words: Words) -> str:
    """How much a figure moved, with its sign: in the scale and unit of the new print, percentages in points."""
    if pair.difference is None or pair.new is None:
        return ""
    if pair.new.unit in ("%", _POINTS):
        return words("{by} points", by=_signed(pair.difference))
    scale = _scale(pair.new)
    if scale is None:
        unit = clean(pair.new.unit or "")
        return _signed(pair.difference) + (f" {unit}" if unit[:1].isascii() and unit[:1].isalpha() else unit)
    return _signed(pair.difference / scale.factor, scale.currency, commas=scale.commas) + scale.unit


class _Scale(NamedTuple):
    factor: Decimal
    currency: str
    unit: str
    commas: bool


def _scale(figure: Figure) -> _Scale | None:
    """The scale of a print: 74041万人 counts in 万人, $1.2 million in millions of dollars; None where it has no single
    one (三百人, 1万6千户)."""
    number = _NUMBER.search(figure.text)
    if number is None or not figure.value:
        return None
    shown = _value(number[0])
    factor = abs(figure.value) / shown if shown else Decimal(0)
    if factor.normalize().as_tuple().digits != (1,):
        return None
    before = figure.text[: number.start()].strip()[-1:]
    unit = _VAGUE.sub("", _BLANK.sub("", clean(figure.text[number.end() :].rstrip())))
    return _Scale(factor, before if before in _CURRENCIES else "", unit, "," in number[0])


def percent(value: Decimal | None) -> str:
    """With its one decimal: -2.0%."""
    return "" if value is None else f"{value:+.1f}%" if value else "0.0%"


def print_change(pair: FigurePair, words: Words) -> str:
    """A changed unit or precision in words; empty where both years are printed alike."""
    if pair.unit_change is not None:
        was, now = (clean(unit) or words("no unit") for unit in pair.unit_change)
        return words("unit changed from {before} to {after}", before=was, after=now)
    if pair.decimals_change is None:
        return ""
    before, after = pair.decimals_change
    if not after:
        return words.plural(
            "given in whole numbers, last year to {count} decimal",
            "given in whole numbers, last year to {count} decimals",
            before,
        )
    if not before:
        return words.plural(
            "given to {count} decimal, last year none", "given to {count} decimals, last year none", after
        )
    return words.plural(
        "given to {count} decimal, last year {before}",
        "given to {count} decimals, last year {before}",
        after,
        before=before,
    )


def share(part: float) -> str:
    """A similarity: 100% and 0% only where nothing and everything changed."""
    rounded = int(part * 100 + 0.5)
    if part < 1:
        rounded = min(rounded, 99)
    if part > 0:
        rounded = max(rounded, 1)
    return f"{rounded}%"


def _fell(figure: Figure) -> bool:
    return figure.claim is not None and figure.claim.direction is Direction.DOWN


def _value(number: str) -> Decimal:
    return Decimal(re.sub("[,，]", "", number).replace("．", "."))


def _signed(value: Decimal, currency: str = "", *, commas: bool = False) -> str:
    """Without trailing zeros and without the noise of a division."""
    plain = round(value, 12).normalize()
    sign = "-" if plain < 0 else "+" if plain > 0 else ""
    return f"{sign}{currency}{format(abs(plain), ',f' if commas else 'f')}"


def plain_decimal(value: Decimal) -> str:
    """Without exponent and without zeros at the end of its fraction: ``12.500`` -> ``12.5``, ``100`` stays."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
