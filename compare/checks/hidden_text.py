"""``hidden-text``: words that the file holds and a reader does not see, white on white or too small to read."""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.rule import CheckedReport, Rule
from compare.checks.settings import TEXT_QUOTED
from compare.language import mark
from compare.model import Finding, Severity
from compare.model.layout import Concealment

CODE = "hidden-text"
_REASONS = {
    Concealment.WHITE: mark("“{text}” is printed white and cannot be seen"),
    Concealment.TINY: mark("“{text}” is printed too small to be seen"),
}


def _find(checked: CheckedReport) -> Iterator[Finding]:
    for concealed in checked.outline.document.layout.concealed:
        if checked.report.span.covers(concealed.span):
            text = concealed.span.of(checked.outline.text).strip()
            shown = text if len(text) <= TEXT_QUOTED else text[:TEXT_QUOTED] + "…"
            case = concealed.how.value
            yield checked.finding(
                CODE, Severity.WARNING, concealed.span, _REASONS[concealed.how], case=case, text=shown
            )


RULE = Rule(
    CODE,
    Severity.WARNING,
    mark("Words that no reader sees change what a program finds: hidden keywords, text that hides a copy."),
    mark("a sentence in white letters of one point"),
    _find,
)
