"""Which cell of a made table can be the wrong one: by trying, for each, whether another value of it alone makes all that
follows from anything in the table come out right. Slow and naive, apart from the program's own way of finding it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

Place = tuple[int, int]


@dataclass(frozen=True)
class Equation:
    """``result`` is the ``kind`` of ``terms``: their sum or difference, the growth in percent from the first to the
    second, the share of the first in the second. ``room`` is what rounding may explain."""

    kind: str
    result: Place
    terms: tuple[Place, ...]
    room: Decimal

    @property
    def cells(self) -> tuple[Place, ...]:
        return (self.result, *self.terms)

    def computed(self, values: dict[Place, Decimal]) -> Decimal | None:
        terms = [values[place] for place in self.terms]
        if self.kind == "sum":
            return sum(terms, Decimal(0))
        if self.kind == "difference":
            return terms[1] - terms[0]
        if not terms[-1] or not terms[0]:
            return None
        return (terms[1] / terms[0] - 1) * 100 if self.kind == "growth" else terms[0] / terms[1] * 100

    def holds(self, values: dict[Place, Decimal]) -> bool:
        computed = self.computed(values)
        return computed is not None and abs(computed - values[self.result]) <= self.room

    def mended(self, values: dict[Place, Decimal], at: Place) -> Decimal | None:
        """The value of one cell with which the equation holds."""
        result = values[self.result]
        if at == self.result:
            return self.computed(values)
        terms = [values[place] for place in self.terms]
        place = self.terms.index(at)
        if self.kind == "sum":
            return terms[place] + result - sum(terms, Decimal(0))
        if self.kind == "difference":
            return terms[1] - result if place == 0 else terms[0] + result
        if self.kind == "growth":
            return terms[1] / (1 + result / 100) if place == 0 and result != -100 else terms[0] * (1 + result / 100)
        return terms[1] * result / 100 if place == 0 else terms[0] / result * 100 if result else None


def suspects(equations: Sequence[Equation], values: dict[Place, Decimal], steps: dict[Place, Decimal]) -> set[Place]:
    """The cells of which one other value makes every equation hold."""
    broken = [equation for equation in equations if not equation.holds(values)]
    if not broken:
        return set()
    return {at for at in broken[0].cells if _would_mend(at, broken, equations, values, steps[at])}


def _would_mend(
    at: Place, broken: Sequence[Equation], equations: Sequence[Equation], values: dict[Place, Decimal], step: Decimal
) -> bool:
    if any(at not in equation.cells for equation in broken):
        return False
    for equation in broken:
        value = equation.mended(values, at)
        if value is not None:
            tried = {**values, at: (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step}
            if all(other.holds(tried) for other in equations if at in other.cells):
                return True
    return False
