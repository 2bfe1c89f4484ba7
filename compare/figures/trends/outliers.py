"""What stands out in a metric's values over the years: gaps, outliers, changes of unit.

All take one point a year, results only, in the order of the years.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from compare.figures.numbers.printed_form import unit_change
from compare.figures.settings import (
    FEWEST_YEARS,
    LEAST_OUTLIER,
    LEAST_OUTLIER_POINTS,
    OUTLIER_FACTOR,
    SLIP,
    SLIP_AGREEMENT,
)
from compare.figures.trends.growth import growth
from compare.model import RELATIVE_UNITS
from compare.model.trends import Outlier, OutlierKind, TrendPoint, UnitChange


def gaps(results: Sequence[TrendPoint], covered: Iterable[int | None]) -> tuple[int, ...]:
    """Years that a report covers (``covered``), after the first and before the last result, without one."""
    years = [point.year for point in results if point.year is not None]
    if not years:
        return ()
    return tuple(sorted({y for y in covered if y is not None and years[0] < y < years[-1] and y not in years}))


def outliers(results: Sequence[TrendPoint]) -> tuple[Outlier, ...]:
    """By `SLIP` against the level of the other years, then by growth among the rest. Growth statements and what may be
    negative swing by nature and are left out, and so are values without a unit or of several."""
    units = {point.unit for point in results}
    if len(units) > 1 or None in units:
        return ()
    if any(point.figure.claim or point.value is None or point.value < 0 for point in results):
        return ()
    slips = _slips(results)
    years = {outlier.year for outlier in slips}
    moved = _jumps([point for point in results if point.year not in years])
    return tuple(sorted((*slips, *moved), key=lambda outlier: outlier.year))


def _slips(results: Sequence[TrendPoint]) -> list[Outlier]:
    """Of two years that differ that much the later one is named."""
    values = [(point.year, point.value) for point in results if point.year is not None and point.value]
    stand_out: list[Outlier] = []
    for at, (year, value) in enumerate(values):
        others = [other for i, (_, other) in enumerate(values) if i != at]
        if not others or (len(values) == 2 and at == 0) or max(others) > SLIP_AGREEMENT * min(others):
            continue
        usual = _median(others)
        if not usual / SLIP < value < usual * SLIP:
            stand_out.append(Outlier(year, OutlierKind.SCALE, value, usual))
    return stand_out


def _jumps(results: Sequence[TrendPoint]) -> list[Outlier]:
    if len(results) < FEWEST_YEARS:
        return []
    least = LEAST_OUTLIER_POINTS if results[0].unit in RELATIVE_UNITS else LEAST_OUTLIER
    steps = [(after.year, step) for before, after in pairwise(results) if (step := _step(before, after)) is not None]
    stand_out: list[Outlier] = []
    for at, (year, step) in enumerate(steps):
        others = [other for i, (_, other) in enumerate(steps) if i != at]
        if len(others) + 2 < FEWEST_YEARS:
            break
        usual = _median(others)
        farthest = max(abs(other - usual) for other in others)
        if year is not None and abs(step - usual) > max(OUTLIER_FACTOR * farthest, least):
            stand_out.append(Outlier(year, OutlierKind.GROWTH, step, usual))
    return stand_out


def _step(before: TrendPoint, after: TrendPoint) -> Decimal | None:
    """The growth from one year to the next, in percent or points; None across a gap."""
    if before.year is None or after.year != before.year + 1 or before.value is None or after.value is None:
        return None
    if after.unit in RELATIVE_UNITS:
        return after.value - before.value
    return growth(before.value, after.value, after.unit)


def unit_changes(results: Sequence[TrendPoint]) -> tuple[UnitChange, ...]:
    """Where a unit, or the scale that a number is printed in, gave way to another."""
    return tuple(
        UnitChange(after.year, *changed)
        for before, after in pairwise(results)
        if after.year is not None and (changed := unit_change(before.figure, after.figure))
    )


def _median(values: Sequence[Decimal]) -> Decimal:
    from statistics import median  # loads fractions and random, which a comparison of two reports does not need

    return median(values)
