"""A table as lines that may add up: by its rows, and by its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from compare.checks.footing.sheets import RELATIVE, FigureCell, FigureGrid, LabelledLine
from compare.figures.tables.headings import Role
from compare.lexicon import pattern

_FOR_ONE = pattern("{zh.footing.not_added}|{en.footing.not_added}")
# The cell of a line (a row of the table, or a column) at a place across it.
At = Callable[[int, int], FigureCell | None]


class BinaryCell(NamedTuple):
    """A cell in binary: its value, what rounding leaves open of it to either side, and its unit."""

    value: float
    room: float
    unit: str | None


# A blank place, whose unit no cell has.
_NONE = BinaryCell(0.0, 0.0, "blank")


@dataclass(frozen=True, slots=True)
class SumGrid:
    """Lines that may add up, ``own`` the numbers of those that are no part of another; ``across`` the places at which
    they do; ``shares`` are those of them that hold shares; ``turned`` where the lines are columns, and the places rows of
    one kind."""

    lines: Sequence[LabelledLine]
    across: Sequence[int]
    at: At
    groups: Sequence[int]
    shares: frozenset[int] = frozenset()
    turned: bool = False
    own: Sequence[int] = field(init=False)
    _numbers: dict[int, Sequence[BinaryCell]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "own", [number for number, line in enumerate(self.lines) if not line.part])

    def numbers(self, place: int) -> Sequence[BinaryCell]:
        """The cells at a place in binary numbers, for sieves."""
        if place not in self._numbers:
            self._numbers[place] = [_number(self.at(line, place)) for line in range(len(self.lines))]
        return self._numbers[place]


def _number(cell: FigureCell | None) -> BinaryCell:
    return _NONE if cell is None else BinaryCell(float(cell.value), float(cell.step) / 2, cell.figure.unit)


def matrices(sheet: FigureGrid) -> Iterator[SumGrid]:
    """A table by its rows, and by its columns."""
    additive = [c for c in sheet.heads if _is_additive(sheet, c)]
    shares = frozenset(c for c in additive if sheet.heads[c].head.role is Role.SHARE)
    yield SumGrid(sheet.rows, additive, sheet.at, sheet.groups, shares)
    columns = _of_amounts(sheet, [c for c in sheet.levels if not sheet.heads[c].head.target])
    if len(columns) > 2:
        lines = [sheet.columns[c] for c in columns]
        groups = [sheet.column_groups[c] for c in columns]
        yield SumGrid(lines, range(len(sheet.rows)), lambda c, r: sheet.at(r, columns[c]), groups, turned=True)


def _is_additive(sheet: FigureGrid, column: int) -> bool:
    """Whether the values of a column may add up: no growth in percent, and nothing for one of many (人均)."""
    role = sheet.heads[column].head.role
    if _FOR_ONE.search(sheet.columns[column].label):
        return False
    first = next((cell for row in range(len(sheet.rows)) if (cell := sheet.at(row, column))), None)
    return role is not Role.GROWTH or (first is not None and first.figure.kind not in RELATIVE)


def both_ways(sheet: FigureGrid) -> Iterator[SumGrid]:
    """A table by its rows, and by all its columns but shares: those of increases look like growth."""
    yield SumGrid(sheet.rows, sheet.levels, sheet.at, sheet.groups)
    columns = [c for c, own in sheet.heads.items() if own.head.role is not Role.SHARE]
    lines = [sheet.columns[c] for c in columns]
    groups = [sheet.column_groups[c] for c in columns]
    yield SumGrid(lines, range(len(sheet.rows)), lambda c, r: sheet.at(r, columns[c]), groups)


def _of_amounts(sheet: FigureGrid, columns: Sequence[int]) -> Sequence[int]:
    """The columns without those of rates (税率) that stand among them."""
    firsts = {c: next((cell for row in range(len(sheet.rows)) if (cell := sheet.at(row, c))), None) for c in columns}
    amounts = [c for c, cell in firsts.items() if cell is None or cell.figure.kind not in RELATIVE]
    return amounts if len(amounts) > 1 else columns
