"""A result -> its report in tables, for every format alike."""

from __future__ import annotations

from compare.language import Words
from compare.render.results import FiguresResult, FoldersResult, SeriesResult, TemplatesResult
from compare.render.tabular.figures import figures_report
from compare.render.tabular.folders import folders_report
from compare.render.tabular.series import series_report
from compare.render.tabular.tables import TableReport
from compare.render.tabular.templates import templates_report

TabularResult = FiguresResult | SeriesResult | FoldersResult | TemplatesResult


def table_report(result: TabularResult, words: Words) -> TableReport:
    match result:
        case FiguresResult():
            return figures_report(result, words)
        case SeriesResult():
            return series_report(result, words)
        case FoldersResult():
            return folders_report(result, words)
        case TemplatesResult():
            return templates_report(result, words)
