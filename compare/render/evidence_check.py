"""The evidence of a check: the findings of each file as rows."""

from __future__ import annotations

from collections.abc import Sequence

from compare.language import Words
from compare.model import FileFindings, Finding, Related
from compare.render.evidence import GRAVITIES, Evidence, EvidenceKind, Source, command
from compare.render.evidence_decisions import Decisions, with_decisions
from compare.render.evidence_ids import check_ids
from compare.render.rules import SEVERITIES, SEVERITY_SIGNS, finding_text


def check_evidence(file: FileFindings, words: Words) -> list[Evidence]:
    """One row a finding, in the order of the text; the first other place stands beside it."""
    document = file.document
    source = Source(document.path, None, document.text, document.layout)
    ids = check_ids(file.findings, document.text)
    rows = [_row(id_, finding, source, words) for id_, finding in zip(ids, file.findings, strict=True)]
    return with_decisions(rows, check_decisions(file, ids), words)


def check_decisions(file: FileFindings, ids: Sequence[str]) -> Decisions:
    """What was decided about the findings of a file, by the names of their evidence."""
    return {id_: decision for id_, (_, decision) in zip(ids, file.decided, strict=True) if decision}


def _row(id_: str, finding: Finding, source: Source, words: Words) -> Evidence:
    related = _own(finding.related, source.path)
    return Evidence(
        id_,
        EvidenceKind.FINDING,
        finding.rule,
        SEVERITY_SIGNS[finding.severity],
        finding_text(finding, words),
        GRAVITIES[finding.severity],
        old=source.quote(finding.span, words),
        new=source.quote(related[0].span, words) if related else None,
        verdict=words(SEVERITIES[finding.severity]),
        command=command("check", source.path, at=id_),
    )


def _own(related: Sequence[Related], path: str) -> list[Related]:
    return [each for each in related if each.path == path]
