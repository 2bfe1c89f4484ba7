"""How much a value moved."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from compare.figures.settings import LONGEST_GROWTH
from compare.model import RELATIVE_UNITS


def growth(before: Decimal, after: Decimal, unit: str | None) -> Decimal | None:
    """In percent, rounded half up to one decimal; None where ``before`` is 0, the unit is relative, or the change is beyond
    all reason."""
    if before == 0 or unit in RELATIVE_UNITS:
        return None
    percent = (after - before) / abs(before) * 100
    return None if percent.adjusted() > LONGEST_GROWTH else percent.quantize(Decimal("0.1"), ROUND_HALF_UP)
