"""The values of one metric over the years, across documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare.figures.trends.growth import growth
from compare.figures.trends.outliers import gaps, outliers, unit_changes
from compare.model import RELATIVE_UNITS, Figure, Ledger, Nature
from compare.model.trends import Trend, TrendPoint

# Year and document -> what it states.
_Row = dict[tuple[int, int], Figure]


def series(ledgers: Sequence[Ledger], years: Sequence[int | None] = ()) -> tuple[Trend, ...]:
    """One row per metric and unit that more than one document states for a year, its points ordered by year. A
    document gives a year one point: its first result, or its first target where it has no result. Where one unit gave
    way to another the row goes on. ``years`` are those that the documents report on, one a document: they settle whose
    value of a year counts, and which years have a gap."""
    covered = tuple(years) or (None,) * len(ledgers)
    rows = [(metric, row) for metric, units in _rows(ledgers).items() for row in _joined(units)]
    return tuple(
        _trend(metric, row, ledgers, covered) for metric, row in rows if len({document for _, document in row}) > 1
    )


def _rows(ledgers: Sequence[Ledger]) -> dict[str, dict[str | None, _Row]]:
    """By metric and unit."""
    rows: dict[str, dict[str | None, _Row]] = {}
    for index, ledger in enumerate(ledgers):
        for figure in ledger.figures:
            if figure.metric is None or figure.year is None or figure.value is None:
                continue
            row = rows.setdefault(figure.metric, {}).setdefault(figure.unit, {})
            known = row.get((figure.year, index))
            if known is None or (known.nature is Nature.TARGET and figure.nature is Nature.RESULT):
                row[figure.year, index] = figure
    return rows


def _joined(units: dict[str | None, _Row]) -> Iterator[_Row]:
    """The rows of one metric; those whose unit gave way to another (吨 until 2014, 斤 from 2021) as one."""
    if len(units) == 1:
        yield from units.values()
        return
    before: _Row = {}
    for row in sorted(units.values(), key=min):
        if before and not _gave_way(before, row):
            yield before
            before = {}
        before = before | row
    yield before


def _gave_way(before: _Row, row: _Row) -> bool:
    """Whether the first unit ended before the second began. Shares and growth are not the level in another unit."""
    figures = [*before.values(), *row.values()]
    if any(f.claim is not None or f.unit is None or f.unit in RELATIVE_UNITS for f in figures):
        return False
    return max(before)[0] < min(row)[0] and len({figure.kind for figure in figures}) == 1


def _trend(metric: str, row: _Row, ledgers: Sequence[Ledger], covered: Sequence[int | None]) -> Trend:
    stated: dict[int, list[tuple[tuple[bool, bool, int], TrendPoint]]] = defaultdict(list)
    points = []
    for (year, index), figure in sorted(row.items(), key=lambda item: item[0]):
        point = TrendPoint(year, figure.signed, ledgers[index].path, figure.span, figure.unit, figure.nature, figure)
        points.append(point)
        stated[year].append(((figure.nature is not Nature.TARGET, covered[index] == year, index), point))
    levels = tuple(max(candidates, key=lambda c: c[0])[1] for candidates in stated.values())
    results = [point for point in levels if point.nature is not Nature.TARGET]
    missing = gaps(results, covered)
    difference, percent = _last_step(results, missing)
    return Trend(
        metric,
        (results or points)[-1].unit,
        tuple(points),
        difference,
        percent,
        missing,
        outliers(results),
        unit_changes(results),
        levels,
    )


def _last_step(results: Sequence[TrendPoint], missing: Sequence[int]) -> tuple[Decimal | None, Decimal | None]:
    """Difference and percent of the last two results; nothing across a gap or a change of unit."""
    if len(results) < 2:
        return None, None
    before, after = results[-2:]
    if before.value is None or after.value is None or before.unit != after.unit:
        return None, None
    if before.year is None or any(year > before.year for year in missing):
        return None, None
    return after.value - before.value, growth(before.value, after.value, after.unit)
