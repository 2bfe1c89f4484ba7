"""``broken-numbering``, references: a table that the text refers to and that the report does not have."""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.rule import CheckedReport
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Finding, Severity, Span

CODE = "broken-numbering"
_CAPTION = pattern(
    r"(?:^|\n)[ \t>*#]*(?P<kind>{zh.identities.numbered_things}|{en.identities.numbered_things}) ?(?P<number>\d{1,2})(?!\d|[.．-]\d)"
)
_REFERENCE = pattern(
    r"(?:{zh.identities.referring}|{en.identities.referring})(?P<kind>{zh.identities.numbered_things}|{en.identities.numbered_things}) ?"
    r"(?P<number>\d{1,2})(?!\d|[.．-]\d)"
)
_MISSING = mark("the report has no {kind} {number}; its last one is {last}")


def find(checked: CheckedReport) -> Iterator[Finding]:
    """Where the report numbers its tables from 1 on and the text refers to one behind the last."""
    captions: dict[str, set[int]] = {}
    for caption in _CAPTION.finditer(checked.folded, *checked.report.span):
        captions.setdefault(caption["kind"].lower(), set()).add(int(caption["number"]))
    for told in _REFERENCE.finditer(checked.folded, *checked.report.span):
        kind, number = told["kind"].lower(), int(told["number"])
        numbers = captions.get(kind, set())
        if numbers and numbers == set(range(1, len(numbers) + 1)) and number > len(numbers):
            span = Span(told.start("kind"), told.end("number"))
            last = f"{told['kind']} {len(numbers)}"
            yield checked.finding(
                CODE, Severity.WARNING, span, _MISSING, kind=told["kind"], number=str(number), last=last
            )
