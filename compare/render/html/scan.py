"""A scan as a page: who shares text with whom, whose text each report is made of, the passages side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.language import Words
from compare.model import ClusterKind, Label, Scan, ScannedReport, SharingPair
from compare.render.clean import clean
from compare.render.evidence import Evidence
from compare.render.evidence_scan import ScanEvidence
from compare.render.html.charts import bar, change_map
from compare.render.html.page import page
from compare.render.html.tables import ColumnTitle, DataCell, DataRow, DataTable, Filter, number
from compare.render.html.templates_page import template_parts
from compare.render.printed import share
from compare.render.results import Presentation, ScanResult
from compare.render.scan_text import RATES, copied, first, report_name, similarity
from compare.render.terms import LABEL_ORDER, MATCH_LABELS, ORIGIN_KINDS

# The rates that stand in the table of reports; the others are in `scan --report`.
_RATES = 4
# A matrix of more reports would not be read.
_MATRIX = 40
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
    matches = list(_matches(scan, evidence.matches(), words))
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
        pairs=_pairs(scan, [pair for pair in scan.pairs if pair.similarity], words),
        others=_pairs(scan, others, words),
        others_title=words.plural(
            "{count} more pair: only forms, phrases, own or prescribed text in common",
            "{count} more pairs: only forms, phrases, own or prescribed text in common",
            len(others),
        ),
        reports=_reports(scan, words),
        matrix=_matrix(scan),
        findings=evidence.findings(),
        matches=matches,
        templates=template_parts(scan, words),
        rings=[*copied(scan, words)[:_MOST_TOLD], *_rings(scan, words)],
        origins=_origins(scan, words),
    )


def _pairs(scan: Scan, pairs: Sequence[SharingPair], words: Words) -> DataTable:
    found = {scan.matches[i].label for pair in pairs for i in pair.matches}
    labels = [label for label in LABEL_ORDER if label in found]
    heads = [ColumnTitle(words("Similarity"), number=True), ColumnTitle("A"), ColumnTitle("B")]
    heads += [ColumnTitle(words(MATCH_LABELS[label]), number=True) for label in labels] + [
        ColumnTitle(words("Which was first"))
    ]
    return DataTable(heads, [_pair(scan, pair, labels, words) for pair in pairs])


def _pair(scan: Scan, pair: SharingPair, labels: Sequence[Label], words: Words) -> DataRow:
    counts = [sum(scan.matches[i].label is label for i in pair.matches) for label in labels]
    copied = any(scan.matches[i].label is Label.COPIED for i in pair.matches)
    cells = [
        number(similarity(pair.similarity), pair.similarity, css="alarm" if copied else "", link=_id(pair)),
        *(DataCell(report_name(scan, i)) for i in (pair.a, pair.b)),
        *(number(str(count) if count else "", count) for count in counts),
        DataCell(first(scan, pair, words), css="where"),
    ]
    return DataRow(cells)


def _id(pair: SharingPair) -> str:
    return f"pair-{pair.a}-{pair.b}"


def _reports(scan: Scan, words: Words) -> DataTable:
    """Columns that are empty for every report are left out."""
    labels = [label for label in LABEL_ORDER if any(getattr(each.shares, label.value) for each in scan.documents)]
    rates = [part for part in list(RATES)[:_RATES] if any(getattr(each.rates, part) for each in scan.documents)]
    heads = [ColumnTitle("#", number=True), ColumnTitle(words("Report")), ColumnTitle(words("Office")), ColumnTitle("")]
    heads += [ColumnTitle(words(MATCH_LABELS[label]), number=True, colour=label.value) for label in labels]
    heads += [ColumnTitle(words(RATES[part]), number=True) for part in rates]
    return DataTable(heads, [_report(scan, document, labels, rates, words) for document in scan.documents])


def _report(
    scan: Scan, document: ScannedReport, labels: Sequence[Label], rates: Sequence[str], words: Words
) -> DataRow:
    shares = [getattr(document.shares, label.value) for label in labels]
    named = zip(labels, shares, strict=True)
    parts = bar([(label.value, part, f"{words(MATCH_LABELS[label])} {share(part)}") for label, part in named])
    cells = [
        number(str(document.id), document.id),
        DataCell(report_name(scan, document.id)),
        DataCell(clean(document.organisation or ""), css="name"),
        DataCell(parts=parts),
    ]
    counted = [*shares, *(getattr(document.rates, part) for part in rates)]
    return DataRow([*cells, *(number(share(part) if part else "", part) for part in counted)])


def _matrix(scan: Scan) -> DataTable:
    """The similarity of each report with each; those that share nothing are left out."""
    alike = {(pair.a, pair.b): pair for pair in scan.pairs}
    shown = sorted({i for pair in alike for i in pair})
    if not 2 < len(shown) <= _MATRIX:
        return DataTable([], [])
    rows = []
    for a in shown:
        cells = [DataCell(f"{a} {report_name(scan, a)}")]
        cells += [_cell(alike.get((min(a, b), max(a, b)))) if a != b else DataCell("·") for b in shown]
        rows.append(DataRow(cells))
    return DataTable([ColumnTitle(""), *(ColumnTitle(str(b)) for b in shown)], rows, "heat")


def _cell(pair: SharingPair | None) -> DataCell:
    if pair is None:
        return DataCell()
    value = pair.similarity or 0.0
    return DataCell(similarity(pair.similarity), value, f"h{min(3, int(value * 4))}", _id(pair))


def _matches(scan: Scan, rows: Sequence[Evidence], words: Words) -> Iterator[PairMatches]:
    """The passages of each pair, what was copied first; the others are folded."""
    for pair in scan.pairs:
        title = " – ".join(report_name(scan, i) for i in (pair.a, pair.b))
        listed = sorted((rows[i] for i in pair.matches), key=lambda row: row.gravity)
        runs = []
        for is_copied, group in groupby(listed, lambda row: row.status == Label.COPIED):
            passages = list(group)
            fold = words.plural("{count} more passage", "{count} more passages", len(passages))
            runs.append(SharedRun(passages, "" if is_copied else fold))
        yield PairMatches(_id(pair), title, similarity(pair.similarity), runs)


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


def _origins(scan: Scan, words: Words) -> DataTable:
    """What two files say of their making alike, what tells most first."""
    heads = [ColumnTitle(words("Weight"), number=True), ColumnTitle("A"), ColumnTitle("B")]
    heads += [ColumnTitle(words("Mark")), ColumnTitle(words("Value"))]
    marks = [(pair, each) for pair in scan.pairs for each in pair.origin]
    marks.sort(key=lambda one: (-one[1].weight, one[0].a, one[0].b))
    return DataTable(
        heads,
        [
            DataRow(
                [
                    number(share(each.weight), each.weight),
                    *(DataCell(report_name(scan, i)) for i in (pair.a, pair.b)),
                    DataCell(words(ORIGIN_KINDS[each.kind])),
                    DataCell(clean(each.value)),
                ]
            )
            for pair, each in marks
        ],
    )
