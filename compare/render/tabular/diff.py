"""The tables of a comparison: its figures, last year's targets, its sections."""

from __future__ import annotations

from collections.abc import Sequence

from compare.language import Words
from compare.model import Comparison, FigurePair, Promise, Verdict
from compare.render.clean import clean
from compare.render.evidence import Evidence, Gravity
from compare.render.important import FigureOrder, in_order
from compare.render.moves import section_notes
from compare.render.printed import difference, percent, printed, printed_target, share
from compare.render.results import DiffResult
from compare.render.section_paths import ComparisonPaths, heading
from compare.render.tabular.tables import ColumnTitle, DataCell, DataRow, DataTable, number
from compare.render.terms import section_sign

_VERDICT_CSS = {Verdict.CONTRADICTED: "alarm", Verdict.CONSISTENT: "good"}


def figures_table(result: DiffResult, rows: Sequence[Evidence], words: Words) -> DataTable:
    """Each figure once, however often it is told."""
    pairs = result.comparison.figures
    heads = [
        ColumnTitle(""),
        ColumnTitle(words("Metric")),
        ColumnTitle(words("Old"), number=True),
        ColumnTitle(words("New"), number=True),
        ColumnTitle(words("Difference"), number=True),
        ColumnTitle("%", number=True),
        ColumnTitle(words("Stated growth")),
        ColumnTitle(words("Where")),
    ]
    places = in_order(pairs, result.order or FigureOrder.REPORT)
    return DataTable(heads, [_figure(pairs[at], rows[at], words) for at in places if not pairs[at].retold])


def _figure(pair: FigurePair, row: Evidence, words: Words) -> DataRow:
    check = pair.claim_check
    verdict = " · ".join(part for part in (row.verdict, row.measure, *row.review) if part)
    quote = row.new or row.old
    where = " · ".join(part for part in (quote.place, quote.section, row.elsewhere) if part) if quote else ""
    cells = [
        DataCell(row.sign, css="sign" + (" alarm" if row.gravity is Gravity.ALARM else "")),
        DataCell(clean(pair.metric or words("(no name)"))),
        number(printed(pair.old), pair.old.signed if pair.old else None),
        number(printed(pair.new), pair.new.signed if pair.new else None),
        number(difference(pair, words), pair.difference),
        number(percent(pair.percent), pair.percent),
        DataCell(verdict, css=_VERDICT_CSS.get(check.verdict, "") if check else ""),
        DataCell(where, css="where"),
    ]
    return DataRow(cells, row.status, row.id, is_change=row.gravity <= Gravity.CHANGE)


def targets_table(promises: Sequence[Promise], rows: Sequence[Evidence], words: Words) -> DataTable:
    heads = [
        ColumnTitle(""),
        ColumnTitle(words("Metric")),
        ColumnTitle(words("Target"), number=True),
        ColumnTitle(words("Result"), number=True),
        ColumnTitle(words("Verdict")),
    ]
    lines = []
    for promise, row in zip(promises, rows, strict=True):
        target, result = promise.target, promise.result
        cells = [
            DataCell(row.sign, css="sign"),
            DataCell(clean(target.metric or words("(no name)"))),
            number(printed_target(target), target.signed),
            number(printed(result) or "–", result.signed if result else None),
            DataCell(" · ".join((row.verdict, *row.review)), css="warning" if row.gravity is Gravity.WARNING else ""),
        ]
        lines.append(DataRow(cells, row.status, row.id))
    return DataTable(heads, lines)


def sections_table(comparison: Comparison, words: Words) -> DataTable:
    paths = ComparisonPaths(comparison)
    heads = [
        ColumnTitle(""),
        ColumnTitle(words("Section")),
        ColumnTitle(words("Similarity"), number=True),
        ColumnTitle(words("Notes")),
    ]
    rows = []
    for pair in comparison.sections:
        end = pair.new or pair.old
        assert end is not None
        both = pair.old is not None and pair.new is not None
        cells = [
            DataCell(section_sign(pair), css="sign"),
            DataCell("\u3000" * (end.level - 1) + heading(end)),
            number(share(pair.similarity) if both else "", pair.similarity if both else None),
            DataCell(" · ".join(section_notes(pair, paths, words))),
        ]
        rows.append(DataRow(cells))
    return DataTable(heads, rows)
