"""What the reports of a scan have in common beside their passages: rings, marks of making, rare figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from compare.language import Words, mark
from compare.model import Cluster, ClusterKind, Figure, Label, SharedFigure, SharingPair, Span
from compare.model.origins import SharedOrigin
from compare.render.clean import clean
from compare.render.printed import printed, share
from compare.render.scan_text import first, similarity, swaps
from compare.render.terms import ORIGIN_KINDS
from tui.data.document_place import DocumentPlace
from tui.data.submissions import RankedPair, Submissions, arrow, document_place

CLUSTER_KINDS = {ClusterKind.RING: mark("ring"), ClusterKind.COPIED: mark("copied")}


class Ring(NamedTuple):
    """Reports that one text connects. ``pairs`` are the places of their pairs in the ranking, the most alike first."""

    cluster: Cluster
    pairs: tuple[int, ...]


def rings(submissions: Submissions) -> list[Ring]:
    """The clusters, rings of three and more first, the larger before the smaller."""
    found = []
    for cluster in submissions.scan.clusters:
        members = set(cluster.documents)
        own = (at for at, one in enumerate(submissions.pairs) if {one.pair.a, one.pair.b} <= members)
        found.append(Ring(cluster, tuple(own)))
    return sorted(found, key=lambda ring: (ring.cluster.kind is not ClusterKind.RING, -len(ring.cluster.documents)))


def passages(submissions: Submissions, ring: Ring) -> int:
    """How many copied or common passages its pairs have at most."""
    return max((_counted(submissions.pairs[at]) for at in ring.pairs), default=0)


def alike(submissions: Submissions, ring: Ring) -> str:
    """How alike its reports are, from the least to the most: ``41%–98%``"""
    values = [value for at in ring.pairs if (value := submissions.pairs[at].pair.similarity) is not None]
    ends = dict.fromkeys(similarity(value) for value in (min(values), max(values))) if values else {"–": None}
    return "–".join(ends)


def ring_told(submissions: Submissions, ring: Ring, words: Words) -> Iterator[str]:
    """A line for each pair, most alike first: how alike, what is shared, who was first, which names were changed."""
    for at in ring.pairs:
        one = submissions.pairs[at]
        pair = one.pair
        both = f"{submissions.names[pair.a]} {arrow(one)} {submissions.names[pair.b]}"
        facts = [
            words("{share} alike", share=similarity(pair.similarity)),
            words.plural("{count} passage", "{count} passages", _counted(one)),
            words.plural("{count} rare figure", "{count} rare figures", len(pair.shared_figures))
            if pair.shared_figures
            else "",
            first(submissions.scan, pair, words),
            *swaps(pair, words),
        ]
        yield f"{both}  {' · '.join(filter(None, facts))}"


def _counted(one: RankedPair) -> int:
    return one.counts[Label.COPIED] + one.counts[Label.COMMON]


class Origins(NamedTuple):
    """Two files that say the same of their making. ``pair`` is their place in the ranking."""

    pair: int
    marks: tuple[SharedOrigin, ...]

    @property
    def weight(self) -> float:
        """What the mark that tells most tells."""
        return max(each.weight for each in self.marks)


def origins(submissions: Submissions) -> list[Origins]:
    """The pairs with marks in common, what tells most first."""
    found = [
        Origins(at, tuple(sorted(one.pair.origin, key=lambda each: -each.weight)))
        for at, one in enumerate(submissions.pairs)
        if one.pair.origin
    ]
    return sorted(found, key=lambda each: (-each.weight, -len(each.marks)))


def origin_text(marks: tuple[SharedOrigin, ...], words: Words) -> str:
    """``author 办公室07 · mark of a save 6``: of several marks of one kind how many."""
    by_kind: dict[str, list[str]] = {}
    for each in marks:
        by_kind.setdefault(words(ORIGIN_KINDS[each.kind]), []).append(clean(each.value))
    return " · ".join(f"{kind} {values[0] if len(values) == 1 else len(values)}" for kind, values in by_kind.items())


def origin_told(marks: tuple[SharedOrigin, ...], words: Words) -> Iterator[str]:
    """A line for each mark, with how much it tells."""
    for each in marks:
        told = (
            words("tells {share}", share=share(each.weight)) if each.weight else words("many have it: it tells nothing")
        )
        yield f"{words(ORIGIN_KINDS[each.kind])}  {clean(each.value)}  {told}"


class SharedValue(NamedTuple):
    """A rare figure that two reports have."""

    pair: SharingPair
    figure: SharedFigure


def values(submissions: Submissions) -> list[SharedValue]:
    """The rare figures of each pair, the pairs with most of them first."""
    pairs = sorted((one.pair for one in submissions.pairs), key=lambda pair: -len(pair.shared_figures))
    return [SharedValue(pair, figure) for pair in pairs for figure in pair.shared_figures]


def metric(figure: Figure, words: Words) -> str:
    return clean(figure.metric or words("(no name)"))


def value_places(submissions: Submissions, one: SharedValue) -> list[DocumentPlace]:
    ends = ((one.pair.a, one.figure.a), (one.pair.b, one.figure.b))
    return [document_place(submissions.scan, document, figure.span) for document, figure in ends]


def value_told(submissions: Submissions, one: SharedValue, words: Words) -> Iterator[str]:
    """The value, and the line of each report that it stands in."""
    yield f"{printed(one.figure.a)}  {metric(one.figure.a, words)} = {metric(one.figure.b, words)}"
    for place in value_places(submissions, one):
        yield _line(place).cited(words)


def _line(place: DocumentPlace) -> DocumentPlace:
    """The whole line of a place."""
    start = place.text.rfind("\n", 0, place.span.start) + 1
    end = place.text.find("\n", place.span.end)
    return replace(place, span=Span(start, len(place.text) if end < 0 else end))
