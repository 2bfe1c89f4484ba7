"""Where the reports of a file begin: titles, and numbering that starts again behind an introduction."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import Chrome, ChromeKind, Span
from compare.structure.labels import Label, Style, label_at
from compare.structure.titles import is_title

_INTRODUCTION = re.compile(r"如下\s*[:：。]?$")
_FILE_NAME = re.compile(r"^(.{4,60}?)\.(?:docx?|pdf|wps)")


def split_titles(text: str, paragraphs: Sequence[Span], chrome: Sequence[Chrome], original: str) -> list[Span]:
    """Paragraphs with a title cut off that runs into the text. It is known from the page's own name for the file
    (``….docx``), which the converter repeats."""
    names = {
        m.group(1) for c in chrome if c.kind is not ChromeKind.ADVERT and (m := _FILE_NAME.match(c.span.of(original)))
    }
    cut: list[Span] = []
    for paragraph in paragraphs:
        start, end = paragraph
        for name in sorted(names, key=len, reverse=True):
            while end - start > len(name) and text.startswith(name, start, end):
                cut.append(Span(start, start + len(name)))
                start = _skip_blank(text, start + len(name), end)
        cut.append(Span(start, end))
    return cut


def _skip_blank(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def report_starts(text: str, paragraphs: Sequence[Span]) -> list[int]:
    """The indices of the paragraphs at which a report begins. The first report begins at its title where it has one
    before its first heading, else at the top."""
    labels = [label_at(text, *paragraph) for paragraph in paragraphs]
    starts: list[int] = []
    for index, paragraph in enumerate(paragraphs):
        since = starts[-1] if starts else 0
        if is_title(text, paragraph):
            opens = not starts and not any(labels[:index])
            repeated = bool(starts) and index == starts[-1] + 1
            if opens or (not repeated and _restarts(labels, since, index)):
                starts.append(index)
        elif labels[index] is None and _INTRODUCTION.search(paragraph.of(text)) and _restarts(labels, since, index):
            starts.append(index)
    if not starts or any(labels[: starts[0]]):
        starts.insert(0, 0)
    return starts


def _restarts(labels: Sequence[Label | None], since: int, index: int) -> bool:
    """Whether the numbering behind ``index`` begins anew at the level where the report since ``since`` has run."""
    before = [label for label in labels[since:index] if label is not None]
    after = next((label for label in labels[index + 1 :] if label is not None), None)
    if after is None or not before:
        return False
    top = min(label.style for label in before)
    return after.number in (1, None) and after.style <= max(top, Style.CHINESE_PAREN)
