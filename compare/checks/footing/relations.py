"""What one cell of a table is by others: a sum, a difference, a growth, a share; whether that holds as printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from compare.checks.arithmetic_statements import number
from compare.checks.footing.formulas import Formula, Sum
from compare.checks.footing.sheets import FigureCell
from compare.checks.slips import is_telling, slips
from compare.figures import numeral
from compare.figures.numbers.intervals import Interval
from compare.figures.numbers.numeral_values import plain
from compare.model import FigureKind

_PLAIN = {FigureKind.COUNT, FigureKind.RATE}


@dataclass(frozen=True, slots=True)
class Relation:
    """``result`` as it follows from ``terms`` by a ``formula``: ``computed``, or anything within ``bounds`` by the
    rounding of what is printed. ``exact`` where a last digit that was cut off
    instead of rounded is a fault: in a sum of whole numbers."""

    result: FigureCell
    terms: tuple[FigureCell, ...]
    formula: Formula
    computed: Decimal
    bounds: Interval
    exact: bool
    holds: bool

    @property
    def cells(self) -> tuple[FigureCell, ...]:
        return (self.result, *self.terms)

    @property
    def calculation(self) -> str:
        """``300 + 120 = 420``."""
        terms = [number(term.figure) for term in self.terms]
        return f"{self.formula.written(terms)} = {printed(self.computed, self.result)}"

    @property
    def sharpness(self) -> Decimal:
        """How many values the result could have had for each that holds: how little an agreement is by chance."""
        room = self.bounds.high - self.bounds.low + self.result.step
        return abs(self.result.value) / (room or Decimal(1))

    @property
    def is_mean(self) -> bool:
        """Whether the result lies among its terms, as a mean does and a sum of several hardly."""
        if isinstance(self.formula, Sum) and -1 in self.formula.signs:
            return False
        values = [cell.value for cell in self.terms]
        return min(values) <= self.result.value <= max(values) and min(values) > 0

    def mended(self, cell: FigureCell) -> Decimal | None:
        """What a cell would have to be for the relation to hold; None where no number would do."""
        if cell == self.result:
            return self.computed
        values = [term.value for term in self.terms]
        return self.formula.solved(values, self.terms.index(cell), self.result.value)

    def is_slip(self, cell: FigureCell) -> bool:
        """Whether the relation would hold but for one slip of the pen in ``cell``."""
        telling = is_telling(cell.value, cell.step)
        return telling and any(self.holds_with(cell, value) for value in slips(cell.value, cell.step))

    def holds_with(self, cell: FigureCell, value: Decimal) -> bool:
        """Whether the relation would hold if ``cell`` had another value, printed to the same digit."""
        other = Interval(value - cell.step / 2, value + cell.step / 2)
        bounds = self.formula.bounds([other if term == cell else term.bounds for term in self.terms])
        result = other if cell == self.result else self.result.bounds
        return bounds is not None and bounds.meets(result.wider(_slack(self.result, exact=self.exact)))


def related(
    result: FigureCell, terms: Sequence[FigureCell], formula: Formula, *, exact: bool = False
) -> Relation | None:
    """The relation of a result to its terms; None where nothing can be worked out (a division by nothing)."""
    bounds = formula.bounds([term.bounds for term in terms])
    computed = formula.value([term.value for term in terms])
    if bounds is None or computed is None:
        return None
    holds = bounds.meets(result.bounds.wider(_slack(result, exact=exact)))
    return Relation(result, tuple(terms), formula, computed, bounds, exact, holds)


def _slack(result: FigureCell, *, exact: bool) -> Decimal:
    """A last digit that was cut off or rounded the wrong way is no fault; a sum of whole numbers has none."""
    return Decimal(0) if exact else result.step / 2


def printed(value: Decimal, like: FigureCell) -> str:
    """``value`` as the table prints it: in the scale of ``like``, which a head may name, to its last digit or one more."""
    figure = like.figure
    shown = numeral(number(figure).strip("()（）%‰$€£¥-−–+"))
    scale = abs(like.value / shown) if shown else Decimal(1)
    step = like.step / scale / 10
    scaled = value / scale
    rounded = scaled.quantize(step.normalize(), rounding=ROUND_HALF_UP) if 0 < step < 1 else scaled
    unit = figure.unit if figure.unit and figure.text.endswith(figure.unit) else ""
    return f"{plain(rounded):f}{unit}"


def added(result: FigureCell, terms: Sequence[FigureCell], signs: Sequence[int]) -> Relation:
    """The sum of ``terms``, each with its sign."""
    relation = related(result, terms, Sum(tuple(signs)), exact=True)
    assert relation is not None
    return relation


def alike(cells: Sequence[FigureCell]) -> bool:
    """Whether cells have one unit and can be added. Numbers without a unit are one kind, whole or not."""
    first = cells[0].figure
    kinds = {cell.figure.kind for cell in cells}
    return all(cell.figure.unit == first.unit for cell in cells[1:]) and (len(kinds) == 1 or kinds == _PLAIN)
