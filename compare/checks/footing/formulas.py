"""How a cell follows from others: the value, the bounds that rounding leaves, and what one term would have to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from compare.checks.settings import MOST_TERMS_WRITTEN
from compare.figures.numbers.intervals import Interval

_ZERO = Decimal(0)
_HUNDRED = Decimal(100)


class Formula(Protocol):
    """All of ``value``, ``bounds`` and ``solved`` are None where nothing can be worked out."""

    def value(self, terms: Sequence[Decimal]) -> Decimal | None: ...

    def bounds(self, terms: Sequence[Interval]) -> Interval | None: ...

    def solved(self, terms: Sequence[Decimal], at: int, result: Decimal) -> Decimal | None:
        """What the term ``at`` would have to be."""
        ...

    def written(self, terms: Sequence[str]) -> str:
        """How the value is worked out from the terms as printed."""
        ...


@dataclass(frozen=True, slots=True)
class Sum:
    """The terms with their signs, divided by a number: that of the terms for a mean."""

    signs: tuple[int, ...]
    divisor: int = 1

    def value(self, terms: Sequence[Decimal]) -> Decimal | None:
        return sum((sign * term for sign, term in zip(self.signs, terms, strict=True)), _ZERO) / self.divisor

    def bounds(self, terms: Sequence[Interval]) -> Interval | None:
        low = high = _ZERO
        for sign, term in zip(self.signs, terms, strict=True):
            low += term.low if sign > 0 else -term.high
            high += term.high if sign > 0 else -term.low
        return Interval(low / self.divisor, high / self.divisor)

    def solved(self, terms: Sequence[Decimal], at: int, result: Decimal) -> Decimal | None:
        now = self.value(terms)
        return None if now is None else terms[at] + self.signs[at] * (result - now) * self.divisor

    def written(self, terms: Sequence[str]) -> str:
        """``300 + 120 - 20``; of a long sum its first and its last terms."""
        parts = [f"{'-' if sign < 0 else '+'} {term}" for sign, term in zip(self.signs, terms, strict=True)]
        if len(parts) > MOST_TERMS_WRITTEN:
            half = MOST_TERMS_WRITTEN // 2
            parts = [*parts[:half], "+ …", *parts[-half:]]
        added = " ".join(parts).removeprefix("+ ")
        return f"({added}) / {self.divisor}" if self.divisor > 1 else added


@dataclass(frozen=True, slots=True)
class Growth:
    """By how many percent the first term is more than the second; less, where the ``sign`` is -1."""

    sign: int = 1

    def value(self, terms: Sequence[Decimal]) -> Decimal | None:
        new, old = terms
        return self.sign * (new / old - 1) * _HUNDRED if old else None

    def bounds(self, terms: Sequence[Interval]) -> Interval | None:
        new, old = terms
        if old.low <= 0 or new.low < 0:
            return None
        ends = (self.sign * (new.low / old.high - 1), self.sign * (new.high / old.low - 1))
        return Interval(min(ends) * _HUNDRED, max(ends) * _HUNDRED)

    def solved(self, terms: Sequence[Decimal], at: int, result: Decimal) -> Decimal | None:
        new, old = terms
        factor = 1 + self.sign * result / _HUNDRED
        return old * factor if at == 0 else new / factor if factor else None

    def written(self, terms: Sequence[str]) -> str:
        new, old = terms
        return f"{new} / {old} - 1"


@dataclass(frozen=True, slots=True)
class Quotient:
    """The first term divided by the second, times a factor: 100 for percent."""

    factor: Decimal = Decimal(1)

    def value(self, terms: Sequence[Decimal]) -> Decimal | None:
        over, under = terms
        return over / under * self.factor if under else None

    def bounds(self, terms: Sequence[Interval]) -> Interval | None:
        over, under = terms
        if under.low <= 0 or over.low < 0:
            return None
        return Interval(over.low / under.high * self.factor, over.high / under.low * self.factor)

    def solved(self, terms: Sequence[Decimal], at: int, result: Decimal) -> Decimal | None:
        over, under = terms
        return result * under / self.factor if at == 0 else over * self.factor / result if result else None

    def written(self, terms: Sequence[str]) -> str:
        over, under = terms
        return f"{over} / {under}"


@dataclass(frozen=True, slots=True)
class ShareOfSum:
    """The first term in percent, or thousandths, of the sum of the others, of which it is one."""

    factor: Decimal = _HUNDRED

    def value(self, terms: Sequence[Decimal]) -> Decimal | None:
        part, *others = terms
        whole = sum(others, _ZERO)
        return part / whole * self.factor if whole else None

    def bounds(self, terms: Sequence[Interval]) -> Interval | None:
        part, *others = terms
        low, high = sum((t.low for t in others), _ZERO), sum((t.high for t in others), _ZERO)
        return Interval(part.low / high * self.factor, part.high / low * self.factor) if low > 0 else None

    def solved(self, terms: Sequence[Decimal], at: int, result: Decimal) -> Decimal | None:
        part, *others = terms
        whole, share = sum(others, _ZERO), result / self.factor
        if at == 0:
            return share * (whole - part) / (1 - share) if share != 1 else None
        return terms[at] + part / share - whole if share else None

    def written(self, terms: Sequence[str]) -> str:
        part, *others = terms
        return f"{part} / ({Sum((1,) * len(others)).written(others)})"


@dataclass(frozen=True, slots=True)
class Product:
    """Two terms multiplied, times a factor where their units and the result's are of different size."""

    factor: Decimal = Decimal(1)

    def value(self, terms: Sequence[Decimal]) -> Decimal | None:
        return terms[0] * terms[1] * self.factor

    def bounds(self, terms: Sequence[Interval]) -> Interval | None:
        a, b = terms
        if a.low < 0 or b.low < 0:
            return None
        return Interval(a.low * b.low * self.factor, a.high * b.high * self.factor)

    def solved(self, terms: Sequence[Decimal], at: int, result: Decimal) -> Decimal | None:
        other = terms[1 - at]
        return result / other / self.factor if other else None

    def written(self, terms: Sequence[str]) -> str:
        return " × ".join(terms)
