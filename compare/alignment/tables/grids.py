"""The tables of a report as grids of cells with what each is compared by."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from compare.alignment.prepared import PreparedReport, signature
from compare.figures.settings import LONGEST_CAPTION
from compare.figures.tables import tables_within
from compare.figures.tables.captions import lines_above
from compare.figures.tables.grid import CellPlace, Grid, laid_out
from compare.figures.tables.headings import caption_of
from compare.figures.tables.values import is_blank
from compare.model import Ignore, Span, Table
from compare.text.folding import bare, fold_width, mapped

_APART = "\0"


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row by its number. ``keys`` are what its cells are compared by, by column; ``label`` is the key of its label,
    ``group`` that of the row without values above it."""

    number: int
    cells: Mapping[int, CellPlace]
    keys: Mapping[int, str]
    label: str
    group: str

    @property
    def named(self) -> str:
        return f"{self.group}{_APART}{self.label}"


@dataclass(frozen=True, slots=True)
class TableGrid:
    """The first ``top`` rows stand above the body. ``heads`` has what stands over each column; ``numbering`` are the
    columns that count the rows."""

    span: Span
    rows: tuple[GridRow, ...]
    columns: tuple[int, ...]
    top: int
    labels: tuple[int, ...]
    numbering: tuple[int, ...]
    head_texts: Mapping[int, str]
    heads: Mapping[int, str]  # what they are compared by
    caption: str
    captioned: str  # what the caption is compared by
    section: int | None
    place: float  # in the report, 0 to 1

    @property
    def body(self) -> tuple[GridRow, ...]:
        return tuple(row for row in self.rows if row.number >= self.top)

    @property
    def text(self) -> str:
        return _APART.join(self.whole(row) for row in self.rows)

    def whole(self, row: GridRow) -> str:
        """All that a row says, but for its number."""
        parts = (f"{column}:{key}" for column, key in row.keys.items() if column not in self.numbering)
        return _APART.join((row.group, *parts))

    def only(self, numbers: set[int]) -> TableGrid:
        return replace(self, rows=tuple(row for row in self.rows if row.number in numbers))

    def labelled_by(self, labels: tuple[int, ...]) -> TableGrid:
        return replace(self, labels=labels, rows=tuple(_labelled(self.rows, self.top, labels)))


def table_grids(side: PreparedReport) -> list[TableGrid]:
    """In the order of the text; a table of one row or one column is none."""
    folded = fold_width(side.text)
    tables = sorted(tables_within(side.outline, side.report.span, folded, side.figures), key=lambda table: table.span)
    grids = (_grid(table, side, folded) for table in tables)
    return [grid for grid in grids if len(grid.rows) > 1 and len(grid.columns) > 1]


def _grid(table: Table, side: PreparedReport, folded: str) -> TableGrid:
    grid = laid_out(table, folded)
    columns = tuple(sorted({column for row in grid.rows for column in row}))
    words = tuple(column for column in columns if column not in grid.numbering)
    labels = grid.labels_of(grid.values[0]) if grid.values else words[:1]
    above = [*lines_above(folded, table.span.start), *grid.titles]
    top = _top(grid)
    heads = {column: _head(grid, column, top) for column in columns}
    compared = _comparing(side)
    at = bisect_right(side.passages, table.span.start, key=lambda passage: passage.span.start) - 1
    return TableGrid(
        span=table.span,
        rows=tuple(_labelled(_rows(grid, compared), top, labels)),
        columns=columns,
        top=top,
        labels=labels,
        numbering=grid.numbering,
        head_texts=heads,
        heads={column: compared(head) for column, head in _told_apart(heads).items()},
        caption=" ".join(" ".join(line for line in above if len(line) <= LONGEST_CAPTION).split()),
        captioned=signature(caption_of(above).name),
        section=side.passages[at].section if at >= 0 else None,
        place=at / max(1, len(side.passages)),
    )


def _comparing(side: PreparedReport) -> Callable[[str], str]:
    """What the text of a cell is compared by: without blanks, and folded as the reader asks."""
    folding = side.folding
    if Ignore.FIGURES in side.options.ignore:
        return lambda text: signature(text, folding)
    return lambda text: bare(mapped(text, folding), folding)


def _top(grid: Grid) -> int:
    """How many rows stand above the body: of a table of words the titles, and the first row or those marked as heads."""
    if grid.values:
        return len(grid.rows) - len(grid.body)
    below = grid.rows[len(grid.titles) :]
    marked = takewhile(lambda row: all(place.header for place in row.values()), below)
    return len(grid.titles) + (sum(1 for _ in marked) or 1)


def _head(grid: Grid, column: int, top: int) -> str:
    """What stands over a column, from top to bottom."""
    rows = grid.heads if grid.values else grid.rows[len(grid.titles) : top]
    return " ".join(dict.fromkeys(row[column].text for row in rows if column in row))


def _told_apart(heads: Mapping[int, str]) -> dict[int, str]:
    """Heads that stand over several columns behind the nearest head on the left that does not:
    ``2018 | % | 2017 | %`` -> ``2018 | 2018 % | 2017 | 2017 %``."""
    times = Counter(heads.values())
    apart: dict[int, str] = {}
    before = ""
    for column, head in heads.items():
        apart[column] = f"{before} {head}" if times[head] > 1 and head else head
        before = head if times[head] == 1 and head else before
    return apart


def _rows(grid: Grid, compared: Callable[[str], str]) -> Iterator[GridRow]:
    for number, row in enumerate(grid.rows):
        yield GridRow(number, row, {column: compared(place.text) for column, place in row.items()}, "", "")


def _labelled(rows: Iterable[GridRow], top: int, labels: Sequence[int]) -> Iterator[GridRow]:
    """The rows with what the columns ``labels`` and the row without values above call them."""
    group = ""
    for row in rows:
        label = "".join(row.keys[column] for column in labels if column in row.keys)
        opens = row.number >= top and bool(label) and _is_label_only(row.cells, labels)
        yield replace(row, label=label, group="" if opens or row.number < top else group)
        group = label if opens else group


def _is_label_only(row: Mapping[int, CellPlace], labels: Sequence[int]) -> bool:
    return all(column in labels or place.merged or is_blank(place.text) for column, place in row.items())
