"""The passages of a report: what alignment compares."""

from __future__ import annotations

import bisect
import re

from compare.model import Outline, Passage, PassageKind, Report, Section, Span
from compare.structure.chrome import masked
from compare.structure.paragraphs import paragraphs
from compare.text.sentences import sentences, trim

_ENDED = re.compile(r"[。！？!?；;：:.][”’」』）》)\"']*$")
_AFTER_HEADING = re.compile(r"[。！!？?：:]?[”’」』）)]*")


def passages(outline: Outline, report: Report) -> tuple[Passage, ...]:
    """Headings, sentences and rows of ``report``, in order. They tile it: each character that is neither white space
    nor chrome lies in exactly one of them. A run-in heading is a passage of its own, with its stop."""
    text = masked(outline.text, outline.chrome)
    sections = list(report.walk())
    starts = [section.span.start for section in sections]
    found: list[Passage] = []
    body = text[: report.span.end]
    for number, paragraph in enumerate(paragraphs(" " * report.span.start + body[report.span.start :])):
        for piece, kind in _pieces(text, paragraph, report, sections, starts):
            found.append(Passage(kind, piece, _section_of(sections, starts, piece), number))
    return tuple(found)


def _pieces(
    text: str, paragraph: Span, report: Report, sections: list[Section], starts: list[int]
) -> list[tuple[Span, PassageKind]]:
    found: list[tuple[Span, PassageKind]] = []
    at = paragraph.start
    first = bisect.bisect_left(starts, paragraph.start)
    if not starts or paragraph.start < starts[0]:
        at = _title_end(text, paragraph, report)
        found += [(Span(paragraph.start, at), PassageKind.TITLE)] if at > paragraph.start else []
    for section in sections[first:]:
        if section.span.start >= paragraph.end:
            break
        found += _prose(text, Span(at, section.span.start))
        stop = _AFTER_HEADING.match(text, section.heading_span.end, paragraph.end)
        at = stop.end() if stop else section.heading_span.end
        found.append((Span(section.span.start, at), PassageKind.HEADING))
    return found + _prose(text, Span(at, paragraph.end))


def _title_end(text: str, paragraph: Span, report: Report) -> int:
    """Where the report's title ends that opens ``paragraph``; its start where it does not."""
    opens = report.title is not None and text.startswith(report.title, *paragraph)
    return paragraph.start + len(report.title or "") if opens else paragraph.start


def _prose(text: str, span: Span) -> list[tuple[Span, PassageKind]]:
    span = trim(text, span)
    pieces = sentences(text, span)
    if len(pieces) == 1 and not _ENDED.search(pieces[0].of(text)):
        return [(pieces[0], PassageKind.ROW)]
    return [(piece, PassageKind.SENTENCE) for piece in pieces]


def _section_of(sections: list[Section], starts: list[int], piece: Span) -> int | None:
    """The innermost section that holds ``piece``."""
    index = bisect.bisect_right(starts, piece.start) - 1
    while index >= 0 and sections[index].span.end <= piece.start:
        index -= 1
    return index if index >= 0 else None
