"""``hidden-text``: words that the file holds and a reader does not see, white on white or too small to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.checks.rule import CheckedReport, Rule
from compare.checks.settings import TEXT_QUOTED
from compare.language import mark
from compare.model import Finding, Severity, Span
from compare.model.layout import Concealed, Concealment

CODE = "hidden-text"
_REASONS = {
    Concealment.WHITE: mark("“{text}” is printed white and cannot be seen"),
    Concealment.TINY: mark("“{text}” is printed too small to be seen"),
    Concealment.UNSEEN: mark("“{text}” is off the page or printed without ink"),
    Concealment.FOLDED: mark("“{text}” stands in a row or column that is not shown"),
}


def _find(checked: CheckedReport) -> Iterator[Finding]:
    for concealed in places(checked.outline.document.layout.concealed, checked.outline.text, checked.report.span):
        shown = quoted(concealed, checked.outline.text)
        # what a sheet does not show is often a note to oneself
        severity = Severity.NOTE if concealed.how is Concealment.FOLDED else Severity.WARNING
        case = concealed.how.value
        yield checked.finding(CODE, severity, concealed.span, _REASONS[concealed.how], case=case, text=shown)


def places(concealed: Sequence[Concealed], text: str, within: Span) -> Iterator[Concealed]:
    """What is hidden in a part of the text: pieces with nothing but blanks between them are one."""
    held: Concealed | None = None
    for each in sorted((c for c in concealed if within.covers(c.span)), key=lambda c: c.span):
        if held is not None and held.how is each.how and not text[held.span.end : each.span.start].strip():
            held = Concealed(Span(held.span.start, each.span.end), held.how)
            continue
        if held is not None:
            yield held
        held = each
    if held is not None:
        yield held


def quoted(concealed: Concealed, text: str) -> str:
    """The beginning of a hidden text, on one line."""
    written = " ".join(concealed.span.of(text).split())
    return written if len(written) <= TEXT_QUOTED else written[:TEXT_QUOTED] + "…"


RULE = Rule(
    CODE,
    Severity.WARNING,
    mark("Words that no reader sees change what a program finds: hidden keywords, text that hides a copy."),
    mark("a sentence in white letters of one point"),
    _find,
)
