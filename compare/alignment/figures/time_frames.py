"""What sets two figures of one name apart: the period they are about, and whether a change started from them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.alignment.prepared import PreparedPassage, PreparedReport
from compare.alignment.settings import DESTINATION_REACH, PERIOD_REACH
from compare.model import Figure

# 由5千多户增加到1万6千多户: the first is a level of the past, the second the one that the report gives.
_FROM = re.compile(r"[从由自]")
_STOP = re.compile(r"[，,。；;]")
_TO = re.compile(
    r"[多余]?(?:[^，,。；;\d]{0,8})?(?:增加|提高|上升|增长|扩大|发展|提升|下降|降低|减少|缩小|回落)?[到至]"
)
_REACHED = re.compile(r"(?:增加|提高|上升|增长|扩大|发展|提升|下降|降低|减少|缩小|回落)[到至]\s*$")
_AVERAGE = re.compile(r"年均|年平均|平均每年|per year|annual average", re.IGNORECASE)
# 五年来 is about five years together, 一年来 about the year of the report.
_SPAN_OF_YEARS = re.compile(
    r"(?:过去|近|这)?(?P<years>[二两三四五六七八九十]|[2-9]|\d\d)\s*年(?:来|间|里)|过去(?P<past>[二三四五六七八九十])年|[“\"]?十[一二三四五]五[”\"]?(?:时期|期间|以来)"
)
_LATIN = re.compile(r"[^\u1100-\U0001ffff]*[A-Za-z]{3}[^\u1100-\U0001ffff]*")


@dataclass(frozen=True, slots=True)
class TimeFrame:
    """``origin``: the level a movement started from; ``average``: a yearly mean over several years; ``years``: over
    several years together."""

    origin: bool
    average: bool
    years: bool


def is_dated(figure: Figure) -> bool:
    """Whether a figure's year is surely its own: a table's columns say whose they are, and English says ``in 2017``; in
    Chinese prose a year nearby may be another's."""
    return figure.row is not None or _LATIN.fullmatch(figure.metric or "") is not None


def time_frames(side: PreparedReport) -> list[TimeFrame | None]:
    """The frame of every figure of a report; None of one outside its passages."""
    frames: list[TimeFrame | None] = [None] * len(side.figures)
    openings: dict[int, PreparedPassage] = {}  # of the paragraphs
    for passage in side.passages:
        opening = openings.setdefault(passage.paragraph, passage)
        if passage.figures:
            spanning = _opens_with_years(side, opening)
            for number in passage.figures:
                frames[number] = _frame(side, passage, side.figures[number], spanning)
    return frames


def _opens_with_years(side: PreparedReport, opening: PreparedPassage) -> bool:
    """Whether a paragraph, or the heading above it, is about several years together."""
    section = opening.section
    heading = "" if section is None else side.sections[section].heading
    return bool(_SPAN_OF_YEARS.match(side.text, *opening.span) or _SPAN_OF_YEARS.match(heading))


def _frame(side: PreparedReport, passage: PreparedPassage, figure: Figure, spanning: bool) -> TimeFrame:
    before = side.text[max(passage.span.start, figure.span.start - PERIOD_REACH) : figure.span.start]
    clause = _STOP.split(before)[-1]
    after = side.text[figure.span.end : min(passage.span.end, figure.span.end + DESTINATION_REACH)]
    reached = _REACHED.search(clause) is not None  # where several years' movement ended is this year's level
    return TimeFrame(
        origin=bool(_FROM.search(clause) and _TO.match(after)),
        average=_AVERAGE.search(clause) is not None,
        years=not reached and (spanning or _SPAN_OF_YEARS.search(before) is not None),
    )
