"""Matches cut where a passage that others have too ends and one that fewer have begins.

Text copied right behind a template's would else be taken for a part of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from compare.model import MatchKind, Span, TextMatch
from compare.reuse import settings
from compare.reuse.chains import Box
from compare.reuse.folding import Ints
from compare.reuse.pair_matches import SharedText, turned
from compare.reuse.reports import Submission
from compare.reuse.tokens import Tokens
from compare.reuse.verification import in_place, verified

_NO_RUNS = np.empty((0, 3), dtype=np.int64)


def split(shared: Sequence[SharedText], reports: Sequence[Submission]) -> list[SharedText]:
    """The matches, in their order, those cut that others share in part. Which side tells is a matter of the texts, not
    of which came first."""
    faced = [_turned(one) if reports[one.a].text > reports[one.b].text else one for one in shared]
    by_pair: dict[tuple[int, int], list[Span]] = defaultdict(list)
    covered = {one.a: np.zeros(len(reports[one.a].text) + 1, dtype=np.int32) for one in faced}
    for one in faced:
        by_pair[one.a, one.b].append(one.found.a)
        for report in covered.keys() & {one.a, one.b}:
            start, end = one.end(report)
            covered[report][start] += 1
            covered[report][end] -= 1
    for steps in covered.values():
        np.cumsum(steps, out=steps)
    found: list[SharedText] = []
    for given, one in zip(shared, faced, strict=True):
        others = covered[one.a][slice(*one.found.a)].copy()
        for start, end in by_pair[one.a, one.b]:
            others[max(0, start - one.found.a.start) : max(0, end - one.found.a.start)] -= 1
        pieces = _pieces(one, others, reports[one.a], reports[one.b])
        found += pieces if one is given else sorted(map(_turned, pieces), key=lambda piece: piece.found.a)
    return found


def _turned(one: SharedText) -> SharedText:
    return replace(one, a=one.b, b=one.a, found=turned(one.found))


def _pieces(one: SharedText, others: Ints, a: Submission, b: Submission) -> list[SharedText]:
    """``others``: of each character of A's side, how many matches with others have it too."""
    least = settings.scale(a.prints.is_wide).shortest
    cuts = _cuts(others, least) if one.found.kind is not MatchKind.REWORDED else []
    if not cuts:
        return [one]
    places = [one.found.a.start + cut for cut in cuts]
    pieces = list(_verified(a.tokens, b.tokens, one.found, places))
    if any(min(m.a.end - m.a.start, m.b.end - m.b.start) < least or m.kind is MatchKind.REWORDED for m in pieces):
        return [one]
    return [replace(one, found=piece) for piece in pieces]


def _cuts(others: Ints, least: int) -> list[int]:
    """Where the number of others changes to one that is not nearly the same, for at least ``least`` characters on both
    sides: 11, 11, 11, 2, 2, 2 is cut in the middle, 11, 10, 9 nowhere."""
    changes = [0, *(np.flatnonzero(np.diff(others)) + 1).tolist(), len(others)]
    cuts: list[int] = []
    level: int | None = None
    for start, end in pairwise(changes):
        if end - start >= least:
            count = int(others[start])
            if level is not None and min(count, level) < settings.SAME_FAMILY * max(count, level):
                cuts.append(start)
                level = count
            level = count if level is None else level
    return cuts


def _verified(a: Tokens, b: Tokens, found: TextMatch, cuts: Sequence[int]) -> Iterator[TextMatch]:
    """``found`` cut at offsets of A, on the side of B between the same tokens."""
    (a0, a1), (b0, b1) = a.within(found.a), b.within(found.b)
    partner = in_place(a.codes[a0:a1], b.codes[b0:b1])
    before = a0, b0
    for cut in [*cuts, found.a.end]:
        at = min(a1, a.within(Span(cut, cut))[0])
        known = partner[at - a0 :]
        known = known[known >= 0]
        after = (at, b0 + int(known[0])) if at < a1 and len(known) else (a1, b1)
        if after[0] > before[0] and after[1] > before[1]:
            yield verified(a, b, Box((before[0], after[0]), (before[1], after[1])), _NO_RUNS)
        before = after
