"""Numbers with all that the text says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from compare.model.documents import Document
from compare.model.spans import INTERNAL, Span

_BLANK = re.compile("(?<![A-Za-z]) (?![A-Za-z])")


class FigureKind(StrEnum):
    AMOUNT = "amount"
    COUNT = "count"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    PERMILLE = "permille"
    RATE = "rate"
    RATIO = "ratio"
    FRACTION = "fraction"
    RANGE = "range"
    RANK = "rank"
    DURATION = "duration"
    AGE = "age"
    MULTIPLE = "multiple"


class Bound(StrEnum):
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Nature(StrEnum):
    RESULT = "result"
    TARGET = "target"


class Measure(StrEnum):
    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
    FLAT = "flat"


class Basis(StrEnum):
    YEAR_ON_YEAR = "year_on_year"
    MONTH_ON_MONTH = "month_on_month"
    SINCE_LAST_YEAR_END = "since_last_year_end"
    SINCE_BASE = "since_base"
    OTHER = "other"


# Units that are themselves relative: their change is told in points, never in percent.
RELATIVE_UNITS = frozenset({"%", "‰", "个百分点"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A growth statement: which way, against what, and of which metric. ``is_ratio`` where it tells how many times the
    old level the new one is (是上年的2.5倍, 翻一番)."""

    direction: Direction
    basis: Basis
    of: str | None
    is_ratio: bool = field(default=False, metadata=INTERNAL)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, as printed. ``value`` is in the base unit and without the sign of words. ``step`` is
    the value of one unit of the last printed digit, in the base unit, so that the true value lies within half a step;
    None where the number is exact or masked. ``row`` is the row of the table that it stands in. ``period`` is the year or
    the part of it that the figure is of: ``2023``, ``2024H1``, ``2024Q3``, ``2024-01/2024-09``."""

    report: int
    span: Span
    text: str
    value: Decimal | None
    unit: str | None
    kind: FigureKind
    approximation: str | None = None
    masked: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound | None = None
    year: int | None = None
    period: str | None = None
    scope: tuple[str, ...] = ()
    nature: Nature | None = None
    measure: Measure | None = None
    terms: tuple[Decimal, ...] | None = None
    metric: str | None = None
    claim: Claim | None = None
    step: Decimal | None = field(default=None, metadata=INTERNAL)
    row: Span | None = field(default=None, metadata=INTERNAL)

    @property
    def printed(self) -> str:
        """As printed, on one line; blanks stay beside letters only: ``772 万元`` is one word, ``8,140 children`` are two."""
        return _BLANK.sub("", " ".join(self.text.split()))

    @property
    def signed(self) -> Decimal | None:
        """The value with the sign that its claim's direction gives it: ``下降2.2%`` is -2.2."""
        if self.value is not None and self.claim is not None and self.claim.direction is Direction.DOWN:
            return -abs(self.value)
        return self.value


@dataclass(frozen=True, slots=True)
class Ledger:
    """The figures of one document."""

    document: Document = field(metadata=INTERNAL)
    figures: tuple[Figure, ...]

    @property
    def path(self) -> str:
        return self.document.path


@dataclass(frozen=True, slots=True)
class Point:
    """One year's value of a metric."""

    year: int | None
    value: Decimal | None
    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Series:
    """A metric that occurs in more than one document, ordered by year."""

    metric: str
    unit: str | None
    points: tuple[Point, ...]
