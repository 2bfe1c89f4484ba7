"""The number that a cell holds, alone or with its unit, what qualifies it, or the words of a growth."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from compare.figures import settings
from compare.figures.numbers.amounts import Number, amount_at, step_of
from compare.figures.numbers.extraction import numbers
from compare.figures.tables.headings import Head, Role
from compare.figures.tables.measures import Units, measured
from compare.figures.tables.values import Value, emphasis, growth_in_words, is_unchanged, value_of, with_share
from compare.lexicon import pattern
from compare.model import Direction, FigureKind

# What may stand beside the number of a cell that is still one value: 约12.5万人, 95%以上.
_QUALIFIERS = pattern(
    r"(?:{zh.approximations.at_least}|{zh.approximations.at_most}|{zh.approximations.about}|{zh.approximations.at_least_behind}|"
    r"{zh.approximations.at_most_behind}|{zh.approximations.about_behind}|{zh.tables.currency_prefix}|[\s():：])*"
)


class CellNumber(NamedTuple):
    """``number`` has its places in the cell's text. ``bare`` where nothing qualifies it; ``direction`` is that of a
    growth which the cell says in words; ``aside`` is the number in brackets behind another one."""

    number: Number
    bare: bool = False
    direction: Direction | None = None
    aside: bool = False

    def moved(self, by: int) -> CellNumber:
        """The same number where its cell's text begins ``by`` characters further left."""
        number = self.number._replace(start=self.number.start + by, end=self.number.end + by)
        return self._replace(number=number)


def cell_numbers(written: str, head: Head, units: Units, level: Head | None) -> Iterator[CellNumber]:
    """The number of a cell in a column, and the percentage in brackets behind it (1,234 (45%)); ``level`` is the head
    of the column that a growth is of. Nothing where the cell holds other numbers or prose."""
    shared = with_share(written)
    number = _cell_number(written[: shared.end] if shared else written, head, units, level)
    if number:
        yield number
    if number and shared:
        start, end = shared.share
        share = value_of(written[start:end])
        if share:
            yield CellNumber(measured(share, Head(), units, None), True, aside=True).moved(start)


def _cell_number(written: str, head: Head, units: Units, level: Head | None) -> CellNumber | None:
    emphasised = emphasis(written)
    if emphasised:
        inner = _cell_number(emphasised["inner"], head, units, level)
        return inner and inner.moved(emphasised.start("inner"))
    if is_unchanged(written):
        return _unchanged(written, head, units, level)
    growth = growth_in_words(written)
    start = growth.end if growth else 0
    value = value_of(written[start:])
    number = measured(value, head, units, level) if value else _qualified(written[start:])
    if number is None:
        return None
    return CellNumber(number, value is not None, growth.direction if growth else None).moved(start)


def _unchanged(written: str, head: Head, units: Units, level: Head | None) -> CellNumber | None:
    """持平 in a column of growth is a growth of 0."""
    if head.role is not Role.GROWTH:
        return None
    start = len(written) - len(written.lstrip())
    nothing = Value(start, len(written.rstrip()), Decimal(0), Decimal(1), "")
    return CellNumber(measured(nothing, head, units, level)._replace(step=None), True, Direction.FLAT)


def _qualified(written: str) -> Number | None:
    """What a cell holds whose one number has its unit, or words around it: 12.5万人, 95%以上."""
    if len(written) > settings.LONGEST_QUALIFIED:
        return None
    held = list(numbers(written)) or _scaled(written)
    alone = len(held) == 1 and _QUALIFIERS.fullmatch(written[: held[0].start] + written[held[0].end :])
    return held[0] if alone else None


def _scaled(written: str) -> list[Number]:
    """A number that has only its scale: 30万."""
    amount = amount_at(written, 0)
    if amount is None or amount.end != len(written):
        return []
    step = step_of(amount.numeral, FigureKind.COUNT)
    return [Number(0, amount.end, amount.numeral.value, None, FigureKind.COUNT, step, amount.vague)]
