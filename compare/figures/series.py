"""The values of one metric over the years, across documents."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Figure, Ledger, Nature, Point, Series


def series(ledgers: Sequence[Ledger]) -> tuple[Series, ...]:
    """One row per metric and unit that more than one document states for a year, its points ordered by year. A
    document gives a year one point: its first result, or its first target where it has no result."""
    rows: dict[tuple[str, str | None], dict[tuple[int, int], Figure]] = {}
    for index, ledger in enumerate(ledgers):
        for figure in ledger.figures:
            if figure.metric is None or figure.year is None or figure.value is None:
                continue
            points = rows.setdefault((figure.metric, figure.unit), {})
            known = points.get((figure.year, index))
            if known is None or (known.nature is Nature.TARGET and figure.nature is Nature.RESULT):
                points[figure.year, index] = figure
    return tuple(
        Series(
            metric,
            unit,
            tuple(
                Point(year, figure.signed, ledgers[index].path, figure.span)
                for (year, index), figure in sorted(points.items(), key=lambda item: item[0])
            ),
        )
        for (metric, unit), points in rows.items()
        if len({index for _, index in points}) > 1
    )
