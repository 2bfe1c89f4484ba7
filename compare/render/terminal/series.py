"""Reports of several years for people: how alike, which figures moved, which sections stayed, and the text that never
changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.text import Text

from compare.language import Words
from compare.model import SeriesComparison, SeriesStatus
from compare.render.names import report_title
from compare.render.printed import share
from compare.render.results import Presentation, SeriesResult
from compare.render.terminal.paint import HEADING, QUIET, paint
from compare.render.terminal.series_figures import figures
from compare.render.terminal.series_sections import sections
from compare.render.terminal.series_text import passages
from compare.render.terminal.table import SEPARATOR, TableCell, hanging, table
from compare.render.terms import LIFE_COUNTS
from compare.render.views import DiffView, Part
from compare.render.years import year_names


def write(result: SeriesResult, presentation: Presentation) -> str:
    view = DiffView(presentation.width, result.only, order=result.order)
    return paint(render(result.series, presentation.words, view), color=presentation.color)


def render(series: SeriesComparison, words: Words, view: DiffView) -> Iterator[Text]:
    names = year_names(series)
    yield from _header(series, names, words, view.width)
    parts = {
        Part.FIGURES: figures(series, names, words, view),
        Part.SECTIONS: sections(series, names, words, view),
        Part.TEXT: passages(series, names, words, view),
    }
    for part, part_lines in parts.items():
        lines = list(part_lines) if view.only in (None, part) else []
        if lines:
            yield Text()
            yield from lines


def _header(series: SeriesComparison, names: Sequence[str], words: Words, width: int) -> Iterator[Text]:
    """Each report with its likeness to the one before it; then how many passages have which life."""
    rows = [[TableCell(names[0], HEADING), TableCell(report_title(series.reports[0]), HEADING), TableCell()]]
    for year, similarity in enumerate(series.similarities, 1):
        alike = words("{share} like {year}", share=share(similarity), year=names[year - 1])
        rows.append(
            [
                TableCell(names[year], HEADING),
                TableCell(report_title(series.reports[year]), HEADING),
                TableCell(alike, QUIET),
            ]
        )
    yield from table(rows, width, flexible=1, right=())
    counts = words("Passages: {counts}", counts=SEPARATOR.join(_counts(series, words)))
    yield from hanging(Text("  "), Text(counts), width)


def _counts(series: SeriesComparison, words: Words) -> Iterator[str]:
    """What was carried over by its years, the longest first; then the other lives."""
    runs = Counter(life.unchanged for life in series.passages if life.life is SeriesStatus.CARRIED)
    for reports, count in sorted(runs.items(), reverse=True):
        yield words("{count} unchanged through {reports} reports", count=count, reports=reports)
    lives = Counter(life.life for life in series.passages)
    for life, message in LIFE_COUNTS.items():
        if lives[life]:
            yield words(message, count=lives[life])
