"""Chosen pieces of evidence as a Word document: what each shows, its quotations with their places, what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from lxml import etree

from compare.language import Words
from compare.render.docx.names import W, element
from compare.render.docx.package import heading_style, package
from compare.render.docx.text_runs import text_run
from compare.render.evidence import KIND_NAMES, Evidence, Gravity, Quote
from compare.render.evidence_scan import ScanEvidence
from compare.render.results import EvidenceResult, Presentation, ScanResult
from compare.render.scan_text import copied

_TITLE, _PIECE = heading_style(1), heading_style(3)


def write(result: EvidenceResult, presentation: Presentation) -> bytes:
    return _document(presentation.words("Evidence"), [], result.rows, presentation)


def write_scan(result: ScanResult, presentation: Presentation) -> bytes:
    """Who has whose text, then the passages that were copied, and errors in common."""
    scan, words = result.scan, presentation.words
    evidence = ScanEvidence(scan, result.inputs, words, result.decisions)
    rows = [row for row in evidence.all() if row.gravity <= Gravity.WARNING]
    told = copied(scan, words) or [words("Nobody copied.")]
    return _document(words("Who shares text with whom"), told, rows, presentation)


def _document(title: str, told: Sequence[str], rows: Sequence[Evidence], presentation: Presentation) -> bytes:
    words = presentation.words
    document = etree.Element(f"{{{W}}}document", nsmap={"w": W})
    body = element("body")
    document.append(body)
    body.append(_paragraph(text_run(title), style=_TITLE))
    body.extend(_paragraph(text_run(sentence)) for sentence in told)
    for row in rows:
        body.extend(_piece(row, words))
    body.append(_paragraph(_quiet(f"bidui {presentation.version}")))
    return package(document, [])


def _piece(row: Evidence, words: Words) -> Iterator[etree._Element]:
    yield _paragraph(text_run(f"{row.sign} {row.statement}"), style=_PIECE)
    yield _paragraph(text_run(" · ".join((words(KIND_NAMES[row.kind]), *row.facts))))
    for quote in row.quotes:
        yield _paragraph(text_run(quote.before), _marked(quote.text), text_run(quote.after), indent=True)
        yield _paragraph(_quiet(_where(quote)), indent=True)
    if row.review:
        yield _paragraph(text_run(" — ".join(row.review), looks=_looks("b")))
    yield _paragraph(_quiet(row.command))


def _where(quote: Quote) -> str:
    return " · ".join(part for part in (PurePath(quote.path).name, quote.office, quote.place, quote.section) if part)


def _paragraph(*runs: etree._Element, style: str = "", indent: bool = False) -> etree._Element:
    paragraph = element("p")
    if style or indent:
        own = element("pPr")
        if style:
            own.append(element("pStyle", val=style))
        if indent:
            own.append(element("ind", left="420"))
        paragraph.append(own)
    paragraph.extend(runs)
    return paragraph


def _marked(text: str) -> etree._Element:
    """What is quoted, on a yellow ground."""
    looks = element("rPr")
    looks.append(element("shd", val="clear", color="auto", fill="FFE9A8"))
    return text_run(text, looks=looks)


def _quiet(text: str) -> etree._Element:
    looks = element("rPr")
    looks.extend([element("color", val="5C626D"), element("sz", val="18")])
    return text_run(text, looks=looks)


def _looks(name: str) -> etree._Element:
    looks = element("rPr")
    looks.append(element(name))
    return looks
