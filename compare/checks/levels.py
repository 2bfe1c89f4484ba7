"""Growth in prose held against the levels of both years that the report gives elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from compare.checks.changes import disproved, is_level
from compare.checks.metric_names import is_chinese
from compare.checks.rule import CheckedReport
from compare.checks.settings import FARTHEST_LEVELS
from compare.model import Basis, Figure, Finding

_YEARLY = frozenset((Basis.YEAR_ON_YEAR, Basis.SINCE_LAST_YEAR_END))
# The level of each year, None where it has two; one such series for each unit and scope of a metric.
_Series = Mapping[int, Figure | None]


def find(checked: CheckedReport, sentences: Sequence[Sequence[Figure]]) -> Iterator[Finding]:
    levels = _levels(checked.figures)
    for figures in sentences:
        for figure in figures:
            if figure.claim is not None and (finding := _over_years(checked, figure, levels)):
                yield finding


def _levels(figures: Sequence[Figure]) -> Mapping[str, Sequence[_Series]]:
    """The levels of each metric over the years."""
    series: dict[tuple[str, str, tuple[str, ...]], dict[int, Figure | None]] = defaultdict(dict)
    for figure in figures:
        if (
            is_level(figure)
            and figure.metric
            and figure.unit
            and figure.year is not None
            and "其中" not in figure.scope
        ):
            years = series[figure.metric, figure.unit, figure.scope]
            known = years.get(figure.year)
            years[figure.year] = figure if figure.year not in years or (known and known.value == figure.value) else None
    by_metric: dict[str, list[_Series]] = defaultdict(list)
    for (metric, _, _), years in series.items():
        by_metric[metric].append(years)
    return by_metric


def _is_ambiguous(series: Sequence[_Series], year: int) -> bool:
    """Whether several tables give levels of one name that differ: a balance, its change, the tax on it."""
    values_by_year = [{f.value for years in series if (f := years.get(at))} for at in (year - 1, year)]
    return len(series) > 1 and any(len(values) > 1 for values in values_by_year)


def _over_years(checked: CheckedReport, growth: Figure, levels: Mapping[str, Sequence[_Series]]) -> Finding | None:
    """A yearly growth in prose, where the report gives the level of both years; tables are footed by themselves."""
    claim = growth.claim
    if growth.row is not None or not is_chinese(growth.metric or ""):
        return None  # which level an English growth is of, and of which year, only its own sentence says
    if claim is None or claim.basis not in _YEARLY or claim.of is None or growth.year is None:
        return None
    series = levels.get(claim.of, ())
    if _is_ambiguous(series, growth.year):
        return None
    for years in series:
        old, new = years.get(growth.year - 1), years.get(growth.year)
        if old and new and old.value and new.value and 1 / FARTHEST_LEVELS < new.value / old.value < FARTHEST_LEVELS:
            return next(iter(disproved(checked, growth, old, new)), None)
    return None
