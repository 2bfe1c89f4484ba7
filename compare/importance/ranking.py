"""A comparison -> what a reviewer asks first.

Every change, claim, target and finding is judged by itself; then what tells of one thing is put together (the same figure
in two places, a growth and its level, a finding on a figure), and the gravest of it stands for all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from compare.importance.figures import judge
from compare.importance.items import judge_finding, judge_passage, judge_promise
from compare.importance.order import DOUBTFUL, Judged
from compare.importance.places import Group, groups
from compare.importance.surroundings import Earlier, Surroundings
from compare.importance.texts import stance, whole_sections
from compare.model import Comparison, Figure, FigurePair, Important, ItemKind, OtherPlaces, Span
from compare.time_limit import pair_limit

_KINDS = tuple(ItemKind)


class _Item(NamedTuple):
    kind: ItemKind
    at: int
    judged: Judged
    place: tuple[int, int, int, int]  # in NEW, then in OLD: what decides among equals
    is_growth: bool = False

    @property
    def standing(self) -> tuple[object, ...]:
        """The key among what tells of one thing: a level stands for the growth stated on it, where both are of one
        class."""
        return self.judged.place, self.is_growth, self.key

    @property
    def key(self) -> tuple[object, ...]:
        return -self.judged.score, _KINDS.index(self.kind), self.place, self.at


_Node = tuple[ItemKind, int]


_NO_EARLIER: Earlier = {}


def ranked(comparison: Comparison, earlier: Earlier = _NO_EARLIER) -> Comparison:
    """``comparison`` with the importance of each figure, the further places where it is told, and what a reviewer asks
    first. ``earlier`` are the figures of the years before, where there are any. Raises `InputError` where it takes too
    long."""
    old, new = comparison.old, comparison.new
    with pair_limit(new.path, old.path, len(old.text) + len(new.text)):
        return _ranked(comparison, earlier)


def _ranked(comparison: Comparison, earlier: Earlier) -> Comparison:
    told = groups(comparison.figures)
    around = Surroundings(comparison, told, earlier)
    items = list(_items(comparison, around))
    important = sorted(_joined(comparison, items, told, around), key=lambda each: each[0])
    scores = {item.at: item.judged.score for item in items if item.kind is ItemKind.FIGURE}
    places = {at: group for group in told for at in group}
    doubtful = {item.at for item in items if item.kind is ItemKind.FIGURE and item.judged.ground in DOUBTFUL}
    heads = {_head(comparison.figures, group, scores) for group in told}
    figures = tuple(
        replace(
            pair,
            importance=scores.get(at, 0.0),
            also=_also(comparison.figures, at, places[at]),
            retold=at not in heads,
            doubtful=at in doubtful,
        )
        for at, pair in enumerate(comparison.figures)
    )
    return replace(comparison, figures=figures, important=tuple(each for _, each in important))


def _items(comparison: Comparison, around: Surroundings) -> Iterator[_Item]:
    for at, pair in enumerate(comparison.figures):
        if judged := judge(at, around):
            growth = at in around.level_of
            yield _Item(ItemKind.FIGURE, at, judged, _place(_span(pair.new), _span(pair.old)), growth)
    for at, promise in enumerate(comparison.promises):
        if judged := judge_promise(promise):
            yield _Item(ItemKind.PROMISE, at, judged, _place(_span(promise.result), promise.target.span))
    for at, finding in enumerate(comparison.findings):
        is_old = finding.side == "old"
        place = _place(None, finding.span) if is_old else _place(finding.span, None)
        yield _Item(ItemKind.FINDING, at, judge_finding(finding), place)
    sections = {members[0]: judged for members, judged in whole_sections(comparison)}
    for at, passage in enumerate(comparison.passages):
        if judged := sections.get(at) or stance(passage, comparison) or judge_passage(passage):
            yield _Item(ItemKind.PASSAGE, at, judged, _place(passage.new, passage.old))


def _span(figure: Figure | None) -> Span | None:
    return None if figure is None else figure.span


def _place(new: Span | None, old: Span | None) -> tuple[int, int, int, int]:
    """What stands in NEW first, in its order; then what stands in OLD only."""
    return (*(new or (1 << 60, 0)), *(old or (1 << 60, 0)))


def _head(pairs: Sequence[FigurePair], group: Group, scores: Mapping[int, float]) -> int:
    """The pair that stands for a figure told in several places: the most important, one of both reports, the first."""

    def standing(at: int) -> tuple[object, ...]:
        pair = pairs[at]
        alone = pair.old is None or pair.new is None
        return -scores.get(at, 0.0), alone, _place(_span(pair.new), _span(pair.old)), at

    return min(group, key=standing)


def _also(pairs: Sequence[FigurePair], at: int, group: Group) -> OtherPlaces:
    others = [pairs[other] for other in group if other != at]
    olds = sorted((pair.old for pair in others if pair.old is not None), key=lambda figure: figure.span)
    news = sorted((pair.new for pair in others if pair.new is not None), key=lambda figure: figure.span)
    return OtherPlaces(tuple(olds), tuple(news))


def _joined(
    comparison: Comparison, items: Sequence[_Item], told: Sequence[Group], around: Surroundings
) -> Iterator[tuple[tuple[object, ...], Important]]:
    """One of all that tell of one thing, with its sort key."""
    things = _Things()
    for group in told:
        for other in group[1:]:
            things.join((ItemKind.FIGURE, group[0]), (ItemKind.FIGURE, other))
    for growth, level in (*around.level_of.items(), *around.twins):
        things.join((ItemKind.FIGURE, growth), (ItemKind.FIGURE, level))
    for (first, *rest), _ in whole_sections(comparison):
        for other in rest:
            things.join((ItemKind.PASSAGE, first), (ItemKind.PASSAGE, other))
    by_span = _by_span(comparison)
    for at, promise in enumerate(comparison.promises):
        for figure in by_span.get(("new", promise.result.span), ()) if promise.result is not None else ():
            things.join((ItemKind.PROMISE, at), (ItemKind.FIGURE, figure))
    for at, finding in enumerate(comparison.findings):
        for figure in by_span.get((finding.side or "new", finding.span), ()):
            things.join((ItemKind.FINDING, at), (ItemKind.FIGURE, figure))
    places = {at: group for group in told for at in group}
    together: dict[_Node, list[_Item]] = defaultdict(list)
    for item in items:
        together[things.root((item.kind, item.at))].append(item)
    for members in together.values():
        members.sort(key=lambda item: item.standing)
        yield members[0].key, _important(members, places)


def _important(members: Sequence[_Item], places: dict[int, Group]) -> Important:
    """The first of its kind, with what else tells of it. Notes on a figure are told with the figure."""
    head, *others = members
    own = places[head.at] if head.kind is ItemKind.FIGURE else ()
    figures = [item.at for item in others if item.kind is ItemKind.FIGURE and item.at not in own]
    return Important(
        kind=head.kind,
        at=head.at,
        score=head.judged.score,
        ground=head.judged.ground,
        arguments=head.judged.arguments,
        also=tuple(sorted(at for at in own if at != head.at)),
        beside=tuple(figures),
        promises=tuple(item.at for item in others if item.kind is ItemKind.PROMISE),
        findings=tuple(item.at for item in others if item.kind is ItemKind.FINDING),
    )


def _by_span(comparison: Comparison) -> dict[tuple[str, Span], list[int]]:
    """The pairs that quote a span of one side."""
    found: dict[tuple[str, Span], list[int]] = defaultdict(list)
    for at, pair in enumerate(comparison.figures):
        for side, figure in (("old", pair.old), ("new", pair.new)):
            if figure is not None:
                found[side, figure.span].append(at)
    return found


class _Things:
    """Disjoint sets of what tells of one thing."""

    def __init__(self) -> None:
        self._parent: dict[_Node, _Node] = {}

    def root(self, node: _Node) -> _Node:
        while (parent := self._parent.get(node, node)) != node:
            self._parent[node] = self._parent.get(parent, parent)
            node = parent
        return node

    def join(self, a: _Node, b: _Node) -> None:
        self._parent[self.root(b)] = self.root(a)
