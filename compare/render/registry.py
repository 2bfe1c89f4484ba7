"""The output formats: one table, from the type of a result and a format to the function that writes it.

A new format of a result is one function ``(result, presentation) -> str | bytes`` and one row of the table.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from typing import Any

from compare.render.results import (
    CheckResult,
    DecisionsResult,
    DiffResult,
    EvidenceResult,
    ExplanationsResult,
    FiguresResult,
    FoldersResult,
    OutlineResult,
    Presentation,
    RulesResult,
    ScanResult,
    SeriesResult,
    TableResult,
    TemplatesResult,
    TextResult,
)

Writer = Callable[[Any, Presentation], str | bytes]


class Format(StrEnum):
    """The value is the name in ``--format``."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"
    MARKDOWN = "md"
    SARIF = "sarif"
    GITHUB = "github"
    PARQUET = "parquet"


# The endings of file names that stand for a format.
ENDINGS = {
    ".txt": Format.TEXT,
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".html": Format.HTML,
    ".xlsx": Format.XLSX,
    ".docx": Format.DOCX,
    ".pdf": Format.PDF,
    ".md": Format.MARKDOWN,
    ".sarif": Format.SARIF,
    ".parquet": Format.PARQUET,
}
# Formats that are bytes, nothing for a screen.
BINARY = frozenset({Format.XLSX, Format.DOCX, Format.PDF, Format.PARQUET})

# The writer of each result in each format, as ``module:function`` below this package: a module is loaded when it is
# needed. The first format of a result is its default.
_WRITERS: dict[tuple[type, Format], str] = {
    (TextResult, Format.TEXT): "plain:write_text",
    (TextResult, Format.JSON): "json:write_text",
    (OutlineResult, Format.TEXT): "terminal.outline:write",
    (OutlineResult, Format.JSON): "json:write_outline",
    (FiguresResult, Format.TEXT): "terminal.figures:write",
    (FiguresResult, Format.JSON): "json:write_figures",
    (FiguresResult, Format.HTML): "html.table_page:write",
    (FiguresResult, Format.CSV): "csv:write_figures",
    (FiguresResult, Format.XLSX): "xlsx:write_figures",
    (FiguresResult, Format.DOCX): "docx.table_report:write",
    (FiguresResult, Format.PDF): "pdf.writers:write_tables",
    (FiguresResult, Format.MARKDOWN): "markdown:write_tables",
    (DiffResult, Format.TEXT): "terminal.diff:write",
    (DiffResult, Format.JSON): "json:write_diff",
    (DiffResult, Format.HTML): "html.diff:write",
    (DiffResult, Format.CSV): "evidence_table:write_diff",
    (DiffResult, Format.XLSX): "xlsx:write_diff",
    (DiffResult, Format.DOCX): "docx.writers:write_diff",
    (DiffResult, Format.PDF): "pdf.writers:write_diff",
    (DiffResult, Format.MARKDOWN): "markdown:write_diff",
    (ExplanationsResult, Format.TEXT): "terminal.explanations:write",
    (ExplanationsResult, Format.JSON): "json:write_explanations",
    (SeriesResult, Format.TEXT): "terminal.series:write",
    (SeriesResult, Format.JSON): "json:write_series",
    (SeriesResult, Format.HTML): "html.table_page:write",
    (SeriesResult, Format.XLSX): "xlsx:write_tables",
    (SeriesResult, Format.DOCX): "docx.table_report:write",
    (SeriesResult, Format.PDF): "pdf.writers:write_tables",
    (SeriesResult, Format.MARKDOWN): "markdown:write_tables",
    (FoldersResult, Format.TEXT): "terminal.folders:write",
    (FoldersResult, Format.JSON): "json:write_folders",
    (FoldersResult, Format.HTML): "html.table_page:write",
    (FoldersResult, Format.XLSX): "xlsx:write_tables",
    (FoldersResult, Format.DOCX): "docx.table_report:write",
    (FoldersResult, Format.PDF): "pdf.writers:write_tables",
    (FoldersResult, Format.MARKDOWN): "markdown:write_tables",
    (CheckResult, Format.TEXT): "terminal.check:write",
    (CheckResult, Format.JSON): "json:write_check",
    (CheckResult, Format.HTML): "html.check:write",
    (CheckResult, Format.CSV): "evidence_table:write_check",
    (CheckResult, Format.XLSX): "xlsx:write_check",
    (CheckResult, Format.DOCX): "docx.writers:write_check",
    (CheckResult, Format.PDF): "pdf.writers:write_check",
    (CheckResult, Format.MARKDOWN): "markdown:write_check",
    (CheckResult, Format.SARIF): "sarif:write",
    (CheckResult, Format.GITHUB): "github:write",
    (RulesResult, Format.TEXT): "terminal.check:write_rules",
    (ScanResult, Format.TEXT): "terminal.scan_views:write",
    (ScanResult, Format.JSON): "json:write_scan",
    (ScanResult, Format.HTML): "html.scan:write",
    (ScanResult, Format.CSV): "csv:write_scan",
    (ScanResult, Format.XLSX): "xlsx:write_scan",
    (ScanResult, Format.DOCX): "docx.evidence:write_scan",
    (ScanResult, Format.PDF): "pdf.writers:write_scan",
    (ScanResult, Format.MARKDOWN): "markdown:write_scan",
    (EvidenceResult, Format.TEXT): "terminal.evidence:write",
    (EvidenceResult, Format.JSON): "json:write_evidence",
    (EvidenceResult, Format.HTML): "html.evidence:write",
    (EvidenceResult, Format.XLSX): "xlsx:write_evidence",
    (EvidenceResult, Format.DOCX): "docx.evidence:write",
    (EvidenceResult, Format.PDF): "pdf.writers:write_evidence",
    (EvidenceResult, Format.CSV): "evidence_table:write_csv",
    (EvidenceResult, Format.MARKDOWN): "markdown:write_evidence",
    (DecisionsResult, Format.JSON): "decisions:write_json",
    (DecisionsResult, Format.CSV): "decisions:write_csv",
    (DecisionsResult, Format.MARKDOWN): "decisions:write_markdown",
    (TableResult, Format.TEXT): "terminal.rows:write",
    (TableResult, Format.JSON): "rows:write_json",
    (TableResult, Format.CSV): "rows:write_csv",
    (TableResult, Format.PARQUET): "parquet:write",
    (TemplatesResult, Format.TEXT): "terminal.templates:write",
    (TemplatesResult, Format.JSON): "json:write_templates",
    (TemplatesResult, Format.HTML): "html.table_page:write",
    (TemplatesResult, Format.XLSX): "xlsx:write_tables",
    (TemplatesResult, Format.DOCX): "docx.table_report:write",
    (TemplatesResult, Format.PDF): "pdf.writers:write_tables",
    (TemplatesResult, Format.MARKDOWN): "markdown:write_tables",
}


def formats(*results: type) -> list[Format]:
    """The formats that any of these types of results can be written in, the default first."""
    return list(dict.fromkeys(form for result, form in _WRITERS if result in results))


def writer(result: type, form: Format) -> Writer:
    """The function that writes results of this type. Raises `LookupError` where the format is none of theirs."""
    module, _, name = _WRITERS[result, form].partition(":")
    function: Writer = getattr(import_module(f"{__package__}.{module}"), name)
    return function
