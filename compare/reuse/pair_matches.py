"""Which of many reports are matched with each other, and all that they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
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


class Way(Enum):
    """How two reports are matched."""

    SAME = "same"  # their texts are the same
    COMMON = "common"  # they share what very many have, and nothing else
    FULL = "full"


class AskedPair(NamedTuple):
    """Two reports to be matched: what a worker needs of them."""

    a: str
    b: str
    way: Way
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
    groups = numbered_groups(reports, options)
    found = candidates([report.prints for report in reports], groups, elsewhere.is_common)
    return with_alike(found, reports, groups, rare, elsewhere)


def numbered_groups(reports: Sequence[Submission], options: ScanOptions) -> list[int]:
    """A number for each report: those with the same are not compared."""
    numbers: dict[object, int] = {}
    return [
        numbers.setdefault("archive" if r.is_archive else (r.group if options.group_by else i), len(numbers))
        for i, r in enumerate(reports)
    ]


def with_alike(
    found: CandidatePairs,
    reports: Sequence[Submission],
    groups: Sequence[int],
    rare: RareValues,
    elsewhere: Elsewhere = NOTHING_ELSEWHERE,
) -> CandidatePairs:
    """The pairs ``found`` by their fingerprints, and those with the same rare values or the same text."""
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
    asked = (
        asked_pair(reports[a], reports[b], way) for (a, b), way in zip(worth.pairs, ways(reports, worth), strict=True)
    )
    return wanted_matches(worth.pairs, workers.map(matches, asked), options, progress)


def ways(reports: Sequence[Submission], worth: CandidatePairs) -> Iterator[Way]:
    """How each pair is matched."""
    for a, b in worth.pairs:
        if reports[a].content == reports[b].content != b"":
            yield Way.SAME
        else:
            yield Way.COMMON if (a, b) in worth.starred else Way.FULL


def wanted_matches(
    pairs: Sequence[tuple[int, int]], found_by_pair: Iterable[list[TextMatch]], options: ScanOptions, progress: Progress
) -> list[SharedText]:
    """Of what was found in each pair all that is asked for."""
    shared: list[SharedText] = []
    for done, ((a, b), found) in enumerate(zip(pairs, found_by_pair, strict=True), start=1):
        # What is merely reworded is shown only beside something plainer: alone it is too weak a claim.
        if any(m.kind is not MatchKind.REWORDED for m in found):
            shared += [SharedText(a, b, m) for m in found if _is_wanted(m, options)]
        progress(done, len(pairs))
    return shared


def asked_pair(a: Submission, b: Submission, way: Way) -> AskedPair:
    return AskedPair(a.compared, b.compared, way, a.path, b.path)


def matches(asked: AskedPair) -> list[TextMatch]:
    """Matches of two reports, the same in whichever order they come. Raises `InputError` where it takes too long."""
    a, b = asked.a, asked.b
    if asked.way is Way.SAME:
        spans = [Span(len(text) - len(text.lstrip()), len(text.rstrip())) for text in (a, b)]
        return [TextMatch(spans[0], spans[1], 1.0, MatchKind.VERBATIM)]
    low, high = sorted((a, b))
    with pair_limit(asked.b_path, asked.a_path, len(a) + len(b)):
        is_common = asked.way is Way.COMMON
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
    asked = (asked_pair(reports[a], bases[b], Way.FULL) for a, b in pairs)
    spans: list[list[Span]] = [[] for _ in reports]
    for (a, _), found in zip(pairs, workers.map(matches, asked), strict=True):
        spans[a] += [m.a for m in found if m.kind is not MatchKind.REWORDED]
    return spans
