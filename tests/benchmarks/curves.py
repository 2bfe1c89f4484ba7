"""Curves of seconds over sizes as one picture: a panel for each command, both axes logarithmic, so that a straight line is
a power and a line at half a right angle is linear growth."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

WIDTH, HEIGHT = 450, 270  # of a panel
LEFT, RIGHT, TOP, BOTTOM = 56, 144, 34, 40  # its margins
LINE = 14  # least distance of two names
# Blue for what this project is, then colours that differ in lightness, too.
COLOURS = ("#0b5cad", "#b3471d", "#5b7f1f", "#7a4fa3", "#555555")
GREY = "#8a8a8a"


@dataclass(frozen=True, slots=True)
class Curve:
    """``points``: size and seconds; ``start_up``: the seconds of next to nothing."""

    name: str
    points: Sequence[tuple[int, float]]
    start_up: float


@dataclass(frozen=True, slots=True)
class Panel:
    title: str
    unit: str
    sizes: Sequence[int]
    curves: Sequence[Curve]


def picture(panels: Sequence[Panel], columns: int = 2) -> str:
    """The panels in rows, as SVG."""
    rows = -(-len(panels) // columns)
    width, height = columns * WIDTH, rows * HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for place, panel in enumerate(panels):
        row, column = divmod(place, columns)
        parts += [f'<g transform="translate({column * WIDTH} {row * HEIGHT})">', *_panel(panel), "</g>"]
    return "\n".join([*parts, "</svg>"]) + "\n"


@dataclass(frozen=True, slots=True)
class _Axes:
    """From sizes and seconds to places in a panel."""

    sizes: tuple[float, float]
    seconds: tuple[float, float]

    def x(self, size: float) -> float:
        return LEFT + _share(size, self.sizes) * (WIDTH - LEFT - RIGHT)

    def y(self, seconds: float) -> float:
        return HEIGHT - BOTTOM - _share(seconds, self.seconds) * (HEIGHT - TOP - BOTTOM)


def _share(value: float, bounds: tuple[float, float]) -> float:
    low, high = map(math.log, bounds)
    return (math.log(value) - low) / (high - low)


def _panel(panel: Panel) -> Iterator[str]:
    seconds = [max(1e-3, point[1]) for curve in panel.curves for point in curve.points]
    low, high = (10.0**power for power in (math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))))
    axes = _Axes((panel.sizes[0], panel.sizes[-1]), (low, max(high, 10 * low)))
    yield f'<text x="{LEFT}" y="20" font-size="14" font-weight="bold">{escape(panel.title)}</text>'
    yield from _grid(panel, axes)
    ends = _apart([axes.y(max(1e-3, curve.points[-1][1])) for curve in panel.curves])
    for curve, colour, end in zip(panel.curves, COLOURS, ends, strict=False):
        places = [(axes.x(size), axes.y(max(1e-3, time))) for size, time in curve.points]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places)
        weight = ' font-weight="bold"' if colour == COLOURS[0] else ""
        yield f'<text x="{WIDTH - RIGHT + 8}" y="{end + 4:.1f}" fill="{colour}"{weight}>{escape(curve.name)}</text>'


def _grid(panel: Panel, axes: _Axes) -> Iterator[str]:
    """Lines at the decades of seconds and at the sizes, with their numbers."""
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    for power in range(round(math.log10(axes.seconds[0])), round(math.log10(axes.seconds[1])) + 1):
        y = axes.y(10.0**power)
        yield f'<path d="M{LEFT} {y:.1f}H{right}" stroke="#dddddd"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" fill="{GREY}">{10.0**power:g} s</text>'
    for size in panel.sizes:
        x = axes.x(size)
        yield f'<path d="M{x:.1f} {TOP}V{bottom}" stroke="#eeeeee"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 16}" text-anchor="middle" fill="{GREY}">{size:,}</text>'
    yield f'<text x="{right}" y="{bottom + 32}" text-anchor="end" fill="{GREY}">{escape(panel.unit)}</text>'


def _apart(heights: Sequence[float]) -> list[float]:
    """The heights of names, each at least a line from the next, in the order of their curves' ends."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    placed = list(heights)
    for above, below in pairwise(order):
        placed[below] = max(placed[below], placed[above] + LINE)
    return placed
