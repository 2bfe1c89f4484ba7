"""A scan as a page: who shares text with whom, whose text each report is made of, the passages side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.language import Words
from compare.model import ClusterKind, Label, Scan, SharingPair
from compare.render.evidence import Evidence
from compare.render.evidence_scan import ScanEvidence
from compare.render.html.charts import change_map
from compare.render.html.page import page
from compare.render.results import Presentation, ScanResult
from compare.render.scan_text import copied, report_name, similarity
from compare.render.tabular.scan import (
    likeness_table,
    most_shared,
    origins_table,
    pair_id,
    pairs_table,
    reports_table,
    sections_table,
    sources_table,
)
from compare.render.tabular.tables import Filter
from compare.render.tabular.templates import template_parts
from compare.render.terms import LABEL_ORDER, MATCH_LABELS

# A page is read from its top: so many pairs, reports and rows of a template stand on it (2,500 reports on one form made a
# page of 14 MB).
_MOST_PAIRS = 200
_MOST_ROWS = 300
# Pairs in sentences at the top.
_MOST_TOLD = 8
# What the map of changes shows.
_TOLD = frozenset({Label.COPIED.value, Label.OWN.value, Label.COMMON.value})


@dataclass(frozen=True, slots=True)
class SharedRun:
    """Passages of a pair in a row; ``fold`` is the line that stands for those that nobody copied."""

    rows: Sequence[Evidence]
    fold: str


@dataclass(frozen=True, slots=True)
class PairMatches:
    id: str
    title: str
    note: str
    runs: Sequence[SharedRun]


def write(result: ScanResult, presentation: Presentation) -> str:
    scan, words = result.scan, presentation.words
    evidence = ScanEvidence(scan, result.inputs, words, result.decisions)
    count = sum(any(scan.matches[i].label is Label.COPIED for i in pair.matches) for pair in scan.pairs)
    others = [pair for pair in scan.pairs if not pair.similarity]
    alike = scan.pairs[: len(scan.pairs) - len(others)]
    shown = most_shared(scan, _MOST_ROWS)
    matches = list(_matches(scan, scan.pairs[:_MOST_PAIRS], evidence.matches(), words))
    statuses = [(row.id, row.status) for pair in matches for run in pair.runs for row in run.rows]
    return page(
        "scan.html",
        words,
        title=words("Who shares text with whom"),
        facts=[
            words.plural("{count} report", "{count} reports", len(scan.documents)),
            words.plural("{count} pair with copied text", "{count} pairs with copied text", count),
        ],
        version=presentation.version,
        filters=[Filter(label.value, "", words(MATCH_LABELS[label])) for label in LABEL_ORDER],
        outline=[],
        ticks=change_map([(id_, status if status in _TOLD else "") for id_, status in statuses], ""),
        pairs=pairs_table(scan, alike[:_MOST_PAIRS], words),
        others=pairs_table(scan, others[:_MOST_PAIRS], words),
        others_title=words.plural(
            "{count} more pair: only forms, phrases, own or prescribed text in common",
            "{count} more pairs: only forms, phrases, own or prescribed text in common",
            len(others),
        ),
        reports=reports_table(scan, words, shown),
        left_out=_left_out(scan, words),
        matrix=likeness_table(scan),
        sources=sources_table(scan, words, shown),
        by_section=sections_table(scan, words, shown),
        findings=evidence.findings(),
        matches=matches,
        templates=template_parts(scan, words, _MOST_ROWS),
        rings=[*copied(scan, words)[:_MOST_TOLD], *_rings(scan, words)],
        origins=origins_table(scan, words),
    )


def _left_out(scan: Scan, words: Words) -> list[str]:
    """What does not stand on the page, and where it does."""
    told = []
    if len(scan.pairs) > _MOST_PAIRS:
        told.append(
            words(
                "Passages of the {count} pairs most alike of {of} stand here; --pair A B shows one in full, -o scan.json all.",
                count=_MOST_PAIRS,
                of=len(scan.pairs),
            )
        )
    if len(scan.documents) > _MOST_ROWS:
        told.append(
            words(
                "The {count} reports with most of others' text of {of} stand here; --report NAME shows one, -o scan.json all.",
                count=_MOST_ROWS,
                of=len(scan.documents),
            )
        )
    return told


def _matches(scan: Scan, pairs: Sequence[SharingPair], rows: Sequence[Evidence], words: Words) -> Iterator[PairMatches]:
    """The passages of each pair, what was copied first; the others are folded."""
    for pair in pairs:
        title = " – ".join(report_name(scan, i) for i in (pair.a, pair.b))
        listed = sorted((rows[i] for i in pair.matches), key=lambda row: row.gravity)
        runs = []
        for is_copied, group in groupby(listed, lambda row: row.status == Label.COPIED):
            passages = list(group)
            fold = words.plural("{count} more passage", "{count} more passages", len(passages))
            runs.append(SharedRun(passages, "" if is_copied else fold))
        yield PairMatches(pair_id(pair), title, similarity(pair.similarity), runs)


def _rings(scan: Scan, words: Words) -> list[str]:
    """One text in three and more reports, in words."""
    rings = (cluster for cluster in scan.clusters if cluster.kind is ClusterKind.RING)
    return [
        words(
            "the same text in {count} reports: {names}",
            count=len(ring.documents),
            names=words(", ").join(report_name(scan, document) for document in ring.documents),
        )
        for ring in rings
    ]
