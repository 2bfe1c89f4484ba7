"""Who has a passage: sets of owners as the bits of an int, since one passage may be in thousands of reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from compare.model import Span
from compare.reuse import settings
from compare.reuse.folding import Ints

Owners = int


def owners_of(
    matches: Sequence[tuple[int, Span, int, Span]], similarities: Sequence[float], owners: Sequence[str]
) -> list[Owners]:
    """For each match (report and span of A, of B) the owners of all reports that share at least half of its passage
    with either side, and are about as similar to it there as A and B to each other."""
    of_report = np.array(numbered(owners), dtype=np.int64)
    at: dict[int, list[tuple[Span, int, float]]] = defaultdict(list)
    for (a, span_a, b, span_b), similarity in zip(matches, similarities, strict=True):
        at[a].append((span_a, b, similarity))
        at[b].append((span_b, a, similarity))
    having = {report: _Passages(report, ends, of_report) for report, ends in at.items()}
    return [
        having[a].owners(span_a, similarity) | having[b].owners(span_b, similarity)
        for (a, span_a, b, span_b), similarity in zip(matches, similarities, strict=True)
    ]


def numbered(owners: Sequence[str]) -> list[int]:
    """The number of each report's owner, which is its bit among `Owners`."""
    numbers = {owner: number for number, owner in enumerate(dict.fromkeys(owners))}
    return [numbers[owner] for owner in owners]


class _Passages:
    """What one report shares with others."""

    def __init__(self, report: int, ends: Sequence[tuple[Span, int, float]], of_report: Ints) -> None:
        self._own: Owners = 1 << int(of_report[report])
        self._spans = np.array([span for span, _, _ in ends])
        self._others, self._numbers = np.unique([other for _, other, _ in ends], return_inverse=True)
        self._owners = of_report[self._others]
        self._similarities = np.array([similarity for _, _, similarity in ends])
        self._known: dict[tuple[Span, float], Owners] = {}

    def owners(self, span: Span, similarity: float) -> Owners:
        """Whoever has at least half of ``span``, about as similar, this report's owner among them."""
        if (span, similarity) not in self._known:
            held = np.minimum(self._spans[:, 1], span.end) - np.maximum(self._spans[:, 0], span.start)
            alike = self._similarities >= similarity - settings.LOOSER
            # In pieces, where one has a sentence between that the other has not.
            together = np.bincount(self._numbers, np.maximum(0, held) * alike)
            owners = self._own
            for owner in np.unique(self._owners[2 * together >= span.end - span.start]).tolist():
                owners |= 1 << owner
            self._known[span, similarity] = owners
        return self._known[span, similarity]
