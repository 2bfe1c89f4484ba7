"""Slips of the pen: one digit for another, two neighbours exchanged, a sign left out, a scale too large. A number that is
one slip from what it should be is hardly another quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from compare.checks.settings import FEWEST_DIGITS, FEWEST_SLIP_DIGITS, SLIPS
from compare.figures.numbers.intervals import Interval, around
from compare.lexicon import pattern
from compare.model import Figure

_DIGITS = "0123456789"
_NUMBER = pattern(r"\d[\d,]*(?:\.\d+)?")


def _slipped(digits: str) -> Iterator[str]:
    """Rows of digits one slip away: another digit at each place, and each two neighbours exchanged, also over a point."""
    for at, digit in enumerate(digits):
        if digit == ".":
            continue
        yield from (digits[:at] + other + digits[at + 1 :] for other in _DIGITS if other != digit)
        behind = at + 2 if digits[at + 1 : at + 2] == "." else at + 1
        if behind < len(digits) and digits[behind] != digit:
            yield digits[:at] + digits[behind] + digits[at + 1 : behind] + digit + digits[behind + 1 :]


def slips(value: Decimal, step: Decimal | None) -> Iterator[Decimal]:
    """What a number, printed to the digit ``step`` (a count to the last one), may have been before one slip.

    125 -> -125, 025, 225 … 129, 215, 152
    """
    step = step or Decimal(1)
    printed = str(abs(int(value / step)))
    yield -value
    sign = -1 if value < 0 else 1
    yield from (sign * int(slipped) * step for slipped in _slipped(printed))


def is_telling(value: Decimal, step: Decimal | None) -> bool:
    """Whether a number has digits enough for a slip in it to be known from another number: 42 and 3000 have not."""
    printed = str(abs(int(value / (step or Decimal(1)))))
    return len(printed) >= FEWEST_DIGITS and len(printed.rstrip("0")) >= FEWEST_SLIP_DIGITS


def is_telling_slip(figure: Figure) -> bool:
    """Whether a printed number has so many digits that it is hardly a slip of another one by chance: of two digits every
    fifth number is, of three every thirtieth."""
    printed = _NUMBER.search(figure.text)
    return printed is not None and len(re.sub(r"\D", "", printed[0]).strip("0")) >= FEWEST_DIGITS


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
    for slipped in _slipped(digits):
        if slipped[1:] != digits[1:] or slipped[0] != "0":  # nobody prints a nought in front
            yield Decimal(slipped) * scale


def swapped(one: str, other: str) -> bool:
    """Whether two rows of digits differ in two neighbours that changed places."""
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b] if len(one) == len(other) else []
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    return one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
