"""How much a value moved."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from compare.model import RELATIVE_UNITS


def growth(before: Decimal, after: Decimal, unit: str | None) -> Decimal | None:
    """In percent, rounded half up to one decimal; None where ``before`` is 0 or the unit is relative."""
    if before == 0 or unit in RELATIVE_UNITS:
        return None
    return ((after - before) / abs(before) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
