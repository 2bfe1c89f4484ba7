"""What the reports on the desk are called, so that a reader tells them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from pathlib import PurePath

from compare.language import Words
from compare.model import Comparison, Side
from compare.render.cells import truncate
from compare.render.clean import clean
from compare.render.section_paths import report_of

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WIDEST = 16  # cells of a file's name above a column
# Names that share so much at their beginning or end are told apart sooner without it.
_LEAST_SHARED = 4


def file_year(side: Side) -> int | None:
    """The only year in the file's name: that of a report of 2018 on 2017 is 2018."""
    found = set(_YEAR.findall(PurePath(side.path).stem))
    return int(found.pop()) if len(found) == 1 else None


def reported_year(side: Side) -> int | None:
    report = report_of(side)
    return report.year if report else None


def side_names(comparison: Comparison, words: Words) -> tuple[str, str]:
    """What stands above a column of each report: its year; where that does not tell them apart, what differs in the
    names of their files, or which is older."""
    sides = (comparison.old, comparison.new)
    for year in (file_year, reported_year):
        years = [year(side) for side in sides]
        if None not in years and years[0] != years[1]:
            return str(years[0]), str(years[1])
    old, new = told_apart([clean(PurePath(side.path).stem) for side in sides])
    if old != new and old and new:
        return truncate(old, _WIDEST), truncate(new, _WIDEST)
    return words("Old"), words("New")


def title(side: Side, words: Words) -> str:
    """A report's title, or its file's name where it has none, with the year of the file and the year that it reports,
    where the title does not say them."""
    report = report_of(side)
    named = clean(report.title if report and report.title else PurePath(side.path).name)
    own, reported = file_year(side), reported_year(side)
    years = [str(own)] if own and str(own) not in named else []
    if reported and str(reported) not in named and reported != own:
        years.append(words("reports {year}", year=reported))
    return f"{named} ({words(', ').join(years)})" if years else named


def pair_names(comparison: Comparison, words: Words) -> tuple[str, str]:
    """The titles of both reports; with what differs in their files where the titles are the same."""
    old, new = (title(side, words) for side in (comparison.old, comparison.new))
    if old != new:
        return old, new
    apart = told_apart(
        [clean(PurePath(side.path).with_suffix("").as_posix()) for side in (comparison.old, comparison.new)]
    )
    return f"{old} ({apart[0]})", f"{new} ({apart[1]})"


def told_apart(names: Sequence[str]) -> list[str]:
    """The names without what all of them begin or end with, where that is much: ``年度工作总结-甲局`` and
    ``年度工作总结-乙局`` -> ``甲局`` and ``乙局``. A number stays whole."""
    if len(set(names)) < 2:
        return list(names)
    before = _shared(names).rstrip("0123456789")
    after = _shared([name[len(before) :][::-1] for name in names])[::-1].lstrip("0123456789")
    start = len(before) if len(before) >= _LEAST_SHARED else 0
    stop = len(after) if len(after) >= _LEAST_SHARED else 0
    short = [name[start : len(name) - stop].strip("-_ .") for name in names]
    return short if all(short) else list(names)


def _shared(names: Sequence[str]) -> str:
    """What all names begin with."""
    first, last = min(names), max(names)
    return first[: sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False)))]
