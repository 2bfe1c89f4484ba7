"""Which of two reports is the earlier one, told by the years that they are about, never by their side."""

from __future__ import annotations

from compare.alignment.prepared import PreparedReport


def report_year(side: PreparedReport) -> int | None:
    """The year that a report is about."""
    return side.report.year or side.report.title_year


def direction_in_time(old: PreparedReport, new: PreparedReport) -> int:
    """1 where NEW is of a later year than OLD, -1 where of an earlier one, 0 where the years are equal or unknown."""
    years = report_year(old), report_year(new)
    if years[0] is None or years[1] is None:
        return 0
    return (years[1] > years[0]) - (years[1] < years[0])
