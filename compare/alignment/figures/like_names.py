"""Figures by names nearly the same, found without comparing each name with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import ceil

from compare.alignment.figures.pairing import name_bigrams, name_similarity
from compare.model import Figure

_Name = frozenset[str]


class LikeNames:
    """The ``figures`` whose names are at least so much alike with another: exactly what `name_similarity` of all would
    find. Names so much alike share one of their rarest bigrams (prefix filtering)."""

    def __init__(self, figures: Iterable[Figure], least: float) -> None:
        self._least = least
        self._of: dict[_Name, list[tuple[int, Figure]]] = defaultdict(list)
        for number, figure in enumerate(figures):
            if figure.metric:
                self._of[name_bigrams(figure.metric)].append((number, figure))
        self._holders = Counter(bigram for name in self._of for bigram in name)
        self._by_bigram: dict[str, list[_Name]] = defaultdict(list)
        for name in self._of:
            for bigram in self._rarest(name):
                self._by_bigram[bigram].append(name)

    def of(self, metric: str | None) -> Sequence[Figure]:
        """In their order."""
        if not metric:
            return ()
        near = {name for bigram in self._rarest(name_bigrams(metric)) for name in self._by_bigram.get(bigram, ())}
        alike = (self._of[name] for name in near if name_similarity(metric, self._of[name][0][1].metric) >= self._least)
        return [figure for _, figure in sorted((each for own in alike for each in own), key=lambda each: each[0])]

    def _rarest(self, name: _Name) -> Sequence[str]:
        """So many that a name without one of them shares too few."""
        shared = ceil(len(name) * self._least / (2 - self._least) - 1e-9)
        ranked = sorted(name, key=lambda bigram: (self._holders[bigram], bigram))
        return ranked[: len(name) - shared + 1]
