"""Characters counted once: what of each report is base, template, phrase, own, copied, and what is left to compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.model import Label, Shares, Span, Waterfall
from compare.reuse.reports import Prepared
from compare.reuse.sharing import Shared

Flags = NDArray[np.bool_]
_BLANKS = np.array([code for code in range(0x3001) if chr(code).isspace()], dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class Ledger:
    """One report, a flag a character: ``text`` is neither blank nor chrome; the labels' flags do not overlap, and
    ``compared`` is text without base, phrase and template. ``printed`` counts what is not blank, with chrome."""

    printed: int
    text: Flags
    labels: dict[Label, Flags]
    compared: Flags

    def shares(self) -> Shares:
        whole = max(1, int(self.text.sum()))
        return Shares(**{label.value: round(int(self.labels[label].sum()) / whole, 4) for label in Label})

    def waterfall(self, shared: Iterable[Span]) -> Waterfall:
        """``shared``: the spans of one pair's matches in this report."""
        here = _flags(len(self.text), shared) & self.compared
        text = int(self.text.sum())
        return Waterfall(
            all=self.printed,
            chrome=self.printed - text,
            base=int(self.labels[Label.BASE].sum()),
            phrase=int(self.labels[Label.PHRASE].sum()),
            template=int(self.labels[Label.TEMPLATE].sum()),
            compared=int(self.compared.sum()),
            shared=int(here.sum()),
        )


# Where labels overlap the first one has the character.
_ORDER = (Label.BASE, Label.TEMPLATE, Label.PHRASE, Label.OWN, Label.COPIED)


def ledgers(reports: Sequence[Prepared], shared: Sequence[Shared], bases: Sequence[Sequence[Span]]) -> list[Ledger]:
    spans: list[dict[Label, list[Span]]] = [{label: [] for label in Label} for _ in reports]
    for i, base in enumerate(bases):
        spans[i][Label.BASE] += base
    for one in shared:
        for report in (one.a, one.b):
            if one.label is not Label.BASE:  # the base text's own spans say that better
                spans[report][one.label].append(one.end(report))
    return [_ledger(report, own) for report, own in zip(reports, spans, strict=True)]


def _ledger(report: Prepared, spans: dict[Label, list[Span]]) -> Ledger:
    text = _visible(report.text)
    free, labels = text.copy(), {}
    for label in _ORDER:
        labels[label] = _flags(len(text), spans[label]) & free
        free &= ~labels[label]
    compared = text & ~(labels[Label.BASE] | labels[Label.TEMPLATE] | labels[Label.PHRASE])
    printed = int(_visible(report.report.span.of(report.outline.text)).sum())
    return Ledger(printed, text, labels, compared)


def _visible(text: str) -> Flags:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return ~np.isin(codes, _BLANKS)


def _flags(length: int, spans: Iterable[Span]) -> Flags:
    flags = np.zeros(length, dtype=bool)
    for start, end in spans:
        flags[start:end] = True
    return flags
