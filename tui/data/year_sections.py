"""The sections of several years, each with its life as a track: its label in every year, and what became of it."""

from __future__ import annotations

from compare.language import Words
from compare.model import SectionEnd, SectionSeries, SeriesComparison, Span
from compare.render.cells import pad
from compare.render.clean import clean
from compare.render.terms import LIFE_SIGNS
from compare.render.years import year_names
from tui.data.document_place import DocumentPlace
from tui.data.tracks import LIFE_NAMES

_STANDS = "·"
_INDENT = "  "


class YearSections:
    """The sections of a series in the order of the last report, what was dropped behind what stood before it."""

    def __init__(self, series: SeriesComparison, words: Words) -> None:
        self._series = series
        self._words = words
        self.names = year_names(series)
        self.lives = series.sections

    def rows(self, only: str) -> list[int]:
        """``only``: the value of a `SeriesStatus`; all where it is empty."""
        return [at for at, life in enumerate(self.lives) if only in ("", life.life.value)]

    def heading(self, at: int) -> str:
        """As the last year has it that has it."""
        latest = next(end for end in reversed(self.lives[at].ends) if end is not None)
        return clean(_INDENT * (latest.level - 1) + latest.heading).rstrip()

    def labels(self, at: int) -> list[str]:
        """For each year its label, behind the sign of what became of it since the year before: ``~二、``"""
        life: SectionSeries = self.lives[at]
        signs = ["", *(LIFE_SIGNS[step] if step is not None else "" for step in life.steps)]
        return [
            f"{sign}{clean(end.label or '').strip()}" or _STANDS if end is not None else sign
            for sign, end in zip(signs, life.ends, strict=True)
        ]

    def told(self, at: int) -> list[str]:
        """What became of it, and a line a year: ``2023  二、社会保险  1205 characters``"""
        life, words = self.lives[at], self._words
        became = words(LIFE_NAMES[life.life])
        lines = [f"{self.heading(at).strip()}  {became}" + (f" ({life.since})" if life.since else "")]
        widest = max(map(len, self.names))
        for name, end in zip(self.names, life.ends, strict=True):
            if end is not None:
                length = words("{count} characters", count=end.span.end - end.span.start)
                lines.append(f"{pad(name, widest)}  {_named(end)}  {length}")
        return lines

    def places(self, at: int) -> list[DocumentPlace]:
        """Where its heading stands in each year that has it."""
        ends = zip(self._series.reports, self.lives[at].ends, strict=True)
        return [
            DocumentPlace(side.path, side.report, _first_line(end, side.text), side.text, side.outline)
            for side, end in ends
            if end is not None
        ]


def _named(end: SectionEnd) -> str:
    return clean(f"{end.label or ''}{end.heading}").strip()


def _first_line(end: SectionEnd, text: str) -> Span:
    stop = text.find("\n", end.span.start, end.span.end)
    return Span(end.span.start, end.span.end if stop < 0 else stop)
