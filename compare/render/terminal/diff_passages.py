"""The text of a comparison: passages that changed, under the headings they stand below, with the changed words in
brackets; unchanged stretches folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from rich.text import Text

from compare.language import Words
from compare.model import Comparison, PassageKind, PassagePair, PassageStatus
from compare.render.clean import clean
from compare.render.marked_spans import Mark, marked_spans
from compare.render.moves import whence
from compare.render.positions import place_text
from compare.render.section_paths import ComparisonPaths, SectionPath, path_text
from compare.render.table_grids import ToldTables
from compare.render.terminal.paint import ADDED, EDITED, HEADING, MOVED, QUIET, REMOVED
from compare.render.terminal.table import INDENT, hanging, titled
from compare.render.terminal.tables import table_grid
from compare.render.terms import PASSAGE_SIGNS
from compare.render.views import DiffView

_STYLES = {
    PassageStatus.EDITED: EDITED,
    PassageStatus.FIGURES_ONLY: EDITED,
    PassageStatus.MOVED: MOVED,
    PassageStatus.ADDED: ADDED,
    PassageStatus.REMOVED: REMOVED,
}


def passages(comparison: Comparison, words: Words, view: DiffView) -> Iterator[Text]:
    yield from titled(words("Text"), view.width)
    section_paths = ComparisonPaths(comparison)
    tables, told = ToldTables(comparison), set[int]()
    pairs = [pair for pair in comparison.passages if not _is_told_by_its_path(pair)]
    in_tables = [tables.of(pair.old, pair.new) for pair in pairs]
    shown = _shown(pairs, view.context)
    last_path: SectionPath | None = None
    folded = 0
    for pair, own, visible in zip(pairs, in_tables, shown, strict=True):
        new_tables = [table for table in own if id(table) not in told]
        if own and not new_tables:
            continue  # told by a table above
        if not visible and not own:
            folded += 1
            continue
        yield from _fold(folded, words)
        folded = 0
        path = section_paths.path(pair.old, pair.new)
        if path != last_path:
            yield Text()
            yield from hanging(
                Text(INDENT), Text(path_text(path) or words("(before the first heading)"), HEADING), view.width
            )
            last_path = path
        for table in new_tables:
            told.add(id(table))
            yield from table_grid(tables.view(table, words), words, view.width, view.context)
        if not own:
            yield from _passage(pair, comparison, section_paths, words, view.width)
    yield from _fold(folded, words)


def _is_told_by_its_path(pair: PassagePair) -> bool:
    """An unchanged heading stands above the changes below it."""
    return pair.status is PassageStatus.EQUAL and pair.kind is PassageKind.HEADING


def _shown(pairs: Sequence[PassagePair], context: int) -> list[bool]:
    shown = [False] * len(pairs)
    for at, pair in enumerate(pairs):
        if pair.status is not PassageStatus.EQUAL:
            around = range(max(0, at - context), min(len(pairs), at + context + 1))
            for near in around:
                shown[near] = True
    return shown


def _fold(count: int, words: Words) -> Iterator[Text]:
    if count:
        folded = words.plural("⋯ {count} passage unchanged", "⋯ {count} passages unchanged", count)
        yield Text(INDENT * 2 + folded, QUIET)


def _passage(
    pair: PassagePair, comparison: Comparison, section_paths: ComparisonPaths, words: Words, width: int
) -> Iterator[Text]:
    """A sign for the kind of change, then the old text (-) and the new one (+), or one text where there is one."""
    sign = PASSAGE_SIGNS[pair.status]
    place = _place(pair, comparison, words)
    if pair.old is None or pair.new is None or not any(not edit.ignored for edit in pair.edits):
        side: Literal["old", "new"] = "old" if pair.new is None else "new"
        style = _STYLES.get(pair.status, QUIET)
        yield from hanging(_gutter(sign, " ", style), _body(pair, comparison, side, style).append(place, QUIET), width)
    else:
        style = _STYLES[pair.status]
        yield from hanging(_gutter(sign, "-", style, REMOVED), _body(pair, comparison, "old", REMOVED), width)
        body = _body(pair, comparison, "new", ADDED).append(place, QUIET)
        yield from hanging(_gutter(" ", "+", style, ADDED), body, width)
    if pair.status is PassageStatus.MOVED and pair.old is not None and pair.new is not None:
        yield from hanging(_gutter(" ", " "), Text(whence(pair.old, pair.new, section_paths, words), MOVED), width)


def _place(pair: PassagePair, comparison: Comparison, words: Words) -> str:
    """Where the file itself shows a changed passage: in NEW, or in OLD where it stands there only."""
    span = pair.new or pair.old
    if span is None or pair.status is PassageStatus.EQUAL:
        return ""
    side = comparison.old if pair.new is None else comparison.new
    place = place_text(side.outline.document, span.start, words)
    return place and f"  {place}"


def _gutter(sign: str, side: str, style: str = "", side_style: str = "") -> Text:
    return Text(INDENT * 2).append(sign, style).append(" ").append(side, side_style).append(" ")


def _body(pair: PassagePair, comparison: Comparison, side: Literal["old", "new"], style: str) -> Text:
    text = comparison.old.text if side == "old" else comparison.new.text
    pieces = [
        (changed, clean("".join(piece.span.of(text) for piece in group)))
        for changed, group in groupby(marked_spans(pair, side), lambda piece: piece.mark is Mark.CHANGED)
    ]
    if len(pieces) == 1:
        return Text(pieces[0][1], style)
    body = Text()
    for changed, piece in pieces:
        body.append(f"[{piece}]" if changed else piece, f"bold {style}" if changed else "")
    return body
