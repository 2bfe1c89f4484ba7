"""What sets two figures of one name apart: the period they are about, and whether a change started from them."""

from __future__ import annotations

from dataclasses import dataclass

from compare.alignment.prepared import PreparedPassage, PreparedReport
from compare.alignment.settings import DESTINATION_REACH, PERIOD_REACH
from compare.lexicon import pattern
from compare.model import Figure

# 由5千多户增加到1万6千多户: the first is a level of the past, the second the one that the report gives.
_FROM = pattern("{zh.figure_pairs.change_from}")
_STOP = pattern("[，,。；;]")
_TO = pattern("{zh.figure_pairs.change_to}")
_REACHED = pattern(r"{zh.figure_pairs.change}[到至]\s*$")
_YEARLY_MEAN = pattern("{zh.figure_pairs.yearly_mean}|{en.figure_pairs.yearly_mean}")
_OVER_YEARS = pattern("{zh.figure_pairs.over_years}")
_LATIN = pattern(r"[^\u1100-\U0001ffff]*[A-Za-z]{3}[^\u1100-\U0001ffff]*")


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
    return bool(_OVER_YEARS.match(side.text, *opening.span) or _OVER_YEARS.match(heading))


def _frame(side: PreparedReport, passage: PreparedPassage, figure: Figure, spanning: bool) -> TimeFrame:
    before = side.text[max(passage.span.start, figure.span.start - PERIOD_REACH) : figure.span.start]
    clause = _STOP.split(before)[-1]
    after = side.text[figure.span.end : min(passage.span.end, figure.span.end + DESTINATION_REACH)]
    reached = _REACHED.search(clause) is not None  # where several years' movement ended is this year's level
    return TimeFrame(
        origin=bool(_FROM.search(clause) and _TO.match(after)),
        average=_YEARLY_MEAN.search(clause) is not None,
        years=not reached and (spanning or _OVER_YEARS.search(before) is not None),
    )
