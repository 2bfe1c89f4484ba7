"""What rounding leaves open: the interval of a printed number."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Interval(NamedTuple):
    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def wider(self, by: Decimal) -> Interval:
        return Interval(self.low - by, self.high + by)


def around(value: Decimal, step: Decimal | None) -> Interval:
    """Half a unit of the last printed digit to either side."""
    half = (step or Decimal(0)) / 2
    return Interval(value - half, value + half)
