"""How much of a report others have too, with and without what may be left out, and from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from compare.model import COUNTED, Label, Rates, Span, TextSource
from compare.reuse.coverage import ORDER, CharacterCounts, flags
from compare.reuse.folding import Flags
from compare.reuse.pair_matches import SharedText
from compare.reuse.reports import Submission

# What comes from another report; the rest is everybody's, or too weak a claim.
_FROM_OTHERS = COUNTED | {Label.QUOTED}

Sources = dict[int, list[Span]]
"""The spans that each other report has too."""


def sources_of(shared: Iterable[SharedText]) -> dict[int, Sources]:
    """For each report what it has from others."""
    found: dict[int, Sources] = defaultdict(lambda: defaultdict(list))
    for one in shared:
        if one.label in _FROM_OTHERS:
            found[one.a][one.b].append(one.found.a)
            found[one.b][one.a].append(one.found.b)
    return found


def rates_of(report: Submission, book: CharacterCounts, sources: Sources) -> tuple[Rates, tuple[TextSource, ...]]:
    """``sources``: those of this report."""
    ranked = tuple(_ranked(book, sources))

    def share(which: Flags) -> float:
        return round(int(np.count_nonzero(which & book.visible)) / max(1, book.text), 4)

    taken = _labelled(book, _FROM_OTHERS)
    quoted = flags(len(taken), report.quotations) | _labelled(book, {Label.QUOTED})
    own = _labelled(book, {Label.OWN})
    rates = Rates(
        total=share(taken),
        without_quoted=share(taken & ~quoted),
        without_own=share(taken & ~own),
        without_both=share(taken & ~quoted & ~own),
        with_base=share(taken | _labelled(book, {Label.BASE})),
        with_template=share(taken | _labelled(book, {Label.TEMPLATE})),
        with_phrase=share(taken | _labelled(book, {Label.PHRASE})),
        largest_source=ranked[0].alone if ranked else 0.0,
    )
    return rates, ranked


def _labelled(book: CharacterCounts, labels: Iterable[Label]) -> Flags:
    """Which characters have one of the ``labels``."""
    wanted = np.zeros(len(ORDER) + 1, dtype=bool)  # the last is that of no label, -1
    wanted[[ORDER.index(label) for label in labels]] = True
    return wanted[book.whose]


def _ranked(book: CharacterCounts, sources: Sources) -> Iterator[TextSource]:
    """The largest first, each with what it adds."""
    length = max(1, book.text)
    held = {other: flags(len(book.visible), spans) & book.visible for other, spans in sources.items()}
    taken = np.zeros(len(book.visible), dtype=bool)
    for other in sorted(held, key=lambda other: (-int(np.count_nonzero(held[other])), other)):
        added = int(np.count_nonzero(held[other] & ~taken))
        taken |= held[other]
        yield TextSource(other, round(int(np.count_nonzero(held[other])) / length, 4), round(added / length, 4))
