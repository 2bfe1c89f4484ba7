"""One row for each piece of evidence, of the same shape whatever it is: a changed passage, a figure with its claim, a
target, a shared passage, a finding. What tables, pages and exports are made of.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from compare.language import Words, mark
from compare.model import Layout, Report, Severity, Side, Span
from compare.render.clean import clean
from compare.render.positions import Locator
from compare.render.section_paths import SectionPaths, path_text, report_of

# How much of its line is shown before and after what is quoted.
_CONTEXT = 40


class EvidenceKind(StrEnum):
    PASSAGE = "passage"
    FIGURE = "figure"
    TARGET = "target"
    MATCH = "match"
    FINDING = "finding"


KIND_NAMES = {
    EvidenceKind.PASSAGE: mark("passage"),
    EvidenceKind.FIGURE: mark("figure"),
    EvidenceKind.TARGET: mark("target"),
    EvidenceKind.MATCH: mark("match"),
    EvidenceKind.FINDING: mark("finding"),
}


class Gravity(IntEnum):
    """How loud a piece is shown, the loudest first."""

    ALARM = 0  # wrong, contradicted, copied
    WARNING = 1  # to be looked into
    CHANGE = 2
    NOTE = 3
    SAME = 4


GRAVITIES = {Severity.ERROR: Gravity.ALARM, Severity.WARNING: Gravity.WARNING, Severity.NOTE: Gravity.NOTE}


@dataclass(frozen=True, slots=True)
class Quote:
    """What one report says, between the rest of its line. ``place`` and ``section`` are for people."""

    path: str
    report: int
    office: str
    text: str
    before: str
    after: str
    place: str
    section: str
    span: Span

    @property
    def whole(self) -> str:
        return f"{self.before}{self.text}{self.after}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """``statement`` says in the reader's language what the evidence shows; ``measure`` is the arithmetic or the
    similarity behind it; ``why`` says why it comes before others, ``importance`` (0 to 1) how soon, ``elsewhere`` where
    the same is told again; ``command`` opens it again; ``decision`` and ``note`` are those of the reviewer ``by``.
    ``old`` and ``new`` are the first and the second report where there is no order of years."""

    id: str
    kind: EvidenceKind
    status: str
    sign: str
    statement: str
    gravity: Gravity
    old: Quote | None = None
    new: Quote | None = None
    measure: str = ""
    verdict: str = ""
    command: str = ""
    decision: str = ""
    note: str = ""
    by: str = ""
    importance: float = 0.0
    why: str = ""
    elsewhere: str = ""

    @property
    def review(self) -> tuple[str, ...]:
        """What was decided, by whom, and the note, as far as there are such."""
        return tuple(part for part in (self.decision, self.by, self.note) if part)

    @property
    def facts(self) -> tuple[str, ...]:
        """What stands below the statement."""
        return tuple(part for part in (self.verdict, self.measure, self.why, self.elsewhere) if part)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return tuple(quote for quote in (self.old, self.new) if quote)


class Source:
    """A report that is quoted from."""

    def __init__(self, path: str, report: Report | None, text: str, layout: Layout, number: int = 0) -> None:
        self.path, self.number = path, report.index if report else number
        self.office = clean((report.organisation if report else None) or "")
        self.text = text
        self._locator = Locator(text, layout)
        self._sections = SectionPaths(report)

    @classmethod
    def of(cls, side: Side) -> Source:
        document = side.outline.document
        return cls(side.path, report_of(side), document.text, document.layout, side.report)

    def quote(self, span: Span, words: Words) -> Quote:
        """``span`` with what stands before and after it on its line; a line that is cut says so by an ellipsis."""
        text = self.text
        line_start, line_end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        line_end = len(text) if line_end < 0 else line_end
        start, end = max(line_start, span.start - _CONTEXT), min(line_end, span.end + _CONTEXT)
        return Quote(
            path=clean(self.path),
            report=self.number,
            office=self.office,
            text=clean(span.of(text)),
            before=("…" if start > line_start else "") + clean(text[start : span.start]),
            after=clean(text[span.end : end]) + ("…" if end < line_end else ""),
            place=self.place(span, words),
            section=path_text(self._sections.path(span.start)),
            span=span,
        )

    def place(self, span: Span, words: Words) -> str:
        """``page 3``, ``lines 9–11``."""
        return self._locator.range_text(span, words)


def command(*arguments: str, at: str) -> str:
    """The command that opens a piece of evidence, ready for a shell."""
    return clean(shlex.join(("bidui", *arguments, "--at", at)))
