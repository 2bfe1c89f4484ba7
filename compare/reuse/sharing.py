"""All matches between many reports, and whose text each is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from compare.model import Label, MatchKind, ScanOptions, Span, TextMatch
from compare.reuse import settings
from compare.reuse.fingerprints import candidates, fingerprints
from compare.reuse.matching import match
from compare.reuse.reports import Prepared

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Shared:
    """A match between two reports, ``a`` before ``b``. Its spans count within each report's own text."""

    a: int
    b: int
    found: TextMatch
    label: Label = Label.COPIED
    owners: int = 2  # how many have this text

    def end(self, report: int) -> Span:
        return self.found.a if report == self.a else self.found.b


def all_matches(reports: Sequence[Prepared], options: ScanOptions, progress: Progress) -> list[Shared]:
    """What each candidate pair shares; nothing inside a group or inside the archive."""
    pairs = [
        (a, b)
        for a, b in candidates([fingerprints(report.symbols) for report in reports])
        if not _is_left_out(reports[a], reports[b], options)
    ]
    shared: list[Shared] = []
    for done, (a, b) in enumerate(pairs, start=1):
        found = _matches(reports[a], reports[b])
        strong = [m for m in found if m.kind is not MatchKind.REWORDED]
        # What is merely reworded is shown only beside something plainer: alone it is too weak a claim.
        kept = [m for m in found if _is_wanted(m, options)] if strong else []
        shared += [Shared(a, b, m) for m in kept]
        progress(done, len(pairs))
    return shared


def _is_left_out(a: Prepared, b: Prepared, options: ScanOptions) -> bool:
    return (options.group_by is not None and a.group == b.group) or (a.is_archive and b.is_archive)


def _matches(a: Prepared, b: Prepared) -> list[TextMatch]:
    """Matches of two reports, the same in whichever order they come."""
    if a.text <= b.text:
        return match(a.symbols, b.symbols)
    turned = [replace(m, a=m.b, b=m.a) for m in match(b.symbols, a.symbols)]
    return sorted(turned, key=lambda m: (m.a, m.b))


def _is_wanted(found: TextMatch, options: ScanOptions) -> bool:
    shortest = min(found.a.end - found.a.start, found.b.end - found.b.start)
    return found.similarity >= options.min_similarity and shortest >= options.min_length


def base_spans(reports: Sequence[Prepared], bases: Sequence[Prepared]) -> list[list[Span]]:
    """For each report the spans of what a base text has too."""
    prints = [fingerprints(r.symbols) for r in [*reports, *bases]]
    spans: list[list[Span]] = [[] for _ in reports]
    for a, b in candidates(prints) if bases else []:
        if a < len(reports) <= b:
            spans[a] += [m.a for m in _matches(reports[a], bases[b - len(reports)]) if m.kind != MatchKind.REWORDED]
    return spans


def labelled(shared: Sequence[Shared], reports: Sequence[Prepared], bases: Sequence[Sequence[Span]]) -> list[Shared]:
    """Each match with its label and with how many owners share its passage."""
    at: list[list[Shared]] = [[] for _ in reports]
    for one in shared:
        at[one.a].append(one)
        at[one.b].append(one)
    sharers = [_owners(one, at, reports) for one in shared]
    common = _common_passages(shared, sharers)
    found = []
    for i, (one, owners) in enumerate(zip(shared, sharers, strict=True)):
        label = _label(one, owners, reports, is_part=i in common)
        if any(_covers(bases[report], one.end(report)) for report in (one.a, one.b)):
            label = Label.BASE
        found.append(replace(one, label=label, owners=len(owners)))
    return found


def _owners(one: Shared, at: Sequence[Sequence[Shared]], reports: Sequence[Prepared]) -> frozenset[str]:
    """Who has the passage of ``one``: the owners of all reports that share most of it with either side."""
    owners = {reports[one.a].owner, reports[one.b].owner}
    for report in (one.a, one.b):
        for other in at[report]:
            if _covers([other.end(report)], one.end(report)):
                owners |= {reports[other.a].owner, reports[other.b].owner}
    return frozenset(owners)


def _label(one: Shared, owners: frozenset[str], reports: Sequence[Prepared], *, is_part: bool) -> Label:
    a, b = reports[one.a], reports[one.b]
    if a.owner == b.owner and a.report.year != b.report.year:
        return Label.OWN
    if len(owners) < settings.SHARED_BY:
        return Label.COPIED
    return Label.PHRASE if _is_short(one, a) and not is_part else Label.TEMPLATE


def _is_short(one: Shared, report: Prepared) -> bool:
    return one.found.a.end - one.found.a.start <= settings.scale(report.symbols.is_wide).phrase


def _common_passages(shared: Sequence[Shared], sharers: Sequence[frozenset[str]]) -> set[int]:
    """Which passages, short ones too, are part of a template: the two reports have several in one order, all
    shared by the same three or more owners."""
    by_pair: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, owners in enumerate(sharers):
        if len(owners) >= settings.SHARED_BY:
            by_pair[shared[i].a, shared[i].b].append(i)
    parts: set[int] = set()
    for rows in by_pair.values():
        places = [shared[i].found for i in rows]
        in_order = all(x.b.start <= y.b.start for x, y in pairwise(places))
        common = frozenset.intersection(*(sharers[i] for i in rows))
        if len(rows) >= settings.PASSAGES and in_order and len(common) >= settings.SHARED_BY:
            parts |= set(rows)
    return parts


def _covers(spans: Sequence[Span], span: Span) -> bool:
    """Whether ``spans`` hold at least half of ``span``."""
    held = sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in spans)
    return 2 * held >= span.end - span.start
