"""Where in a report an offset lies: the headings above it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from compare.model import Comparison, Report, Section, SectionEnd, Side, Span
from compare.render.clean import clean

SectionPath = tuple[Section, ...]


class SectionPaths:
    """The sections of one report, looked up by offset."""

    def __init__(self, report: Report | None) -> None:
        self._paths = list(_walk(report.sections, ())) if report else []
        self._starts = [path[-1].span.start for path in self._paths]

    def path(self, offset: int) -> SectionPath:
        """The sections around ``offset``, outermost first; empty before the first heading."""
        at = bisect_right(self._starts, offset) - 1
        path = self._paths[at] if at >= 0 else ()
        while path and offset >= path[-1].span.end:
            path = path[:-1]
        return path


class ComparisonPaths:
    """Section paths in a comparison, in NEW's headings wherever a section of OLD has its counterpart there."""

    def __init__(self, comparison: Comparison) -> None:
        self.old = SectionPaths(report_of(comparison.old))
        self.new = SectionPaths(report_of(comparison.new))
        self._counterparts = {pair.old.span: pair.new.span for pair in comparison.sections if pair.old and pair.new}

    def path(self, old: Span | None, new: Span | None) -> SectionPath:
        if new is not None:
            return self.new.path(new.start)
        return self.counterpart(self.old.path(old.start)) if old is not None else ()

    def counterpart(self, path: SectionPath) -> SectionPath:
        """A path of OLD in NEW's headings, as far as its sections have counterparts there."""
        for depth in range(len(path), 0, -1):
            counterpart = self._counterparts.get(path[depth - 1].span)
            if counterpart is not None:
                return self.new.path(counterpart.start) + path[depth:]
        return path


def report_of(side: Side) -> Report | None:
    return next((report for report in side.outline.reports if report.index == side.report), None)


def heading(section: Section | SectionEnd) -> str:
    """Label and heading on one line."""
    gap = " " if (section.label or "")[-1:].isascii() and section.heading[:1].isascii() else ""
    return clean(f"{section.label or ''}{gap}{section.heading}").strip()


def path_text(path: SectionPath) -> str:
    """A path as people read it: ``二、社会保险 › (一)养老保险``."""
    return " › ".join(heading(section) for section in path)


def _walk(sections: tuple[Section, ...], above: SectionPath) -> Iterator[SectionPath]:
    for section in sections:
        yield (*above, section)
        yield from _walk(section.sections, (*above, section))
