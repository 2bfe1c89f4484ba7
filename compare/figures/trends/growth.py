"""How much a value moved."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from compare.model import RELATIVE_UNITS

# A change of more digits is one of numbers that are none, such as an account's.
_MOST_DIGITS = 20


def growth(before: Decimal, after: Decimal, unit: str | None) -> Decimal | None:
    """In percent, rounded half up to one decimal; None where ``before`` is 0, the unit is relative, or the change is beyond
    all reason."""
    if before == 0 or unit in RELATIVE_UNITS:
        return None
    percent = (after - before) / abs(before) * 100
    return None if percent.adjusted() > _MOST_DIGITS else percent.quantize(Decimal("0.1"), ROUND_HALF_UP)
