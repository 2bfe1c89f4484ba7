"""What a report is called."""

from __future__ import annotations

from pathlib import PurePath

from compare.model import Side
from compare.render.clean import clean
from compare.render.section_paths import report_of


def report_title(side: Side) -> str:
    """The report's title, else its file; with ``FILE#k`` where the file holds several reports."""
    report = report_of(side)
    path = clean(side.path)
    if side.report or len(side.outline.reports) > 1:
        path += f"#{side.report}"
        return f"{clean(report.title)} ({path})" if report and report.title else path
    return clean(report.title).strip() if report and report.title else path


def report_file(side: Side) -> str:
    """The file, with ``#k`` where it holds several reports."""
    return f"{side.path}#{side.report}" if side.report or len(side.outline.reports) > 1 else side.path


def called(side: Side, organisation: str | None) -> str:
    """What a report is known by: its office, else its title, else its file."""
    report = report_of(side)
    return clean(organisation or (report.title if report else None) or PurePath(side.path).stem).strip()
