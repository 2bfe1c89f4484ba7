"""Tables put side by side, cell by cell.

OLD   指标      2021年   2022年        NEW   指标      2022年   2023年
      门诊人次   80      90                  门诊人次   90      95        2021年 removed, 2023年 added
      床位       10      12                  急诊人次    5       6        急诊人次 added
                                             床位       13      13        床位, 2022年: 12 -> 13
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from compare.alignment.prepared import PreparedReport
from compare.alignment.sections.section_map import SectionMap
from compare.alignment.tables.columns import pair_columns
from compare.alignment.tables.grids import GridRow, TableGrid, table_grids
from compare.alignment.tables.matching import TableMap, match_tables
from compare.alignment.tables.rows import RowPairs
from compare.figures.tables.grid import CellPlace
from compare.figures.tables.values import value_of
from compare.model import CellChange, LineStatus, Span, TableEnd, TableLine, TablePair, TableStatus
from compare.text.chain import longest_chain

_RELATIVE = frozenset("%‰")


def compare_tables(old: PreparedReport, new: PreparedReport, sections: SectionMap) -> tuple[TablePair, ...]:
    """The tables of two reports in NEW's order, those removed behind what stood before them in OLD."""
    olds, news = table_grids(old), table_grids(new)
    if not olds and not news:
        return ()
    found = match_tables(olds, news, sections)
    tables = _Tables(olds, news, found, sections)
    listed = [((j, -1), tables.of_new(j)) for j in range(len(news))]
    place = -1
    for i, table in enumerate(olds):
        place = found.new_of.get(i, place)
        if i in found.merged:
            listed.append(((found.merged[i], i), tables.merged(i)))
        elif i not in found.new_of:
            listed.append(((place, i), TablePair(TableStatus.REMOVED, _end(table), None, 0.0)))
    return tuple(pair for _, pair in sorted(listed, key=lambda item: item[0]))


@dataclass(frozen=True, slots=True)
class _Tables:
    olds: Sequence[TableGrid]
    news: Sequence[TableGrid]
    found: TableMap
    sections: SectionMap

    def of_new(self, j: int) -> TablePair:
        """A table of NEW with its own rows of the one that it answers, where that was split or several merged."""
        table, found = self.news[j], self.found
        if j in found.old_of:
            i = found.old_of[j]
            ends = _end(self.olds[i]), _end(table)
            old = _without(self.olds[i], (self.news[part] for part, whole in found.split.items() if whole == i))
            new = _without(table, (self.olds[part] for part, whole in found.merged.items() if whole == j))
            return _compared(old, new, self._status(i, j), ends)
        if j in found.split:
            whole = self.olds[found.split[j]]
            return _compared(_answering(whole, table), table, TableStatus.SPLIT, (_end(whole), _end(table)))
        return TablePair(TableStatus.ADDED, None, _end(table), 0.0)

    def merged(self, i: int) -> TablePair:
        """A table of OLD that went into one of NEW that answers another."""
        table, whole = self.olds[i], self.news[self.found.merged[i]]
        return _compared(table, _answering(whole, table), TableStatus.MERGED, (_end(table), _end(whole)))

    def _status(self, i: int, j: int) -> TableStatus:
        if i in self.found.split.values():
            return TableStatus.SPLIT
        if j in self.found.merged.values():
            return TableStatus.MERGED
        together = self.sections.belong_together(self.olds[i].section, self.news[j].section)
        return TableStatus.MATCHED if together else TableStatus.MOVED


def _answering(whole: TableGrid, part: TableGrid) -> TableGrid:
    """A table with those rows of its body that have the labels of ``part``."""
    labels = {row.label for row in part.body}
    return whole.only({row.number for row in whole.rows if row.number < whole.top or row.label in labels})


def _without(table: TableGrid, parts: Iterable[TableGrid]) -> TableGrid:
    """A table without the rows of its body that went into ``parts``."""
    gone = {row.number for part in parts for row in _answering(table, part).body}
    return table.only({row.number for row in table.rows} - gone) if gone else table


def _compared(old: TableGrid, new: TableGrid, status: TableStatus, ends: tuple[TableEnd, TableEnd]) -> TablePair:
    """Two tables, or the parts of them that answer each other."""
    if old.text == new.text and status in (TableStatus.MATCHED, TableStatus.MOVED):
        return TablePair(status, *ends, 1.0)
    old, new = _labelled_alike(old, new)
    lines = _paired_lines(old, new)
    grid = _PairedGrid(
        old,
        new,
        tuple(_in_order(range(len(old.rows)), range(len(new.rows)), lines.rows)),
        tuple(_in_order(old.columns, new.columns, lines.columns)),
    )
    cells = tuple(grid.changes())
    return TablePair(
        status,
        *ends,
        grid.similarity(cells),
        tuple(grid.row_lines()),
        tuple(grid.column_lines()),
        cells,
        budget_met=lines.budget_met,
    )


class _PairedLines(NamedTuple):
    """Which row of NEW each of OLD answers, by their places among the rows, and which column, by their numbers."""

    rows: Mapping[int, int]
    columns: Mapping[int, int]
    budget_met: bool


def _paired_lines(old: TableGrid, new: TableGrid) -> _PairedLines:
    """Whichever is called old, both are looked at in one order: of rows that are named alike the same find each other."""
    if old.text > new.text:
        rows, columns, budget_met = _paired_lines(new, old)
        return _PairedLines({j: i for i, j in rows.items()}, {d: c for c, d in columns.items()}, budget_met)
    pairs = RowPairs(old, new)
    pairs.pair_by_label()
    columns = pair_columns(old, new, [(old.rows[i], new.rows[j]) for i, j in pairs.new_of.items()])
    pairs.pair_alike(columns)
    return _PairedLines(pairs.new_of, columns, pairs.budget_met)


def _labelled_alike(old: TableGrid, new: TableGrid) -> tuple[TableGrid, TableGrid]:
    """Where only one table's values are few enough for a column to pass for labels, the labels that both have."""
    both = tuple(c for c in old.labels if c in new.labels and old.heads[c] == new.heads[c])
    if old.labels == new.labels or not both:
        return old, new
    return old.labelled_by(both), new.labelled_by(both)


class _Line(NamedTuple):
    """A row by its place among the rows of either table, or a column by its number."""

    status: LineStatus
    old: int | None
    new: int | None


def _in_order(olds: Sequence[int], news: Sequence[int], new_of: Mapping[int, int]) -> Iterator[_Line]:
    """In NEW's order, those removed behind what stood before them in OLD."""
    pairs = sorted(new_of.items())
    kept = {pairs[k] for k in longest_chain(pairs, [1] * len(pairs))}
    old_of = {d: c for c, d in pairs}
    behind: dict[int | None, list[int]] = defaultdict(list)
    place: int | None = None
    for c in olds:
        if c not in new_of:
            behind[place].append(c)
        elif (c, new_of[c]) in kept:
            place = new_of[c]
    yield from (_Line(LineStatus.REMOVED, c, None) for c in behind[None])
    for d in news:
        if d not in old_of:
            yield _Line(LineStatus.ADDED, None, d)
        else:
            yield _Line(LineStatus.SAME if (old_of[d], d) in kept else LineStatus.MOVED, old_of[d], d)
        yield from (_Line(LineStatus.REMOVED, c, None) for c in behind.get(d, ()))


@dataclass(frozen=True, slots=True)
class _PairedGrid:
    """The rows and columns of two tables side by side."""

    old: TableGrid
    new: TableGrid
    rows: tuple[_Line, ...]
    columns: tuple[_Line, ...]

    def changes(self) -> Iterator[CellChange]:
        """The cells that differ. What a merged cell reaches into on both sides follows that cell."""
        for r, row in enumerate(self.rows):
            a = None if row.old is None else self.old.rows[row.old]
            b = None if row.new is None else self.new.rows[row.new]
            for c, column in enumerate(self.columns):
                x, y = _place(a, column.old), _place(b, column.new)
                if a and b and column.old is not None and column.new is not None:
                    follows = (not x or x.merged) and (not y or y.merged) and bool(x and y)
                    same = a.keys.get(column.old, "") == b.keys.get(column.new, "")
                    if follows or same:
                        continue
                elif all(place is None or place.merged for place in (x, y)):
                    continue
                if x or y:
                    counts_rows = column.old in self.old.numbering and column.new in self.new.numbering
                    yield CellChange(r, c, _span(x), _span(y), counts_rows or _is_same_amount(x, y))

    def similarity(self, changes: Sequence[CellChange]) -> float:
        held = _held(self.old) + _held(self.new)
        told = sum((each.old is not None) + (each.new is not None) for each in changes if not each.ignored)
        return round(max(0.0, 1 - told / held), 4) if held else 1.0

    def row_lines(self) -> Iterator[TableLine]:
        for status, i, j in self.rows:
            a = None if i is None else self.old.rows[i]
            b = None if j is None else self.new.rows[j]
            label = _label(self.old, a) if b is None else _label(self.new, b)
            yield TableLine(status, a.number if a else None, b.number if b else None, label)

    def column_lines(self) -> Iterator[TableLine]:
        for status, c, d in self.columns:
            table, column = (self.old, c) if d is None else (self.new, d)
            head = table.head_texts[column] if column is not None else ""
            yield TableLine(
                status,
                None if c is None else self.old.columns.index(c),
                None if d is None else self.new.columns.index(d),
                head,
            )


def _is_same_amount(x: CellPlace | None, y: CellPlace | None) -> bool:
    """Whether two cells hold one number, the one behind a currency's sign and the other without any: $2,372 in the first
    row of a table, 2,372 in any other."""
    a, b = value_of(x.text) if x else None, value_of(y.text) if y else None
    if a is None or b is None or (a.value, a.step) != (b.value, b.step):
        return False
    return a.sign == b.sign or (not (a.sign and b.sign) and not {a.sign, b.sign} & _RELATIVE)


def _place(row: GridRow | None, column: int | None) -> CellPlace | None:
    return row.cells.get(column) if row is not None and column is not None else None


def _label(table: TableGrid, row: GridRow | None) -> str:
    return " ".join(row.cells[c].text for c in table.labels if c in row.cells) if row else ""


def _held(table: TableGrid) -> int:
    return sum(not place.merged for row in table.rows for place in row.cells.values())


def _end(table: TableGrid) -> TableEnd:
    cells = (
        tuple(None if place is None or place.merged else place.span for place in map(row.cells.get, table.columns))
        for row in table.rows
    )
    return TableEnd(table.span, table.caption, table.top, tuple(cells))


def _span(place: CellPlace | None) -> Span | None:
    return None if place is None else place.span
