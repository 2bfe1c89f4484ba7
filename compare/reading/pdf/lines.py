"""Words -> lines of a page in reading order, each cut where a wide gap parts columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from compare.lexicon import pattern
from compare.reading import settings
from compare.reading.pdf.words import Word

# A label that stands apart from its text: •, (3), 一、, ①, Item 7, 第二章.
_LABEL = pattern(
    r"[•●○■□◆◇▪◦·*\-–—]|[(（]?\w{1,3}[)）.．、:：]|[①-⑳]|{en.reading.numbered_part}\s+\w{1,4}\W?|"
    r"第\w{1,4}{zh.reading.numbered_part}"
)
_CJK = pattern("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True)
class LineSegment:
    """Words without a wide gap between them."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @cached_property
    def text(self) -> str:
        pieces = [self.words[0].text]
        for before, word in pairwise(self.words):
            both = _CJK.match(before.text[-1]) and _CJK.match(word.text[0])
            pieces += ["" if both else " ", word.text]
        return "".join(pieces)


@dataclass(frozen=True)
class PageLine:
    """One line; ``number`` counts the lines of the page from the top, from 1."""

    segments: tuple[LineSegment, ...]
    page: int
    number: int

    @cached_property
    def text(self) -> str:
        return "\t".join(segment.text for segment in self.segments)

    @property
    def x0(self) -> float:
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        return self.segments[-1].x1

    @cached_property
    def size(self) -> float:
        return median(word.size for segment in self.segments for word in segment.words)

    @cached_property
    def middle(self) -> float:
        return median(word.middle for segment in self.segments for word in segment.words)

    @cached_property
    def is_bold(self) -> bool:
        return all(word.bold for segment in self.segments for word in segment.words)

    @property
    def is_row(self) -> bool:
        return len(self.segments) > 1

    def closed(self) -> PageLine:
        """A line of prose whose words a justified margin, or a careless blank, drew apart; a row stays one."""
        gaps = [b.x0 - a.x1 for a, b in pairwise(self.segments)]
        if not gaps or max(gaps) > settings.PROSE_GAP * self.size or not any(map(_is_prose, self.segments)):
            return self
        words = tuple(word for segment in self.segments for word in segment.words)
        return PageLine((LineSegment(words),), self.page, self.number)


def _is_prose(segment: LineSegment) -> bool:
    return len(segment.words) >= 4 or len(_CJK.findall(segment.text)) >= 8


def page_lines(words: Sequence[Word], page: int) -> list[PageLine]:
    """The lines of a page as they are read: from the top, column after column where prose stands in two."""
    rows = [_segments(row) for row in _rows(words)]
    ordered = _by_columns(rows)
    return [PageLine(tuple(row), page, number) for number, row in enumerate(ordered, 1)]


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand on one line, the lines from the top down."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.middle):
        row = rows[-1] if rows else []
        if row and _same_line(row[0], word):
            row.append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def _same_line(a: Word, b: Word) -> bool:
    shared = min(a.top, b.top) - max(a.bottom, b.bottom)
    return shared > settings.SAME_LINE * min(a.size, b.size)


def _segments(row: list[Word]) -> list[LineSegment]:
    groups = [[row[0]]]
    for before, word in pairwise(row):
        if word.x0 - before.x1 > settings.COLUMN_GAP * min(before.size, word.size):
            groups.append([word])
        else:
            groups[-1].append(word)
    segments = [LineSegment(tuple(group)) for group in groups]
    if len(segments) == 2 and _LABEL.fullmatch(segments[0].text):
        return [LineSegment(segments[0].words + segments[1].words)]  # a label with its text, not two columns
    return segments


def _by_columns(rows: list[list[LineSegment]]) -> list[list[LineSegment]]:
    gutter = _gutter(rows)
    if gutter is None:
        return rows
    ordered: list[list[LineSegment]] = []
    left: list[list[LineSegment]] = []
    right: list[list[LineSegment]] = []
    for row in rows:
        if any(segment.x0 < gutter < segment.x1 for segment in row):
            ordered += left + right + [row]
            left, right = [], []
            continue
        for side, segments in ((left, [s for s in row if s.x1 <= gutter]), (right, [s for s in row if s.x0 >= gutter])):
            if segments:
                side.append(segments)
    return ordered + left + right


def _gutter(rows: list[list[LineSegment]]) -> float | None:
    """Where a page set in two columns of prose is parted; None for a page in one. A table has gutters too, but its
    columns are not filled."""
    pairs = [row for row in rows if len(row) == 2]
    if len(pairs) < settings.GUTTER_LINES:
        return None
    middle = median((a.x1 + b.x0) / 2 for a, b in pairs)
    crossing = sum(any(s.x0 < middle < s.x1 for s in row) for row in rows)
    if crossing > max(1, settings.GUTTER_CROSSED * len(rows)) and crossing > len(rows) - len(pairs):
        return None
    for side in ([a for a, _ in pairs], [b for _, b in pairs]):
        width = max(s.x1 for s in side) - min(s.x0 for s in side)
        if not (
            median(s.x1 - s.x0 for s in side) >= settings.GUTTER_FILLED * width > 0 and median(map(_is_prose, side))
        ):
            return None
    return middle
