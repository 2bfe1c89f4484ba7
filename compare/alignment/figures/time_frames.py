"""What sets two figures of one name apart: the period they are about, and whether a change started from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.alignment.prepared import PreparedPassage, PreparedReport
from compare.alignment.settings import DESTINATION_REACH, PERIOD_REACH
from compare.lexicon import pattern
from compare.model import RELATIVE_UNITS, Figure, Measure

# 由5千多户增加到1万6千多户: the first is a level of the past, the second the one that the report gives.
_FROM = pattern("{zh.figure_pairs.change_from}")
_STOP = pattern("[，,。；;]")
_TO = pattern("{zh.figure_pairs.change_to}")
_REACHED = pattern(
    r"{zh.figure_pairs.change}[到至](?:{zh.approximations.about}|{zh.approximations.at_least}|{zh.approximations.at_most})?"
    r"了?\s*$"
)
_ONE_YEAR = pattern("{zh.figure_pairs.one_year}")
_LEVEL_REACHED = pattern(r"{zh.figure_pairs.level_reached}\s*$")
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


def part_of_year(figure: Figure) -> str | None:
    """``H1`` of ``2024H1``; empty for a whole year, None where the period is not known."""
    return None if figure.period is None else figure.period.replace(str(figure.year), "")


def other_part(a: Figure, b: Figure) -> bool:
    """Whether two figures are surely of other parts of a year: a half of it and the whole."""
    parts = {part_of_year(a), part_of_year(b)}
    return None not in parts and len(parts) > 1


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


def sums_of_years(side: PreparedReport, frames: Sequence[TimeFrame | None]) -> set[int]:
    """The numbers of the figures that add up several years, as their frame says or a sentence or a heading before them:
    过去五年,…。 贫困人口减少6800万. Shares, and levels that stand at the end, add up nothing."""
    sums = {number for number, frame in enumerate(frames) if frame is not None and frame.years}
    paragraph, spanning = None, False
    for passage in side.passages:
        if passage.paragraph != paragraph:
            paragraph, spanning = passage.paragraph, _headings_are_of_years(side, passage.section)
        if _OVER_YEARS.match(side.text, *passage.span):
            spanning = True
        elif _ONE_YEAR.match(side.text, *passage.span):
            spanning = False
        if spanning:
            sums |= {number for number in passage.figures if _adds_up(side, passage, side.figures[number])}
    return sums


def _headings_are_of_years(side: PreparedReport, section: int | None) -> bool:
    """Whether the nearest heading above that tells of a time tells of several years."""
    while section is not None:
        heading = side.sections[section].heading
        if _OVER_YEARS.match(heading):
            return True
        if _ONE_YEAR.match(heading):
            return False
        section = side.parents[section]
    return False


def _adds_up(side: PreparedReport, passage: PreparedPassage, figure: Figure) -> bool:
    if figure.claim is None and (figure.unit in RELATIVE_UNITS or figure.measure is Measure.STOCK):
        return False
    before = side.text[max(passage.span.start, figure.span.start - PERIOD_REACH) : figure.span.start]
    clause = _STOP.split(before)[-1]
    return not (_REACHED.search(clause) or _LEVEL_REACHED.search(clause))


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
