"""The tables of a scan: its pairs, its reports with whose text they are made of, their sections and sources."""

from __future__ import annotations

from collections.abc import Sequence

from compare.language import Words
from compare.model import Label, Scan, ScannedReport, Shares, SharingPair
from compare.render.clean import clean
from compare.render.printed import share
from compare.render.scan_text import RATES, first, report_name, similarity
from compare.render.tabular.tables import NOTHING, ColumnTitle, DataCell, DataRow, DataTable, Share, TablePart, number
from compare.render.tabular.templates import template_parts
from compare.render.terms import LABEL_ORDER, MATCH_LABELS, ORIGIN_KINDS

# The rates that stand in the table of reports; the others are in `scan --report`.
_RATES = 4
# A matrix of more reports would not be read.
_MATRIX = 40
# Of each report the sources with most of its text.
_SOURCES = 5


def scan_parts(scan: Scan, words: Words) -> list[TablePart]:
    """All of them but the matrix, which is for a screen, as they are printed one below the other."""
    alike = [pair for pair in scan.pairs if pair.similarity]
    tables = {
        "pairs": (words("Pairs"), pairs_table(scan, alike, words)),
        "reports": (words("Reports"), reports_table(scan, words)),
        "by-section": (words("By section"), sections_table(scan, words)),
        "sources": (words("Sources"), sources_table(scan, words)),
        "origin": (words("Marks of making"), origins_table(scan, words)),
    }
    return [*(TablePart(id_, title, table) for id_, (title, table) in tables.items()), *template_parts(scan, words)]


def pairs_table(scan: Scan, pairs: Sequence[SharingPair], words: Words) -> DataTable:
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
        number(similarity(pair.similarity), pair.similarity, css="alarm" if copied else "", link=pair_id(pair)),
        *(DataCell(report_name(scan, i)) for i in (pair.a, pair.b)),
        *(number(str(count) if count else "", count) for count in counts),
        DataCell(first(scan, pair, words), css="where"),
    ]
    return DataRow(cells)


def pair_id(pair: SharingPair) -> str:
    return f"pair-{pair.a}-{pair.b}"


def most_shared(scan: Scan, most: int) -> list[ScannedReport]:
    """The reports in their order; where they are too many, those with most of others' text first, so many."""
    if len(scan.documents) <= most:
        return list(scan.documents)
    ranked = sorted(scan.documents, key=lambda d: (-d.shares.copied, -d.rates.total, -d.shares.template, d.id))
    return ranked[:most]


def reports_table(scan: Scan, words: Words, shown: Sequence[ScannedReport] | None = None) -> DataTable:
    """All reports, or those ``shown``. Columns that are empty for every report are left out."""
    labels = _labels([document.shares for document in scan.documents])
    rates = [part for part in list(RATES)[:_RATES] if any(getattr(each.rates, part) for each in scan.documents)]
    heads = [ColumnTitle("#", number=True), ColumnTitle(words("Report")), ColumnTitle(words("Office")), ColumnTitle("")]
    heads += [ColumnTitle(words(MATCH_LABELS[label]), number=True, colour=label.value) for label in labels]
    heads += [ColumnTitle(words(RATES[part]), number=True) for part in rates]
    listed = scan.documents if shown is None else shown
    return DataTable(heads, [_report(scan, document, labels, rates, words) for document in listed])


def _report(
    scan: Scan, document: ScannedReport, labels: Sequence[Label], rates: Sequence[str], words: Words
) -> DataRow:
    shares = [getattr(document.shares, label.value) for label in labels]
    named = zip(labels, shares, strict=True)
    parts = [Share(label.value, part, f"{words(MATCH_LABELS[label])} {share(part)}") for label, part in named]
    cells = [
        number(str(document.id), document.id),
        DataCell(report_name(scan, document.id)),
        DataCell(clean(document.organisation or ""), css="name"),
        DataCell(shares=parts),
    ]
    counted = [*shares, *(getattr(document.rates, part) for part in rates)]
    return DataRow([*cells, *map(_share, counted)])


def _labels(shares: Sequence[Shares]) -> list[Label]:
    """Whose text there is any of."""
    return [label for label in LABEL_ORDER if any(getattr(each, label.value) for each in shares)]


def sections_table(scan: Scan, words: Words, shown: Sequence[ScannedReport] | None = None) -> DataTable:
    """Whose text each section is, of the reports that share something."""
    listed = scan.documents if shown is None else shown
    sections = [(document, section) for document in listed for section in document.sections]
    labels = _labels([section.shares for _, section in sections])
    heads = [ColumnTitle(words("Report")), ColumnTitle(words("Section"))]
    heads += [ColumnTitle(words(MATCH_LABELS[label]), number=True) for label in labels]
    rows = []
    for document, section in sections:
        shares = [getattr(section.shares, label.value) for label in labels]
        if any(shares):
            cells = [DataCell(report_name(scan, document.id)), DataCell(clean(section.heading))]
            rows.append(DataRow([*cells, *(_share(part) for part in shares)]))
    return DataTable(heads, rows)


def sources_table(scan: Scan, words: Words, shown: Sequence[ScannedReport] | None = None) -> DataTable:
    """Who has most of each report's text, and what that adds to those before."""
    heads = [ColumnTitle(words("Report")), ColumnTitle(words("Source"))]
    heads += [ColumnTitle(words("Alone"), number=True), ColumnTitle(words("Adds"), number=True)]
    return DataTable(
        heads,
        [
            DataRow(
                [
                    *(DataCell(report_name(scan, at)) for at in (document.id, source.document)),
                    _share(source.alone),
                    _share(source.added),
                ]
            )
            for document in (scan.documents if shown is None else shown)
            for source in document.sources[:_SOURCES]
        ],
    )


def _share(part: float) -> DataCell:
    return number(share(part) if part else "", part)


def likeness_table(scan: Scan) -> DataTable:
    """The similarity of each report with each; those that are alike with none are left out."""
    alike = {(pair.a, pair.b): pair for pair in scan.pairs if pair.similarity}
    shown = sorted({i for pair in alike for i in pair})
    if not 2 < len(shown) <= _MATRIX:
        return NOTHING
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
    return DataCell(similarity(pair.similarity), value, f"h{min(3, int(value * 4))}", pair_id(pair))


def origins_table(scan: Scan, words: Words) -> DataTable:
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
