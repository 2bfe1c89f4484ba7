"""The rows of a comparison: a row a passage pair, and a second one for the old place of a moved passage."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from compare.language import Words
from compare.model import Comparison, Finding, PassageKind, PassagePair, PassageStatus
from compare.render.section_paths import ComparisonPaths, SectionPath, path_text
from compare.render.terms import PASSAGE_SIGNS
from tui.layout.measurement import Measured
from tui.layout.row import Row, SideName
from tui.layout.rows import Rows

_HEADINGS = (PassageKind.TITLE, PassageKind.HEADING)


def comparison_rows(
    comparison: Comparison, words: Words, measured: tuple[Measured | None, Measured | None] = (None, None)
) -> Rows:
    """The passages in NEW's order. A moved one has two rows, each with a note that names the other place. ``measured``
    holds the texts where they are measured already."""
    rows = _rows(comparison.passages)
    finding_places = [(_side(finding), finding.span.start) for finding in comparison.findings]
    notes = dict(_notes(comparison, rows, words))
    return Rows(comparison.old.text, comparison.new.text, rows, notes, finding_places, measured=measured)


def _rows(passages: Sequence[PassagePair]) -> list[Row]:
    """One row a pair; a moved passage has another row with its old text, behind the pair that it followed in OLD."""
    departed = _departed(passages)
    rows: list[Row] = [_lone(passages[gone]) for gone in departed.get(-1, ())]
    left = {gone: at for at, gone in enumerate(departed.get(-1, ()))}
    arrived: dict[int, int] = {}
    for at, pair in enumerate(passages):
        if pair.status is PassageStatus.MOVED:
            arrived[at] = len(rows)
        rows.append(Row(pair.status, pair.old, pair.new, pair.edits, pair.kind in _HEADINGS))
        for gone in departed.get(at, ()):
            left[gone] = len(rows)
            rows.append(_lone(passages[gone]))
    for moved, at in left.items():
        rows[at] = rows[at]._replace(twin=arrived[moved])
        rows[arrived[moved]] = rows[arrived[moved]]._replace(twin=at)
    return rows


def _lone(pair: PassagePair) -> Row:
    return Row(pair.status, pair.old, None, pair.edits, pair.kind in _HEADINGS, departed=True)


def _departed(passages: Sequence[PassagePair]) -> dict[int, list[int]]:
    """The indices of moved passages, by the index of the pair that they followed in OLD (-1: none)."""
    moved = [at for at, pair in enumerate(passages) if pair.status is PassageStatus.MOVED]
    if not moved:
        return {}
    settled = sorted(
        (pair.old.start, at)
        for at, pair in enumerate(passages)
        if pair.old is not None and pair.status is not PassageStatus.MOVED
    )
    departed: dict[int, list[int]] = defaultdict(list)
    for old, at in sorted((pair.old, at) for at in moved if (pair := passages[at]).old is not None):
        before = bisect_right(settled, (old.start, at)) - 1
        behind = settled[before][1] if before >= 0 else -1
        if behind != at - 1:  # else it stands there already
            departed[behind].append(at)
    return departed


def _notes(comparison: Comparison, rows: Sequence[Row], words: Words) -> Iterator[tuple[int, str]]:
    """The note of each moved passage, for both of its rows; both have the same number."""
    bearings = ComparisonPaths(comparison)
    ends = [(at, row.twin) for at, row in enumerate(rows) if row.twin is not None and not row.departed]
    for number, (here, gone) in enumerate(ends, start=1):
        arrived = rows[here]
        if arrived.old is None or arrived.new is None:
            continue
        mark = f"{PASSAGE_SIGNS[PassageStatus.MOVED]}{number} "
        yield here, mark + words("moved from: {place}", place=_named(bearings.old.path(arrived.old.start), words))
        yield gone, mark + words("moved to: {place}", place=_named(bearings.new.path(arrived.new.start), words))


def _named(path: SectionPath, words: Words) -> str:
    return path_text(path) or words("the beginning")


def _side(finding: Finding) -> SideName:
    """A finding without a side is about NEW."""
    return "old" if finding.side == "old" else "new"
