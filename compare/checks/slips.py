"""Slips of the pen: one digit for another, two neighbours exchanged. A number that is one slip from what it should be is
hardly another quantity."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from compare.checks.settings import FEWEST_DIGITS

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
