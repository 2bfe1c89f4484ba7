"""How much of a report others have too, with and without what may be left out, and from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields

import numpy as np

from compare.model import COUNTED, Label, Rates, Span, TextSource
from compare.reuse.coverage import CharacterCounts, flags
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


_NONE = Rates(*(0.0 for _ in fields(Rates)))


def rates_of(report: Submission, book: CharacterCounts, sources: Sources) -> tuple[Rates, tuple[TextSource, ...]]:
    """``sources``: those of this report."""
    ranked, visible = tuple(_ranked(book, sources)), book.visible

    if not any(book.labels.values()):
        return _NONE, ranked

    def share(which: Flags) -> float:
        return round(int(np.count_nonzero(which & visible)) / max(1, book.text), 4)

    taken = book.labelled(_FROM_OTHERS)
    quoted = flags(len(taken), report.quotations) | book.labelled({Label.QUOTED})
    own = book.labelled({Label.OWN})
    rates = Rates(
        total=share(taken),
        without_quoted=share(taken & ~quoted),
        without_own=share(taken & ~own),
        without_both=share(taken & ~quoted & ~own),
        with_base=share(taken | book.labelled({Label.BASE})),
        with_template=share(taken | book.labelled({Label.TEMPLATE})),
        with_phrase=share(taken | book.labelled({Label.PHRASE})),
        largest_source=ranked[0].alone if ranked else 0.0,
    )
    return rates, ranked


def _ranked(book: CharacterCounts, sources: Sources) -> Iterator[TextSource]:
    """The largest first, each with what it adds."""
    length, visible = max(1, book.text), book.visible
    held = {other: flags(len(visible), spans) & visible for other, spans in sources.items()}
    taken = np.zeros(len(visible), dtype=bool)
    for other in sorted(held, key=lambda other: (-int(np.count_nonzero(held[other])), other)):
        added = int(np.count_nonzero(held[other] & ~taken))
        taken |= held[other]
        yield TextSource(other, round(int(np.count_nonzero(held[other])) / length, 4), round(added / length, 4))
