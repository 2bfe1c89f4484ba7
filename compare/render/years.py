"""The years of a series as people see them: what they are called above their columns, and each metric once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from compare.model import FigureSeries, SeriesComparison
from compare.render.cells import truncate
from compare.render.clean import clean
from compare.render.printed import printed

_WIDEST = 16


def year_names(series: SeriesComparison) -> list[str]:
    """The years; the names of the files, where a year is unknown or two reports are of one."""
    if None not in series.years and len(set(series.years)) == len(series.years):
        return [str(year) for year in series.years]
    return [truncate(clean(PurePath(side.path).stem), _WIDEST) for side in series.reports]


def distinct(lives: Iterable[FigureSeries]) -> Iterator[FigureSeries]:
    """A metric that is stated several times with the same figures once."""
    seen = set()
    for life in lives:
        shown = (life.metric, *(printed(figure) for figure in life.figures))
        if shown not in seen:
            seen.add(shown)
            yield life
