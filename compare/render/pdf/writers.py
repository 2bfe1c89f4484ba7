"""Printable reports of a comparison, a check, a scan."""

from __future__ import annotations

from compare.language import Words
from compare.model import Document, Label, PassageStatus
from compare.render.clean import clean
from compare.render.evidence import Evidence, EvidenceKind, Gravity
from compare.render.evidence_check import check_evidence
from compare.render.evidence_diff import DiffEvidence
from compare.render.evidence_scan import ScanEvidence
from compare.render.important import FigureOrder, in_order
from compare.render.names import report_title
from compare.render.pdf.report import PrintedReport, PrintedTable, written
from compare.render.printed import difference, percent, printed, share
from compare.render.results import CheckResult, DiffResult, EvidenceResult, Presentation, ScanResult
from compare.render.rules import severity_counts
from compare.render.scan_text import copied, first, report_name, similarity
from compare.render.terms import LABEL_ORDER, MATCH_LABELS, PASSAGE_COUNTS
from compare.render.views import Part

# Pieces of evidence on the page for the chief, each with its last quotation.
_TOP = 5


def write_diff(result: DiffResult, presentation: Presentation) -> bytes:
    comparison, words = result.comparison, presentation.words
    evidence = DiffEvidence(comparison, words, result.decisions)
    counts = comparison.summary.passages
    passages = [words(message, count=counts[s]) for s, message in PASSAGE_COUNTS.items() if counts.get(s)]
    rows = evidence.all()
    sides = (comparison.old, comparison.new)
    report = PrintedReport(
        title=f"{report_title(comparison.old)} → {report_title(comparison.new)}",
        facts=[
            (words("Old"), report_title(comparison.old)),
            (words("New"), report_title(comparison.new)),
            (words("Similarity"), share(comparison.similarity)),
            (words("Text"), ", ".join(passages)),
        ],
        inputs=[side.path for side in sides],
        top=evidence.first(result.most_important(_TOP)),
        tables=[_figures(result, words)] if result.shows(Part.FIGURES) else [],
        evidence=[row for row in rows if row.status != PassageStatus.EQUAL and result.shows(_part(row))],
        unread=[line for side in sides for line in _unread(side.outline.document, words)],
    )
    return written(report, presentation)


def _part(row: Evidence) -> Part:
    """The part of a comparison that a piece of evidence belongs to."""
    return Part.TEXT if row.kind is EvidenceKind.PASSAGE else Part.FIGURES


def _figures(result: DiffResult, words: Words) -> PrintedTable:
    heads = (words("Metric"), words("Old"), words("New"), words("Difference"), "%")
    pairs = result.comparison.figures
    shown = [pairs[at] for at in in_order(pairs, result.order or FigureOrder.REPORT) if not pairs[at].retold]
    rows = [
        (clean(p.metric or "–"), printed(p.old), printed(p.new), difference(p, words), percent(p.percent))
        for p in shown
    ]
    return PrintedTable(words("Figures"), heads, (4, 2, 2, 2, 1), rows)


def write_check(result: CheckResult, presentation: Presentation) -> bytes:
    words = presentation.words
    rows = [row for file in result.selected for row in check_evidence(file, words)]
    findings = [finding for file in result.selected for finding in file.findings]
    counts = severity_counts(findings, words) or words("nothing found")
    report = PrintedReport(
        title=words("What to mend"),
        facts=[
            (words("Files"), str(len(result.files))),
            (words("Findings"), counts),
        ],
        inputs=[file.document.path for file in result.files],
        top=[row for row in rows if row.gravity is Gravity.ALARM][:_TOP],
        tables=[],
        evidence=rows,
        unread=[line for file in result.files for line in _unread(file.document, words)],
    )
    return written(report, presentation)


def write_scan(result: ScanResult, presentation: Presentation) -> bytes:
    scan, words = result.scan, presentation.words
    evidence = ScanEvidence(scan, result.inputs, words, result.decisions).all()
    pairs = [
        (
            similarity(pair.similarity),
            report_name(scan, pair.a),
            report_name(scan, pair.b),
            str(sum(scan.matches[i].label is Label.COPIED for i in pair.matches)),
            first(scan, pair, words),
        )
        for pair in scan.pairs
    ]
    shares = [
        (report_name(scan, document.id), *(_share(getattr(document.shares, label.value)) for label in LABEL_ORDER))
        for document in scan.documents
    ]
    report = PrintedReport(
        title=words("Who shares text with whom"),
        facts=[
            (words("Reports"), str(len(scan.documents))),
            (words("Pairs"), str(len(scan.pairs))),
            *((words("Copied"), sentence) for sentence in copied(scan, words)[:_TOP]),
        ],
        inputs=[document.path for document in scan.documents],
        top=[row for row in evidence if row.status == Label.COPIED][:_TOP],
        tables=[
            PrintedTable(
                words("Pairs"),
                (words("Similarity"), "A", "B", words(MATCH_LABELS[Label.COPIED]), words("Which was first")),
                (2, 4, 4, 1, 5),
                pairs,
            ),
            PrintedTable(
                words("Reports"),
                (words("Report"), *(words(MATCH_LABELS[label]) for label in LABEL_ORDER)),
                (4, *[1] * len(LABEL_ORDER)),
                shares,
            ),
        ],
        evidence=evidence,
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


def _share(part: float) -> str:
    return share(part) if part else ""


def _unread(document: Document, words: Words) -> list[str]:
    """What of a file is not in its text."""
    parts = [words(what, count=count) for what, count in document.layout.unread]
    return [f"{clean(document.path)}: {part}" for part in parts]
