"""A metric's gaps, outliers and changes of unit in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from compare.language import Words
from compare.model import RELATIVE_UNITS, FigurePair, FigureStatus
from compare.model.trends import Outlier, OutlierKind, Trend
from compare.render.clean import clean

_LIST = ", "


def last_step(trend: Trend) -> FigurePair:
    """The last two results of a metric; without figures where there are fewer."""
    if len(trend.results) < 2:
        return FigurePair(FigureStatus.CHANGED, trend.metric, None, None)
    before, after = trend.results[-2:]
    return FigurePair(FigureStatus.CHANGED, trend.metric, before.figure, after.figure, trend.difference, trend.percent)


def notes(trend: Trend, words: Words) -> Iterator[str]:
    """What stands out, one note each: what a reviewer should look at first comes first."""
    for outlier in trend.outliers:
        yield _outlier(outlier, trend, words)
    for change in trend.unit_changes:
        before, after = (clean(unit) or words("no unit") for unit in (change.before, change.after))
        yield words("{year}: printed in {after}, before in {before}", year=change.year, after=after, before=before)
    if trend.gaps:
        yield words("no value for {years}", years=_LIST.join(map(str, trend.gaps)))


def _outlier(outlier: Outlier, trend: Trend, words: Words) -> str:
    year, measured, usual = outlier.year, outlier.measured, outlier.usual
    if outlier.kind is OutlierKind.SCALE:
        times = _times(*sorted((measured, usual)))
        if measured > usual:
            return words("{year}: {times} times the other years: a slip of unit or digits?", year=year, times=times)
        return words("{year}: 1/{times} of the other years: a slip of unit or digits?", year=year, times=times)
    moved, others = (f"{value:+f}" for value in (measured, usual))
    if trend.unit in RELATIVE_UNITS:
        return words("{year}: {moved} points, in other years {others}", year=year, moved=moved, others=others)
    return words("{year}: {moved}%, in other years {others}%", year=year, moved=moved, others=others)


def _times(smaller: Decimal, larger: Decimal) -> str:
    rounded = (larger / smaller).quantize(Decimal("0.1") if larger < 100 * smaller else Decimal(1), ROUND_HALF_UP)
    return f"{rounded.normalize():f}"
