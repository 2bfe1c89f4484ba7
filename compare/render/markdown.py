"""Comparisons and findings as Markdown, for a mail, an issue or a wiki."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import PurePath

from compare.language import Words
from compare.model import Comparison, PassageStatus
from compare.render.evidence import KIND_NAMES, Evidence, Gravity
from compare.render.evidence_check import check_evidence
from compare.render.evidence_diff import DiffEvidence
from compare.render.evidence_scan import ScanEvidence
from compare.render.important import NOTHING_STANDS_OUT, TOP
from compare.render.markdown_text import bold, literal
from compare.render.names import report_title
from compare.render.printed import share
from compare.render.results import CheckResult, DiffResult, EvidenceResult, Presentation, ScanResult
from compare.render.rules import severity_counts
from compare.render.scan_text import copied
from compare.render.tabular.compared_tables import compared_tables
from compare.render.tabular.diff import figures_table, sections_table, targets_table
from compare.render.tabular.reports import TabularResult, table_report
from compare.render.tabular.tables import DataTable, on_paper
from compare.render.terms import PASSAGE_COUNTS
from compare.render.views import Part


def write_diff(result: DiffResult, presentation: Presentation) -> str:
    comparison, words = result.comparison, presentation.words
    evidence = DiffEvidence(comparison, words, result.decisions)
    lines = [f"# {literal(report_title(comparison.old))} → {literal(report_title(comparison.new))}", ""]
    lines += _facts(comparison, words)
    if result.shows(Part.SUMMARY):
        first = evidence.first(result.most_important(TOP))
        lines += _list(words("What matters most"), first, words) or ["", words(NOTHING_STANDS_OUT)]
    if result.shows(Part.FIGURES):
        lines += _list(words("Findings"), evidence.findings(), words)
        lines += _tables(words("Figures"), _figures(result, evidence, words))
        targets = targets_table(comparison.promises, evidence.promises(), words)
        lines += _tables(words("Last year's targets"), targets)
    if result.shows(Part.SECTIONS):
        lines += _tables(words("Sections"), sections_table(comparison, words))
    if result.shows(Part.TEXT):
        for part in compared_tables(comparison, words):
            lines += _tables(part.title, part.table, [literal(part.note)] if part.note else [])
        lines += _text(evidence, words)
    return "\n".join(lines).rstrip() + "\n"


def _figures(result: DiffResult, evidence: DiffEvidence, words: Words) -> DataTable:
    """Those that moved; all where figures alone are to be shown."""
    table = figures_table(result, evidence.figures(), words)
    return table if result.only else replace(table, rows=[row for row in table.rows if row.is_change])


def _text(evidence: DiffEvidence, words: Words) -> list[str]:
    """The passages that changed, below their headings."""
    changed = [row for row in evidence.passages() if row.status != PassageStatus.EQUAL]
    lines = ["", f"## {words('Text')}", ""]
    for section, rows in groupby(changed, lambda row: (row.new or row.old).section):  # type: ignore[union-attr]
        lines += ["", f"### {literal(section) or '–'}", "", *(line for row in rows for line in _passage(row))]
    return lines


def write_check(result: CheckResult, presentation: Presentation) -> str:
    words = presentation.words
    lines = [f"# {words('What to mend')}", ""]
    for file in result.selected:
        counts = severity_counts(file.findings, words) or words("nothing found")
        lines += [f"## {literal(file.document.path)}", "", counts, ""]
        lines += [line for row in check_evidence(file, words) for line in _piece(row, words)]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def write_scan(result: ScanResult, presentation: Presentation) -> str:
    """Who has whose text, then the passages that were copied, and errors in common."""
    scan, words = result.scan, presentation.words
    evidence = ScanEvidence(scan, result.inputs, words, result.decisions)
    lines = [f"# {words('Who shares text with whom')}", ""]
    lines += [f"- {literal(sentence)}" for sentence in copied(scan, words) or [words("Nobody copied.")]]
    shown = [row for row in evidence.matches() if row.gravity <= Gravity.WARNING]
    for title, rows in ((words("Shared passages"), shown), (words("Shared errors"), evidence.findings())):
        lines += _list(title, rows, words)
    return "\n".join(lines) + "\n"


def write_evidence(result: EvidenceResult, presentation: Presentation) -> str:
    """An item a piece, with its kind, its quotations and what a reviewer decided about it."""
    return "".join(f"{line}\n" for row in result.rows for line in _piece(row, presentation.words))


def write_tables(result: TabularResult, presentation: Presentation) -> str:
    """Each table below its heading, what was not read below the title."""
    report = table_report(result, presentation.words)
    lines = [f"# {literal(report.title)}", "", *(f"- {literal(fact)}" for fact in (*report.facts, *report.unread))]
    for part in report.parts:
        above = [literal(part.note)] if part.note else []
        above += [f"> {literal(part.quote)}"] if part.quote else []
        lines += _tables(part.title, part.table, above)
    return "\n".join(lines) + "\n"


def _tables(title: str, table: DataTable, above: Sequence[str] = ()) -> list[str]:
    """A table below its heading and what stands above it; nothing where all of it is empty."""
    lines = [line for text in above for line in ("", text)]
    for part in on_paper(table):
        rows = [[head.text for head in part.heads], *([cell.plain for cell in row.cells] for row in part.rows)]
        head, *body = (f"| {' | '.join(map(literal, row))} |" for row in rows)
        lines += ["", head, "|" + " --- |" * len(part.heads), *body]
    return ["", f"## {literal(title)}", *lines] if lines else []


def _list(title: str, rows: Sequence[Evidence], words: Words) -> list[str]:
    return ["", f"## {title}", "", *(line for row in rows for line in _piece(row, words))] if rows else []


def _piece(row: Evidence, words: Words) -> Iterator[str]:
    """One piece of evidence as an item of a list: below it its quotations, what was decided, how it is opened again."""
    facts = " · ".join(literal(part) for part in (words(KIND_NAMES[row.kind]), *row.facts))
    yield f"- {literal(row.sign)} **{literal(row.statement)}** ({facts})"
    for quote in row.quotes:
        parts = (PurePath(quote.path).name, quote.office, quote.place, quote.section)
        where = ", ".join(literal(part) for part in parts if part)
        yield f"  - {bold(quote.before, quote.text, quote.after)} ({where})"
    yield from _decision(row)
    yield f"  - {literal(row.command)}"


def _decision(row: Evidence) -> Iterator[str]:
    if row.review:
        yield f"  - *{literal(' — '.join(row.review))}*"


def _facts(comparison: Comparison, words: Words) -> list[str]:
    counts = comparison.summary.passages
    passages = [words(message, count=counts[s]) for s, message in PASSAGE_COUNTS.items() if counts.get(s)]
    return [
        *(f"- **{literal(words(notice.template, **notice.arguments))}**" for notice in comparison.notices),
        f"- {words('Similarity {share}', share=share(comparison.similarity))}",
        f"- {words('Passages: {counts}', counts=', '.join(passages))}",
    ]


def _passage(row: Evidence) -> Iterator[str]:
    place = (row.new or row.old).place  # type: ignore[union-attr]
    yield f"- {literal(row.sign)} {literal(row.statement)} ({literal(place)})"
    if row.old:
        yield f"  - {literal('-')} {literal(row.old.text)}"
    if row.new:
        yield f"  - {literal('+')} {literal(row.new.text)}"
    yield from _decision(row)
