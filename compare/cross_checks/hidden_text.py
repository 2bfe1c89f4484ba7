"""``hidden-text`` of a scan: what a reader of a report does not see is compared all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compare.checks.hidden_text import CODE, places, quoted
from compare.language import mark
from compare.model import Finding, Related, Scan, Severity
from compare.model.layout import Concealment


def with_hidden_text(scan: Scan) -> Scan:
    """``scan`` with a finding for each report that holds text which no reader sees, at the first place."""
    findings = tuple(_hidden(scan))
    return replace(scan, findings=(*scan.findings, *findings)) if findings else scan


def _hidden(scan: Scan) -> Iterator[Finding]:
    for document in scan.documents:
        layout, text = scan.layouts.get(document.path), scan.texts.get(document.path)
        if layout is None or text is None or not layout.concealed:
            continue
        found = [each for each in places(layout.concealed, text, document.span) if each.how is not Concealment.FOLDED]
        if found:
            yield Finding(
                rule=CODE,
                severity=Severity.WARNING,
                side=None,
                report=document.report,
                span=found[0].span,
                template=mark("{path} holds text that no reader sees, in {count} places: “{text}”"),
                arguments={"path": document.path, "count": str(len(found)), "text": quoted(found[0], text)},
                related=tuple(Related(document.path, document.report, each.span) for each in found),
            )
