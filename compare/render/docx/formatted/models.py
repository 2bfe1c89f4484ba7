"""After which paragraph of NEW a deleted line of OLD is made: a heading after a heading, other text after other text."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from compare.model import Comparison, Report
from compare.render.docx.formatted.lines import Line
from compare.render.docx.formatted.tracker import without_section
from compare.render.docx.names import element, is_word, name
from compare.render.section_paths import report_of

# What stands before the number of a list among the properties of a paragraph.
_BEFORE_NUMBER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")


class Models:
    def __init__(self, comparison: Comparison, lines: Sequence[Line]) -> None:
        self._levels = _levels(report_of(comparison.old))
        levels = _levels(report_of(comparison.new))
        self._lines = [line for line in lines if line.row is None and not _is_in_cell(line.paragraphs[0])]
        self._line_levels = [_level_in(line.span.start, line.span.end, levels) for line in self._lines]

    def like(self, old: tuple[int, int], near: Line) -> etree._Element | None:
        """The paragraph of NEW next to ``near`` that is of the kind of the line of OLD at the offsets ``old``."""
        level = _level_in(*old, self._levels)
        same = [line for line, each in zip(self._lines, self._line_levels, strict=True) if each == level]
        if not same:
            return None
        return min(same, key=lambda line: abs(line.span.start - near.span.start)).paragraphs[0]


def own_properties(like: etree._Element | None) -> etree._Element | None:
    """The properties of a paragraph for one made after it, whose number in a list, if it had one, is in its text."""
    own = like.find(name("pPr")) if like is not None else None
    if own is None:
        return None
    copy = without_section(own)
    for numbered in copy.findall(name("numPr")):
        copy.remove(numbered)
    none = element("numPr")
    none.append(element("numId", val="0"))
    at = next((at for at, each in enumerate(copy) if not is_word(each, *_BEFORE_NUMBER)), len(copy))
    copy.insert(at, none)
    return copy


def looks_of(like: etree._Element | None) -> etree._Element | None:
    """How the first run of a paragraph looks."""
    run = next(like.iter(name("r")), None) if like is not None else None
    return run.find(name("rPr")) if run is not None else None


def _levels(report: Report | None) -> dict[int, int]:
    return {section.heading_span.start: section.level for section in report.walk()} if report else {}


def _level_in(start: int, end: int, levels: dict[int, int]) -> int | None:
    return next((levels[at] for at in range(start, end) if at in levels), None)


def _is_in_cell(paragraph: etree._Element) -> bool:
    return next(paragraph.iterancestors(name("tc")), None) is not None
