"""Labels that only the numbering around them tells: ``1 总则`` above ``1.1 目的``, ``三、`` in a table between ``二、`` and
``四、``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.lexicon import pattern
from compare.model import Paragraph, Span
from compare.structure.labels import HeadingLabel, LabelStyle, label_at
from compare.structure.wording import FIGURE, STOP, is_title_like

_BARE = pattern(r"(?P<number>\d{1,2})(?=[ \u3000]+[\u4e00-\u9fffA-Z])")
_NUMBERED_BELOW = pattern(r"(?P<number>\d{1,2})\.1(?!\d)")


def bare_numbers(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, HeadingLabel]:
    """The labels of chapters that are numbered without a mark, by the index of their paragraph. ``1 总则`` is one where
    the next number with a 1 below it is ``1.1``; elsewhere a number before a blank is a figure (``12 家医院``)."""
    labels: dict[int, HeadingLabel] = {}
    below: int | None = None  # the chapter of the next paragraph that is numbered with a 1 below it
    for index in range(len(paragraphs) - 1, -1, -1):
        part = paragraphs[index]
        if part.row:
            continue
        numbered = _NUMBERED_BELOW.match(text, *part.own)
        if numbered is not None:
            below = int(numbered["number"])
        bare = _BARE.match(text, *part.own)
        if bare is not None and int(bare["number"]) == below and _is_title(text, Span(bare.end(), part.own.end)):
            labels[index] = HeadingLabel(LabelStyle.DECIMAL, below, Span(*bare.span()), bare[0])
            below = None
    return labels


def _is_title(text: str, span: Span) -> bool:
    words = span.of(text).strip()
    return "\n" not in words and is_title_like(words) and not STOP.search(words) and not FIGURE.search(words)


def headings_between_tables(text: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """``paragraphs``, in which a row of one cell is none where its label fills a gap in the numbering outside of tables:
    a reader took the heading between two tables for a row of one."""
    following: list[dict[LabelStyle, int]] = []
    ahead: dict[LabelStyle, int] = {}
    for part in reversed(paragraphs):
        following.append(ahead)
        if (label := None if part.row else label_at(text, *part.own)) and label.number is not None:
            ahead = {**ahead, label.style: label.number}
    last: dict[LabelStyle, int] = {}
    parts: list[Paragraph] = []
    for part, after in zip(paragraphs, reversed(following), strict=True):
        label = None if "\t" in part.span.of(text) else label_at(text, *part.own)
        row = part.row
        if label is not None and label.number is not None:
            row &= (last.get(label.style), after.get(label.style)) != (label.number - 1, label.number + 1)
            if not row:
                last[label.style] = label.number
        parts.append(part if row == part.row else replace(part, row=row))
    return parts
