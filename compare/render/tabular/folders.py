"""Two folders in tables: the offices ranked by what they carried over, and who stands in one folder only."""

from __future__ import annotations

from collections.abc import Sequence

from compare.language import Words
from compare.model import FigureStatus, ReportPair, Side
from compare.render.clean import clean
from compare.render.foremost import foremost_text
from compare.render.names import called, report_file
from compare.render.printed import share
from compare.render.results import FoldersResult
from compare.render.tabular.tables import ColumnTitle, DataCell, DataRow, DataTable, TablePart, TableReport, number
from compare.render.terms import PAIRED_BY
from compare.render.unread import unread_lines


def folders_report(result: FoldersResult, words: Words) -> TableReport:
    folders = result.folders
    note = words("Carried: the share of NEW that OLD has word for word")
    parts = [TablePart("pairs", words("Pairs"), _pairs(result, words), note)]
    for name, folder, sides in (
        ("only-old", result.old, folders.unpaired.old),
        ("only-new", result.new, folders.unpaired.new),
    ):
        if sides:
            parts.append(TablePart(name, words("Only in {folder}", folder=clean(folder)), _alone(sides, words)))
    paired = (side for pair in folders.pairs for side in (pair.old, pair.new))
    every = (*paired, *folders.unpaired.old, *folders.unpaired.new)
    return TableReport(
        title=f"{clean(result.old)} → {clean(result.new)}",
        facts=_facts(result, words),
        parts=parts,
        inputs=list(dict.fromkeys(side.path for side in every)),
        unread=unread_lines((side.outline.document for side in every), result.skipped, words),
    )


def _facts(result: FoldersResult, words: Words) -> list[str]:
    folders = result.folders
    counts = [words.plural("{count} pair", "{count} pairs", len(folders.pairs))]
    for folder, sides in ((result.old, folders.unpaired.old), (result.new, folders.unpaired.new)):
        if sides:
            counts.append(words("{count} only in {folder}", count=len(sides), folder=clean(folder)))
    return counts


def _pairs(result: FoldersResult, words: Words) -> DataTable:
    pairs = result.folders.pairs
    pages = result.pages or [""] * len(pairs)
    numbers = (words("Carried"), words("Similarity"), words("Figures ~"), "=", words("Growth ✗"), words("Stale"))
    heads = [ColumnTitle(words("Report")), *(ColumnTitle(name, number=True) for name in numbers)]
    heads += [ColumnTitle(words("What matters most")), ColumnTitle(words("Paired by")), ColumnTitle(words("Files"))]
    return DataTable(heads, [_pair(pair, page_, words) for pair, page_ in zip(pairs, pages, strict=True)])


def _pair(pair: ReportPair, shown_on: str, words: Words) -> DataRow:
    changed, same = (pair.figures.get(status, 0) for status in (FigureStatus.CHANGED, FigureStatus.UNCHANGED))
    cells = [
        DataCell(called(pair.new, pair.organisation), css="name", page=shown_on),
        number(share(pair.carried_over), pair.carried_over),
        number(share(pair.similarity), pair.similarity),
        number(str(changed), changed),
        number(str(same), same),
        number(str(pair.contradicted), pair.contradicted, css="alarm" if pair.contradicted else ""),
        number(str(pair.stale), pair.stale, css="warning" if pair.stale else ""),
        DataCell("; ".join(foremost_text(each, words) for each in pair.foremost), css="long"),
        DataCell(words(PAIRED_BY[pair.paired_by])),
        DataCell(clean(f"{report_file(pair.old)} → {report_file(pair.new)}"), css="where"),
    ]
    return DataRow(cells, is_change=bool(pair.contradicted or pair.stale))


def _alone(sides: Sequence[Side], words: Words) -> DataTable:
    rows = [DataRow([DataCell(called(side, None)), DataCell(clean(report_file(side)), css="where")]) for side in sides]
    return DataTable([ColumnTitle(words("Report")), ColumnTitle(words("File"))], rows)
