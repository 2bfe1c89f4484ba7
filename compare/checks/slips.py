"""Slips of the pen: one digit for another, two neighbours exchanged. A number that is one slip from what it should be is
hardly another quantity."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from compare.checks.settings import FEWEST_DIGITS
from compare.model import Figure

_DIGITS = "0123456789"


def slips(value: Decimal, step: Decimal | None) -> Iterator[Decimal]:
    """What a number, printed to the digit ``step`` (a count to the last one), may have been before one slip; nothing for one
    of few digits.

    125 -> 025, 225 … 129, 215, 152
    """
    step = step or Decimal(1)
    printed = str(abs(int(value / step)))
    if len(printed) < FEWEST_DIGITS:
        return
    sign = -1 if value < 0 else 1
    for at, digit in enumerate(printed):
        for other in _DIGITS:
            if other != digit:
                yield sign * int(printed[:at] + other + printed[at + 1 :]) * step
        following = printed[at + 1 : at + 2]
        if following and following != digit:
            yield sign * int(printed[:at] + following + digit + printed[at + 2 :]) * step


def is_slip_of(figure: Figure, other: Figure) -> bool:
    """Whether one figure is the other but for a slip in the digits to which both are printed."""
    if figure.value is None or other.value is None:
        return False
    step = max(figure.step or Decimal(1), other.step or Decimal(1))
    told = abs(figure.value / step).to_integral_value(ROUND_HALF_UP)
    room = Decimal(0) if figure.step == other.step else Decimal(1) / 2
    return any(abs(slip - abs(other.value / step)) <= room for slip in slips(told, Decimal(1)))
