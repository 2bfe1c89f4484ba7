"""When a report was written, as far as it says: what the anachronisms are measured by."""

from __future__ import annotations

from typing import NamedTuple

from compare.checks.settings import SENTENCE_REACH
from compare.lexicon import pattern
from compare.model import Report, Span

# A year as the text writes it.
YEAR = pattern(r"(?<!\d)({common.dates.year})\s*年")
_STOPS = "。！？!?\n"


class ReportYears(NamedTuple):
    """The years a report may stand in. ``year`` is the one it reports, by its text or else by its title; ``earliest``
    and ``latest`` leave room where the two differ and for the plan of the year after."""

    year: int
    earliest: int
    latest: int


def report_years_of(report: Report) -> ReportYears | None:
    """None where the report names no year or masks it."""
    year = report.year or report.title_year
    if year is None:
        return None
    years = [year, report.title_year or year]
    return ReportYears(year, min(years), max(*years, report.plan_year or 0, year + 1))


def sentence(text: str, span: Span, within: Span) -> Span:
    """The sentence around ``span``, at most so far on either side."""
    start, end = max(within.start, span.start - SENTENCE_REACH), min(within.end, span.end + SENTENCE_REACH)
    before = max(text.rfind(stop, start, span.start) for stop in _STOPS)
    after = [at for stop in _STOPS if (at := text.find(stop, span.end, end)) >= 0]
    return Span(max(start, before + 1), min(after, default=end))


def years_in(text: str, span: Span) -> set[int]:
    """The years that a part of the text names."""
    return {int(year) for year in YEAR.findall(text, *span)}
