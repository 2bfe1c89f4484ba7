"""A stretch of a document as a reader finds it: file, line, section and the text around it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePath

from compare.language import Words
from compare.model import Outline, Span
from compare.render.clean import clean
from compare.render.section_paths import SectionPaths, path_text
from tui.layout.measurement import drawable

# How much of a line is shown before and behind what is wrong in it, in characters: a paragraph, not a 1 MB line.
_AROUND = 600


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """A stretch of a document, with what a reader needs to find it."""

    path: str
    report: int
    span: Span
    text: str
    outline: Outline | None = None

    @property
    def name(self) -> str:
        name = clean(PurePath(self.path).name)
        return f"{name}#{self.report}" if self.report else name

    def where(self, words: Words) -> str:
        """``line 12 · 二、社会保险``"""
        line = words("line {line}", line=self.text.count("\n", 0, self.span.start) + 1)
        reports = self.outline.reports if self.outline else ()
        report = next((report for report in reports if report.index == self.report), None)
        path = path_text(SectionPaths(report).path(self.span.start))
        return f"{line} · {path}" if path else line

    def cited(self, words: Words) -> str:
        """``“全年收入” (2023.txt, line 12 · 二、社会保险)``"""
        text = " ".join(clean(self.span.of(self.text)).split())
        return words("“{text}” ({place})", text=text, place=f"{self.name}, {self.where(words)}")

    def quoted(self) -> tuple[str, str, str]:
        """The paragraph around the place as (before, place, after), made fit for a terminal."""
        text, (start, end), around = self.text, self.span, self._paragraph()
        low, high = max(around.start, start - _AROUND), min(around.end, end + _AROUND)
        before, after = ("…" if low > around.start else ""), ("…" if high < around.end else "")
        pieces = text[low:start], text[start:end][: 2 * _AROUND], text[end:high]
        first, quote, last = (drawable(piece.replace("\n", "⏎")) for piece in pieces)
        return before + first, quote, last + after

    def _paragraph(self) -> Span:
        """The paragraph that the place begins in, over lines that a margin broke; where none is known, its line."""
        text, (start, end) = self.text, self.span
        paragraphs = (self.outline.paragraphs if self.outline else None) or ()
        at = bisect_right(paragraphs, start, key=lambda paragraph: paragraph.span.start) - 1
        if at >= 0 and end <= paragraphs[at].span.end:
            return paragraphs[at].span
        stop = text.find("\n", end)
        return Span(text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop)
