"""Results as workbooks (XLSX), for people: a summary, then a sheet for each kind of evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from compare.language import Words
from compare.model import FigurePair, FigureStatus, Severity
from compare.render.evidence_check import check_evidence
from compare.render.evidence_diff import PASSAGE_NAMES, DiffEvidence
from compare.render.evidence_scan import ScanEvidence
from compare.render.evidence_sheets import changes_sheet, decisions_sheet, evidence_sheet, figure_pairs_sheet
from compare.render.figure_tables import Sheet, SheetChart, Value, figure_table, series_table
from compare.render.important import FigureOrder, in_order
from compare.render.names import report_title
from compare.render.printed import share
from compare.render.results import CheckResult, DiffResult, EvidenceResult, FiguresResult, Presentation, ScanResult
from compare.render.rules import SEVERITIES
from compare.render.scan_tables import matrix_table, pair_sheet
from compare.render.tabular.reports import TabularResult, table_report
from compare.render.tabular.tables import DataTable
from compare.render.terms import LABEL_ORDER, MATCH_LABELS
from compare.render.workbook import workbook

# Figures in the chart of changes.
_MOST_CHANGES = 15


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
    ]
    passages: list[tuple[str, Value]] = [(words(name), counts.get(each, 0)) for each, name in PASSAGE_NAMES.items()]
    sheets = [
        (words("Summary"), _summary(facts, passages, words("Passages"), presentation)),
        (words("What matters most"), evidence_sheet(evidence.first(len(comparison.important)), words)),
        (words("Largest changes"), changes_sheet(_largest(comparison.figures), words)),
        (words("Figures"), figure_pairs_sheet(result, evidence.figures(), words)),
        (words("Last year's targets"), evidence_sheet(evidence.promises(), words)),
        (words("Text"), evidence_sheet(evidence.passages(), words)),
        (words("Findings"), evidence_sheet(evidence.findings(), words)),
        (words("Decisions"), decisions_sheet(evidence.every(), words)),
    ]
    return workbook(_filled(sheets), words)


def _largest(pairs: Sequence[FigurePair]) -> list[FigurePair]:
    """The figures that changed most, the largest change first, each once; none whose change may be none."""
    ordered = (pairs[at] for at in in_order(pairs, FigureOrder.PERCENT))
    changed = [p for p in ordered if p.status is FigureStatus.CHANGED and p.percent is not None]
    return [pair for pair in changed if not (pair.retold or pair.doubtful)][:_MOST_CHANGES]


def write_check(result: CheckResult, presentation: Presentation) -> bytes:
    words = presentation.words
    severities = Counter(finding.severity for file in result.selected for finding in file.findings)
    facts: list[tuple[str, Value]] = [
        *((words("File"), file.document.path) for file in result.files),
    ]
    counts: list[tuple[str, Value]] = [(words(SEVERITIES[each]), severities[each]) for each in Severity]
    rows = [row for file in result.selected for row in check_evidence(file, words)]
    sheets = [
        (words("Summary"), _summary(facts, counts, words("Findings"), presentation)),
        (words("Findings"), evidence_sheet(rows, words)),
    ]
    return workbook(sheets, words)


def write_tables(result: TabularResult, presentation: Presentation) -> bytes:
    """A sheet for each table. What reports print stands beside its value."""
    words = presentation.words
    report = table_report(result, words)
    facts: list[tuple[Value, Value]] = [(words("Summary"), fact) for fact in report.facts]
    facts += [(words("Not read"), line) for line in report.unread]
    facts += [(words("File"), path) for path in report.inputs]
    summary = Sheet(["", words("Value")], [*facts, *_making(presentation)], is_in_words=True)
    parts = [(part.title, _sheet(part.table, words)) for part in report.parts]
    return workbook(_filled([(words("Summary"), summary), *parts]), words)


def _sheet(table: DataTable, words: Words) -> Sheet:
    """Numbers by their values; text as it is shown."""
    columns: list[str] = []
    for head in table.heads:
        columns += [head.text, words("{column}: value", column=head.text)] if head.printed else [head.text]
    rows: list[list[Value]] = []
    for row in table.rows:
        values: list[Value] = []
        for head, cell in zip(table.heads, row.cells, strict=True):
            value = None if cell.value is None else Decimal(str(cell.value))
            if head.printed:
                values += [cell.plain, value]
            else:
                values.append(value if head.number and value is not None else cell.plain)
        rows.append(values)
    return Sheet(columns, rows, is_in_words=True)


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
    ]
    counts: list[tuple[str, Value]] = [(words(MATCH_LABELS[label]), labels[label]) for label in LABEL_ORDER]
    sheets = [
        (words("Summary"), _summary(facts, counts, words("Shared passages"), presentation)),
        (words("Pairs"), pair_sheet(scan, words)),
        (words("Matrix"), matrix_table(scan)),
        (words("Shared passages"), evidence_sheet(evidence.matches(), words)),
        (words("Shared errors"), evidence_sheet(evidence.findings(), words)),
        (words("Decisions"), decisions_sheet([*evidence.findings(), *evidence.matches()], words)),
    ]
    return workbook(_filled(sheets), words)


def _summary(
    facts: list[tuple[str, Value]], counts: list[tuple[str, Value]], title: str, presentation: Presentation
) -> Sheet:
    """Facts, then ``counts``, which are also drawn."""
    words: Words = presentation.words
    rows: list[tuple[Value, Value]] = [*facts, *counts, *_making(presentation)]
    return Sheet(["", words("Value")], rows, is_in_words=True, chart=SheetChart(title, len(facts), len(counts)))


def _making(presentation: Presentation) -> list[tuple[Value, Value]]:
    """By which program the result was made, and how."""
    options = [(presentation.words("Options"), presentation.options)] if presentation.options else []
    return [("bidui", presentation.version), *options]


def _filled(sheets: list[tuple[str, Sheet]]) -> list[tuple[str, Sheet]]:
    """Without the tables that have no row, but for the summary."""
    return [(name, table) for name, table in sheets if table.rows]
