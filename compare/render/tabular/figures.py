"""The figures of reports in tables: how metrics moved over the years, and every figure of each report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.language import Words
from compare.model import Figure, Ledger, Nature, Trend, Verdict
from compare.model.trends import ComparedFigure
from compare.render.clean import clean
from compare.render.positions import Locator
from compare.render.printed import difference, percent, printed
from compare.render.reasons import reason
from compare.render.results import FiguresResult
from compare.render.tabular.tables import ColumnTitle, DataCell, DataRow, DataTable, TablePart, TableReport, number
from compare.render.terms import BASES, DIRECTION_NAMES, FIGURE_KINDS, VERDICTS
from compare.render.trends import last_step, notes
from compare.render.unread import unread_lines


def figures_report(result: FiguresResult, words: Words) -> TableReport:
    parts = []
    if result.shown_series:
        parts.append(TablePart("series", words("Over the years"), _series(result.shown_series, words)))
    for index, ledger in enumerate(result.shown_ledgers or ()):
        note = words.plural("{count} figure", "{count} figures", len(ledger.figures))
        parts.append(TablePart(f"file-{index}", clean(ledger.path), _figures(ledger, index, words), note))
    documents = [ledger.document for ledger in result.ledgers]
    count = sum(len(ledger.figures) for ledger in result.ledgers)
    return TableReport(
        title=words("Figures"),
        facts=[
            words.plural("{count} report", "{count} reports", len(documents)),
            words.plural("{count} figure", "{count} figures", count),
        ],
        parts=parts,
        inputs=[document.path for document in documents],
        unread=unread_lines(documents, result.skipped, words),
    )


def _series(series: Sequence[Trend], words: Words) -> DataTable:
    """One row a metric, with its line; those with outliers first."""
    trends = sorted(series, key=lambda trend: not trend.outliers)
    years = sorted({point.year for trend in trends for point in trend.levels if point.year is not None})
    heads = [
        ColumnTitle(""),
        ColumnTitle(words("Metric")),
        *(ColumnTitle(str(year), number=True, printed=True) for year in years),
    ]
    heads += [
        ColumnTitle(words("Difference"), number=True),
        ColumnTitle("%", number=True),
        ColumnTitle(words("Trend")),
        ColumnTitle(words("Notes")),
    ]
    rows = [_trend(trend, years, words) for trend in trends]
    return DataTable(heads, [replace(row, id=f"trend-{at}") for at, row in enumerate(rows)])


def _trend(trend: Trend, years: Sequence[int], words: Words) -> DataRow:
    points = {point.year: point for point in trend.levels}
    values = {point.year: point.value for point in trend.results}
    cells = [DataCell("!" if trend.outliers else "", css="alarm"), DataCell(clean(trend.metric))]
    for year in years:
        point = points.get(year)
        text = printed(point.figure) if point else ""
        is_target = point is not None and point.nature is Nature.TARGET
        cells.append(number(f"({text})" if is_target else text, point.value if point else None))
    cells += [
        number(difference(last_step(trend), words), trend.difference),
        number(percent(trend.percent), trend.percent),
        DataCell(years=[values.get(year) for year in years]),
        DataCell("; ".join(notes(trend, words)), css="long"),
    ]
    return DataRow(cells, is_change=bool(trend.outliers))


def _figures(ledger: Ledger, index: int, words: Words) -> DataTable:
    locator = Locator(ledger.document.text, ledger.document.layout)
    compared = any(isinstance(figure, ComparedFigure) for figure in ledger.figures)
    heads = [
        ColumnTitle(words("Place")),
        ColumnTitle(words("Metric")),
        ColumnTitle(words("As printed"), number=True, printed=True),
        ColumnTitle(words("Year"), number=True),
        ColumnTitle(words("Kind")),
        ColumnTitle(words("Growth")),
    ]
    if compared:
        heads += [
            ColumnTitle(words("Before"), number=True, printed=True),
            ColumnTitle("%", number=True),
            ColumnTitle(words("Stated growth")),
        ]
    rows = [_figure(figure, locator, words, compared=compared) for figure in ledger.figures]
    return DataTable(heads, [replace(row, id=f"figure-{index}-{at}") for at, row in enumerate(rows)])


def _figure(figure: Figure, locator: Locator, words: Words, *, compared: bool) -> DataRow:
    claim = figure.claim
    growth = f"{words(DIRECTION_NAMES[claim.direction])}, {words(BASES[claim.basis])}" if claim else ""
    kind = words(FIGURE_KINDS[figure.kind])
    cells = [
        DataCell(locator.range_text(figure.span, words), figure.span.start, "where"),
        DataCell(clean(figure.metric or words("(no name)"))),
        number(printed(figure), figure.signed),
        number(str(figure.year or ""), figure.year),
        DataCell(words("{kind}, target", kind=kind) if figure.nature is Nature.TARGET else kind),
        DataCell(growth),
    ]
    if not compared:
        return DataRow(cells)
    pair = figure if isinstance(figure, ComparedFigure) else None
    check = pair.claim_check if pair else None
    verdict = f"{words(VERDICTS[check.verdict])} · {reason(check, words)}" if check else ""
    contradicted = check is not None and check.verdict is Verdict.CONTRADICTED
    cells += [
        number(printed(pair.before) if pair else "", pair.before.signed if pair and pair.before else None),
        number(percent(pair.percent) if pair else "", pair.percent if pair else None),
        DataCell(verdict, css="alarm" if contradicted else ""),
    ]
    return DataRow(cells, is_change=contradicted)
