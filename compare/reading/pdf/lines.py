"""Words -> lines of a page in reading order, each cut where a wide gap parts columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from statistics import median

from compare.lexicon import pattern
from compare.model.layout import Concealment
from compare.reading import settings
from compare.reading.pdf.words import Word
from compare.reading.raised import raised

# A label that stands apart from its text: •, (3), 一、, ①, Item 7, 第二章.
_LABEL = pattern(
    r"[•●○■□◆◇▪◦·*\-–—]|[(（]?\w{1,3}[)）.．、:：]|[①-⑳]|{en.reading.numbered_part}\s+\w{1,4}\W?|"
    r"第\w{1,4}{zh.reading.numbered_part}"
)
_CJK = pattern("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def _joined(words: Sequence[Word]) -> str:
    pieces = [words[0].text]
    for before, word in pairwise(words):
        both = _CJK.match(before.text[-1]) and _CJK.match(word.text[0])
        pieces += ["" if both else " ", word.text]
    return "".join(pieces)


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
        return _joined(self.words)

    @property
    def hidden(self) -> tuple[tuple[str, Concealment], ...]:
        """The texts that a reader does not see."""
        runs = [(how, list(words)) for how, words in groupby(self.words, key=lambda word: word.how)]
        return tuple((_joined(words), how) for how, words in runs if how is not None)


@dataclass(frozen=True)
class PageLine:
    """One line; ``number`` counts the lines of the page from the top, from 1. ``margins`` are those of its column,
    where a page is set in two."""

    segments: tuple[LineSegment, ...]
    page: int
    number: int
    margins: tuple[float, float] | None = None

    @cached_property
    def text(self) -> str:
        return "\t".join(segment.text for segment in self.segments)

    @property
    def hidden(self) -> tuple[tuple[str, Concealment], ...]:
        return tuple(text for segment in self.segments for text in segment.hidden)

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
    def angle(self) -> int:
        return self.segments[0].words[0].angle

    @property
    def is_row(self) -> bool:
        return len(self.segments) > 1

    def closed(self) -> PageLine:
        """A line of prose whose words a justified margin, or a careless blank, drew apart; a row stays one."""
        gaps = [b.x0 - a.x1 for a, b in pairwise(self.segments)]
        if not gaps or max(gaps) > settings.PROSE_GAP * self.size or not any(map(_is_prose, self.segments)):
            return self
        words = tuple(word for segment in self.segments for word in segment.words)
        return PageLine((LineSegment(words),), self.page, self.number, self.margins)


def _is_prose(segment: LineSegment) -> bool:
    return len(segment.words) >= 4 or len(_CJK.findall(segment.text)) >= 8


def page_lines(words: Sequence[Word], page: int) -> list[PageLine]:
    """The lines of a page as they are read: from the top, column after column where prose stands in two."""
    upright, turned = _by_angle(words)
    rows = [_segments(row) for row in _rows(upright)]
    ordered = [*_by_columns(rows), *(([LineSegment(tuple(run))], None) for run in turned)]
    return [PageLine(tuple(row), page, number, margins) for number, (row, margins) in enumerate(ordered, 1)]


def _by_angle(words: Sequence[Word]) -> tuple[list[Word], list[list[Word]]]:
    """The words that stand as most of the page does, and the others, which are read behind them: a watermark across the
    page, a stamp along its edge."""
    angles = Counter(word.angle for word in words)
    usual = angles.most_common(1)[0][0] if angles else 0
    others = [[word for word in words if word.angle == angle] for angle in sorted(angles) if angle != usual]
    return [word for word in words if word.angle == usual], others


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand on one line, the lines from the top down."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.middle):
        row = rows[-1] if rows else []
        if row and _same_line(row[0], word):
            row.append(word)
        else:
            rows.append([word])
    return [_with_raised(sorted(row, key=lambda word: word.x0)) for row in rows]


def _with_raised(row: list[Word]) -> list[Word]:
    """A row whose words in small raised type are raised characters: the mark of a note that stands apart."""
    return [
        word._replace(text=raised(word.text)) if before is not None and _is_raised(before, word) else word
        for before, word in zip([None, *row], row, strict=False)
    ]


def _is_raised(before: Word, word: Word) -> bool:
    small = word.size < settings.RAISED_SIZE * before.size
    return small and word.bottom > before.bottom + settings.RAISED_BY * before.size


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


def _by_columns(rows: list[list[LineSegment]]) -> list[tuple[list[LineSegment], tuple[float, float] | None]]:
    """The rows as they are read, each with the margins of its column: between two rows that reach over the gutter first
    the left column, then the right one."""
    gutter = _gutter(rows)
    if gutter is None:
        return [(row, None) for row in rows]
    sides = [segment for row in rows for segment in row if not segment.x0 < gutter < segment.x1]
    margins = [
        (min(segment.x0 for segment in side), max(segment.x1 for segment in side))
        for side in ([s for s in sides if s.x1 <= gutter], [s for s in sides if s.x0 >= gutter])
    ]
    ordered: list[tuple[list[LineSegment], tuple[float, float] | None]] = []
    left: list[list[LineSegment]] = []
    right: list[list[LineSegment]] = []
    for row in rows:
        if any(segment.x0 < gutter < segment.x1 for segment in row):
            ordered += [*((part, margins[0]) for part in left), *((part, margins[1]) for part in right), (row, None)]
            left, right = [], []
            continue
        for side, segments in ((left, [s for s in row if s.x1 <= gutter]), (right, [s for s in row if s.x0 >= gutter])):
            if segments:
                side.append(segments)
    return ordered + [(part, margins[0]) for part in left] + [(part, margins[1]) for part in right]


def _gutter(rows: list[list[LineSegment]]) -> float | None:
    """Where a page set in two columns of prose is parted; None for a page in one. A table has gutters too, but its
    columns are not filled."""
    pairs = [row for row in rows if len(row) == 2]
    if len(pairs) < settings.FEWEST_GUTTER_LINES:
        return None
    middle = median((a.x1 + b.x0) / 2 for a, b in pairs)
    crossing = sum(any(s.x0 < middle < s.x1 for s in row) for row in rows)
    if crossing > max(1, settings.GUTTER_CROSSED * len(rows)) and crossing > len(rows) - len(pairs):
        return None
    for side in ([a for a, _ in pairs], [b for _, b in pairs]):
        width = max(s.x1 for s in side) - min(s.x0 for s in side)
        filled = median(s.x1 - s.x0 for s in side) >= settings.GUTTER_FILLED * width > 0
        if not (filled and median(map(_is_prose, side))):
            return None
        if len(pairs) < settings.GUTTER_LINES and not _runs_on(side, width):
            return None
    return middle


def _runs_on(side: Sequence[LineSegment], width: float) -> bool:
    """Whether all lines of a column but the last end at its edge, as lines of one paragraph do."""
    edge = max(segment.x1 for segment in side) - settings.GUTTER_RAGGED * width
    return all(segment.x1 >= edge for segment in side[:-1])
