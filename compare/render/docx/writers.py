"""Word documents of results: NEW with tracked changes and comments; a report with comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.language import Words
from compare.model import Comparison, FileFindings, InputError, Report, Side
from compare.render.clean import clean
from compare.render.docx.changes import ChangePiece, RevisionKind, pieces, report_span
from compare.render.docx.comments import Comment
from compare.render.docx.document import Styles, body
from compare.render.docx.formatted.word_file import NOT_KEPT, NotCarriedError
from compare.render.docx.formatted.writing import NotCarried, changed_file, commented_file
from compare.render.docx.package import heading_style, package
from compare.render.docx.text_runs import carried
from compare.render.docx.verification import accepted, rejected
from compare.render.evidence import Evidence, Gravity
from compare.render.evidence_check import check_evidence
from compare.render.evidence_diff import DiffEvidence
from compare.render.names import report_file
from compare.render.results import CheckResult, DiffResult, Presentation
from compare.render.section_paths import report_of


def write_diff(result: DiffResult, presentation: Presentation) -> bytes:
    """NEW with its changes against OLD; in its own formatting where NEW is a Word file. Verified before it is written:
    with all changes accepted it is NEW, with all rejected OLD, character for character."""
    comparison, words = result.comparison, presentation.words
    evidence = DiffEvidence(comparison, words, result.decisions)
    rows = [*evidence.findings(), *evidence.figures(), *evidence.promises()]
    comments = _comments(row for row in rows if row.gravity <= Gravity.WARNING)
    start = report_span(comparison.new).start
    remark = ""
    if result.word is not None:
        try:
            return changed_file(
                comparison,
                result.word,
                comments,
                lambda missing: Comment(start, start + 1, "\n".join(_missing(comparison, missing, words))),
            )
        except NotCarriedError as error:
            remark = words(NOT_KEPT[error.reason])
    if remark:
        comments.insert(0, Comment(start, start + 1, f"{_head(comparison, words)}\n{remark}"))
    sides = (comparison.old, comparison.new)
    styles = Styles(*(_styles(report_of(side), side.text) for side in sides))
    document = body(pieces(comparison), comments, styles)
    for side, text in ((comparison.new, accepted(document)), (comparison.old, rejected(document))):
        if text != carried(report_span(side).of(side.text)):
            raise InputError(side.path, "cannot be carried into a Word document character for character")
    return package(document, comments)


def _file(side: Side) -> str:
    """The file, with the number of its report where it was read as ``FILE#k``."""
    number = side.outline.document.report
    return report_file(side) if number is None else f"{side.path}#{number}"


def _head(comparison: Comparison, words: Words) -> str:
    return words("Changes against {old} are tracked in this file.", old=clean(_file(comparison.old)))


def _missing(comparison: Comparison, missing: NotCarried, words: Words) -> Iterator[str]:
    """What the document says of itself."""
    yield _head(comparison, words)
    if missing.characters:
        yield words.plural(
            "Not tracked: {count} character of notes, headers and automatic numbers.",
            "Not tracked: {count} characters of notes, headers and automatic numbers.",
            missing.characters,
        )
    if missing.breaks:
        yield words.plural(
            "Not tracked: {count} end of a paragraph beside a table.",
            "Not tracked: {count} ends of paragraphs beside tables.",
            missing.breaks,
        )
    if missing.own_changes:
        yield words.plural(
            "{count} change that the file itself tracked was settled first.",
            "{count} changes that the file itself tracked were settled first.",
            missing.own_changes,
        )


def write_check(result: CheckResult, presentation: Presentation) -> bytes:
    """The report with a comment on each finding, for its author to mend; in its own formatting where it is a Word file."""
    if len(result.selected) != 1:
        raise InputError("--format docx", "is for one report at a time")
    file, words = result.selected[0], presentation.words
    comments = _comments(check_evidence(file, words), old=True)
    if result.word is not None:
        try:
            return commented_file(file.document, result.word, comments)
        except NotCarriedError as error:
            comments.insert(0, Comment(0, 1, words(NOT_KEPT[error.reason])))
    document = body(_whole(file), comments)
    return package(document, comments)


def _whole(file: FileFindings) -> Iterator[ChangePiece]:
    if file.document.text:
        yield ChangePiece(file.document.text, RevisionKind.KEPT, 0)


def _comments(rows: Iterator[Evidence] | Sequence[Evidence], *, old: bool = False) -> list[Comment]:
    """What is said of NEW (of the first report where ``old``), in the order of the text."""
    comments = []
    for row in rows:
        quote = row.old if old else row.new
        if quote is not None:
            facts = (row.statement, " · ".join(row.facts), " — ".join(row.review), row.command)
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
