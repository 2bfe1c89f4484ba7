"""Comparisons and findings as Markdown, for a mail, an issue or a wiki."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePath

from compare.language import Words
from compare.model import Comparison, FigureStatus, PassageStatus
from compare.render.evidence import KIND_NAMES, Evidence, EvidenceKind, Gravity
from compare.render.evidence_check import check_evidence
from compare.render.evidence_diff import DiffEvidence
from compare.render.evidence_scan import ScanEvidence
from compare.render.important import NOTHING_STANDS_OUT, TOP, FigureOrder, in_order
from compare.render.markdown_text import bold, literal
from compare.render.names import report_title
from compare.render.printed import share
from compare.render.results import CheckResult, DiffResult, EvidenceResult, Presentation, ScanResult
from compare.render.rules import severity_counts
from compare.render.scan_text import copied
from compare.render.tabular.reports import TabularResult, table_report
from compare.render.tabular.tables import on_paper
from compare.render.terms import PASSAGE_COUNTS
from compare.render.views import Part


def write_diff(result: DiffResult, presentation: Presentation) -> str:
    comparison, words = result.comparison, presentation.words
    evidence = DiffEvidence(comparison, words, result.decisions)
    lines = [f"# {literal(report_title(comparison.old))} → {literal(report_title(comparison.new))}", ""]
    lines += _facts(comparison, words)
    if result.shows(Part.SUMMARY):
        first = evidence.first(result.most_important(TOP))
        lines += _part(words("What matters most"), first) or ["", words(NOTHING_STANDS_OUT)]
    if result.shows(Part.FIGURES):
        lines += _part(words("Findings"), evidence.findings())
        lines += _figures(result, evidence.figures(), words)
    if result.shows(Part.TEXT):
        lines += _text(evidence, words)
    return "\n".join(lines).rstrip() + "\n"


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
        lines += [line for row in check_evidence(file, words) for line in _item(row)]
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
        if rows:
            lines += ["", f"## {title}", "", *(line for row in rows for line in _reviewed(row, words))]
    return "\n".join(lines) + "\n"


def write_evidence(result: EvidenceResult, presentation: Presentation) -> str:
    """An item a piece, with its kind, its quotations and what a reviewer decided about it."""
    return "".join(f"{line}\n" for row in result.rows for line in _reviewed(row, presentation.words))


def write_tables(result: TabularResult, presentation: Presentation) -> str:
    """Each table below its heading, what was not read below the title."""
    report = table_report(result, presentation.words)
    lines = [f"# {literal(report.title)}", "", *(f"- {literal(fact)}" for fact in (*report.facts, *report.unread))]
    for part in report.parts:
        lines += ["", f"## {literal(part.title)}", *(("", literal(part.note)) if part.note else ())]
        lines += ["", f"> {literal(part.quote)}"] if part.quote else []
        for table in on_paper(part.table):
            rows = ([cell.plain for cell in row.cells] for row in table.rows)
            lines += ["", *_table([head.text for head in table.heads], rows)]
    return "\n".join(lines) + "\n"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _cells(heads)
    yield "|" + " --- |" * len(heads)
    yield from map(_cells, rows)


def _cells(texts: Sequence[str]) -> str:
    return f"| {' | '.join(map(literal, texts))} |"


def _reviewed(row: Evidence, words: Words) -> Iterator[str]:
    facts = " · ".join(literal(part) for part in (words(KIND_NAMES[row.kind]), *row.facts))
    yield f"- {literal(row.sign)} **{literal(row.statement)}** ({facts})"
    for quote in row.quotes:
        parts = (PurePath(quote.path).name, quote.office, quote.place, quote.section)
        where = ", ".join(literal(part) for part in parts if part)
        yield f"  - {bold(quote.before, quote.text, quote.after)} ({where})"
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


def _part(title: str, rows: Sequence[Evidence]) -> list[str]:
    return ["", f"## {title}", "", *(line for row in rows for line in _item(row))] if rows else []


def _item(row: Evidence) -> Iterator[str]:
    """One piece of evidence as an item of a list, its quotations below it."""
    facts = [literal(part) for part in row.facts]
    yield f"- {literal(row.sign)} **{literal(row.statement)}**" + (f" ({', '.join(facts)})" if facts else "")
    if row.kind is not EvidenceKind.PASSAGE:
        for quote in row.quotes:
            where = ", ".join(literal(part) for part in (quote.office, quote.place, quote.section) if part)
            yield f"  - {bold(quote.before, quote.text, quote.after)} ({where})"


def _figures(result: DiffResult, rows: Sequence[Evidence], words: Words) -> list[str]:
    """The figures that moved, as a table, each once."""
    pairs = result.comparison.figures
    places = in_order(pairs, result.order or FigureOrder.REPORT)
    moved = [rows[at] for at in places if pairs[at].status is FigureStatus.CHANGED and not pairs[at].retold]
    if not moved:
        return []
    heads = ("", words("Figures"), words("Stated growth"), words("Where"))
    cells = []
    for row in moved:
        quote = row.new or row.old
        growth = " ".join(part for part in (row.verdict, row.measure) if part)
        cells.append((row.sign, row.statement, growth, quote.place if quote else ""))
    return ["", f"## {words('Figures')}", "", *_table(heads, cells)]


def _passage(row: Evidence) -> Iterator[str]:
    yield f"- {literal(row.sign)} {literal(row.statement)}"
    if row.old:
        yield f"  - {literal('-')} {literal(row.old.text)}"
    if row.new:
        yield f"  - {literal('+')} {literal(row.new.text)}"
