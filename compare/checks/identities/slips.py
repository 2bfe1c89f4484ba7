"""Slips of the pen: a digit for another one, two that changed places, a scale too large."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from compare.checks.settings import SLIPS
from compare.figures.numbers.intervals import Interval, around
from compare.lexicon import pattern
from compare.model import Figure

_NUMBER = pattern(r"\d[\d,]*(?:\.\d+)?")


def is_slip(figure: Figure, meant: Interval) -> bool:
    """Whether a slip may have made the printed figure out of one within ``meant``."""
    return digits_slipped(figure, meant) or scale_slipped(figure, meant)


def digits_slipped(figure: Figure, meant: Interval) -> bool:
    """Whether one other digit, or two in the other order, would give a figure within ``meant``."""
    return any(around(value, figure.step).meets(meant) for value in _variants(figure))


def scale_slipped(figure: Figure, meant: Interval) -> bool:
    """Whether the same digits in another scale would: 万 for 亿, million for billion, a point one place off."""
    value, step = figure.value or Decimal(0), figure.step or Decimal(0)
    return any(
        around(value * factor, step * factor).meets(meant)
        for slip in (*SLIPS, Decimal(10))
        for factor in (slip, 1 / slip)
    )


def _variants(figure: Figure) -> Iterator[Decimal]:
    """The values of all numbers one slip away."""
    printed = _NUMBER.search(figure.text)
    if printed is None or figure.value is None:
        return
    digits = printed[0].replace(",", "")
    shown = Decimal(digits)
    if not shown:
        return
    scale = figure.value / shown
    for at, digit in enumerate(digits):
        if digit == ".":
            continue
        for other in "0123456789":
            if other != digit and not (at == 0 and other == "0"):
                yield Decimal(digits[:at] + other + digits[at + 1 :]) * scale
        behind = at + 2 if digits[at + 1 : at + 2] == "." else at + 1
        if behind < len(digits) and digits[behind] != digit:
            swapped = digits[:at] + digits[behind] + digits[at + 1 : behind] + digit + digits[behind + 1 :]
            yield Decimal(swapped) * scale


def swapped(one: str, other: str) -> bool:
    """Whether two rows of digits differ in two neighbours that changed places."""
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b] if len(one) == len(other) else []
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    return one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
