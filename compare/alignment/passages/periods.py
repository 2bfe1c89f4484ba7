"""Which year each passage is about, counted from its report's own: 0 this year, -1 the year before, None unknown.

A passage is about the last year that it names; one that names none, about the year of the caption above it in its
section (``Fiscal Year 2019 compared to Fiscal Year 2018``), or of the headings around it.
"""

from __future__ import annotations

from compare.alignment.prepared import PreparedReport
from compare.alignment.settings import EARLIEST_YEAR, FARTHEST_YEARS, LATEST_YEAR, LONGEST_CAPTION
from compare.alignment.years import report_year
from compare.lexicon import pattern
from compare.model import PassageKind

_YEAR = pattern(r"(?<!\d){common.dates.year}(?!\d)")


def relative_years(old: PreparedReport, new: PreparedReport) -> tuple[list[int | None], list[int | None]]:
    """The relative years of the passages of two reports; unknown throughout where their own years are unknown or too far
    apart to be believed."""
    years = report_year(old), report_year(new)
    if years[0] is None or years[1] is None or abs(years[0] - years[1]) > FARTHEST_YEARS:
        return [None] * len(old.passages), [None] * len(new.passages)
    return _relative_years(old, years[0]), _relative_years(new, years[1])


def _relative_years(side: PreparedReport, own: int) -> list[int | None]:
    of_section: list[int | None] = []
    for section, parent in zip(side.sections, side.parents, strict=True):
        named = _last_year(section.heading, own)
        of_section.append(of_section[parent] if named is None and parent is not None else named)
    years: list[int | None] = []
    section_before: int | None = -1
    year_above: int | None = None
    for passage in side.passages:
        if passage.section != section_before:
            section_before = passage.section
            year_above = None if passage.section is None else of_section[passage.section]
        named = _last_year(passage.span.of(side.text), own)
        is_caption = passage.kind is not PassageKind.SENTENCE
        if is_caption and named is not None and passage.span.end - passage.span.start < LONGEST_CAPTION:
            year_above = named
        years.append(year_above if named is None else named)
    return years


def _last_year(text: str, own: int) -> int | None:
    near = (int(year) - own for year in _YEAR.findall(text))
    return max((year for year in near if EARLIEST_YEAR <= year <= LATEST_YEAR), default=None)
