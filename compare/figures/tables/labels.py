"""The rows of a table: their labels, the groups that they stand in, what they are parts of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from compare.figures.tables.grid import Grid, Row
from compare.figures.tables.headings import RowLabel, joined, label_of
from compare.figures.tables.periods import period_in
from compare.figures.tables.scales import Scaled
from compare.figures.tables.values import is_quantity, value_of
from compare.lexicon import pattern
from compare.model import Span

_TOTAL = pattern("{zh.tables.total}|{en.tables.total}")
_RATE = pattern("{zh.tables.rate_ending}$")
_NUMBERED = pattern(r"\s*(?:{zh.numerals.label}、|[(（]{zh.numerals.label}[)）])")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row of values. ``name`` is its label, behind that of its group where another row has the same one; empty where
    it is only a total. ``above`` are the labels of its group and of what it is a part of."""

    places: Row
    name: str
    label: RowLabel
    above: str = ""

    @property
    def span(self) -> Span:
        """From the first to the last cell of the row."""
        spans = [place.span for place in self.places.values()]
        return Span(min(spans).start, max(span.end for span in spans))


def labelled(grid: Grid, values: Sequence[int], year: int | None) -> Iterator[Labelled]:
    """The rows that hold something in ``values``, columns that share their labels."""
    rows = list(_grouped(grid, values, year))
    seen = Counter(label.name for _, label, _ in rows)
    for row, label, above in rows:
        name = "" if _TOTAL.fullmatch(label.name) else label.name
        grouped = seen[label.name] > 1 and label.year is None and above
        yield Labelled(
            row, joined([above, name]) if grouped and name else name or (above if grouped else ""), label, above
        )


def _grouped(grid: Grid, columns: Sequence[int], year: int | None) -> Iterator[tuple[Row, RowLabel, str]]:
    """Rows with their labels and the label above them: of the last row without values, or the whole they are part of."""
    group = whole = ""
    most: dict[int, Decimal] = {}
    units: tuple[Scaled, ...] = ()  # of the whole, which its parts have too
    part = False
    labels = grid.labels_of(columns[0])
    for row in grid.body:
        own = list(dict.fromkeys(row[c].text for c in labels if c in row))
        periods = [named for text in own if (named := period_in(text, year)[1]) and not period_in(text, year)[0]]
        names = [text for text in own if period_in(text, year)[0]] if len(own) > 1 else own
        written = joined(names or own)
        label = label_of(written, year)
        if names and len(names) < len(own):  # 东区 | 2022 | …
            label = replace(label, year=periods[0])
        values = {c: v.value for c in columns if c in row and (v := value_of(row[c].text))}
        if not values and not any(is_quantity(row[c].text) for c in columns if c in row):
            if written and not label.part:
                group, part = label.name, False
            continue
        if label.part:
            part = True
        elif part and _ends(label, written, whole, values, most):
            part = False
        if not part:
            whole, most, units = label.name, dict(values), label.units
        elif label.part and not label.units and not _RATE.search(label.name):
            label = replace(label, units=units)
        yield row, label, whole if part else group


def _ends(label: RowLabel, written: str, whole: str, values: dict[int, Decimal], most: dict[int, Decimal]) -> bool:
    """Whether a row behind parts (其中) is one of them no more: it has a number of its own, is called like the whole
    (出口额, 进口额), is a total, or larger than the whole."""
    if _NUMBERED.match(written) or _TOTAL.fullmatch(label.name):
        return True
    if len(whole) > 2 and label.name[-2:] == whole[-2:]:
        return True
    first = min(values, default=-1)
    return first in values and first in most and values[first] > most[first]
