"""The outline of a comparison: one entry a section, with its status and its number of changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from compare.language import Words
from compare.model import Comparison, SectionPair, SectionStatus, Span
from compare.render.section_paths import heading
from compare.render.terms import section_sign
from tui.layout.row import SideName
from tui.layout.rows import Rows


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section: sign of its status, heading, level, number of changes in it, and its first row."""

    sign: str
    heading: str
    level: int
    changes: int
    row: int

    @property
    def title(self) -> str:
        return f"{self.sign} {self.heading}"


def entries(comparison: Comparison, rows: Rows, words: Words) -> list[SectionEntry]:
    """The sections in the order of the rows; one that several were merged into stands once, with their headings."""
    counts = [0, *np.cumsum(rows.counting).tolist()]
    sources: dict[Span, list[str]] = {}
    for pair in comparison.sections:
        if pair.status is SectionStatus.MERGED and pair.old is not None and pair.new is not None:
            sources.setdefault(pair.new.span, []).append(heading(pair.old))
    outline: list[SectionEntry] = []
    told: set[Span] = set()
    for pair in comparison.sections:
        span = pair.new.span if pair.new is not None else None
        entry = None if span in told else _entry(pair, rows, counts)
        if entry is None:
            continue
        if span is not None and span in sources:
            told.add(span)
            merged = words("merged from {headings}", headings=words(", ").join(sources[span]))
            entry = replace(entry, heading=f"{entry.heading} ({merged})")
        outline.append(entry)
    return sorted(outline, key=lambda entry: entry.row)


def _entry(pair: SectionPair, rows: Rows, counts: list[int]) -> SectionEntry | None:
    end = pair.new or pair.old
    if end is None:
        return None
    side: SideName = "old" if pair.new is None else "new"
    first = rows.row_at(side, end.span.start)
    last = rows.row_at(side, end.span.end - 1)
    changes = counts[last + 1] - counts[first] if last >= first else 0
    return SectionEntry(section_sign(pair), heading(end), end.level, changes, first)
