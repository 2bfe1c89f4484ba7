"""A report in tables as a Word document."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from compare.render.docx.blocks import document, paragraph, quiet, table
from compare.render.docx.package import heading_style
from compare.render.docx.text_runs import text_run
from compare.render.results import Presentation
from compare.render.tabular.reports import TabularResult, table_report
from compare.render.tabular.tables import TablePart, TableReport, on_paper

_TITLE, _PART = heading_style(1), heading_style(2)
# So many columns stand beside each other on an upright page.
_UPRIGHT = 6


def write(result: TabularResult, presentation: Presentation) -> bytes:
    report = table_report(result, presentation.words)
    widest = max((len(part.table.heads) for part in report.parts), default=0)
    return document(_blocks(report, presentation), on_its_side=widest > _UPRIGHT)


def _blocks(report: TableReport, presentation: Presentation) -> Iterator[etree._Element]:
    yield paragraph(text_run(report.title), style=_TITLE)
    for line in (*report.facts, *report.unread):
        yield paragraph(text_run(line))
    for part in report.parts:
        yield from _part(part)
    yield paragraph(quiet(f"bidui {presentation.version}"))


def _part(part: TablePart) -> Iterator[etree._Element]:
    yield paragraph(text_run(part.title), style=_PART)
    if part.note:
        yield paragraph(quiet(part.note))
    if part.quote:
        yield paragraph(text_run(part.quote), indent=True)
    for each in on_paper(part.table):
        yield table(each)
        yield paragraph()  # Word ends a document, and parts two tables, by a paragraph
