"""Characters counted once: what of each report is base, copied, own, a template and so on, and what is left to compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.model import Label, Shares, Span, Waterfall
from compare.reuse.folding import Flags, visible
from compare.reuse.pair_matches import SharedText
from compare.reuse.reports import Submission

# Where labels overlap the first one has the character.
ORDER = (
    Label.BASE,
    Label.COPIED,
    Label.OWN,
    Label.COMMON,
    Label.TEMPLATE,
    Label.PHRASE,
    Label.QUOTED,
    Label.POSSIBLE,
)
# What of these a report has is not compared.
_LEFT_OUT = (Label.BASE, Label.TEMPLATE, Label.PHRASE)


@dataclass(frozen=True, slots=True)
class CharacterCounts:
    """Non-blank characters of one report: ``printed`` all, ``text`` those that are not chrome, ``quotes`` those of
    these that are left out, ``labels`` those of the others by whose they are. Of each character ``left`` tells whether it
    is left to compare, ``visible`` whether it is of the text and no blank, ``whose`` the place of its label in ``ORDER``,
    or -1."""

    printed: int
    text: int
    quotes: int
    labels: dict[Label, int]
    left: Flags
    visible: Flags
    whose: NDArray[np.int8]

    @property
    def compared(self) -> int:
        return int(np.count_nonzero(self.left))

    def share_of_all(self, shared: Iterable[Span]) -> int:
        """How many characters of the whole text stand in the ``shared`` spans."""
        return int(np.count_nonzero(flags(len(self.visible), shared) & self.visible))

    def shares(self) -> Shares:
        return Shares(**{label.value: round(self.labels[label] / max(1, self.text), 4) for label in Label})

    def shares_within(self, span: Span) -> Shares:
        """Of a section's characters."""
        length = int(np.count_nonzero(self.visible[slice(*span)]))
        times = np.bincount(self.whose[slice(*span)] + 1, minlength=len(ORDER) + 1)[1:].tolist()
        return Shares(
            **{label.value: round(held / max(1, length), 4) for label, held in zip(ORDER, times, strict=True)}
        )

    def waterfall(self, shared: Iterable[Span]) -> Waterfall:
        """``shared``: the spans in this report of one pair's matches that count."""
        return Waterfall(
            all=self.printed,
            chrome=self.printed - self.text,
            base=self.labels[Label.BASE],
            phrase=self.labels[Label.PHRASE],
            template=self.labels[Label.TEMPLATE],
            compared=self.compared,
            shared=int(np.count_nonzero(flags(len(self.left), shared) & self.left)),
            quotes=self.quotes,
        )


def character_counts(
    reports: Sequence[Submission], shared: Sequence[SharedText], bases: Sequence[Sequence[Span]]
) -> list[CharacterCounts]:
    spans: list[dict[Label, list[Span]]] = [{label: [] for label in Label} for _ in reports]
    for i, base in enumerate(bases):
        spans[i][Label.BASE] += base
    for one in shared:
        for report in (one.a, one.b):
            if one.label is not Label.BASE:  # the base text's own spans say that better
                spans[report][one.label].append(one.end(report))
    return [_counts_of(report, own) for report, own in zip(reports, spans, strict=True)]


def _counts_of(report: Submission, spans: dict[Label, list[Span]]) -> CharacterCounts:
    text = visible(report.text)
    free = text & ~flags(len(text), report.quotes) if report.quotes else text.copy()
    quotes = int(np.count_nonzero(text)) - int(np.count_nonzero(free))
    left, labels = free.copy(), dict.fromkeys(Label, 0)
    whose = np.full(len(text), -1, dtype=np.int8)
    for place, label in enumerate(ORDER):
        if spans[label]:
            here = flags(len(text), spans[label]) & free
            labels[label] = int(np.count_nonzero(here))
            free &= ~here
            whose[here] = place
            if label in _LEFT_OUT:
                left &= ~here
    return CharacterCounts(report.printed, int(np.count_nonzero(text)), quotes, labels, left, text, whose)


def flags(length: int, spans: Iterable[Span]) -> Flags:
    flags = np.zeros(length, dtype=bool)
    for start, end in spans:
        flags[start:end] = True
    return flags
