"""Small drawings as SVG coordinates: a line of values over the years, the map of changes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from compare.render.tabular.tables import Share

WIDTH, HEIGHT = 96, 24
_MARGIN = 3
# So many marks of a change map can be told apart.
_MARKS = 240


class ChartLine(NamedTuple):
    """``points`` are the coordinates of a polyline; ``last`` its end."""

    points: str
    last: tuple[float, float]


def line(values: Sequence[Decimal | None]) -> ChartLine | None:
    """The known values from left to right; None where there are fewer than two."""
    known = [(at, value) for at, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return None
    low, high = min(value for _, value in known), max(value for _, value in known)
    if low == high:  # a level line in the middle
        low, high = low - 1, high + 1
    span, steps = float(high - low), max(1, len(values) - 1)
    places = [
        (
            round(_MARGIN + at / steps * (WIDTH - 2 * _MARGIN), 1),
            round(HEIGHT - _MARGIN - float(value - low) / span * (HEIGHT - 2 * _MARGIN), 1),
        )
        for at, value in known
    ]
    return ChartLine(" ".join(f"{x},{y}" for x, y in places), places[-1])


class BarPart(NamedTuple):
    """A stretch of a bar of 100 units: where it starts, how long it is, its colour by the name of a class, and what it
    stands for in words."""

    start: float
    width: float
    css: str
    name: str


def bar(shares: Sequence[Share]) -> list[BarPart]:
    """Shares of a whole side by side; what is nothing is left out."""
    parts: list[BarPart] = []
    start = 0.0
    for css, share, name in shares:
        if share > 0:
            parts.append(BarPart(round(start, 2), round(100 * share, 2), css, name))
            start += 100 * share
    return parts


class Tick(NamedTuple):
    """A change on the map: where (0 to 100), which kind, and what it leads to."""

    at: float
    status: str
    id: str


def change_map(statuses: Sequence[tuple[str, str]], same: str) -> list[Tick]:
    """The changes among passages, given as pairs of id and status; of those that fall on one mark the first."""
    count = max(1, len(statuses))
    ticks: dict[int, Tick] = {}
    for at, (id_, status) in enumerate(statuses):
        if status != same:
            ticks.setdefault(at * _MARKS // count, Tick(round(100 * at / count, 2), status, id_))
    return list(ticks.values())
