"""Tables put side by side as grids to look at: one line a row, with what became of each row, column and cell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from compare.language import Words, mark
from compare.model import CellChange, Comparison, LineStatus, Span, TableEnd, TablePair, TableStatus
from compare.render.clean import clean

LINE_SIGNS = {LineStatus.SAME: "", LineStatus.MOVED: "↷", LineStatus.ADDED: "+", LineStatus.REMOVED: "-"}
TABLE_SIGNS = {
    TableStatus.MATCHED: "~",
    TableStatus.MOVED: "↷",
    TableStatus.SPLIT: "~",
    TableStatus.MERGED: "~",
    TableStatus.ADDED: "+",
    TableStatus.REMOVED: "-",
}
CHANGED = "~"
_STATUS_WORDS = {
    TableStatus.MOVED: mark("moved"),
    TableStatus.SPLIT: mark("split"),
    TableStatus.MERGED: mark("merged"),
    TableStatus.ADDED: mark("added"),
    TableStatus.REMOVED: mark("removed"),
}


class CellMark(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class GridCell:
    """``old`` and ``new`` are the same text where nothing changed; one is empty where the other side has no such cell."""

    mark: CellMark
    old: str
    new: str

    @property
    def text(self) -> str:
        """``1,012 → 1,015``"""
        return f"{self.old or '–'} → {self.new or '–'}" if self.mark is CellMark.CHANGED else self.new or self.old


@dataclass(frozen=True, slots=True)
class GridLine:
    """A row. ``head`` where it stands above the body; ``told`` where anything in it changed."""

    status: LineStatus
    sign: str
    label: str
    head: bool
    told: bool
    cells: tuple[GridCell, ...]


class ToldCell(NamedTuple):
    """A cell that changed, behind the head of its column: ``+2023年: 1020``."""

    mark: CellMark
    text: str


@dataclass(frozen=True, slots=True)
class TableGridView:
    """``facts`` say in the reader's language what became of the table; ``columns`` are the status of each."""

    status: TableStatus
    sign: str
    caption: str
    facts: str
    columns: tuple[LineStatus, ...]
    heads: tuple[str, ...]
    lines: tuple[GridLine, ...]

    @property
    def column_signs(self) -> tuple[str, ...]:
        return tuple(LINE_SIGNS[status] for status in self.columns)

    def near_changes(self, context: int) -> list[bool]:
        """Which rows are heads, changed, or no more than ``context`` rows from one that is."""
        near = [line.head or line.told for line in self.lines]
        for at, line in enumerate(self.lines):
            if line.told and not line.head:
                around = range(max(0, at - context), min(len(near), at + context + 1))
                for other in around:
                    near[other] = True
        return near

    def told(self, line: GridLine) -> Iterator[ToldCell]:
        """The cells of a row that changed."""
        for column, (cell, head) in enumerate(zip(line.cells, self.heads, strict=True)):
            if cell.mark is not CellMark.SAME and cell.text and cell.text != line.label:
                sign = self.column_signs[column] if line.status is not self.columns[column] else ""
                named = f"{head}: " if head and head != cell.text else ""
                yield ToldCell(cell.mark, f"{sign}{named}{cell.text}")


class ToldTables:
    """The tables of a comparison in which something changed, by the passages that they tell."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        texts = comparison.old.text, comparison.new.text
        self._of_old = _BySpan(
            texts[0], ((p.old.span, p) for p in comparison.tables if p.old and (p.rows or not p.new))
        )
        self._of_new = _BySpan(
            texts[1], ((p.new.span, p) for p in comparison.tables if p.new and (p.rows or not p.old))
        )

    def of(self, old: Span | None, new: Span | None) -> Sequence[TablePair]:
        """The tables that tell what became of a passage; none where a part of it stands outside such tables."""
        olds, news = self._of_old.around(old), self._of_new.around(new)
        if (old and not olds) or (new and not news):
            return ()
        return news or olds

    def rows(self, pair: TablePair, old: Span | None, new: Span | None) -> list[int]:
        """Which rows of a pair of tables stand in a passage."""
        return [
            number
            for number, row in enumerate(pair.rows)
            if _stands_in(new, pair.new, row.new) or (new is None and _stands_in(old, pair.old, row.old))
        ]

    def view(self, pair: TablePair, words: Words) -> TableGridView:
        rows = list(_lines(pair, self._comparison))
        end = pair.new or pair.old
        columns = tuple(line.status for line in pair.columns) or (_alone(pair.status),) * len(rows[0].cells)
        heads = tuple(line.label for line in pair.columns) or tuple(cell.text for cell in rows[0].cells)
        caption = clean(end.caption) if end else ""
        return TableGridView(
            pair.status, TABLE_SIGNS[pair.status], caption, facts(pair, words), columns, heads, tuple(rows)
        )


Counted = Callable[[Words, int], str]
_ROWS: dict[LineStatus, Counted] = {
    LineStatus.ADDED: lambda words, count: words.plural("{count} row added", "{count} rows added", count),
    LineStatus.REMOVED: lambda words, count: words.plural("{count} row removed", "{count} rows removed", count),
    LineStatus.MOVED: lambda words, count: words.plural("{count} row moved", "{count} rows moved", count),
}
_COLUMNS: dict[LineStatus, Counted] = {
    LineStatus.ADDED: lambda words, count: words.plural("{count} column added", "{count} columns added", count),
    LineStatus.REMOVED: lambda words, count: words.plural("{count} column removed", "{count} columns removed", count),
    LineStatus.MOVED: lambda words, count: words.plural("{count} column moved", "{count} columns moved", count),
}


def facts(pair: TablePair, words: Words) -> str:
    """``1 row added · 2 columns moved · 5 cells changed``"""
    told = [words(_STATUS_WORDS[pair.status])] if pair.status in _STATUS_WORDS else []
    for lines, counted in ((pair.rows, _ROWS), (pair.columns, _COLUMNS)):
        for status, say in counted.items():
            count = sum(line.status is status for line in lines)
            told += [say(words, count)] if count else []
    changed = sum(_in_both(pair, each) and not each.ignored for each in pair.cells)
    if changed:
        told.append(words.plural("{count} cell changed", "{count} cells changed", changed))
    return " · ".join(told)


def _in_both(pair: TablePair, change: CellChange) -> bool:
    lines = pair.rows[change.row], pair.columns[change.column]
    return all(line.old is not None and line.new is not None for line in lines)


def _lines(pair: TablePair, comparison: Comparison) -> Iterator[GridLine]:
    texts = comparison.old.text, comparison.new.text
    if not pair.rows:
        yield from _whole(pair, texts)
        return
    changes = {(each.row, each.column): each for each in pair.cells}
    for r, row in enumerate(pair.rows):
        cells = tuple(_cell(pair, texts, r, c, changes.get((r, c))) for c in range(len(pair.columns)))
        told = [change for c in range(len(cells)) if (change := changes.get((r, c))) and not change.ignored]
        sign = LINE_SIGNS[row.status] or (CHANGED if any(_in_both(pair, each) for each in told) else "")
        head = row.new < pair.new.heads if row.new is not None and pair.new else _is_old_head(pair.old, row.old)
        yield GridLine(row.status, sign, clean(row.label), head, bool(told) or row.status is not LineStatus.SAME, cells)


def _is_old_head(old: TableEnd | None, row: int | None) -> bool:
    return old is not None and row is not None and row < old.heads


def _cell(pair: TablePair, texts: tuple[str, str], r: int, c: int, change: CellChange | None) -> GridCell:
    row, column = pair.rows[r], pair.columns[c]
    if change is None:
        old, new = _held(pair.old, row.old, column.old, texts[0]), _held(pair.new, row.new, column.new, texts[1])
        return GridCell(CellMark.SAME, old, new)
    old, new = (_shown(span, text) for span, text in zip((change.old, change.new), texts, strict=True))
    if change.ignored:
        return GridCell(CellMark.SAME, old, new)
    if _in_both(pair, change):
        return GridCell(CellMark.CHANGED, old, new)
    return GridCell(CellMark.REMOVED if change.new is None else CellMark.ADDED, old, new)


def _whole(pair: TablePair, texts: tuple[str, str]) -> Iterator[GridLine]:
    """A table that stands alone."""
    end, text = (pair.new, texts[1]) if pair.new else (pair.old, texts[0])
    status = _alone(pair.status)
    cell_mark = CellMark.ADDED if status is LineStatus.ADDED else CellMark.REMOVED
    for number, row in enumerate(end.cells if end else ()):
        shown = [_shown(span, text) for span in row]
        cells = (GridCell(cell_mark, *(("", each) if pair.new else (each, ""))) for each in shown)
        label = next(filter(None, shown), "")
        yield GridLine(status, LINE_SIGNS[status], label, bool(end and number < end.heads), True, tuple(cells))


def _alone(status: TableStatus) -> LineStatus:
    return LineStatus.ADDED if status is TableStatus.ADDED else LineStatus.REMOVED


def _held(end: TableEnd | None, row: int | None, column: int | None, text: str) -> str:
    return "" if end is None or row is None or column is None else _shown(end.cells[row][column], text)


def _shown(span: Span | None, text: str) -> str:
    return "" if span is None else " ".join(clean(span.of(text)).split())


def _stands_in(span: Span | None, end: TableEnd | None, row: int | None) -> bool:
    if span is None or end is None or row is None:
        return False
    return any(cell is not None and span.start <= cell.start < span.end for cell in end.cells[row])


class _BySpan:
    """Tables by where they stand; several may share a place, no two overlap."""

    def __init__(self, text: str, tables: Iterable[tuple[Span, TablePair]]) -> None:
        self._text = text
        self._tables: dict[Span, list[TablePair]] = {}
        for span, pair in tables:
            self._tables.setdefault(span, []).append(pair)
        self._spans = sorted(self._tables)

    def around(self, span: Span | None) -> Sequence[TablePair]:
        """The tables that a passage stands in; the pipes around its row may stand outside."""
        at = bisect_left(self._spans, span.end, key=lambda table: table.start) - 1 if span else -1
        if span is None or at < 0 or not self._spans[at].overlaps(span):
            return ()
        table = self._spans[at]
        outside = self._text[span.start : table.start] + self._text[max(span.start, table.end) : span.end]
        return () if outside.strip("| \t\n") else self._tables[table]
