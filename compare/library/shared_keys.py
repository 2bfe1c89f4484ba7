"""Keys that new reports have in common with kept ones: rare values, numbers, marks of making, whole texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from typing import Generic, TypeVar

import numpy as np

from compare.library.database import Database

Key = TypeVar("Key", int, str)


class SharedKeys(Generic[Key]):
    """``times``: how many new reports have a key, ``holders``: which kept ones have it."""

    def __init__(self, database: Database, source: str, new: Sequence[Sequence[Key]]) -> None:
        """``source``: a query for all kept ``key`` and ``report``; ``new``: the keys of each new report, each once."""
        self._new: Sequence[Sequence[Key]] = new
        self.times: Counter[Key] = Counter(key for own in new for key in own)
        self.holders: dict[Key, list[int]] = defaultdict(list)
        if self.times:
            kind = np.int64 if isinstance(next(iter(self.times)), int) else object
            database.give("asked", {"key": np.array(list(self.times), dtype=kind)})
            for key, report in database.rows(f"SELECT key, report FROM ({source}) SEMI JOIN asked USING (key)"):
                self.holders[key].append(report)

    def holders_of_few(self, most: int, least: int) -> set[int]:
        """The kept reports that have at least so many keys in common with one new report, of those that at most so many
        have."""
        found: set[int] = set()
        for own in self._new:
            shared = Counter(
                report
                for key in own
                if self.times[key] + len(self.holders.get(key, ())) <= most
                for report in self.holders.get(key, ())
            )
            found |= {report for report, times in shared.items() if times >= least}
        return found

    def elsewhere(self, at_hand: Set[int]) -> dict[Key, int]:
        """How many of the kept reports that are not at hand have each key."""
        counts = {key: sum(report not in at_hand for report in own) for key, own in self.holders.items()}
        return {key: count for key, count in counts.items() if count}
