"""The filters of the panes and their names. (Names that go with a count are in `compare.render.terms`.)"""

from __future__ import annotations

from enum import StrEnum

from compare.language import mark
from compare.model import PassageStatus
from compare.render.terms import PASSAGE_SIGNS
from tui.layout.measurement import Flags
from tui.layout.rows import Rows

STATUS_NAMES = {
    PassageStatus.EQUAL: mark("unchanged"),
    PassageStatus.EDITED: mark("edited"),
    PassageStatus.FIGURES_ONLY: mark("figures only"),
    PassageStatus.MOVED: mark("moved"),
    PassageStatus.ADDED: mark("added"),
    PassageStatus.REMOVED: mark("removed"),
}


class ChangeFilter(StrEnum):
    """Which rows are shown and stopped at, in the order of the filter key."""

    CHANGES = "changes"
    EDITED = "edited"
    FIGURES_ONLY = "figures_only"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"
    FINDINGS = "findings"

    @property
    def status(self) -> PassageStatus | None:
        return None if self in (ChangeFilter.CHANGES, ChangeFilter.FINDINGS) else PassageStatus(self.value)

    def shown(self, rows: Rows) -> Flags:
        """A flag a row: whether this filter shows it."""
        if self.status is not None:
            result: Flags = rows.statuses == list(PassageStatus).index(self.status)
            return result
        if self is ChangeFilter.FINDINGS:
            return rows.flagged
        return rows.counting | rows.departed

    def stops(self, rows: Rows) -> Flags:
        """A flag a row: whether the next-change key stops at it."""
        return self.shown(rows) & ~rows.departed if self is not ChangeFilter.CHANGES else rows.counting


FILTER_NAMES = {
    ChangeFilter.CHANGES: mark("every change"),
    ChangeFilter.FINDINGS: mark("with findings"),
    **{wanted: STATUS_NAMES[wanted.status] for wanted in ChangeFilter if wanted.status is not None},
}
FILTER_SIGNS = {wanted: PASSAGE_SIGNS[wanted.status] for wanted in ChangeFilter if wanted.status is not None} | {
    ChangeFilter.FINDINGS: "!",
}
