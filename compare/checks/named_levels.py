"""Levels by name and year over a whole report: what a share, a mean or a ratio elsewhere in it is of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from compare.checks.arithmetic_statements import is_exact
from compare.checks.metric_names import bare, bare_metrics
from compare.checks.rule import CheckedReport
from compare.lexicon import Pattern
from compare.model import Figure, Nature

Levels = Mapping[tuple[str, int | None], Sequence[Figure]]


def named_levels(checked: CheckedReport) -> Levels:
    """Every exact level of a report under its bare name and its year; targets are none."""
    return checked.once(_named_levels)


def _named_levels(checked: CheckedReport) -> Levels:
    names = bare_metrics(checked)
    levels: dict[tuple[str, int | None], list[Figure]] = defaultdict(list)
    for figure in checked.figures:
        if figure.metric and figure.nature is not Nature.TARGET and is_exact(figure):
            levels[names[figure.metric], figure.year].append(figure)
    return levels


def one_level(levels: Levels, name: str, year: int | None) -> Figure | None:
    """The level of that name and year, where the report has one value for it."""
    return _alone(levels.get((bare(name), year), ()))


def one_called(levels: Levels, name: Pattern, year: int | None) -> Figure | None:
    """The same by a pattern of names."""
    called = [level for (metric, of), group in levels.items() if of == year and name.search(metric) for level in group]
    return _alone(called)


def _alone(levels: Sequence[Figure]) -> Figure | None:
    """The first of levels that agree in value and unit."""
    return levels[0] if len({(level.value, level.unit) for level in levels}) == 1 else None
