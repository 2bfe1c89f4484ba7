"""Word documents of results: NEW with tracked changes and comments; a report with comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.model import FileFindings, InputError, Report
from compare.render.docx.changes import Change, ChangePiece, pieces, report_span
from compare.render.docx.document import Comment, body, carried
from compare.render.docx.package import heading_style, package
from compare.render.docx.verification import accepted, rejected
from compare.render.evidence import Evidence, Gravity
from compare.render.evidence_check import check_evidence
from compare.render.evidence_diff import DiffEvidence
from compare.render.results import CheckResult, DiffResult, Presentation
from compare.render.section_paths import report_of


def write_diff(result: DiffResult, presentation: Presentation) -> bytes:
    """NEW with its changes against OLD. Verified before it is written: with all changes accepted it is NEW, with all
    rejected OLD, character for character."""
    comparison = result.comparison
    evidence = DiffEvidence(comparison, presentation.words, result.decisions)
    rows = [*evidence.findings(), *evidence.figures(), *evidence.promises()]
    comments = _comments(row for row in rows if row.gravity <= Gravity.WARNING)
    document = body(pieces(comparison), comments, _styles(report_of(comparison.new), comparison.new.text))
    for side, text in ((comparison.new, accepted(document)), (comparison.old, rejected(document))):
        if text != carried(report_span(side).of(side.text)):
            raise InputError(side.path, "cannot be carried into a Word document character for character")
    return package(document, comments)


def write_check(result: CheckResult, presentation: Presentation) -> bytes:
    """The report with a comment on each finding, for its author to mend."""
    if len(result.selected) != 1:
        raise InputError("--format docx", "is for one report at a time")
    file = result.selected[0]
    comments = _comments(check_evidence(file, presentation.words), old=True)
    document = body(_whole(file), comments, {})
    return package(document, comments)


def _whole(file: FileFindings) -> Iterator[ChangePiece]:
    if file.document.text:
        yield ChangePiece(file.document.text, Change.KEPT, 0)


def _comments(rows: Iterator[Evidence] | Sequence[Evidence], *, old: bool = False) -> list[Comment]:
    """What is said of NEW (of the first report where ``old``), in the order of the text."""
    comments = []
    for row in rows:
        quote = row.old if old else row.new
        if quote is not None:
            facts = [row.statement, " · ".join(part for part in (row.verdict, row.measure) if part)]
            comments.append(Comment(quote.span.start, quote.span.end, "\n".join(fact for fact in facts if fact)))
    return sorted(comments)


def _styles(report: Report | None, text: str) -> dict[int, str]:
    """The headings of a report that have a line to themselves, by where they begin."""
    styles = {}
    for section in report.walk() if report else ():
        start, end = section.heading_span
        begins = start == 0 or text[start - 1] == "\n"
        if begins and text[end : end + 1] in ("", "\n"):
            styles[start] = heading_style(section.level)
    return styles
