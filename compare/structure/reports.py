"""Where the reports of a file begin: titles, and numbering that starts again behind an introduction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.lexicon import pattern
from compare.model import Chrome, ChromeKind, Paragraph, Span
from compare.structure.labelled_paragraphs import LabelledParagraphs
from compare.structure.offices import organisation
from compare.structure.report_boundaries import (
    introduced_at,
    is_second_half,
    is_signed_off,
    untitled_start,
)
from compare.structure.titles import is_title

_INTRODUCTION = pattern(r"{zh.headings.as_follows}\s*[:：。]?$")
_SERIES = pattern(r"(?P<stem>.*\D)(?P<number>\d{1,2})")
_FILE_NAME = pattern("(.{4,60}?){common.chrome.file_ending}")


def split_titles(
    text: str, paragraphs: Sequence[Paragraph], chrome: Sequence[Chrome], original: str
) -> list[Paragraph]:
    """Paragraphs with a title cut off that runs into the text. It is known from the page's own name for the file
    (``….docx``), which the converter repeats."""
    names = {m[1] for c in chrome if c.kind is not ChromeKind.ADVERT and (m := _FILE_NAME.match(c.span.of(original)))}
    if not names:
        return list(paragraphs)
    cut: list[Paragraph] = []
    for paragraph in paragraphs:
        start, end = paragraph.span
        for name in sorted(names, key=len, reverse=True):
            while end - start > len(name) and text.startswith(name, start, end):
                cut.append(Paragraph(Span(start, start + len(name))))
                start = _skip_blank(text, start + len(name), end)
        cut.append(replace(paragraph, span=Span(start, end)) if start > paragraph.span.start else paragraph)
    return cut


def _skip_blank(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def report_starts(text: str, paragraphs: Sequence[Paragraph]) -> list[int]:
    """The indices of the paragraphs at which a report begins. The first report begins at its title where it has one
    before its first heading, else at the top. A later one begins where the numbering starts again behind a title or an
    introduction; with neither, where the writer seems to be another too."""
    parts = LabelledParagraphs(text, paragraphs)
    starts: list[int] = []
    for index in range(len(paragraphs)):
        start = _start_at(parts, starts, index)
        if start is not None:
            starts.append(start)
    if not starts or any(parts.labels[: starts[0]]):
        starts.insert(0, 0)
    return starts


def _start_at(parts: LabelledParagraphs, starts: Sequence[int], index: int) -> int | None:
    """Where the report begins that the paragraph at ``index`` opens, or None: it goes on with the last."""
    since = starts[-1] if starts else 0
    if parts.paragraphs[index].row:
        return None
    if parts.is_piece(index) or is_signed_off(parts, since, index):
        return index
    if is_title(parts.text, parts.paragraphs[index].own):
        if not starts and not any(parts.labels[:index]):
            return index
        opens = index != since + 1 or not starts
        again = parts.numbering_restarts(since, index) or _is_of_another(parts.of(since), parts.of(index))
        return index if opens and again and not is_second_half(parts, since, index) else None
    if parts.labels[index] is None and _INTRODUCTION.search(parts.of(index)):
        again = parts.numbering_restarts(since, index) and not is_second_half(parts, since, index)
        return introduced_at(parts, since, index) if again else None
    return untitled_start(parts, since, index)


def _is_of_another(title: str, other: str) -> bool:
    """Whether two titles name two offices, or two numbers of one series."""
    series = _SERIES.fullmatch(title), _SERIES.fullmatch(other)
    if series[0] and series[1] and series[0]["stem"] == series[1]["stem"]:
        return int(series[1]["number"]) == int(series[0]["number"]) + 1
    offices = organisation(title, []), organisation(other, [])
    return None not in offices and offices[0] != offices[1]
