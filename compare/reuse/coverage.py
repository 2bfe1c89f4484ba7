"""Characters counted once: what of each report is base, copied, own, a template and so on, and what is left to compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from compare.model import Label, Shares, Span, Waterfall
from compare.reuse.folding import Flags, visible
from compare.reuse.pair_matches import SharedText
from compare.reuse.reports import Submission

# Where labels overlap the first one has the character.
_ORDER = (
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
    is left to compare, ``visible`` whether it is of the text and no blank."""

    printed: int
    text: int
    quotes: int
    labels: dict[Label, int]
    left: Flags
    visible: Flags

    @property
    def compared(self) -> int:
        return int(np.count_nonzero(self.left))

    def share_of_all(self, shared: Iterable[Span]) -> int:
        """How many characters of the whole text stand in the ``shared`` spans."""
        return int(np.count_nonzero(_flags(len(self.visible), shared) & self.visible))

    def shares(self) -> Shares:
        return Shares(**{label.value: round(self.labels[label] / max(1, self.text), 4) for label in Label})

    def waterfall(self, shared: Iterable[Span]) -> Waterfall:
        """``shared``: the spans in this report of one pair's matches that count."""
        return Waterfall(
            all=self.printed,
            chrome=self.printed - self.text,
            base=self.labels[Label.BASE],
            phrase=self.labels[Label.PHRASE],
            template=self.labels[Label.TEMPLATE],
            compared=self.compared,
            shared=int(np.count_nonzero(_flags(len(self.left), shared) & self.left)),
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
    free = text & ~_flags(len(text), report.quotes) if report.quotes else text.copy()
    quotes = int(np.count_nonzero(text)) - int(np.count_nonzero(free))
    left, labels = free.copy(), dict.fromkeys(Label, 0)
    for label in _ORDER:
        if spans[label]:
            here = _flags(len(text), spans[label]) & free
            labels[label] = int(np.count_nonzero(here))
            free &= ~here
            if label in _LEFT_OUT:
                left &= ~here
    return CharacterCounts(report.printed, int(np.count_nonzero(text)), quotes, labels, left, text)


def _flags(length: int, spans: Iterable[Span]) -> Flags:
    flags = np.zeros(length, dtype=bool)
    for start, end in spans:
        flags[start:end] = True
    return flags
