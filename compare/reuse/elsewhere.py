"""What reports that are not at hand hold of what those at hand do.

A library keeps more reports than a scan wants in memory: those that can share nothing with the new ones stay where they
are. How rare something is they decide all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from compare.model.origins import OriginMark
from compare.reuse.folding import Ints


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """How many of the reports that are not at hand have each rare value, contact number, mark of making and whole text of
    those that are, and how many ``owners`` there are beside theirs. ``common``: the fingerprints, sorted, that more than
    `settings.COMMON` of all reports have; None where all are at hand."""

    common: Ints | None = None
    values: Mapping[int, int] = field(default_factory=dict)
    contacts: Mapping[str, int] = field(default_factory=dict)
    origins: Mapping[OriginMark, int] = field(default_factory=dict)
    contents: Mapping[bytes, int] = field(default_factory=dict)
    owners: int = 0

    def is_common(self, hashes: Ints) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Which of the ``hashes`` are among the common ones."""
        if self.common is None:
            return np.zeros(len(hashes), dtype=bool)
        return np.isin(hashes, self.common)


NOTHING_ELSEWHERE = Elsewhere()
