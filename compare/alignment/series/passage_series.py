"""Passages followed through the years.

A sentence may be split in one year and merged again in the next, so the passages of a year are first cut at the
boundaries of both its comparisons; the pieces are joined along the pairs, as long as each series stays one stretch in
every year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from compare.alignment.series.chains import in_order
from compare.model import PassagePair, PassageSeries, PassageStatus, SeriesStatus, Span

_Node = tuple[int, int]  # a year and the number of a piece in it
_Runs = dict[int, tuple[int, int]]  # of each year the first and the last piece of a series


class _Year:
    """The pieces of one year's report, and the pairs they stand in on either side."""

    def __init__(self, before: Sequence[PassagePair], after: Sequence[PassagePair]) -> None:
        spans = [*(p.new for p in before if p.new), *(p.old for p in after if p.old)]
        # Both comparisons tile the same passages, so the n-th start belongs to the n-th end.
        self.pieces = [
            Span(*ends) for ends in zip(sorted({s.start for s in spans}), sorted({s.end for s in spans}), strict=True)
        ]
        self._starts = {piece.start: at for at, piece in enumerate(self.pieces)}
        self._ends = {piece.end: at for at, piece in enumerate(self.pieces)}
        self.came = {at: pair for pair in before if pair.new for at in self.inside(pair.new)}
        self.goes = {at: pair for pair in after if pair.old for at in self.inside(pair.old)}

    def inside(self, span: Span) -> range:
        return range(self._starts[span.start], self._ends[span.end] + 1)

    def longest(self, span: Span) -> int:
        return max(self.inside(span), key=lambda at: self.pieces[at].end - self.pieces[at].start)


class _PieceSets:
    """Disjoint sets of pieces, each one run of pieces in every year."""

    def __init__(self, years: Sequence[_Year]) -> None:
        nodes = [(y, at) for y, year in enumerate(years) for at in range(len(year.pieces))]
        self._parent: dict[_Node, _Node] = {node: node for node in nodes}
        self._runs: dict[_Node, _Runs] = {(y, at): {y: (at, at)} for y, at in nodes}

    def join(self, a: _Node, b: _Node) -> None:
        """Put the sets of two pieces together, unless that would leave a gap in some year or turn their order."""
        a, b = self._root(a), self._root(b)
        if a == b:
            return
        first, second = self._runs[a], self._runs[b]
        both = first.keys() & second
        if all(first[y][1] + 1 == second[y][0] for y in both) or all(second[y][1] + 1 == first[y][0] for y in both):
            self._parent[b] = a
            for y, (low, high) in self._runs.pop(b).items():
                own = first.get(y, (low, high))
                first[y] = min(own[0], low), max(own[1], high)

    def runs(self) -> list[_Runs]:
        return list(self._runs.values())

    def _root(self, node: _Node) -> _Node:
        while self._parent[node] != node:
            self._parent[node] = node = self._parent[self._parent[node]]
        return node


def passage_series(steps: Sequence[Sequence[PassagePair]], years: Sequence[int | None]) -> tuple[PassageSeries, ...]:
    """The passages of each pair of consecutive years -> their series. ``years`` has one more member than ``steps``."""
    reports = [_Year(before, after) for before, after in pairwise([(), *steps, ()])]
    sets = _PieceSets(reports)
    paired = [(y, pair.old, pair.new) for y, step in enumerate(steps) for pair in step if pair.old and pair.new]
    for y, old, new in paired:
        sets.join((y, reports[y].longest(old)), (y + 1, reports[y + 1].longest(new)))
    for y, old, new in paired:
        for year, span in ((y, old), (y + 1, new)):
            for at in reports[year].inside(span):
                sets.join((year, reports[year].longest(span)), (year, at))
    runs = sets.runs()
    rows = [[_span(reports, run, y) for y in range(len(reports))] for run in runs]
    return tuple(_one_passage(reports, runs[at], rows[at], years) for at in in_order(rows))


def _span(reports: Sequence[_Year], runs: _Runs, year: int) -> Span | None:
    if year not in runs:
        return None
    low, high = runs[year]
    return Span(reports[year].pieces[low].start, reports[year].pieces[high].end)


def _one_passage(
    reports: Sequence[_Year], runs: _Runs, spans: Sequence[Span | None], years: Sequence[int | None]
) -> PassageSeries:
    last = max(runs)
    steps = [_step(reports, runs, year) for year in range(len(reports) - 1)]
    unchanged = 1
    while (year := last - unchanged) in runs and _is_kept(reports, runs, year):
        unchanged += 1
    life = steps[-1] or SeriesStatus.DROPPED
    first = reports[last].came or reports[last].goes
    return PassageSeries(
        spans=tuple(spans),
        life=life,
        since=years[last - unchanged + 1 if life is SeriesStatus.CARRIED else last],
        unchanged=unchanged,
        steps=tuple(steps),
        kind=first[runs[last][0]].kind,
    )


def _step(reports: Sequence[_Year], runs: _Runs, year: int) -> SeriesStatus | None:
    """What became of a passage from ``year`` to the next."""
    if year not in runs or year + 1 not in runs:
        return SeriesStatus.DROPPED if year in runs else SeriesStatus.BORN if year + 1 in runs else None
    statuses = {pair.status for pair in _pairs(reports, runs, year)}
    if PassageStatus.MOVED in statuses:
        return SeriesStatus.MOVED
    return (
        SeriesStatus.CARRIED
        if statuses == {PassageStatus.EQUAL} and _is_kept(reports, runs, year)
        else SeriesStatus.EDITED
    )


def _is_kept(reports: Sequence[_Year], runs: _Runs, year: int) -> bool:
    """Whether a passage has the same wording in ``year`` and the next."""
    spans = [_span(reports, runs, y) for y in (year, year + 1)]
    return all(
        pair.old is not None
        and pair.new is not None
        and spans[0] is not None
        and spans[1] is not None
        and spans[0].covers(pair.old)
        and spans[1].covers(pair.new)
        and all(edit.ignored for edit in pair.edits)
        for pair in _pairs(reports, runs, year)
    )


def _pairs(reports: Sequence[_Year], runs: _Runs, year: int) -> Iterator[PassagePair]:
    (a, b), (c, d) = runs[year], runs[year + 1]
    yield from (reports[year].goes[at] for at in range(a, b + 1))
    yield from (reports[year + 1].came[at] for at in range(c, d + 1))
