"""Sums looked for in binary numbers, before anything is worked out exactly."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from compare.checks.footing.layouts import Way
from compare.checks.footing.sum_grids import SumGrid
from compare.checks.settings import NEARLY


def runs(matrix: SumGrid, total: int, place: int) -> Iterator[tuple[int, ...]]:
    """The runs of lines right above or below a line that add up to it at one place."""
    numbers, lines = matrix.numbers(place), matrix.lines
    target = numbers[total]
    if not target.value:
        return
    at = bisect_left(matrix.own, total)
    for run in (matrix.own[:at][::-1], matrix.own[at + (matrix.own[at : at + 1] == [total]) :]):
        so_far = 0.0
        for count, line in enumerate(run, start=1):
            number = numbers[line]
            if number.unit != target.unit:
                break
            so_far += -number.value if lines[line].less else number.value
            if count > 1 and abs(so_far - target.value) <= target.room * (count + 1):
                yield tuple(sorted(run[:count]))


def may_hold(matrix: SumGrid, line: int, way: Way) -> bool:
    """Whether a way holds at some place, by binary numbers and a little more room than rounding leaves."""
    signed = list(zip(way.lines, way.signs, strict=True))
    for place in matrix.across:
        numbers = matrix.numbers(place)
        target = numbers[line]
        if all(numbers[i].unit == target.unit for i in way.lines):
            missing = abs(sum(sign * numbers[i].value for i, sign in signed) - target.value)
            room = target.room + sum(numbers[i].room for i in way.lines)
            if missing <= room + NEARLY * (missing + abs(target.value)):
                return True
    return False
