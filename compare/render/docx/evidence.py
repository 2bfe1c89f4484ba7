"""Chosen pieces of evidence as a Word document: what each shows, its quotations with their places, what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from lxml import etree

from compare.language import Words
from compare.render.docx.blocks import document, marked, paragraph, quiet, strong
from compare.render.docx.package import heading_style
from compare.render.docx.text_runs import text_run
from compare.render.evidence import KIND_NAMES, Evidence, Gravity, Quote
from compare.render.evidence_scan import ScanEvidence
from compare.render.results import EvidenceResult, Presentation, ScanResult
from compare.render.scan_text import copied

_TITLE, _PIECE = heading_style(1), heading_style(3)


def write(result: EvidenceResult, presentation: Presentation) -> bytes:
    return document(_blocks(presentation.words("Evidence"), [], result.rows, presentation))


def write_scan(result: ScanResult, presentation: Presentation) -> bytes:
    """Who has whose text, then the passages that were copied, and errors in common."""
    scan, words = result.scan, presentation.words
    evidence = ScanEvidence(scan, result.inputs, words, result.decisions)
    rows = [row for row in evidence.all() if row.gravity <= Gravity.WARNING]
    told = copied(scan, words) or [words("Nobody copied.")]
    return document(_blocks(words("Who shares text with whom"), told, rows, presentation))


def _blocks(
    title: str, told: Sequence[str], rows: Sequence[Evidence], presentation: Presentation
) -> Iterator[etree._Element]:
    yield paragraph(text_run(title), style=_TITLE)
    for sentence in told:
        yield paragraph(text_run(sentence))
    for row in rows:
        yield from _piece(row, presentation.words)
    yield paragraph(quiet(f"bidui {presentation.version}"))


def _piece(row: Evidence, words: Words) -> Iterator[etree._Element]:
    yield paragraph(text_run(f"{row.sign} {row.statement}"), style=_PIECE)
    yield paragraph(text_run(" · ".join((words(KIND_NAMES[row.kind]), *row.facts))))
    for quote in row.quotes:
        yield paragraph(text_run(quote.before), marked(quote.text), text_run(quote.after), indent=True)
        yield paragraph(quiet(_where(quote)), indent=True)
    if row.review:
        yield paragraph(strong(" — ".join(row.review)))
    yield paragraph(quiet(row.command))


def _where(quote: Quote) -> str:
    return " · ".join(part for part in (PurePath(quote.path).name, quote.office, quote.place, quote.section) if part)
