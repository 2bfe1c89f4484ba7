"""Readings of a paragraph, and what is said where none gives the figure that its words claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from compare.checks.arithmetic_statements import CODE, STATED, Computed, contradicted, interval, say
from compare.checks.rule import CheckedReport
from compare.checks.settings import FARTHEST_READING, LONGEST_PLACE
from compare.checks.slips import digits_slipped, is_slip, is_telling_slip, scale_slipped
from compare.checks.ties import are_tied
from compare.figures.numbers.intervals import Interval
from compare.model import Direction, Figure, Finding, Severity, Span

__all__ = ["CODE", "Computed", "gives", "product_of", "quotient_of", "told_wrong"]


def gives(readings: Iterable[Computed | None], stated: Figure) -> bool:
    """Whether one of the readings gives the stated figure, last digits cut off or rounded."""
    return any(reading is not None and _loose(reading).meets(_as_printed(stated, reading)) for reading in readings)


def _as_printed(stated: Figure, reading: Computed) -> Interval:
    """What a stated figure may stand for: a count that no count gives (331 a day) is rounded or cut off, too."""
    bounds, step = interval(stated), stated.step or Decimal(0)
    if not step and reading.value % 1:
        return Interval(bounds.low - Decimal("0.5"), bounds.high + 1)
    return Interval(bounds.low, bounds.high + step / 2)


def _loose(reading: Computed) -> Interval:
    """The bounds where digits of the terms may have been cut off, too."""
    parts = [(term.step or Decimal(0)) / 2 / abs(term.value) for term in reading.terms if term.value]
    return reading.bounds.wider(abs(reading.value) * sum(parts, Decimal(0)))


def quotient_of(over: Figure, under: Figure, factor: int = 1) -> Computed | None:
    """None where the divisor may be nothing."""
    a, b = interval(over), interval(under)
    if b.low <= 0 or over.value is None or under.value is None:
        return None
    bounds = Interval(a.low / b.high * factor, a.high / b.low * factor)
    times = f" × {factor}" if factor not in {1, 100} else ""
    return Computed(
        over.value / under.value * factor, bounds, f"{_printed(over)} / {_printed(under)}{times}", [over, under]
    )


def product_of(one: Figure, other: Figure) -> Computed:
    a, b = interval(one), interval(other)
    value = (one.value or Decimal(0)) * (other.value or Decimal(0))
    bounds = Interval(a.low * b.low, a.high * b.high)
    return Computed(value, bounds, f"{_printed(one)} × {_printed(other)}", [one, other])


def _printed(figure: Figure) -> str:
    return " ".join(figure.text.split())


def told_wrong(  # noqa: PLR0913 - how far and how tied are two matters
    checked: CheckedReport,
    stated: Figure,
    meant: Computed | None,
    others: Iterable[Computed | None] = (),
    *,
    tied: bool = False,
    farthest: Decimal = FARTHEST_READING,
) -> Iterator[Finding]:
    """A finding where neither the reading that is meant nor another one gives the stated figure. Where the words do not tie
    the figures to each other (``tied``), only a slip in the stated one proves that this reading is meant. What is tied, too,
    but more than ``farthest`` times off is of something else, where no slip in one of the figures explains it."""
    if meant is None or stated.value is None or gives([meant, *others], stated):
        return
    near = meant.value and 1 / farthest < abs(stated.value / meant.value) < farthest
    slipped = is_slip(stated, meant.bounds)
    tied = tied or are_tied(checked, [stated, *meant.terms])
    if tied and not (near or slipped or any(_explains(term, stated, meant) for term in meant.terms)):
        return
    if not tied and not (slipped and is_telling_slip(stated)):
        return
    places = [term.span for term in meant.terms]
    if meant.value < 0:  # a fall where a rise is told, or a rise where a fall is
        falls = stated.claim is not None and stated.claim.direction is Direction.DOWN
        signed = say(abs(meant.value), stated)
        computed, told = (f"+{signed}", f"-{stated.printed}") if falls else (f"-{signed}", f"+{stated.printed}")
        working = f"{meant.working} = {computed}"
        yield checked.finding(CODE, Severity.WARNING, stated.span, STATED, related=places, sum=working, stated=told)
        return
    working = f"{meant.working} = {say(meant.value, stated)}"
    yield contradicted(checked, Severity.WARNING, _place(stated, meant), working, stated, places)


def _place(stated: Figure, meant: Computed) -> Span:
    """The stated figure; or the one of which a slip would explain the difference, where none in the stated one does; both
    where a scale in either of them would."""
    slipped = [term for term in meant.terms if _explains(term, stated, meant)]
    if digits_slipped(stated, meant.bounds) or not slipped:
        return stated.span
    if scale_slipped(stated, meant.bounds):
        slipped.append(stated)
    whole = Span(min(term.span.start for term in slipped), max(term.span.end for term in slipped))
    return whole if len(slipped) == 1 or whole.end - whole.start <= LONGEST_PLACE else stated.span


def _explains(term: Figure, stated: Figure, meant: Computed) -> bool:
    """Whether another digit or scale in a term would give the stated figure, as a factor, a divisor or a summand."""
    if not term.value or not stated.value or not meant.value:
        return False
    times, more = stated.value / meant.value, stated.value - meant.value
    room = abs(meant.bounds.high - meant.bounds.low) + (stated.step or Decimal(0))
    part = room / abs(meant.value) * term.value
    wanted = [
        (term.value * times, part),
        (term.value / times, part),
        (term.value + more, room),
        (term.value - more, room),
    ]
    return any(is_slip(term, Interval(value - off, value + off)) for value, off in wanted if value > 0)
