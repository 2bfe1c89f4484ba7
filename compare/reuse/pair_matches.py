"""Which of many reports are matched with each other, and all that they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import combinations
from typing import NamedTuple

from compare.model import Label, MatchKind, ScanOptions, Span, TextMatch
from compare.reuse import settings
from compare.reuse.candidates import CandidatePairs, candidates, candidates_between
from compare.reuse.elsewhere import NOTHING_ELSEWHERE, Elsewhere
from compare.reuse.matching import cached_matchable, common_text, match
from compare.reuse.pool import Pool
from compare.reuse.rare_values import RareValues
from compare.reuse.reports import Submission
from compare.time_limit import pair_limit


class _Way(Enum):
    """How two reports are matched."""

    SAME = "same"  # their texts are the same
    COMMON = "common"  # they share what very many have, and nothing else
    FULL = "full"


class _Asked(NamedTuple):
    """Two reports to be matched: what a worker needs of them."""

    a: str
    b: str
    way: _Way
    a_path: str
    b_path: str


Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class SharedText:
    """A match between two reports, ``a`` before ``b``. Its spans count within each report's own text."""

    a: int
    b: int
    found: TextMatch
    label: Label = Label.COPIED
    owners: int = 2  # how many have this text

    def end(self, report: int) -> Span:
        return self.found.a if report == self.a else self.found.b


def worth_matching(
    reports: Sequence[Submission], options: ScanOptions, rare: RareValues, elsewhere: Elsewhere = NOTHING_ELSEWHERE
) -> CandidatePairs:
    """The pairs of reports that share enough text or ``rare`` values; none inside a group or inside the archive."""
    numbers: dict[object, int] = {}
    groups = [
        numbers.setdefault("archive" if r.is_archive else (r.group if options.group_by else i), len(numbers))
        for i, r in enumerate(reports)
    ]
    found = candidates([report.prints for report in reports], groups, elsewhere.is_common)
    # Reports of one form that very many use are not paired with all others: those that filled in the same are.
    filled_alike = {
        pair
        for pair, slots in rare.items()
        if len(slots) >= settings.SHARED_VALUES and groups[pair[0]] != groups[pair[1]]
    }
    alike = {(a, b) for a, b in _same_texts(reports, elsewhere) if groups[a] != groups[b]}
    return found._replace(
        pairs=sorted({*found.pairs, *filled_alike, *alike}), starred=found.starred - filled_alike - alike
    )


def _same_texts(reports: Sequence[Submission], elsewhere: Elsewhere) -> Iterator[tuple[int, int]]:
    """Pairs of reports with the same text, however short; where very many have it, of one with each of the others."""
    numbers: dict[bytes, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        if report.content:
            numbers[report.content].append(number)
    for content, same in numbers.items():
        if len(same) + elsewhere.contents.get(content, 0) <= settings.COMMON:
            yield from combinations(same, 2)
        else:
            first = min(same, key=lambda number: reports[number].path)
            yield from ((min(first, other), max(first, other)) for other in same if other != first)


def all_matches(
    reports: Sequence[Submission],
    worth: CandidatePairs,
    options: ScanOptions,
    workers: Pool,
    progress: Progress,
) -> list[SharedText]:
    """What each pair shares."""
    shared: list[SharedText] = []

    def way(a: int, b: int) -> _Way:
        if reports[a].content == reports[b].content != b"":
            return _Way.SAME
        return _Way.COMMON if (a, b) in worth.starred else _Way.FULL

    asked = (_asked(reports[a], reports[b], way(a, b)) for a, b in worth.pairs)
    for done, ((a, b), found) in enumerate(zip(worth.pairs, workers.map(_matches, asked), strict=True), start=1):
        # What is merely reworded is shown only beside something plainer: alone it is too weak a claim.
        if any(m.kind is not MatchKind.REWORDED for m in found):
            shared += [SharedText(a, b, m) for m in found if _is_wanted(m, options)]
        progress(done, len(worth.pairs))
    return shared


def _asked(a: Submission, b: Submission, way: _Way) -> _Asked:
    return _Asked(a.compared, b.compared, way, a.path, b.path)


def _matches(asked: _Asked) -> list[TextMatch]:
    """Matches of two reports, the same in whichever order they come. Raises `InputError` where it takes too long."""
    a, b = asked.a, asked.b
    if asked.way is _Way.SAME:
        spans = [Span(len(text) - len(text.lstrip()), len(text.rstrip())) for text in (a, b)]
        return [TextMatch(spans[0], spans[1], 1.0, MatchKind.VERBATIM)]
    low, high = sorted((a, b))
    with pair_limit(asked.b_path, asked.a_path, len(a) + len(b)):
        is_common = asked.way is _Way.COMMON
        found = common_text(low, high) if is_common else match(cached_matchable(low), cached_matchable(high))
    return found if a <= b else sorted(map(turned, found), key=lambda m: (m.a, m.b))


def turned(found: TextMatch) -> TextMatch:
    """The same match, told from the other text's side."""
    return replace(found, a=found.b, b=found.a)


def _is_wanted(found: TextMatch, options: ScanOptions) -> bool:
    shortest = min(found.a.end - found.a.start, found.b.end - found.b.start)
    return found.similarity >= options.min_similarity and shortest >= options.min_length


def base_spans(reports: Sequence[Submission], bases: Sequence[Submission], workers: Pool) -> list[list[Span]]:
    """For each report the spans of what a base text has too."""
    pairs = candidates_between([r.prints for r in reports], [r.prints for r in bases])
    asked = (_asked(reports[a], bases[b], _Way.FULL) for a, b in pairs)
    spans: list[list[Span]] = [[] for _ in reports]
    for (a, _), found in zip(pairs, workers.map(_matches, asked), strict=True):
        spans[a] += [m.a for m in found if m.kind is not MatchKind.REWORDED]
    return spans
