"""What the years of a series are called above their columns."""

from __future__ import annotations

from pathlib import PurePath

from compare.model import SeriesComparison
from compare.render.cells import truncate
from compare.render.clean import clean

_WIDEST = 16


def year_names(series: SeriesComparison) -> list[str]:
    """The years; the names of the files, where a year is unknown or two reports are of one."""
    if None not in series.years and len(set(series.years)) == len(series.years):
        return [str(year) for year in series.years]
    return [truncate(clean(PurePath(side.path).stem), _WIDEST) for side in series.reports]
