"""Characters counted once: what of each report is base, copied, own, a template and so on, and what is left to compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

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
_NO_SHARES = Shares(*(0.0 for _ in fields(Shares)))
# Instead of a place in ``ORDER``.
_UNLABELLED, _QUOTED, _INVISIBLE = -1, -2, -3


@dataclass(frozen=True, slots=True)
class CharacterCounts:
    """Non-blank characters of one report: ``printed`` all, ``text`` those that are not chrome, ``quotes`` those of
    these that are left out, ``labels`` those of the others by whose they are, ``compared`` those left to compare. Of each
    character ``whose`` is the place of its label in ``ORDER``, or that it has none, is left out or shows nothing."""

    printed: int
    text: int
    quotes: int
    labels: dict[Label, int]
    compared: int
    whose: NDArray[np.int8]

    @property
    def visible(self) -> Flags:
        visible: Flags = self.whose != _INVISIBLE
        return visible

    def labelled(self, labels: Iterable[Label]) -> Flags:
        """Which characters have one of the ``labels``."""
        wanted = np.zeros(len(ORDER) - _INVISIBLE, dtype=bool)
        wanted[[ORDER.index(label) for label in labels]] = True
        return wanted[self.whose]

    def share_of_all(self, shared: Iterable[Span]) -> int:
        """How many characters of the whole text stand in the ``shared`` spans."""
        return int(np.count_nonzero(flags(len(self.whose), shared) & self.visible))

    def shares(self) -> Shares:
        return Shares(**{label.value: round(self.labels[label] / max(1, self.text), 4) for label in Label})

    def shares_within(self, span: Span) -> Shares:
        """Of a section's characters."""
        if not any(self.labels.values()):
            return _NO_SHARES
        whose = self.whose[slice(*span)]
        length = int(np.count_nonzero(whose != _INVISIBLE))
        times = np.bincount(whose - _INVISIBLE, minlength=len(ORDER) - _INVISIBLE)[-_INVISIBLE:].tolist()
        return Shares(
            **{label.value: round(held / max(1, length), 4) for label, held in zip(ORDER, times, strict=True)}
        )

    def _left(self) -> Flags:
        """Which characters are left to compare."""
        return (self.whose > _QUOTED) & ~self.labelled(_LEFT_OUT)

    def waterfall(self, shared: Iterable[Span]) -> Waterfall:
        """``shared``: the spans in this report of one pair's matches that count."""
        return Waterfall(
            all=self.printed,
            chrome=self.printed - self.text,
            base=self.labels[Label.BASE],
            phrase=self.labels[Label.PHRASE],
            template=self.labels[Label.TEMPLATE],
            compared=self.compared,
            shared=int(np.count_nonzero(flags(len(self.whose), shared) & self._left())),
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
    every, unquoted = int(np.count_nonzero(text)), int(np.count_nonzero(free))
    labels = dict.fromkeys(Label, 0)
    whose = np.where(text, np.where(free, _UNLABELLED, _QUOTED), _INVISIBLE).astype(np.int8)
    for place, label in enumerate(ORDER):
        if spans[label]:
            here = flags(len(text), spans[label]) & free
            labels[label] = int(np.count_nonzero(here))
            free &= ~here
            whose[here] = place
    compared = unquoted - sum(labels[label] for label in _LEFT_OUT)
    return CharacterCounts(report.printed, every, every - unquoted, labels, compared, whose)


def flags(length: int, spans: Iterable[Span]) -> Flags:
    flags = np.zeros(length, dtype=bool)
    for start, end in spans:
        flags[start:end] = True
    return flags
