"""The reports of several years in tables: what matters most, figures, sections, and the text that stayed, came or went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.language import Words, mark
from compare.model import FigureSeries, PassageKind, SectionSeries, SeriesComparison, SeriesStatus
from compare.render.clean import clean
from compare.render.important import TOP, FigureOrder, ground_text, in_series_order
from compare.render.names import report_title
from compare.render.printed import percent, printed, share
from compare.render.results import SeriesResult
from compare.render.section_paths import SectionPaths, heading, path_text, report_of
from compare.render.tabular.tables import (
    ColumnTitle,
    DataCell,
    DataRow,
    DataTable,
    Filter,
    TablePart,
    TableReport,
    number,
)
from compare.render.terms import LIFE_SIGNS
from compare.render.unread import unread_lines
from compare.render.views import Part
from compare.render.years import year_names

_NAMES = {
    SeriesStatus.CARRIED: mark("carried over"),
    SeriesStatus.EDITED: mark("edited"),
    SeriesStatus.MOVED: mark("moved"),
    SeriesStatus.BORN: mark("born"),
    SeriesStatus.DROPPED: mark("dropped"),
}
_TEXT = frozenset({PassageKind.SENTENCE, PassageKind.ROW})


def series_report(result: SeriesResult, words: Words) -> TableReport:
    series, names = result.series, year_names(result.series)
    figures = in_series_order(series, result.order or FigureOrder.IMPORTANCE)
    tables = {
        Part.SUMMARY: (words("What matters most"), _figures(_foremost(series), series, names, words)),
        Part.FIGURES: (words("Figures"), _figures(figures, series, names, words)),
        Part.SECTIONS: (words("Sections"), _sections(series.sections, names, words)),
        Part.TEXT: (words("Text"), _passages(series, names, words)),
    }
    return TableReport(
        title=f"{report_title(series.reports[0])} … {report_title(series.reports[-1])}",
        facts=[*_likeness(series, names, words)],
        parts=[
            TablePart(part.value, title, table)
            for part, (title, table) in tables.items()
            if result.only in (None, part) and table.rows
        ],
        inputs=[side.path for side in series.reports],
        unread=unread_lines((side.outline.document for side in series.reports), result.skipped, words),
        filters=[Filter(life.value, LIFE_SIGNS[life], words(_NAMES[life])) for life in SeriesStatus],
    )


def _likeness(series: SeriesComparison, names: Sequence[str], words: Words) -> Iterator[str]:
    for name, before, alike in zip(names[1:], names, series.similarities, strict=False):
        yield f"{name}: {words('{share} like {year}', share=share(alike), year=before)}"


def _foremost(series: SeriesComparison) -> list[FigureSeries]:
    return [series.figures[each.at] for each in series.important[:TOP]]


def _figures(
    figures: Sequence[FigureSeries], series: SeriesComparison, names: Sequence[str], words: Words
) -> DataTable:
    """One row a metric, each with why a reviewer asks about it."""
    heads = [ColumnTitle(words("Metric")), *(ColumnTitle(name, number=True, printed=True) for name in names)]
    heads += [ColumnTitle("%", number=True), ColumnTitle(words("Trend")), ColumnTitle(words("Why"))]
    grounds = {id(series.figures[each.at]): ground_text(each, words) for each in series.important}
    rows = []
    for each in figures:
        cells = [DataCell(clean(each.metric or words("(no name)")), css="name")]
        cells += [number(printed(figure), value) for figure, value in zip(each.figures, each.values, strict=True)]
        cells += [number(percent(each.percent), each.percent), DataCell(years=each.values)]
        cells.append(DataCell(grounds.get(id(each), ""), css="long"))
        rows.append(DataRow(cells))
    return DataTable(heads, rows)


def _sections(sections: Sequence[SectionSeries], names: Sequence[str], words: Words) -> DataTable:
    rows = []
    for each in sections:
        latest = next(end for end in reversed(each.ends) if end)
        cells = [
            DataCell(LIFE_SIGNS[each.life], css="sign"),
            DataCell("\u3000" * (latest.level - 1) + clean(latest.heading)),
            *(DataCell(heading(end) if end else "") for end in each.ends),
        ]
        rows.append(DataRow(cells, each.life.value, is_change=each.life is not SeriesStatus.CARRIED))
    return DataTable([ColumnTitle(""), ColumnTitle(words("Section")), *map(ColumnTitle, names)], rows)


def _passages(series: SeriesComparison, names: Sequence[str], words: Words) -> DataTable:
    """Each passage as the last report in which it stands has it."""
    paths = [SectionPaths(report_of(side)) for side in series.reports]
    rows: list[DataRow] = []
    for each in series.passages:
        years = [year for year, span in enumerate(each.spans) if span]
        span = each.spans[years[-1]]
        if each.kind not in _TEXT or span is None:
            continue
        first, last = names[years[0]], names[years[-1]]
        cells = [
            DataCell(LIFE_SIGNS[each.life], css="sign"),
            DataCell(first if first == last else f"{first}–{last}"),
            number(str(each.unchanged), each.unchanged),
            DataCell(clean(span.of(series.reports[years[-1]].text)), css="long"),
            DataCell(path_text(paths[years[-1]].path(span.start)[-1:]), css="where"),
        ]
        is_change = each.life is not SeriesStatus.CARRIED
        rows.append(DataRow(cells, each.life.value, f"passage-{len(rows)}", is_change))
    heads = [
        ColumnTitle(""),
        ColumnTitle(words("Years")),
        ColumnTitle(words("Unchanged for"), number=True),
        ColumnTitle(words("Text")),
        ColumnTitle(words("Section")),
    ]
    return DataTable(heads, rows)
