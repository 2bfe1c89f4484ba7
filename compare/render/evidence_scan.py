"""The evidence of a scan: its shared passages and shared errors as rows."""

from __future__ import annotations

from collections.abc import Sequence

from compare.language import Words
from compare.model import Finding, Label, Layout, Match, MatchEnd, Scan, ScannedReport
from compare.render.clean import clean
from compare.render.evidence import GRAVITIES, Evidence, EvidenceKind, Gravity, Quote, Source, command
from compare.render.evidence_decisions import NO_DECISIONS, Decisions, with_decisions
from compare.render.evidence_ids import ScanIds, scan_ids
from compare.render.printed import share
from compare.render.rules import SEVERITY_SIGNS, finding_text
from compare.render.terms import MATCH_KINDS, MATCH_LABELS

_GRAVITIES = {Label.COPIED: Gravity.ALARM, Label.OWN: Gravity.WARNING}


class ScanEvidence:
    """The rows of one scan; ``inputs`` are the paths that were scanned."""

    def __init__(self, scan: Scan, inputs: Sequence[str], words: Words, decisions: Decisions = NO_DECISIONS) -> None:
        self._scan, self._inputs, self._words, self._decisions = scan, inputs, words, decisions
        self._ids: ScanIds = scan_ids(scan)
        self._sources = [_source(scan, document) for document in scan.documents]
        self._by_path = {document.path: self._sources[document.id] for document in reversed(scan.documents)}

    def all(self) -> list[Evidence]:
        """Copied text first, then errors that reports share, then the rest."""
        return sorted([*self.findings(), *self.matches()], key=lambda row: row.gravity)

    def matches(self) -> list[Evidence]:
        rows = (self._match(*pair) for pair in zip(self._ids.matches, self._scan.matches, strict=True))
        return with_decisions(rows, self._decisions, self._words)

    def findings(self) -> list[Evidence]:
        return [self._finding(*pair) for pair in zip(self._ids.findings, self._scan.findings, strict=True)]

    def _match(self, id_: str, match: Match) -> Evidence:
        words = self._words
        return Evidence(
            id_,
            EvidenceKind.MATCH,
            match.label.value,
            "✗" if match.label is Label.COPIED else "·",
            words("{label}, {kind}", label=words(MATCH_LABELS[match.label]), kind=words(MATCH_KINDS[match.kind])),
            _GRAVITIES.get(match.label, Gravity.NOTE),
            old=self.quote(match.a),
            new=self.quote(match.b),
            measure=share(match.similarity),
            verdict=words(MATCH_LABELS[match.label]),
            command=command("scan", *self._inputs, at=id_),
        )

    def quote(self, end: MatchEnd) -> Quote:
        return self._sources[end.document].quote(end.span, self._words)

    def _finding(self, id_: str, finding: Finding) -> Evidence:
        quotes = [
            self._by_path[related.path].quote(related.span, self._words)
            for related in finding.related
            if related.path in self._by_path
        ]
        return Evidence(
            id_,
            EvidenceKind.FINDING,
            finding.rule,
            SEVERITY_SIGNS[finding.severity],
            finding_text(finding, self._words),
            GRAVITIES[finding.severity],
            old=quotes[0] if quotes else None,
            new=quotes[1] if len(quotes) > 1 else None,
            command=command("scan", *self._inputs, at=id_),
        )


class _ScanSource(Source):
    """A report of a scan: of its outline only number and office are known."""

    def __init__(self, document: ScannedReport, text: str, layout: Layout) -> None:
        super().__init__(document.path, None, text, layout, document.report)
        self.office = clean(document.organisation or "")


def _source(scan: Scan, document: ScannedReport) -> Source:
    path = document.path
    return _ScanSource(document, scan.texts.get(path, ""), scan.layouts.get(path, Layout()))
