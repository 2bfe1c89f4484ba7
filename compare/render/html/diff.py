"""A comparison as a page: what matters most, figures, targets, findings, sections, and the text side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from compare.language import Words
from compare.model import (
    Comparison,
    PassageKind,
    PassagePair,
    PassageStatus,
    TablePair,
)
from compare.render.evidence import Evidence
from compare.render.evidence_diff import FIGURE_NAMES, PASSAGE_NAMES, DiffEvidence
from compare.render.html.charts import change_map
from compare.render.html.page import OutlineEntry, page
from compare.render.important import NOTHING_STANDS_OUT, TOP
from compare.render.marked_spans import Mark, marked_spans
from compare.render.moves import whence
from compare.render.names import report_title
from compare.render.positions import place_text
from compare.render.printed import share
from compare.render.report_names import short_names
from compare.render.results import DiffResult, Presentation
from compare.render.section_paths import ComparisonPaths, heading, path_text
from compare.render.table_grids import TableGridView, ToldTables
from compare.render.tabular.diff import figures_table, sections_table, targets_table
from compare.render.tabular.tables import NOTHING, Filter
from compare.render.terms import FIGURE_SIGNS, PASSAGE_COUNTS, PASSAGE_SIGNS
from compare.render.views import Part

# A run of so many unchanged passages is folded.
_FOLD = 3


@dataclass(frozen=True, slots=True)
class TextPiece:
    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One pair of passages; ``note`` says where it was moved from and where the file shows it."""

    id: str
    status: str
    sign: str
    name: str
    old: Sequence[TextPiece]
    new: Sequence[TextPiece]
    note: str


@dataclass(frozen=True, slots=True)
class PassageRun:
    """Passages in a row; ``fold`` is the line that stands for unchanged ones, or for those that ``tables`` tell; empty
    where they are shown."""

    rows: Sequence[PassageRow]
    fold: str
    tables: Sequence[TableGridView] = ()


@dataclass(frozen=True, slots=True)
class PassageGroup:
    """The passages below one heading."""

    id: str
    title: str
    entry: OutlineEntry
    runs: Sequence[PassageRun]


def write(result: DiffResult, presentation: Presentation) -> str:
    comparison, words = result.comparison, presentation.words
    evidence = DiffEvidence(comparison, words, result.decisions)
    groups = list(_groups(comparison, evidence.passages(), words)) if result.shows(Part.TEXT) else []
    figures = result.shows(Part.FIGURES)
    statuses = [(row.id, row.status) for group in groups for run in group.runs for row in run.rows]
    return page(
        "diff.html",
        words,
        title=f"{report_title(comparison.old)} → {report_title(comparison.new)}",
        facts=_facts(comparison, words),
        version=presentation.version,
        filters=_filters(words),
        outline=[group.entry for group in groups],
        ticks=change_map(statuses, PassageStatus.EQUAL.value),
        top=evidence.first(result.most_important(TOP)) if result.shows(Part.SUMMARY) else None,
        figures=figures_table(result, evidence.figures(), words) if figures else NOTHING,
        promises=targets_table(comparison.promises, evidence.promises(), words) if figures else NOTHING,
        findings=sorted(evidence.findings(), key=lambda row: row.gravity) if figures else [],
        sections=sections_table(comparison, words) if result.shows(Part.SECTIONS) else NOTHING,
        nothing=NOTHING_STANDS_OUT,
        alone=result.only is Part.SUMMARY,
        groups=groups,
    )


def _facts(comparison: Comparison, words: Words) -> list[str]:
    counts = comparison.summary.passages
    passages = [words(message, count=counts[s]) for s, message in PASSAGE_COUNTS.items() if counts.get(s)]
    return [
        *(words(notice.template, **notice.arguments) for notice in comparison.notices),
        " → ".join(short_names(tuple((side.path, side.report) for side in (comparison.old, comparison.new)))),
        words("Similarity {share}", share=share(comparison.similarity)),
        words("Passages: {counts}", counts=" · ".join(passages)),
    ]


def _filters(words: Words) -> list[Filter]:
    filters = [Filter(status.value, PASSAGE_SIGNS[status], words(name)) for status, name in PASSAGE_NAMES.items()]
    known = {each.status for each in filters}
    return filters + [
        Filter(status.value, FIGURE_SIGNS[status], words("figures: {status}", status=words(name)))
        for status, name in FIGURE_NAMES.items()
        if status.value not in known
    ]


def _groups(comparison: Comparison, evidence: Sequence[Evidence], words: Words) -> Iterator[PassageGroup]:
    """Passages by the headings that they stand below, in the order of NEW."""
    paths, tables, told = ComparisonPaths(comparison), ToldTables(comparison), set[int]()
    rows = list(zip(comparison.passages, evidence, strict=True))
    for index, (path, group) in enumerate(groupby(rows, lambda row: paths.path(row[0].old, row[0].new))):
        runs: list[PassageRun] = []
        for own, part in groupby(group, lambda row: tables.of(row[0].old, row[0].new)):
            shown = [_row(pair, row, comparison, paths, words) for pair, row in part if not _is_heading(pair)]
            runs += _of_table(own, shown, tables, told, words) if own else _runs(shown, words)
        if runs:
            title = path_text(path) or words("(before the first heading)")
            name = heading(path[-1]) if path else title
            entry = OutlineEntry(f"section-{index}", name, min(4, max(1, len(path))))
            yield PassageGroup(entry.id, title, entry, runs)


def _of_table(
    own: Sequence[TablePair], rows: Sequence[PassageRow], tables: ToldTables, told: set[int], words: Words
) -> Iterator[PassageRun]:
    """The grids of tables that are not shown yet, and below them their rows as text, folded."""
    views = [tables.view(pair, words) for pair in own if id(pair) not in told]
    told.update(map(id, own))
    yield PassageRun(rows, words.plural("⋯ {count} row as text", "⋯ {count} rows as text", len(rows)), views)


def _is_heading(pair: PassagePair) -> bool:
    """An unchanged heading is the title of its group."""
    return pair.status is PassageStatus.EQUAL and pair.kind is PassageKind.HEADING


def _runs(rows: Sequence[PassageRow], words: Words) -> Iterator[PassageRun]:
    for same, run in groupby(rows, lambda row: row.status == PassageStatus.EQUAL):
        listed = list(run)
        if same and len(listed) >= _FOLD:
            yield PassageRun(
                listed, words.plural("⋯ {count} passage unchanged", "⋯ {count} passages unchanged", len(listed))
            )
        else:
            yield PassageRun(listed, "")


def _row(pair: PassagePair, row: Evidence, comparison: Comparison, paths: ComparisonPaths, words: Words) -> PassageRow:
    notes = []
    if pair.status is PassageStatus.MOVED and pair.old is not None and pair.new is not None:
        notes.append(whence(pair.old, pair.new, paths, words))
    if pair.status is not PassageStatus.EQUAL and pair.new is not None:
        notes.append(place_text(comparison.new.outline.document, pair.new.start, words))
    notes += row.review
    return PassageRow(
        row.id,
        pair.status.value,
        PASSAGE_SIGNS[pair.status],
        row.statement,
        _pieces(pair, comparison, "old"),
        _pieces(pair, comparison, "new"),
        " · ".join(note for note in notes if note),
    )


def _pieces(pair: PassagePair, comparison: Comparison, side: Literal["old", "new"]) -> list[TextPiece]:
    """A passage cut where words changed; one that stands alone has no changed words."""
    text = comparison.old.text if side == "old" else comparison.new.text
    alone = pair.old is None or pair.new is None
    pieces = groupby(marked_spans(pair, side), lambda piece: piece.mark is Mark.CHANGED and not alone)
    return [TextPiece("".join(piece.span.of(text) for piece in group), changed) for changed, group in pieces]
