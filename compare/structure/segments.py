"""Paragraphs cut where a label opens something new, also in mid-line: ``…零感染。 (二)重点项目…``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.lexicon import derived
from compare.model import Paragraph, Span
from compare.structure.labels import HeadingLabel, LabelStyle, label_at, starts_of
from compare.structure.numbering_context import bare_numbers

# Behind a mere blank a digit is more likely a figure (与 12 家医院) than a label.
_AFTER_BLANK = frozenset({LabelStyle.CHINESE, LabelStyle.CHINESE_PAREN})
_IN_LINE = frozenset(
    {LabelStyle.CHINESE, LabelStyle.CHINESE_PAREN, LabelStyle.DECIMAL, LabelStyle.DECIMAL_PAREN, LabelStyle.CIRCLED}
)


@derived
def _openings() -> re.Pattern[str]:
    """Where a label may stand inside a line: after the end of a sentence, or after a blank. Looked for by the character
    that it begins with, to which `re` skips ahead."""
    return re.compile(rf"[{re.escape(starts_of(_IN_LINE))}](?<=[。！？!?；;”\s].)")


@dataclass(frozen=True, slots=True)
class TextSegment:
    """A paragraph, or the part of one that a label opens. ``paragraph`` counts the paragraphs of the document.
    ``level`` is the format's, where it marks the paragraph as a heading; a ``row`` of a table has no label."""

    span: Span
    label: HeadingLabel | None
    paragraph: int
    opens: bool  # stands at the start of its paragraph
    level: int | None = None
    row: bool = False

    @property
    def body(self) -> Span:
        """What follows the label."""
        return Span(self.label.span.end if self.label else self.span.start, self.span.end)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a segment. ``span`` covers label and heading text; ``segment`` is its place in the list of segments;
    ``level`` is the format's."""

    style: LabelStyle
    label: HeadingLabel | None
    span: Span
    segment: int
    level: int | None = None


def text_segments(text: str, paragraphs: Sequence[Paragraph]) -> list[TextSegment]:
    """The segments of ``text`` (chrome masked). They tile the paragraphs, but for the markers of headings."""
    segments: list[TextSegment] = []
    numbers: dict[LabelStyle, int] = {}
    chapters = bare_numbers(text, paragraphs)
    for index, paragraph in enumerate(paragraphs):
        for segment in _of(text, paragraph, index, numbers, chapters.get(index)):
            segments.append(segment)
            if segment.label is not None:
                _remember(numbers, segment.label)
    return segments


def _of(
    text: str, paragraph: Paragraph, index: int, numbers: dict[LabelStyle, int], chapter: HeadingLabel | None
) -> Iterator[TextSegment]:
    if paragraph.row:
        yield TextSegment(paragraph.span, None, index, opens=True, row=True)
    elif paragraph.heading is not None:
        label = chapter or label_at(text, *paragraph.heading)
        yield TextSegment(paragraph.heading, label, index, opens=True, level=paragraph.level)
    elif chapter is not None:
        yield TextSegment(paragraph.span, chapter, index, opens=True)
    else:
        yield from _cut(text, paragraph.span, index, numbers)


def _remember(numbers: dict[LabelStyle, int], label: HeadingLabel) -> None:
    for lower in [style for style in numbers if style > label.style]:
        del numbers[lower]
    numbers[label.style] = label.number if label.number is not None else numbers.get(label.style, 0) + 1


def _cut(text: str, paragraph: Span, index: int, numbers: dict[LabelStyle, int]) -> Iterator[TextSegment]:
    seen = dict(numbers)
    start, label = paragraph.start, label_at(text, *paragraph, seen.get(LabelStyle.DECIMAL))
    if label is not None:
        _remember(seen, label)
    for match in _openings().finditer(text, paragraph.start + 1, paragraph.end):
        at = match.start()
        above = _trimmed(text, start, at)
        last, between = text[above.end - 1], text[above.end : at]
        after_stop = last in "。！？!?；;"
        if not after_stop and (text[at].isdigit() or (last != "”" and between.strip(" \u3000"))):
            continue
        inner = label_at(text, at, paragraph.end)
        if inner is None or not _goes_on(inner, seen, label, after_stop=after_stop):
            continue
        yield TextSegment(above, label, index, start == paragraph.start)
        start, label = at, inner
        _remember(seen, inner)
    yield TextSegment(Span(start, paragraph.end), label, index, start == paragraph.start)


def _goes_on(
    label: HeadingLabel, seen: dict[LabelStyle, int], current: HeadingLabel | None, *, after_stop: bool
) -> bool:
    """Whether a label in mid-line goes on with the numbering, or opens a new one below where it stands."""
    if label.style not in _IN_LINE or label.number is None or not (after_stop or label.style in _AFTER_BLANK):
        return False
    last = seen.get(label.style)
    if last is not None:
        return label.number == last + 1 or (label.number == 1 and after_stop)
    return label.number == 1 and (
        current is None or label.style > current.style or current.style > LabelStyle.CHINESE_PAREN
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))
