"""The passages of a report: what alignment compares."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from compare.lexicon import pattern
from compare.model import Outline, Paragraph, Passage, PassageKind, Report, Section, Span
from compare.structure.chrome import masked
from compare.structure.fixed_paragraphs import fixed_paragraphs
from compare.structure.labels import label_at
from compare.structure.paragraphs import paragraphs
from compare.structure.settings import LONGEST_PASSAGE
from compare.text.sentences import sentences, trim

_ENDED = pattern(r"[。！？!?；;：:.][”’」』）》)\"']*$")
_CLAUSE_END = pattern(r"[，,；;、\s]")
_LONGEST_END = 20  # characters of a stop with its closing marks
_AFTER_HEADING = pattern(r"[。.！!？?：:]?[”’」』）)\"']*(?:[ \t]*#*[ \t]*(?:\n {0,3}(?:={3,}|-{3,}))?[ \t]*\Z)?")


def passages(outline: Outline, report: Report) -> tuple[Passage, ...]:
    """Headings, sentences and rows of ``report``, in order. They tile it: each character that is neither white space
    nor chrome lies in exactly one of them. A run-in heading is a passage of its own, with its stop."""
    return _passages(masked(outline.text, outline.chrome), _paragraphs(outline), report)


def passages_by_report(outline: Outline) -> Iterator[tuple[Passage, ...]]:
    """The `passages` of each report of a document, in their order."""
    text, parts = masked(outline.text, outline.chrome), _paragraphs(outline)
    return (_passages(text, parts, report) for report in outline.reports)


def _paragraphs(outline: Outline) -> Sequence[Paragraph]:
    if outline.paragraphs is not None:
        return outline.paragraphs
    text = masked(outline.text, outline.chrome)
    return paragraphs(text, fixed_paragraphs(outline.document, text))


def _passages(text: str, parts: Sequence[Paragraph], report: Report) -> tuple[Passage, ...]:
    sections = list(report.walk())
    starts = [section.span.start for section in sections]
    in_order: list[Passage] = []
    first = bisect.bisect_left(parts, report.span.start, key=lambda part: part.span.start)
    last = bisect.bisect_left(parts, report.span.end, key=lambda part: part.span.start)
    for number, paragraph in enumerate(parts[first:last]):
        if paragraph.row:
            pieces = [(paragraph.span, PassageKind.ROW)]
        else:
            pieces = _pieces(text, paragraph.span, report, sections, starts)
        in_order += [Passage(kind, span, _section_of(sections, starts, span), number) for span, kind in pieces]
    return tuple(in_order)


def _pieces(
    text: str, paragraph: Span, report: Report, sections: list[Section], starts: list[int]
) -> list[tuple[Span, PassageKind]]:
    pieces: list[tuple[Span, PassageKind]] = []
    at = paragraph.start
    first = bisect.bisect_left(starts, paragraph.start)
    if not starts or paragraph.start < starts[0]:
        at = _title_end(text, paragraph, report)
        at = at if first == len(starts) or at <= starts[first] else paragraph.start
        pieces += [(Span(paragraph.start, at), PassageKind.TITLE)] if at > paragraph.start else []
    for section in sections[first:]:
        if section.span.start >= paragraph.end:
            break
        start = section.span.start
        if text[at:start].strip("# \t"):
            pieces += _prose(text, Span(at, start))
        else:
            start = trim(text, Span(at, start)).start  # the marker of a heading belongs to it
        stop = _AFTER_HEADING.match(text, section.heading_span.end, paragraph.end)
        at = stop.end() if stop else section.heading_span.end
        pieces.append((Span(start, at), PassageKind.HEADING))
    return pieces + _prose(text, Span(at, paragraph.end))


def _title_end(text: str, paragraph: Span, report: Report) -> int:
    """Where the report's title ends that opens ``paragraph``; its start where it does not."""
    if report.title is None:
        return paragraph.start
    at = paragraph.start
    while at < paragraph.end and text[at] in "# \t":
        at += 1
    for character in report.title:
        while at < paragraph.end and text[at] != character and text[at].isspace():
            at += 1
        if character.isspace():
            continue
        if at >= paragraph.end or text[at] != character:
            return paragraph.start
        at += 1
    return paragraph.end if not text[at : paragraph.end].strip("#=- \t\n") else at


def _prose(text: str, span: Span) -> list[tuple[Span, PassageKind]]:
    span = trim(text, span)
    pieces = sentences(text, span)
    label = label_at(text, *span) if len(pieces) > 1 else None
    if label is not None and label.span.end >= pieces[0].end:
        pieces[:2] = [Span(pieces[0].start, pieces[1].end)]  # the point of a label ends no sentence
    is_row = len(pieces) == 1 and not _ENDED.search(text, max(span.start, span.end - _LONGEST_END), span.end)
    kind = PassageKind.ROW if is_row else PassageKind.SENTENCE
    return [(part, kind) for piece in pieces for part in _short_enough(text, piece)]


def _short_enough(text: str, piece: Span) -> Iterator[Span]:
    """A sentence, or its parts where it is so long that no person wrote it as one."""
    start = piece.start
    while piece.end - start > LONGEST_PASSAGE:
        stops = list(_CLAUSE_END.finditer(text, start + LONGEST_PASSAGE // 2, start + LONGEST_PASSAGE))
        end = stops[-1].end() if stops else start + LONGEST_PASSAGE
        yield trim(text, Span(start, end))
        start = trim(text, Span(end, piece.end)).start
    if start < piece.end:
        yield Span(start, piece.end)


def _section_of(sections: list[Section], starts: list[int], piece: Span) -> int | None:
    """The innermost section that holds ``piece``, which may begin with the marker of its heading."""
    index = bisect.bisect_left(starts, piece.end) - 1
    while index >= 0 and sections[index].span.end <= piece.start:
        index -= 1
    return index if index >= 0 else None
