"""Many reports -> who shares text with whom, and whose text it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, tee
from math import log2
from typing import NamedTuple

from compare.model import (
    Cluster,
    ClusterKind,
    Coverage,
    Document,
    Label,
    Match,
    MatchEnd,
    Scan,
    ScannedReport,
    ScannedSection,
    ScanOptions,
)
from compare.reuse import settings
from compare.reuse.candidates import CandidatePairs
from compare.reuse.coverage import CharacterCounts, character_counts
from compare.reuse.elsewhere import NOTHING_ELSEWHERE, Elsewhere
from compare.reuse.labelling import labelled
from compare.reuse.origin import origin_findings, shared_origins
from compare.reuse.pair_matches import Progress, SharedText, all_matches, base_spans, worth_matching
from compare.reuse.pool import Pool
from compare.reuse.rare_values import RareValues, rare_values
from compare.reuse.rates import Sources, rates_of, sources_of
from compare.reuse.regular_steps import regular_steps
from compare.reuse.reports import Submission, prepare
from compare.reuse.section_ends import cut_at_labels
from compare.reuse.shared_data import shared_data
from compare.reuse.sharing_pairs import OtherEvidence, sharing_pairs, told_pairs
from compare.reuse.splitting import split
from compare.reuse.templates import templates
from compare.time_limit import scan_limit


def scan(
    documents: Iterable[Document],
    options: ScanOptions | None = None,
    progress: Progress | None = None,
    workers: Pool | None = None,
) -> Scan:
    """What the reports of ``documents`` share. ``progress(done, of)`` is told of each pair matched. The order of
    ``documents`` only decides their numbers. The work of a large scan is spread over ``workers``."""
    options, workers = options or ScanOptions(), workers or Pool(1)
    sent, kept = tee(documents)
    reports = list(prepare(sent, options, workers))
    reports += prepare(options.against, options, workers, is_archive=True)
    paths = {report.path for report in reports}
    scanned = {document.path: document for document in chain(kept, options.against) if document.path in paths}
    return scan_reports(reports, scanned, options, workers, progress)


def scan_reports(  # noqa: PLR0913, PLR0917
    reports: Sequence[Submission],
    documents: Mapping[str, Document],
    options: ScanOptions,
    workers: Pool,
    progress: Progress | None = None,
    elsewhere: Elsewhere = NOTHING_ELSEWHERE,
) -> Scan:
    """As `scan`, of reports that are prepared; ``documents`` are theirs, by path. Raises `InputError` where it takes too
    long."""
    with scan_limit(_sizes(reports)):
        rare = rare_values([report.fills for report in reports], elsewhere.values)
        worth = worth_matching(reports, options, rare, elsewhere)
    matched = all_matches(reports, worth, options, workers, progress or silent)
    return judged(reports, documents, Matched(rare, worth, matched), options, workers, elsewhere)


class Matched(NamedTuple):
    """What of many reports is the same: ``rare`` values, the pairs ``worth`` matching, and what these share."""

    rare: RareValues
    worth: CandidatePairs
    shared: list[SharedText]


def judged(  # noqa: PLR0913, PLR0917
    reports: Sequence[Submission],
    documents: Mapping[str, Document],
    matched: Matched,
    options: ScanOptions,
    workers: Pool,
    elsewhere: Elsewhere = NOTHING_ELSEWHERE,
) -> Scan:
    """Whose text each match is, and what follows from that. Raises `InputError` where it takes too long."""
    rare, worth, shared = matched
    bases = base_spans(reports, list(prepare(options.base, options, workers)), workers)
    with scan_limit(_sizes(reports)):
        shared = labelled(list(cut_at_labels(split(shared, reports), reports)), reports, bases, worth.starred)
        books = character_counts(reports, shared, bases)
        sources = sources_of(shared)
        origins = shared_origins(reports, elsewhere)
        findings = (
            *shared_data(reports, shared, rare, elsewhere.contacts),
            *regular_steps(reports, shared),
            *origin_findings(origins, reports),
        )
        evidence = OtherEvidence(origins, told_pairs(findings, reports), rare, documents)
        return Scan(
            documents=tuple(
                _scanned(i, report, book, sources.get(i, {}))
                for i, (report, book) in enumerate(zip(reports, books, strict=True))
            ),
            pairs=sharing_pairs(shared, reports, books, evidence),
            matches=tuple(_match(i, one, reports) for i, one in enumerate(shared)),
            clusters=_clusters(shared),
            templates=templates(shared, reports),
            findings=findings,
            coverage=Coverage(len(worth.pairs), settings.COMMON, worth.common, worth.references),
            texts={path: document.text for path, document in documents.items()},
            layouts={path: document.layout for path, document in documents.items()},
        )


def _sizes(reports: Sequence[Submission]) -> Counter[str]:
    """How many characters of each file are scanned."""
    sizes: Counter[str] = Counter()
    for report in reports:
        sizes[report.path] += len(report.text)
    return sizes


def silent(done: int, of: int) -> None:
    """Tells nobody how many pairs were matched."""


def _match(number: int, one: SharedText, reports: Sequence[Submission]) -> Match:
    return Match(
        id=number,
        a=MatchEnd(one.a, reports[one.a].whole(one.found.a)),
        b=MatchEnd(one.b, reports[one.b].whole(one.found.b)),
        similarity=one.found.similarity,
        kind=one.found.kind,
        label=one.label,
        weight=round(1 / log2(max(2, one.owners)), 4),
    )


def _scanned(number: int, report: Submission, book: CharacterCounts, sources: Sources) -> ScannedReport:
    rates, ranked = rates_of(report, book, sources)
    return ScannedReport(
        id=number,
        path=report.path,
        report=report.report.index,
        span=report.report.span,
        group=report.group,
        compared_characters=book.compared,
        shares=book.shares(),
        rates=rates,
        sources=ranked,
        sections=tuple(
            ScannedSection(heading, report.whole(span), book.shares_within(span)) for heading, span in report.sections
        ),
        title=report.report.title,
        organisation=report.report.organisation,
        year=report.report.year,
        archive=report.is_archive,
    )


def _clusters(shared: Sequence[SharedText]) -> tuple[Cluster, ...]:
    """Reports connected by copied text, the largest cluster first. Where three and more have one text it is a ring."""
    root: dict[int, int] = {}
    in_ring: set[int] = set()

    def top(report: int) -> int:
        while root.setdefault(report, report) != report:
            root[report] = root[root[report]]
            report = root[report]
        return report

    for one in shared:
        if one.label is Label.COPIED:
            low, high = sorted((top(one.a), top(one.b)))
            root[high] = low
            in_ring |= {one.a, one.b} if one.owners >= settings.SHARED_BY else set()
    members: dict[int, list[int]] = defaultdict(list)
    for report in sorted(root):
        members[top(report)].append(report)
    ordered = sorted(members.values(), key=lambda group: (-len(group), group))
    return tuple(
        Cluster(
            tuple(group),
            ClusterKind.RING if len(group) >= settings.SHARED_BY and in_ring & set(group) else ClusterKind.COPIED,
        )
        for group in ordered
    )
