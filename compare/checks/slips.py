"""Slips of the pen: one digit for another, two neighbours exchanged, a sign left out. A number that is one slip from what it should be is
hardly another quantity."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from compare.checks.settings import FEWEST_DIGITS, FEWEST_SLIP_DIGITS

_DIGITS = "0123456789"


def slips(value: Decimal, step: Decimal | None) -> Iterator[Decimal]:
    """What a number, printed to the digit ``step`` (a count to the last one), may have been before one slip.

    125 -> -125, 025, 225 … 129, 215, 152
    """
    step = step or Decimal(1)
    printed = str(abs(int(value / step)))
    yield -value
    sign = -1 if value < 0 else 1
    for at, digit in enumerate(printed):
        for other in _DIGITS:
            if other != digit:
                yield sign * int(printed[:at] + other + printed[at + 1 :]) * step
        following = printed[at + 1 : at + 2]
        if following and following != digit:
            yield sign * int(printed[:at] + following + digit + printed[at + 2 :]) * step


def is_telling(value: Decimal, step: Decimal | None) -> bool:
    """Whether a number has digits enough for a slip in it to be known from another number: 42 and 3000 have not."""
    printed = str(abs(int(value / (step or Decimal(1)))))
    return len(printed) >= FEWEST_DIGITS and len(printed.rstrip("0")) >= FEWEST_SLIP_DIGITS
