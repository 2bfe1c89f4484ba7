"""The sections of several years: one row a section, one column a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from rich.text import Text

from compare.language import Words
from compare.model import SectionSeries, SeriesComparison, SeriesStatus
from compare.render.cells import truncate
from compare.render.clean import clean
from compare.render.terminal.paint import ADDED, MOVED, QUIET, REMOVED
from compare.render.terminal.table import INDENT, TableCell, hanging, table, titled
from compare.render.terms import LIFE_SIGNS
from compare.render.views import DiffView, Part

# Fewer unchanged sections in a row than this are not worth folding.
_FOLD = 4
_WIDEST_HEADING = 0.5  # of the width
_LABEL = 10  # cells of a section's label
# Stands for a section that has no label, in its first year.
_STANDS = "·"
STYLES = {SeriesStatus.BORN: ADDED, SeriesStatus.DROPPED: REMOVED, SeriesStatus.MOVED: MOVED}


def sections(series: SeriesComparison, names: Sequence[str], words: Words, view: DiffView) -> Iterator[Text]:
    """One line a section, its label in each year behind the sign of what became of it. But in the full form runs of
    sections that never changed are folded, and those dropped before the last step only counted."""
    if not series.sections:
        return
    yield from titled(words("Sections"), view.width)
    every = view.only is Part.SECTIONS
    listed = [life for life in series.sections if every or life.steps[-1] is not None]
    groups = [(same, list(group)) for same, group in groupby(listed, _is_same)]
    folds = [same and len(group) >= _FOLD and not every for same, group in groups]
    shown = [life for folded, (_, group) in zip(folds, groups, strict=True) if not folded for life in group]
    heads = [TableCell(head, QUIET) for head in (words("Section"), *names)]
    lines = table([heads, *(_cells(life, view.width) for life in shown)], view.width, flexible=0, right=())
    yield next(lines)
    for folded, (_, group) in zip(folds, groups, strict=True):
        if folded:
            folded_line = words.plural("⋯ {count} section unchanged", "⋯ {count} sections unchanged", len(group))
            yield Text(INDENT + folded_line, QUIET)
        else:
            yield from islice(lines, len(group))
    if gone := len(series.sections) - len(listed):
        dropped = words("… ({count} dropped earlier: --only sections)", count=gone)
        yield from hanging(Text(INDENT), Text(dropped, QUIET), view.width)


def _is_same(life: SectionSeries) -> bool:
    return set(life.steps) == {SeriesStatus.CARRIED}


def _cells(life: SectionSeries, width: int) -> list[TableCell]:
    latest = next(end for end in reversed(life.ends) if end)
    heading = clean(INDENT * (latest.level - 1) + latest.heading).rstrip()
    style = STYLES.get(life.life, "")
    cells = [TableCell(truncate(heading, int(width * _WIDEST_HEADING)), style)]
    for year, end in enumerate(life.ends):
        step = life.steps[year - 1] if year else None
        sign = LIFE_SIGNS[step] if step else ""
        label = truncate(clean(end.label or "").strip(), _LABEL) if end else ""
        cells.append(TableCell(sign + label or (_STANDS if end else ""), style))
    return cells
