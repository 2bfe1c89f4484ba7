"""Printable reports of a comparison, a check, a scan, of evidence and of tables."""

from __future__ import annotations

from compare.language import Words
from compare.model import Label, PassageStatus
from compare.render.evidence import Evidence, EvidenceKind, Gravity
from compare.render.evidence_check import check_evidence
from compare.render.evidence_diff import DiffEvidence
from compare.render.evidence_scan import ScanEvidence
from compare.render.names import report_title
from compare.render.pdf.report import PrintedReport, written
from compare.render.printed import share
from compare.render.results import CheckResult, DiffResult, EvidenceResult, Presentation, ScanResult
from compare.render.rules import severity_counts
from compare.render.scan_text import copied
from compare.render.tabular.compared_tables import compared_tables
from compare.render.tabular.diff import figures_table, sections_table, targets_table
from compare.render.tabular.reports import TabularResult, table_report
from compare.render.tabular.scan import scan_parts
from compare.render.tabular.tables import TablePart
from compare.render.terms import PASSAGE_COUNTS
from compare.render.unread import unread_in, unread_lines
from compare.render.views import Part

# Pieces of evidence on the page for the chief, each with its last quotation.
_TOP = 5


def write_diff(result: DiffResult, presentation: Presentation) -> bytes:
    comparison, words = result.comparison, presentation.words
    evidence = DiffEvidence(comparison, words, result.decisions)
    counts = comparison.summary.passages
    passages = [words(message, count=counts[s]) for s, message in PASSAGE_COUNTS.items() if counts.get(s)]
    sides = (comparison.old, comparison.new)
    report = PrintedReport(
        title=f"{report_title(comparison.old)} → {report_title(comparison.new)}",
        facts=[
            *((words("Note"), words(notice.template, **notice.arguments)) for notice in comparison.notices),
            (words("Old"), report_title(comparison.old)),
            (words("New"), report_title(comparison.new)),
            (words("Similarity"), share(comparison.similarity)),
            (words("Passages"), ", ".join(passages)),
        ],
        inputs=list(dict.fromkeys(side.path for side in sides)),
        top=evidence.first(result.most_important(_TOP)),
        tables=_tables(result, evidence, words),
        evidence=[row for row in evidence.all() if row.status != PassageStatus.EQUAL and result.shows(_part(row))],
        unread=unread_lines((side.outline.document for side in sides), (), words),
    )
    return written(report, presentation)


def _part(row: Evidence) -> Part:
    """The part of a comparison that a piece of evidence belongs to."""
    return Part.TEXT if row.kind is EvidenceKind.PASSAGE else Part.FIGURES


def _tables(result: DiffResult, evidence: DiffEvidence, words: Words) -> list[TablePart]:
    comparison, parts = result.comparison, []
    if result.shows(Part.SECTIONS):
        parts.append(TablePart("sections", words("Sections"), sections_table(comparison, words)))
    if result.shows(Part.FIGURES):
        parts.append(TablePart("figures", words("Figures"), figures_table(result, evidence.figures(), words)))
        targets = targets_table(comparison.promises, evidence.promises(), words)
        parts.append(TablePart("targets", words("Last year's targets"), targets))
    if result.shows(Part.TEXT):
        parts += compared_tables(comparison, words)
    return parts


def write_check(result: CheckResult, presentation: Presentation) -> bytes:
    words = presentation.words
    rows = [row for file in result.selected for row in check_evidence(file, words)]
    findings = [finding for file in result.selected for finding in file.findings]
    counts = severity_counts(findings, words) or words("nothing found")
    documents = [file.document for file in result.files]
    report = PrintedReport(
        title=words("What to mend"),
        facts=[
            (words("Files"), str(len(result.files))),
            (words("Findings"), counts),
        ],
        inputs=[document.path for document in documents],
        top=[row for row in rows if row.gravity is Gravity.ALARM][:_TOP],
        tables=[],
        evidence=rows,
        unread=unread_lines(documents, result.skipped, words),
    )
    return written(report, presentation)


def write_scan(result: ScanResult, presentation: Presentation) -> bytes:
    scan, words = result.scan, presentation.words
    evidence = ScanEvidence(scan, result.inputs, words, result.decisions).all()
    report = PrintedReport(
        title=words("Who shares text with whom"),
        facts=[
            (words("Reports"), str(len(scan.documents))),
            (words("Pairs"), str(len(scan.pairs))),
            *((words("Copied"), sentence) for sentence in copied(scan, words)[:_TOP]),
        ],
        inputs=list(dict.fromkeys(document.path for document in scan.documents)),
        top=[row for row in evidence if row.status == Label.COPIED][:_TOP],
        tables=scan_parts(scan, words),
        evidence=evidence,
        unread=unread_in(scan.layouts.items(), result.skipped, words),
    )
    return written(report, presentation)


def write_evidence(result: EvidenceResult, presentation: Presentation) -> bytes:
    words = presentation.words
    rows = result.rows
    report = PrintedReport(
        title=words("Evidence"),
        facts=[(words("Evidence"), str(len(rows)))],
        inputs=list(dict.fromkeys(quote.path for row in rows for quote in row.quotes)),
        top=[row for row in rows if row.gravity <= Gravity.WARNING][:_TOP],
        tables=[],
        evidence=rows,
    )
    return written(report, presentation)


def write_tables(result: TabularResult, presentation: Presentation) -> bytes:
    words = presentation.words
    report = table_report(result, words)
    return written(
        PrintedReport(
            title=report.title,
            facts=[(words("Summary"), " · ".join(report.facts))],
            inputs=report.inputs,
            top=None,
            tables=report.parts,
            unread=report.unread,
        ),
        presentation,
    )
