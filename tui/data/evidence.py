"""The evidence of what a screen shows, for export: one row a passage, figure, match or finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace

import numpy as np

import compare
from compare.language import Words
from compare.library.keys import finding_key
from compare.model import Decision, FileFindings, InputError, ItemKind, PassageStatus, Severity, Span
from compare.render.evidence import Evidence
from compare.render.evidence_check import check_evidence
from compare.render.evidence_diff import DiffEvidence
from compare.render.evidence_ids import diff_ids, scan_ids
from compare.render.evidence_scan import ScanEvidence
from compare.render.important import asked_first
from compare.render.results import CheckResult, DiffResult, ScanResult, WordParts
from compare.render.rules import finding_text
from tui.data.content import PairContent, ReportContent, ReviewedContent, ScanContent
from tui.data.document_place import DocumentPlace
from tui.data.findings import ListedFinding, collect_findings, findings_between
from tui.data.review_items import ReviewItem
from tui.layout.row import SideName

ReviewedEvidence = tuple[Evidence, ReviewItem | None]
"""A row, and the review item that a decision about it hangs on."""


WholeResult = DiffResult | ScanResult | CheckResult


def whole_type(content: ReviewedContent) -> type[WholeResult]:
    """The type of `whole_result`."""
    match content:
        case PairContent():
            return DiffResult
        case ReportContent():
            return CheckResult
    return ScanResult


def whole_result(content: ReviewedContent, decision: Callable[[ReviewItem], Decision | None]) -> WholeResult:
    """What the command line gives for the same reports, with what was decided. Reads NEW's own Word file again."""
    if isinstance(content, PairContent):
        comparison, ids = content.comparison, diff_ids(content.comparison)
        items = [
            *zip(ids.passages, (content.passages[row] for row in _own_rows(content)), strict=True),
            *zip(ids.figures, content.figures, strict=True),
            *zip(ids.findings, (one.review_item for one in findings_between(comparison)), strict=True),
        ]
        return DiffResult(comparison, decisions=_decided(items, decision), word=_word_parts(comparison.new.path))
    if isinstance(content, ReportContent):
        return check_result(collect_findings(content, _unheard, _unheard))
    items = [
        *zip(scan_ids(content.scan).matches, content.submissions.review_items, strict=True),
    ]
    return ScanResult(content.scan, content.skipped, content.inputs, decisions=_decided(items, decision))


def _own_rows(content: PairContent) -> Iterator[int]:
    """The row of each passage, in the order of the comparison."""
    return (row for row in range(len(content.rows)) if not content.rows[row].departed)


def _decided(
    items: Iterable[tuple[str, ReviewItem | None]], decision: Callable[[ReviewItem], Decision | None]
) -> dict[str, Decision]:
    held = ((id_, decision(item)) for id_, item in items if item is not None)
    return {id_: made for id_, made in held if made is not None}


def check_result(listed: Iterable[ListedFinding]) -> CheckResult:
    """Findings as `bidui check` gives them, by the report that they are in."""
    by_path: dict[str, list[ListedFinding]] = defaultdict(list)
    for one in sorted(listed, key=lambda one: (one.place.path, one.finding.span)):
        by_path[one.place.path].append(one)
    files = [
        FileFindings(each[0].document, tuple(replace(one.finding, side=None) for one in each))
        for each in by_path.values()
    ]
    word = _word_parts(files[0].document.path) if len(files) == 1 else None
    return CheckResult(files, (), Severity.NOTE, compare.rules(), finding_key, word)


def _word_parts(path: str) -> WordParts | None:
    """A report's own Word file; None for another kind, and where it is no longer there."""
    try:
        parts = compare.word_parts(path)
    except InputError:
        return None
    return None if parts is None else WordParts(parts)


def passage_evidence(content: PairContent, rows: Iterable[int], words: Words) -> Iterator[ReviewedEvidence]:
    """The changed passages among these rows, each once. An unchanged one is no evidence."""
    passages = content.comparison.passages
    numbers = np.cumsum(~content.rows.departed) - 1
    evidence = DiffEvidence(content.comparison, words)
    places = (content.rows[row].twin if content.rows[row].departed else row for row in rows)
    for row in sorted({place for place in places if place is not None}):
        number = int(numbers[row])
        if passages[number].status is not PassageStatus.EQUAL:
            yield evidence.passage(number), content.passages[row]


def figure_evidence(content: PairContent, figures: Iterable[int], words: Words) -> Iterator[ReviewedEvidence]:
    evidence = DiffEvidence(content.comparison, words).figures()
    return ((evidence[at], content.figures[at]) for at in figures)


def match_evidence(content: ScanContent, matches: Iterable[int], words: Words) -> Iterator[ReviewedEvidence]:
    evidence = ScanEvidence(content.scan, content.inputs, words).matches()
    return ((evidence[at], content.submissions.review_items[at]) for at in matches)


def finding_evidence(
    content: ReviewedContent, listed: Sequence[ListedFinding], findings: Iterable[int], words: Words
) -> Iterator[ReviewedEvidence]:
    """Some of the findings listed: those between reports, and those inside each report."""
    between: Sequence[Evidence] = ()
    if isinstance(content, PairContent):
        between = DiffEvidence(content.comparison, words).findings()
    elif isinstance(content, ScanContent):
        numbers = {one.number: finding_text(one.finding, words) for one in listed}  # with names in place of paths
        every = ScanEvidence(content.scan, content.inputs, words).findings()
        between = [replace(row, statement=numbers.get(number, row.statement)) for number, row in enumerate(every)]
    inside = _inside(listed, words)
    rows = [next(inside[one.place.path]) if one.number is None else between[one.number] for one in listed]
    return ((rows[at], listed[at].review_item) for at in findings)


def _inside(listed: Sequence[ListedFinding], words: Words) -> dict[str, Iterator[Evidence]]:
    """The rows of the findings inside each report, by its path, in the order of the list."""
    by_path: dict[str, list[ListedFinding]] = defaultdict(list)
    for one in listed:
        if one.number is None:
            by_path[one.place.path].append(one)
    return {
        path: iter(check_evidence(FileFindings(each[0].document, tuple(one.finding for one in each)), words))
        for path, each in by_path.items()
    }


def summary_evidence(content: ReviewedContent, words: Words) -> list[ReviewedEvidence]:
    """What a reviewer asks first, the most important first, each thing once."""
    return _pair_summary(content, words) if isinstance(content, PairContent) else _scan_summary(content, words)


def _scan_summary(content: ScanContent | ReportContent, words: Words) -> list[ReviewedEvidence]:
    """The longest copied match of each pair, then the findings; the gravest first."""
    found: list[ReviewedEvidence] = []
    if isinstance(content, ScanContent):
        found += match_evidence(content, content.submissions.longest_copied(), words)
    listed = collect_findings(content, _unheard, _unheard)
    found += finding_evidence(content, listed, range(len(listed)), words)
    return sorted(found, key=lambda each: each[0].gravity)


def _unheard(*_: object) -> None:
    """Progress and failures of checks that another screen shows."""


def _pair_summary(content: PairContent, words: Words) -> list[ReviewedEvidence]:
    evidence = DiffEvidence(content.comparison, words)
    findings = [one.review_item for one in findings_between(content.comparison)]
    items = {ItemKind.FINDING: findings, ItemKind.FIGURE: content.figures}
    return [
        (evidence.row(each.kind, each.at), items[each.kind][each.at] if each.kind in items else None)
        for each in asked_first(content.comparison)
    ]


def quoted_place(content: ReviewedContent, row: Evidence, side: SideName) -> DocumentPlace | None:
    """Where a piece of evidence is quoted from, on one side."""
    if not isinstance(content, PairContent):
        quote = row.old if side == "old" else row.new
        return None if quote is None else place_in(content, quote.path, quote.report, quote.span)
    quote, report = (row.old, content.comparison.old) if side == "old" else (row.new, content.comparison.new)
    return None if quote is None else DocumentPlace(report.path, report.report, quote.span, report.text, report.outline)


def place_in(content: ScanContent | ReportContent, path: str, report: int, span: Span) -> DocumentPlace:
    """A stretch of one of the reports on the desk."""
    if isinstance(content, ReportContent):
        return DocumentPlace(path, report, span, content.outline.text, content.outline)
    return DocumentPlace(path, report, span, content.scan.texts[path])


def decidable(content: ReviewedContent) -> Iterator[ReviewItem]:
    """All that can be decided about beside findings, which the summary lists."""
    match content:
        case PairContent():
            content.passages.make()
            yield from content.figures
            yield from content.passages.every
        case ScanContent():
            yield from content.submissions.review_items


def evidence_of(content: ReviewedContent, keys: Set[str], words: Words) -> Iterator[ReviewedEvidence]:
    """The evidence that decisions with these keys are about, each key once."""
    seen: set[str] = set()
    for row, item in _every(content, keys, words):
        if item is not None and item.key not in seen:
            seen.add(item.key)
            yield row, item


def _every(content: ReviewedContent, keys: Set[str], words: Words) -> Iterator[ReviewedEvidence]:
    match content:
        case PairContent():
            yield from figure_evidence(content, _places(content.figures, keys), words)
            rows = [row for row, item in content.passages.items() if item.key in keys]
            yield from passage_evidence(content, rows, words)
        case ScanContent():
            yield from match_evidence(content, _places(content.submissions.review_items, keys), words)


def _places(items: Iterable[ReviewItem], keys: Set[str]) -> list[int]:
    return [at for at, item in enumerate(items) if item.key in keys]
