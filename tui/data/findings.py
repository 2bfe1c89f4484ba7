"""Findings as a list that can be sorted and filtered, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial

import compare
from compare.language import Words, mark
from compare.library.keys import finding_key
from compare.model import Comparison, Decision, Document, Finding, Layout, Outline, Scan, Severity, Span, Subject
from compare.render.explanations import ExplainedLine
from compare.render.rules import finding_text, rule_name
from tui.data.content import PairContent, ReportContent, ReviewedContent, ScanContent
from tui.data.decided import decided_text
from tui.data.document_place import DocumentPlace
from tui.data.review_items import ReviewItem

_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """A finding with its place and the places it is related to. ``number`` is its index among the findings between
    reports; None for one inside a report."""

    finding: Finding
    place: DocumentPlace
    related: tuple[DocumentPlace, ...]
    review_item: ReviewItem
    document: Document
    number: int | None = None


class FindingOrder(Enum):
    """What the list is sorted by, in the order of the sort key."""

    SEVERITY = auto()
    RULE = auto()
    FILE = auto()


ORDER_NAMES = {
    FindingOrder.SEVERITY: mark("by severity"),
    FindingOrder.RULE: mark("by rule"),
    FindingOrder.FILE: mark("by file"),
}
SEVERITY_NAMES = {
    Severity.ERROR: mark("errors"),
    Severity.WARNING: mark("warnings"),
    Severity.NOTE: mark("notes"),
}


ReportProgress = Callable[[int, int], None]


def collect_findings(
    content: ReviewedContent, progress: ReportProgress, failed: Callable[[Exception, str], object]
) -> list[ListedFinding]:
    """The findings of every report on the desk and those between reports. ``progress(done, count)`` counts documents;
    ``failed(error, path)`` is called for a document that could not be checked."""
    match content:
        case PairContent():  # `compare.diff` has checked both
            return list(findings_between(content.comparison))
        case ReportContent():
            path = content.outline.document.path
            return [_listed(finding, path, {path: content.outline}) for finding in content.findings]
    return content.checked.get(partial(_of_submissions, content, progress, failed))


def _of_submissions(
    content: ScanContent, progress: ReportProgress, failed: Callable[[Exception, str], object]
) -> list[ListedFinding]:
    scan, names = content.scan, content.submissions.names
    paths = dict.fromkeys(document.path for document in scan.documents)
    outlines = {path: compare.outline(_document(scan, path)) for path in paths}
    findings = list(_of_scan(scan, outlines, names))
    known = {_place_of(one.place.path, one.finding) for one in findings}
    for done, (path, outline) in enumerate(outlines.items()):
        progress(done, len(outlines))
        wanted = {report.index for report in outline.reports}
        try:
            checked = [one for one in compare.check(outline.document, content.check) if one.report in wanted]
        except Exception as error:  # noqa: BLE001 - one report less, and the reader is told
            failed(error, path)
            continue
        findings += [_listed(finding, path, outlines) for finding in checked if _place_of(path, finding) not in known]
    return findings


def _place_of(path: str, finding: Finding) -> tuple[str, str, Span]:
    """What makes two findings one: those between submissions may be found inside each too."""
    return path, finding.rule, finding.span


def _document(scan: Scan, path: str) -> Document:
    return Document(path, scan.texts[path], layout=scan.layouts.get(path, Layout()))


def findings_between(comparison: Comparison) -> Iterator[ListedFinding]:
    """The findings between two reports; one without a side is about NEW."""
    outlines = {side.path: side.outline for side in (comparison.old, comparison.new)}
    for number, finding in enumerate(comparison.findings):
        side = comparison.old if finding.side == "old" else comparison.new
        yield _listed(finding, side.path, outlines, number)


def _of_scan(scan: Scan, outlines: Mapping[str, Outline], names: Sequence[str]) -> Iterator[ListedFinding]:
    """The findings between submissions, each at the first place that it is related to, with the ``names`` of the reports
    for their paths."""
    named = dict(zip((document.path for document in scan.documents), names, strict=True))
    for number, finding in enumerate(scan.findings):
        if finding.related and finding.related[0].path in outlines:
            first, *others = finding.related
            told = {name: named.get(value, value) for name, value in finding.arguments.items()}
            here = replace(finding, report=first.report, span=first.span, related=tuple(others), arguments=told)
            yield _listed(here, first.path, outlines, number)


def _listed(finding: Finding, path: str, outlines: Mapping[str, Outline], number: int | None = None) -> ListedFinding:
    place = DocumentPlace(path, finding.report, finding.span, outlines[path].text, outlines[path])
    related = tuple(
        DocumentPlace(other.path, other.report, other.span, outlines[other.path].text, outlines[other.path])
        for other in finding.related
        if other.path in outlines
    )
    label = f"{finding.rule}: {finding.span.of(place.text)[:80]}"
    item = ReviewItem(finding_key(finding, place.text), Subject.FINDING, label)
    return ListedFinding(finding, place, related, item, outlines[path].document, number)


@dataclass(frozen=True, slots=True)
class FindingView:
    """How the list is sorted and filtered. ``part`` is part of a rule's name, a file's name or the message, in any
    letter case."""

    order: FindingOrder = FindingOrder.SEVERITY
    severity: Severity | None = None
    part: str = ""

    def rows(self, listed: Sequence[ListedFinding], words: Words) -> list[int]:
        part = self.part.casefold()
        wanted = [at for at, one in enumerate(listed) if self._passes(one, part, words)]
        return sorted(wanted, key=lambda at: _KEYS[self.order](listed[at]))

    def _passes(self, one: ListedFinding, part: str, words: Words) -> bool:
        if self.severity not in (None, one.finding.severity):
            return False
        return not part or any(part in text.casefold() for text in _searchable_texts(one, words))


def _searchable_texts(one: ListedFinding, words: Words) -> Iterator[str]:
    yield one.finding.rule
    yield rule_name(one.finding.rule, words)
    yield one.place.name
    yield finding_text(one.finding, words)


def _severity(one: ListedFinding) -> int:
    return _SEVERITIES.index(one.finding.severity)


def _place(one: ListedFinding) -> tuple[str, int]:
    return one.place.path, one.finding.span.start


_KEYS: dict[FindingOrder, Callable[[ListedFinding], tuple[object, ...]]] = {
    FindingOrder.SEVERITY: lambda one: (_severity(one), one.finding.rule, *_place(one)),
    FindingOrder.RULE: lambda one: (one.finding.rule, _severity(one), *_place(one)),
    FindingOrder.FILE: _place,
}


def explained(one: ListedFinding, decision: Decision | None, words: Words) -> list[ExplainedLine]:
    """Why the rule asks this, with its example, and what was decided."""
    card = next((card for card in compare.rules() if card.code == one.finding.rule), None)
    reasons = [words(card.reason), words(card.example)] if card is not None else []
    lines = [finding_text(one.finding, words), *reasons, *filter(None, [decided_text(decision, words)])]
    return [ExplainedLine(rule_name(one.finding.rule, words), title=True), *(ExplainedLine(text, 1) for text in lines)]
