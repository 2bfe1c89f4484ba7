"""Errors that two reports have in common at the same place: stronger evidence of copying than any likeness.

Composed of what is checked in one report and what is shared by two, which know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from compare.checks import check
from compare.figures import find_figures
from compare.language import mark
from compare.model import Finding, Label, Match, MatchEnd, Related, Scan, Severity, Span
from compare.reading import read_text
from compare.structure import outline

RULE = "shared-error"
# What stands around an error tells whether others have it too.
_AROUND = 6
# Rules that look at a whole report, or that a copied passage breaks by being cut out of one.
_OF_WHOLE_REPORTS = frozenset({"truncated", "duplicate-passage", "broken-numbering", "title-year-mismatch"})


class _Error(NamedTuple):
    rule: str
    span: Span  # in the document
    text: str
    around: str


def with_shared_errors(found: Scan) -> Scan:
    """``found`` with a finding for each error that stands in both sides of a copied passage and nowhere else."""
    copied = (match for match in found.matches if match.label is Label.COPIED)
    findings = [finding for match in copied for finding in _shared(found, match)]
    return replace(found, findings=(*found.findings, *findings)) if findings else found


def _shared(found: Scan, match: Match) -> Iterator[Finding]:
    errors = _errors(found, match.a)
    others = {(error.rule, error.around): error for error in (_errors(found, match.b) if errors else ())}
    for error in errors:
        other = others.get((error.rule, error.around))
        if other is None or sum(error.around in text for text in found.texts.values()) > 2:
            continue
        places = [
            Related(document.path, document.report, span)
            for document, span in (
                (found.documents[match.a.document], error.span),
                (found.documents[match.b.document], other.span),
            )
        ]
        yield Finding(
            rule=RULE,
            severity=Severity.WARNING,
            side=None,
            report=places[0].report,
            span=error.span,
            template=mark("the same error in {path} and {other}: “{text}” ({rule})"),
            arguments={"path": places[0].path, "other": places[1].path, "text": error.text, "rule": error.rule},
            related=tuple(places),
        )


def _errors(found: Scan, end: MatchEnd) -> list[_Error]:
    """What is wrong in a passage, read under its report's title."""
    document = found.documents[end.document]
    text = found.texts[document.path]
    head = f"{document.title}\n" if document.title else ""
    passage = outline(read_text(head + end.span.of(text), document.path))
    shift = end.span.start - len(head)
    errors = []
    for finding in check(passage, find_figures(passage)):
        span = Span(finding.span.start + shift, finding.span.end + shift)
        if finding.rule not in _OF_WHOLE_REPORTS and end.span.covers(span):
            around = text[max(0, span.start - _AROUND) : span.end + _AROUND]
            errors.append(_Error(finding.rule, span, span.of(text), around))
    return errors
