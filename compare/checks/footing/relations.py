"""What one cell of a table is by others: a sum, a difference, a growth, a share; whether that holds as printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from compare.checks.arithmetic_statements import number
from compare.checks.footing.settings import MOST_TERMS_WRITTEN
from compare.checks.footing.sheets import Cell
from compare.figures import numeral
from compare.figures.numbers.intervals import Interval
from compare.figures.numbers.numeral_values import plain


@dataclass(frozen=True, slots=True)
class Relation:
    """``result`` as it follows from ``terms``: ``computed``, or anything within ``bounds`` by the rounding of what is
    printed. ``working`` says how: ``300 + 120``. ``signs`` of the terms where the result is their sum."""

    result: Cell
    terms: tuple[Cell, ...]
    computed: Decimal
    bounds: Interval
    working: str
    signs: tuple[int, ...] = ()

    @property
    def holds(self) -> bool:
        """A last digit that was cut off or rounded the wrong way is no fault; a sum of whole numbers has none."""
        slack = Decimal(0) if self.signs else self.result.step / 2
        return self.bounds.meets(self.result.bounds.wider(slack))

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (self.result, *self.terms)

    @property
    def calculation(self) -> str:
        """``300 + 120 = 420``."""
        return f"{self.working} = {printed(self.computed, self.result)}"

    @property
    def sharpness(self) -> Decimal:
        """How many values the result could have had for each that holds: how little an agreement is by chance."""
        room = self.bounds.high - self.bounds.low + self.result.step
        return abs(self.result.value) / (room or Decimal(1))

    @property
    def is_mean(self) -> bool:
        """Whether the result lies among its terms, as a mean does and a sum of several hardly."""
        values = [cell.value for cell in self.terms]
        return min(values) <= self.result.value <= max(values) and min(values) > 0

    def mended(self, cell: Cell) -> Decimal | None:
        """What a cell would have to be for the relation to hold; None where that is not worked out."""
        if cell == self.result:
            return self.computed
        if not self.signs:
            return None
        sign = self.signs[self.terms.index(cell)]
        return cell.value + sign * (self.result.value - self.computed)


def printed(value: Decimal, like: Cell) -> str:
    """``value`` as the table prints it: in the scale of ``like``, which a head may name, to its last digit or one more."""
    figure = like.figure
    shown = numeral(number(figure).strip("()（）%‰$€£¥-−–+"))
    scale = abs(like.value / shown) if shown else Decimal(1)
    step = like.step / scale / 10
    scaled = value / scale
    rounded = scaled.quantize(step.normalize(), rounding=ROUND_HALF_UP) if 0 < step < 1 else scaled
    unit = figure.unit if figure.unit and figure.text.endswith(figure.unit) else ""
    return f"{plain(rounded):f}{unit}"


def added(result: Cell, terms: Sequence[Cell], signs: Sequence[int]) -> Relation:
    """The sum of ``terms``, each with its sign."""
    low = high = computed = Decimal(0)
    for cell, sign in zip(terms, signs, strict=True):
        bounds = cell.bounds
        computed += sign * cell.value
        low += bounds.low if sign > 0 else -bounds.high
        high += bounds.high if sign > 0 else -bounds.low
    return Relation(result, tuple(terms), computed, Interval(low, high), _written(terms, signs), tuple(signs))


def _written(terms: Sequence[Cell], signs: Sequence[int]) -> str:
    """``300 + 120 - 20``; of a long sum its first and its last terms."""
    parts = [f"{'-' if sign < 0 else '+'} {number(cell.figure)}" for cell, sign in zip(terms, signs, strict=True)]
    if len(parts) > MOST_TERMS_WRITTEN:
        half = MOST_TERMS_WRITTEN // 2
        parts = [*parts[:half], "+ …", *parts[-half:]]
    return " ".join(parts).removeprefix("+ ")


def alike(cells: Sequence[Cell]) -> bool:
    """Whether cells have one unit and can be added."""
    first = cells[0].figure
    return all(cell.figure.unit == first.unit and cell.figure.kind == first.kind for cell in cells[1:])
