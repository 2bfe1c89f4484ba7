"""A row of numbers as a row of bars, one cell a number."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_BARS = "▁▂▃▄▅▆▇█"
_GAP = "·"


def sparkline(values: Sequence[Decimal | None]) -> str:
    """Bars between the lowest and the highest value, ``·`` where there is none; equal values stand at half height.
    Empty where there are fewer than two values."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    return "".join(_GAP if value is None else _bar(value, low, high) for value in values)


def _bar(value: Decimal, low: Decimal, high: Decimal) -> str:
    if low == high:
        return _BARS[len(_BARS) // 2 - 1]
    return _BARS[min(len(_BARS) - 1, int((value - low) / (high - low) * len(_BARS)))]
