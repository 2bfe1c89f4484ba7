"""Where an offset lies in the report on one side of a comparison, as a line says it."""

from __future__ import annotations

from compare.language import Words
from compare.model import Side, Span
from compare.render.clean import clean
from compare.render.positions import Locator
from compare.render.section_paths import SectionPaths, report_of
from compare.render.terminal.table import SEPARATOR


class SidePlaces:
    def __init__(self, side: Side) -> None:
        document = side.outline.document
        self._lines = Locator(document.text, document.layout)
        self._sections = SectionPaths(report_of(side))

    def line(self, offset: int, words: Words) -> str:
        """``line 12``, ``page 3``."""
        return self._lines.range_text(Span(offset, offset), words)

    def at(self, offset: int, words: Words) -> str:
        """With the heading: ``line 12 · Results``."""
        path = self._sections.path(offset)
        heading = SEPARATOR + clean(path[-1].heading) if path else ""
        return self.line(offset, words) + heading
