"""By when a target is to be reached: 今后五年, 到2025年, “十四五”末, over the next three years."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from compare.alignment.prepared import PreparedReport
from compare.figures import numeral
from compare.lexicon import Pattern, pattern, table
from compare.model import Figure

_THIS_YEAR = pattern("{zh.horizons.one_year}|{en.horizons.one_year}")
_SPAN = pattern("{zh.horizons.years_ahead}|{en.horizons.years_ahead}")
_UNTIL = pattern("{zh.horizons.until}|{en.horizons.until}")
_PLAN = pattern("{zh.horizons.plan}")


class Horizon(NamedTuple):
    """The last year that a target has time for, None where that is no more than the report's next year; and whether it is
    set for several years, which may add up to it."""

    due: int | None
    of_years: bool


def horizon(side: PreparedReport, target: Figure) -> Horizon:
    """As the sentence of a target, the opening of its paragraph or the headings above it say."""
    base = side.report.title_year or side.report.year
    for text in _texts(side, target):
        due = _due(text, base)
        if due is not None:
            return Horizon(due or None, due > 0)
    return Horizon(target.year, of_years=False)


def _texts(side: PreparedReport, target: Figure) -> Iterator[str]:
    """What tells the time of a target, the nearest first."""
    at = bisect_right(side.passages, target.span.start, key=lambda p: p.span.start) - 1
    passage = side.passages[max(0, at)]
    if not passage.span.start <= target.span.start < passage.span.end:
        return
    yield side.text[passage.span.start : target.span.start]
    while at and side.passages[at - 1].paragraph == passage.paragraph:
        at -= 1
    opening = side.passages[at]
    yield opening.span.of(side.text) if opening is not passage else ""
    section = passage.section
    while section is not None:
        yield side.sections[section].heading
        section = side.parents[section]


def _due(text: str, base: int | None) -> int | None:
    """The year that the last words on time in a text lead to; 0 where they speak of one year; None where there are none."""
    last = max(((_end(words, text), words) for words in (_THIS_YEAR, _SPAN, _UNTIL, _PLAN)), key=lambda each: each[0])
    at, words = last
    if at < 0:
        return None
    *_, match = words.finditer(text)
    if words is _SPAN:
        years = table("en.numerals.numbers").get(match["number"] or "") or numeral(match["years"] or match["number"])
        return base + int(years) - 1 if base is not None and years is not None else FAR
    if words is _UNTIL:
        return int(match["until"] or match["by"])
    if words is _PLAN:
        return int(table("zh.horizons.plans")[match["plan"]])
    return 0


FAR = 9999  # a year that no report has


def _end(words: Pattern, text: str) -> int:
    return max((match.end() for match in words.finditer(text)), default=-1)
