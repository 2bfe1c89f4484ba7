"""Results as workbooks (XLSX), for people: a summary, then a sheet for each kind of evidence."""

from __future__ import annotations

from collections import Counter

from compare.language import Words
from compare.model import Severity
from compare.render.evidence_check import check_evidence
from compare.render.evidence_diff import PASSAGE_NAMES, DiffEvidence
from compare.render.evidence_scan import ScanEvidence
from compare.render.evidence_sheets import evidence_sheet, figure_pairs_sheet
from compare.render.figure_tables import Sheet, Value, figure_table, series_table
from compare.render.names import report_title
from compare.render.printed import share
from compare.render.results import CheckResult, DiffResult, EvidenceResult, FiguresResult, Presentation, ScanResult
from compare.render.rules import SEVERITIES
from compare.render.scan_tables import matrix_table, pair_table
from compare.render.terms import LABEL_ORDER, MATCH_LABELS
from compare.render.workbook import workbook


def write_figures(result: FiguresResult, presentation: Presentation) -> bytes:
    words = presentation.words
    sheets = []
    if result.shown_ledgers is not None:
        sheets.append((words("Figures"), figure_table(result.shown_ledgers, words)))
    if result.shown_series is not None:
        sheets.append((words("Over the years"), series_table(result.shown_series, words)))
    return workbook(sheets, words)


def write_diff(result: DiffResult, presentation: Presentation) -> bytes:
    comparison, words = result.comparison, presentation.words
    evidence = DiffEvidence(comparison, words, result.decisions)
    counts = comparison.summary.passages
    facts: list[tuple[str, Value]] = [
        *((words("Note"), words(notice.template, **notice.arguments)) for notice in comparison.notices),
        (words("Old"), f"{report_title(comparison.old)} ({comparison.old.path})"),
        (words("New"), f"{report_title(comparison.new)} ({comparison.new.path})"),
        (words("Similarity"), share(comparison.similarity)),
        *((words(name), counts.get(status, 0)) for status, name in PASSAGE_NAMES.items()),
    ]
    sheets = [
        (words("Summary"), _summary(facts, presentation)),
        (words("Figures"), figure_pairs_sheet(comparison.figures, evidence.figures(), words)),
        (words("Last year's targets"), evidence_sheet(evidence.promises(), words)),
        (words("Text"), evidence_sheet(evidence.passages(), words)),
        (words("Findings"), evidence_sheet(evidence.findings(), words)),
    ]
    return workbook(_filled(sheets), words)


def write_check(result: CheckResult, presentation: Presentation) -> bytes:
    words = presentation.words
    severities = Counter(finding.severity for file in result.selected for finding in file.findings)
    facts: list[tuple[str, Value]] = [
        *((words("File"), file.document.path) for file in result.files),
        *((words(SEVERITIES[severity]), severities[severity]) for severity in Severity),
    ]
    rows = [row for file in result.selected for row in check_evidence(file, words)]
    sheets = [(words("Summary"), _summary(facts, presentation)), (words("Findings"), evidence_sheet(rows, words))]
    return workbook(sheets, words)


def write_evidence(result: EvidenceResult, presentation: Presentation) -> bytes:
    words = presentation.words
    return workbook([(words("Evidence"), evidence_sheet(result.rows, words))], words)


def write_scan(result: ScanResult, presentation: Presentation) -> bytes:
    scan, words = result.scan, presentation.words
    evidence = ScanEvidence(scan, result.inputs, words, result.decisions)
    labels = Counter(match.label for match in scan.matches)
    facts: list[tuple[str, Value]] = [
        (words("Reports"), len(scan.documents)),
        (words("Pairs"), len(scan.pairs)),
        *((words(MATCH_LABELS[label]), labels[label]) for label in LABEL_ORDER),
    ]
    sheets = [
        (words("Summary"), _summary(facts, presentation)),
        (words("Pairs"), pair_table(scan)),
        (words("Matrix"), matrix_table(scan)),
        (words("Shared passages"), evidence_sheet(evidence.matches(), words)),
        (words("Shared errors"), evidence_sheet(evidence.findings(), words)),
    ]
    return workbook(_filled(sheets), words)


def _summary(facts: list[tuple[str, Value]], presentation: Presentation) -> Sheet:
    words: Words = presentation.words
    rows: list[tuple[Value, Value]] = [*facts, ("bidui", presentation.version)]
    return Sheet(["", words("Value")], rows, is_in_words=True)


def _filled(sheets: list[tuple[str, Sheet]]) -> list[tuple[str, Sheet]]:
    """Without the tables that have no row, but for the summary."""
    return [(name, table) for name, table in sheets if table.rows]
