"""A document -> its reports, sections and chrome."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Chrome, ChromeKind, Document, Outline, Paragraph, Report, ReportError, Span
from compare.structure.chrome import find_chrome, masked
from compare.structure.fixed_paragraphs import fixed_paragraphs
from compare.structure.headings import find_headings
from compare.structure.identity import find_titles, years
from compare.structure.numbering_context import headings_between_tables
from compare.structure.offices import organisation
from compare.structure.paragraphs import paragraphs
from compare.structure.passages import passages, passages_by_report
from compare.structure.reports import report_starts, split_titles
from compare.structure.sections import section_tree
from compare.structure.segments import text_segments
from compare.structure.settings import COVER_LENGTH, TITLE_REACH
from compare.structure.titles import one_line
from compare.time_limit import text_limit

__all__ = ["masked", "outline", "passages", "passages_by_report"]


def outline(document: Document) -> Outline:
    """The structure of a document; only the report asked for where it was read as ``FILE#k``. Raises `ReportError`
    where it has no such report, `InputError` where it takes too long."""
    with text_limit(document.path, len(document.text)):
        return _outline(document)


def _outline(document: Document) -> Outline:
    chrome = find_chrome(document)
    text = masked(document.text, chrome)
    parts = headings_between_tables(text, paragraphs(text, fixed_paragraphs(document, text)))
    parts = split_titles(text, parts, chrome, document.text)
    starts = report_starts(text, parts) if parts else []
    if len(starts) == 1:
        starts = [0]  # what stands above a lone report's title belongs to it
    elif starts and starts[0]:
        chrome = _with_preface(chrome, parts[: starts[0]])
    groups = [parts[a:b] for a, b in zip(starts, [*starts[1:], len(parts)], strict=False)]
    reports = tuple(_report(document.text, text, i, group) for i, group in enumerate(groups))
    if document.report is not None:
        if document.report >= len(reports):
            raise ReportError(
                document.path,
                "has {count} report(s); there is no #{report}",
                count=len(reports),
                report=document.report,
            )
        reports = (reports[document.report],)
    return Outline(document, reports, chrome, tuple(parts))


def _with_preface(chrome: tuple[Chrome, ...], preface: Sequence[Paragraph]) -> tuple[Chrome, ...]:
    """What a collection's editor wrote above its first report is no report's text."""
    whole = Span(preface[0].span.start, preface[-1].span.end)
    inside = [item.span for item in chrome if item.span.overlaps(whole)]
    bounds = [whole.start, *(bound for span in inside for bound in span), whole.end]
    gaps = (Span(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True) if start < end)
    notes = [Chrome(ChromeKind.SOURCE_NOTE, gap) for gap in gaps]
    return tuple(sorted([*chrome, *notes], key=lambda item: item.span))


def _report(original: str, text: str, index: int, parts: Sequence[Paragraph]) -> Report:
    titles = find_titles(text, parts)
    body = [part for part in parts if part not in titles]
    segments = text_segments(text, body)
    headings = find_headings(original, text, segments)
    sections = section_tree(text, headings, segments)
    name = one_line(titles[0].own.of(text)) if titles else None
    prose = " ".join(part.span.of(text) for part in body)
    cover = text[parts[0].span.start : parts[0].span.start + COVER_LENGTH]
    named = years(name, [s.heading for top in sections for s in top.walk()], prose)
    return Report(
        index=index,
        title=name,
        year=named.year,
        title_year=named.title_year,
        plan_year=named.plan_year,
        organisation=organisation(name, [part.span.of(text) for part in parts[:TITLE_REACH]], cover),
        span=Span(parts[0].span.start, parts[-1].span.end),
        sections=sections,
    )
