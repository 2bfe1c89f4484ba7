"""A report in tables as a page, with its filters and a map of what stands out."""

from __future__ import annotations

from dataclasses import replace

from compare.render.html.charts import change_map
from compare.render.html.page import page
from compare.render.results import Presentation
from compare.render.tabular.reports import TabularResult, table_report
from compare.render.tabular.tables import DataRow, without_empty


def write(result: TabularResult, presentation: Presentation) -> str:
    words = presentation.words
    report = table_report(result, words)
    rows = [row for part in report.parts for row in part.table.rows if row.id]
    return page(
        "tables.html",
        words,
        title=report.title,
        facts=[" · ".join(report.facts), *report.unread],
        version=presentation.version,
        filters=report.filters,
        outline=[],
        ticks=change_map([(row.id, _status(row)) for row in rows], ""),
        tables=[replace(part, table=without_empty(part.table)) for part in report.parts],
    )


def _status(row: DataRow) -> str:
    """What a row is on the map; nothing where it is no change."""
    return (row.status or "alarm") if row.is_change else ""
