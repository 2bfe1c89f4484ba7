"""Many spans, to be asked which others they touch."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from compare.model import Span


class Spans:
    """Spans that do not nest."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._ends = list(accumulate((span.end for span in self._spans), max))

    def touch(self, span: Span) -> bool:
        """Whether one of them overlaps ``span``."""
        index = bisect_right(self._ends, span.start)
        return index < len(self._spans) and self._spans[index].start < span.end
