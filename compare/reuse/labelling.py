"""All matches between many reports, and whose text each is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from compare.model import Label, MatchKind, ScanOptions, Span, TextMatch
from compare.reuse import settings
from compare.reuse.candidates import Candidates, candidates, candidates_between
from compare.reuse.matching import cached_matchable, match
from compare.reuse.owners import Owners, owners_of
from compare.reuse.pool import Pool
from compare.reuse.reports import Submission

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


def worth_matching(reports: Sequence[Submission], options: ScanOptions) -> Candidates:
    """The pairs of reports that share enough; none inside a group or inside the archive."""
    numbers: dict[object, int] = {}
    groups = [
        numbers.setdefault("archive" if r.is_archive else (r.group if options.group_by else i), len(numbers))
        for i, r in enumerate(reports)
    ]
    return candidates([report.prints for report in reports], groups)


def all_matches(
    reports: Sequence[Submission],
    pairs: Sequence[tuple[int, int]],
    options: ScanOptions,
    workers: Pool,
    progress: Progress,
) -> list[SharedText]:
    """What each pair shares."""
    shared: list[SharedText] = []
    texts = ((reports[a].compared, reports[b].compared) for a, b in pairs)
    for done, ((a, b), found) in enumerate(zip(pairs, workers.map(_matches, texts), strict=True), start=1):
        # What is merely reworded is shown only beside something plainer: alone it is too weak a claim.
        if any(m.kind is not MatchKind.REWORDED for m in found):
            shared += [SharedText(a, b, m) for m in found if _is_wanted(m, options)]
        progress(done, len(pairs))
    return shared


def _matches(texts: tuple[str, str]) -> list[TextMatch]:
    """Matches of two reports, the same in whichever order they come."""
    a, b = texts
    if a <= b:
        return match(cached_matchable(a), cached_matchable(b))
    return sorted(map(turned, match(cached_matchable(b), cached_matchable(a))), key=lambda m: (m.a, m.b))


def turned(found: TextMatch) -> TextMatch:
    """The same match, told from the other text's side."""
    return replace(found, a=found.b, b=found.a)


def _is_wanted(found: TextMatch, options: ScanOptions) -> bool:
    shortest = min(found.a.end - found.a.start, found.b.end - found.b.start)
    return found.similarity >= options.min_similarity and shortest >= options.min_length


def base_spans(reports: Sequence[Submission], bases: Sequence[Submission], workers: Pool) -> list[list[Span]]:
    """For each report the spans of what a base text has too."""
    pairs = candidates_between([r.prints for r in reports], [r.prints for r in bases])
    texts = ((reports[a].compared, bases[b].compared) for a, b in pairs)
    spans: list[list[Span]] = [[] for _ in reports]
    for (a, _), found in zip(pairs, workers.map(_matches, texts), strict=True):
        spans[a] += [m.a for m in found if m.kind is not MatchKind.REWORDED]
    return spans


def labelled(
    shared: Sequence[SharedText], reports: Sequence[Submission], bases: Sequence[Sequence[Span]]
) -> list[SharedText]:
    """Each match with its label and with how many owners share its passage."""
    sharers = owners_of([(one.a, one.found.a, one.b, one.found.b) for one in shared], [r.owner for r in reports])
    common = _common_passages(shared, sharers)
    found = []
    for i, (one, owners) in enumerate(zip(shared, sharers, strict=True)):
        label = _label(one, owners, reports, is_part=i in common)
        if any(_covers(bases[report], one.end(report)) for report in (one.a, one.b)):
            label = Label.BASE
        found.append(replace(one, label=label, owners=owners.bit_count()))
    return found


def _label(one: SharedText, owners: Owners, reports: Sequence[Submission], *, is_part: bool) -> Label:
    a, b = reports[one.a], reports[one.b]
    if a.owner == b.owner and _is_later(a, b):
        return Label.OWN
    if owners.bit_count() < settings.SHARED_BY:
        return Label.COPIED
    return Label.PHRASE if _is_short(one, a) and not is_part else Label.TEMPLATE


def _is_later(a: Submission, b: Submission) -> bool:
    """Whether one of an owner's two reports came after the other, or the reviewer says they are one owner's."""
    days = a.signed(), b.signed()
    return a.is_owned or a.report.year != b.report.year or (None not in days and days[0] != days[1])


def _is_short(one: SharedText, report: Submission) -> bool:
    shortest = min(span.end - span.start for span in (one.found.a, one.found.b))
    return shortest <= settings.scale(report.prints.is_wide).phrase


def _common_passages(shared: Sequence[SharedText], sharers: Sequence[Owners]) -> set[int]:
    """Which passages, short ones too, are part of a template: the two reports have several in one order, all
    shared by the same three or more owners."""
    by_pair: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, owners in enumerate(sharers):
        if owners.bit_count() >= settings.SHARED_BY:
            by_pair[shared[i].a, shared[i].b].append(i)
    parts: set[int] = set()
    for rows in by_pair.values():
        places = sorted((shared[i].found for i in rows), key=lambda found: (found.a.start, found.b.start))
        in_order = all(x.b.start <= y.b.start for x, y in pairwise(places))
        common = sharers[rows[0]]
        for i in rows:
            common &= sharers[i]
        if len(rows) >= settings.PASSAGES and in_order and common.bit_count() >= settings.SHARED_BY:
            parts |= set(rows)
    return parts


def _covers(spans: Sequence[Span], span: Span) -> bool:
    """Whether ``spans`` hold at least half of ``span``."""
    held = sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in spans)
    return 2 * held >= span.end - span.start
