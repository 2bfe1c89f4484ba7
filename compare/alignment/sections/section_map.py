"""Which sections of two reports belong together, by number."""

from __future__ import annotations

from dataclasses import dataclass, field

from compare.model import Reason


@dataclass(slots=True)
class SectionMap:
    """Which section of OLD is paired with which of NEW, by their numbers in the order of ``Report.walk``."""

    new_of: dict[int, int] = field(default_factory=dict)
    old_of: dict[int, int] = field(default_factory=dict)
    reasons: dict[int, Reason] = field(default_factory=dict)  # by old number
    moved: set[int] = field(default_factory=set)  # old numbers
    merged: dict[int, int] = field(default_factory=dict)  # old number -> new section it went into
    split: dict[int, int] = field(default_factory=dict)  # new number -> old section it came from

    too_many: bool = False  # to be scored: only the same headings were paired, in order

    def pair(self, old: int, new: int, reason: Reason) -> None:
        self.new_of[old], self.old_of[new], self.reasons[old] = new, old, reason

    def part(self, old: int, new: int) -> None:
        """Undo a pair."""
        del self.new_of[old], self.old_of[new], self.reasons[old]

    def are_free(self, old: int, new: int) -> bool:
        return old not in self.new_of and new not in self.old_of

    def belong_together(self, old: int | None, new: int | None) -> bool:
        """Whether two sections are paired, or one is split off from or merged into the other."""
        if old is None or new is None:
            return old is new
        return self.new_of.get(old) == new or self.merged.get(old) == new or self.split.get(new) == old
