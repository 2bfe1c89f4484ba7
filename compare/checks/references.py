"""``broken-numbering``, references: a table that the text refers to and that the report does not have."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from compare.checks.rule import CheckedReport
from compare.checks.settings import REFERRING_REACH
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Finding, Severity, Span

CODE = "broken-numbering"
_NUMBERED = pattern(
    r"(?P<kind>{zh.identities.numbered_things}|{en.identities.numbered_things}) ?(?P<number>\d{1,2})(?!\d|[.．-]\d)"
)
_MARKS_BEFORE = " \t>*#"
_REFERRING_BEFORE = pattern(r"(?:{zh.identities.referring}|{en.identities.referring})$")
_MISSING = mark("the report has no {kind} {number}; its last one is {last}")


def find(checked: CheckedReport) -> Iterator[Finding]:
    """Where the report numbers its tables from 1 on and the text refers to one behind the last."""
    captions: dict[str, set[int]] = {}
    references: list[Match[str]] = []
    for named in _NUMBERED.finditer(checked.folded, *checked.report.span):
        before = checked.folded[checked.folded.rfind("\n", 0, named.start()) + 1 : named.start()]
        if not before.strip(_MARKS_BEFORE):
            captions.setdefault(named["kind"].lower(), set()).add(int(named["number"]))
        elif _REFERRING_BEFORE.search(before[-REFERRING_REACH:]):
            references.append(named)
    for told in references:
        kind, number = told["kind"].lower(), int(told["number"])
        numbers = captions.get(kind, set())
        if numbers and numbers == set(range(1, len(numbers) + 1)) and number > len(numbers):
            span = Span(told.start("kind"), told.end("number"))
            last = f"{told['kind']} {len(numbers)}"
            yield checked.finding(
                CODE, Severity.WARNING, span, _MISSING, kind=told["kind"], number=str(number), last=last
            )
