"""Which of two reports is the earlier one, told by the years that they are about, never by their side."""

from __future__ import annotations

from compare.alignment.prepared import PreparedReport
from compare.language import mark
from compare.model import Notice

YEARS_REVERSED = "years-reversed"


def report_year(side: PreparedReport) -> int | None:
    """The year that a report is about."""
    return side.report.year or side.report.title_year


def direction_in_time(old: PreparedReport, new: PreparedReport) -> int:
    """1 where NEW is of a later year than OLD, -1 where of an earlier one, 0 where the years are equal or unknown."""
    years = report_year(old), report_year(new)
    if years[0] is None or years[1] is None:
        return 0
    return (years[1] > years[0]) - (years[1] < years[0])


def notices_of(old: PreparedReport, new: PreparedReport) -> tuple[Notice, ...]:
    """That NEW is of an earlier year than OLD, where it is."""
    if direction_in_time(old, new) >= 0:
        return ()
    message = mark("OLD reports {old} and NEW reports {new}: no growth is checked. --swap exchanges them.")
    return (Notice(YEARS_REVERSED, message, {"old": str(report_year(old)), "new": str(report_year(new))}),)
