"""The outline of a comparison: one entry a section, with its status and its number of changes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from compare.model import Comparison, SectionPair
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


def entries(comparison: Comparison, rows: Rows) -> list[SectionEntry]:
    """The sections in the order of the rows."""
    counts = [0, *np.cumsum(rows.counting).tolist()]
    outline = [entry for pair in comparison.sections if (entry := _entry(pair, rows, counts)) is not None]
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
