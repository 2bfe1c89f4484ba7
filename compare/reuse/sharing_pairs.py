"""The pairs of reports that share something: how alike they are, which was first, and what speaks for it beside the
text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from compare.figures import find_figures
from compare.model import (
    COUNTED,
    Certainty,
    Document,
    Earlier,
    EarlierBy,
    Figure,
    Finding,
    SharedFigure,
    SharingPair,
    Span,
    TextMatch,
    Waterfalls,
)
from compare.model.origins import OriginKind, SharedOrigin
from compare.reuse.coverage import CharacterCounts
from compare.reuse.pair_matches import SharedText
from compare.reuse.rare_values import Pair, RareValues
from compare.reuse.reports import Submission
from compare.reuse.swaps import swapped
from compare.structure import outline


class OtherEvidence(NamedTuple):
    """What speaks for a pair beside its text: marks of making, rare values; ``told`` are the pairs of which a finding
    tells. ``documents`` are those of the scan by path."""

    origins: dict[Pair, tuple[SharedOrigin, ...]]
    told: dict[Pair, set[str]]
    rare: RareValues
    documents: Mapping[str, Document]


def told_pairs(findings: Iterable[Finding], reports: Sequence[Submission]) -> dict[Pair, set[str]]:
    """The pairs of reports of which findings tell, with their rules."""
    numbers = {(report.path, report.report.index): number for number, report in enumerate(reports)}
    told: dict[Pair, set[str]] = defaultdict(set)
    for finding in findings:
        places = sorted({numbers[related.path, related.report] for related in finding.related})
        for pair in combinations(places, 2):
            told[pair].add(finding.rule)
    return told


def sharing_pairs(
    shared: Sequence[SharedText],
    reports: Sequence[Submission],
    books: Sequence[CharacterCounts],
    evidence: OtherEvidence,
) -> tuple[SharingPair, ...]:
    """The pairs that share something, most similar first."""
    by_pair: dict[Pair, list[int]] = defaultdict(list)
    for i, one in enumerate(shared):
        by_pair[one.a, one.b].append(i)
    for pair in evidence.told:
        by_pair.setdefault(pair, [])
    figures = _Figures(reports, evidence)
    pairs = []
    for (a, b), rows in by_pair.items():
        counted = [shared[i].found for i in rows if shared[i].label in COUNTED]
        falls = Waterfalls(
            books[a].waterfall(found.a for found in counted), books[b].waterfall(found.b for found in counted)
        )
        is_same = reports[a].content == reports[b].content != b""
        pairs.append(
            SharingPair(
                a=a,
                b=b,
                similarity=1.0 if is_same else _similarity(falls),
                raw_similarity=1.0 if is_same else _raw_similarity(books[a], books[b], [shared[i].found for i in rows]),
                shared_characters=(falls.a.shared, falls.b.shared),
                matches=tuple(rows),
                waterfall=falls,
                earlier=_earlier(a, b, reports),
                origin=evidence.origins.get((a, b), ()),
                shared_figures=figures.shared((a, b)),
                swapped=swapped([shared[i] for i in rows], reports),
            )
        )
    return tuple(sorted(pairs, key=lambda pair: (-(pair.similarity or 0), pair.a, pair.b)))


class _Figures:
    """The figures of the reports whose data agree; those of the others are not read."""

    def __init__(self, reports: Sequence[Submission], evidence: OtherEvidence) -> None:
        self._reports, self._evidence = reports, evidence
        self._known: dict[str, tuple[Figure, ...]] = {}

    def shared(self, pair: Pair) -> tuple[SharedFigure, ...]:
        if "shared-data" not in self._evidence.told.get(pair, ()):
            return ()
        found = []
        for slots in sorted(self._evidence.rare.get(pair, ())):
            figures = [self._at(number, slot) for number, slot in zip(pair, slots, strict=True)]
            if figures[0] and figures[1]:
                found.append(SharedFigure(figures[0], figures[1]))
        return tuple(found)

    def _at(self, number: int, slot: int) -> Figure | None:
        report = self._reports[number]
        span: Span = report.whole(report.fills.span(slot))
        if report.path not in self._known:
            self._known[report.path] = find_figures(outline(self._evidence.documents[report.path]))
        return next((figure for figure in self._known[report.path] if figure.span.overlaps(span)), None)


def _similarity(falls: Waterfalls) -> float | None:
    compared = falls.a.compared + falls.b.compared
    return round((falls.a.shared + falls.b.shared) / compared, 4) if compared else None


def _raw_similarity(a: CharacterCounts, b: CharacterCounts, found: Sequence[TextMatch]) -> float | None:
    """Over all that two reports share, whosever it is."""
    shared = a.share_of_all(match.a for match in found) + b.share_of_all(match.b for match in found)
    return round(shared / (a.text + b.text), 4) if a.text + b.text else None


def _earlier(a: int, b: int, reports: Sequence[Submission]) -> Earlier:
    """By the days under the reports, else by the years that they report, else by when their files were made."""
    days = reports[a].signed(), reports[b].signed()
    if days[0] and days[1] and days[0] != days[1]:
        return Earlier(a if days[0] < days[1] else b, Certainty.DATED, EarlierBy.SIGNATURE)
    years = reports[a].report.year, reports[b].report.year
    if years[0] and years[1] and years[0] != years[1]:
        return Earlier(a if years[0] < years[1] else b, Certainty.LIKELY, EarlierBy.YEAR)
    made = _made(reports[a]), _made(reports[b])
    if made[0] and made[1] and made[0] != made[1]:
        return Earlier(a if made[0] < made[1] else b, Certainty.LIKELY, EarlierBy.FILE)
    return Earlier(None, Certainty.UNKNOWN)


def _made(report: Submission) -> str | None:
    """When the file says that it was made: ``2024-12-10T08:30:00Z``."""
    return next((mark.value for mark in report.origin if mark.kind is OriginKind.CREATED), None)
