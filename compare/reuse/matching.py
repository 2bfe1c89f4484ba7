"""Two texts -> what they share. Seeds, fragments, exact ends, filtering, verification.

The shape is that of the text alignment systems that did best at PAN 2013 (Sanchez-Perez, Sidorov and Gelbukh 2014),
with runs of equal tokens beside the likeness of sentences.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np

from compare.model import MatchKind, TextMatch
from compare.reuse import settings
from compare.reuse.array_operations import Hashes, hashes
from compare.reuse.chains import Box, Run, apart, box, chain, covered, density, inside, joined, split
from compare.reuse.folding import Ints
from compare.reuse.fragments import Cosine, Fragment, SummaryFragment, grow, summaries, trimmed, widened
from compare.reuse.list_rows import row_names, rows_of, shared_rows
from compare.reuse.runs import grams, runs
from compare.reuse.seeds import likeness
from compare.reuse.sentence_vectors import SentenceFeatures, features
from compare.reuse.tokens import SLOT, WORD_BIT, Tokens, read_tokens
from compare.reuse.verification import in_order, verified


class SharedPassage(NamedTuple):
    box: Box
    cosine: float
    is_exact: bool  # settled by a long run


class MatchableText(NamedTuple):
    """What matching needs of one text."""

    tokens: Tokens
    features: SentenceFeatures
    grams: Hashes  # of each window that may begin a run
    rows: Ints  # the names of the units


def matchable(tokens: Tokens) -> MatchableText:
    return MatchableText(tokens, features(tokens), hashes(grams(tokens.codes, settings.RUN)), row_names(tokens))


# A scan matches one report with many, one after the other.
cached_tokens = functools.lru_cache(maxsize=128)(read_tokens)


@functools.lru_cache(maxsize=128)
def cached_matchable(text: str) -> MatchableText:
    return matchable(cached_tokens(text))


@functools.lru_cache(maxsize=128)
def _cached_grams(text: str) -> Hashes:
    return hashes(grams(cached_tokens(text).codes, settings.RUN))


def common_text(a_text: str, b_text: str) -> list[TextMatch]:
    """What two texts share word for word but for fills and slips, in the order of A: all that is needed where very many
    have the same, in a fifth of the time that `match` takes."""
    a, b = cached_tokens(a_text), cached_tokens(b_text)
    found = runs(_cached_grams(a_text), _cached_grams(b_text))
    everywhere = Box((0, len(a.codes)), (0, len(b.codes)))
    boxes = [box(part) for part in split(chain(inside(found, everywhere)), settings.JOIN)]
    least = settings.scale(a.is_wide and b.is_wide).shortest
    matches = [
        verified(a, b, place, found) for place in boxes if min(a.characters(*place.a), b.characters(*place.b)) >= least
    ]
    return [m for m in matches if m.kind is not MatchKind.REWORDED]


def find_matches(a_text: str, b_text: str) -> list[TextMatch]:
    return match(matchable(read_tokens(a_text)), matchable(read_tokens(b_text)))


def match(a: MatchableText, b: MatchableText) -> list[TextMatch]:
    """What two texts share, in the order of ``a``."""
    if not len(a.tokens.codes) or not len(b.tokens.codes):
        return []
    pair = _Pair(a, b)
    fragments = pair.fragments()
    found = [piece for fragment in fragments for piece in pair.pieces(pair.widened(fragment))]
    found += pair.lone_runs(found)
    found += pair.rows()
    if any(piece.is_exact for piece in found):
        found = [piece for piece in found if piece.is_exact or piece.cosine > settings.SETTLED_COSINE]
    else:
        found = pair.summed_up([piece for fragment in fragments for piece in pair.pieces(fragment)]) or found
    matches = [verified(pair.a, pair.b, piece.box, pair.runs) for piece in sorted(_best(found))]
    return [m for m in matches if m.similarity >= pair.scale.similarity]


class _Pair:
    """Two texts with their seeds and runs."""

    def __init__(self, a: MatchableText, b: MatchableText) -> None:
        self.a, self.b = a.tokens, b.tokens
        self.scale = settings.scale(self.a.is_wide and self.b.is_wide)
        self._are_rows = rows_of(a.rows, b.rows)
        alike, self.seeds = likeness(a.features, b.features, self._are_rows)
        self.cosine: Cosine = functools.cache(alike.cosine)  # asked again for summaries
        self.runs: Ints = runs(a.grams, b.grams)

    def fragments(self) -> list[Fragment]:
        grown = grow(self.seeds, self.cosine, settings.GAP, settings.FRAGMENT_COSINE)
        return [trimmed(fragment, self.cosine) for fragment in grown]

    def widened(self, fragment: Fragment) -> Fragment:
        return widened(fragment, self.cosine, (self.a.units, self.b.units))

    def pieces(self, fragment: Fragment) -> list[SharedPassage]:
        """The passages of a fragment: as its runs show them where one is long, else all of it, if that is enough."""
        whole = self._box(fragment)
        here = inside(self.runs, whole)
        chained = chain(here)
        parts = split(chained, settings.JOIN)
        if any(self._is_exact(part) for part in parts):
            crossing = apart([run for run in here if run.length >= self.scale.gram])
            if (
                sum(covered(crossing)) > sum(covered(chained))
                and density(crossing) >= settings.CHAINED
                and not self._has_break(box(crossing))
            ):
                parts = [crossing]  # clauses or sentences in another order
            boxes = [box(part) for part in joined(parts, settings.INTERRUPTED, self._goes_on)]
            rounded = [self._rounded(*three) for three in zip([None, *boxes], boxes, [*boxes[1:], None], strict=False)]
            return [SharedPassage(place, 1.0, True) for place in rounded if self._is_enough(place, 1.0)]
        if chained:
            a, b = covered(chained)
            if max(a / _length(whole.a), b / _length(whole.b)) >= settings.CHAINED:
                whole = self._rounded(None, box(chained), None)
        return [SharedPassage(whole, fragment.similarity, False)] if self._is_enough(whole, fragment.similarity) else []

    def _goes_on(self, run: Run, after: Run) -> bool:
        """Whether one side has (nearly) nothing between two runs, and the other no paragraph of its own."""
        between = Box((run.a + run.length - 1, after.a + 1), (run.b + run.length - 1, after.b + 1))
        return min(map(_length, between)) <= settings.JOIN + 2 and not self._has_break(between)

    def _has_break(self, place: Box) -> bool:
        """Whether a paragraph ends inside ``place`` on either side."""
        sides = ((self.a, place.a), (self.b, place.b))
        return any(
            "\n" in text.folded.text[int(text.starts[first]) : int(text.ends[last - 1])]
            for text, (first, last) in sides
        )

    def lone_runs(self, found: list[SharedPassage]) -> list[SharedPassage]:
        """Long runs that lie in no passage found: a copy inside longer sentences of one's own."""
        everywhere = Box((0, len(self.a.codes)), (0, len(self.b.codes)))
        alone = [SharedPassage(box([run]), 1.0, True) for run in inside(self.runs, everywhere) if self._is_exact([run])]
        return [p for p in alone if not all(_is_held(p.box, [f.box for f in found], side) for side in (0, 1))]

    def rows(self) -> list[SharedPassage]:
        """Lists that both have, however often a row repeats its words."""
        places = shared_rows(self.a, self.b, self._are_rows)
        return [SharedPassage(p, 1.0, True) for p in places if min(self._lengths(p)) >= self.scale.verbatim]

    def summed_up(self, found: list[SharedPassage]) -> list[SharedPassage]:
        """What sums up the other text, if that explains all that was ``found``: a pair has either."""
        summed = [(one, self._box(one.fragment)) for one in summaries(self.seeds, self.cosine)]
        summed = [(one, self._whole(wide, one.side)) for one, wide in summed if self._is_summary(one, wide, found)]
        if all(any(piece.box.shared(wide)[one.side] for one, wide in summed) for piece in found):
            return [SharedPassage(wide, one.fragment.similarity, False) for one, wide in summed]
        return []

    def _whole(self, wide: Box, side: int) -> Box:
        """A summary whose seeds span most of its source sums up all of it."""
        text = (self.a, self.b)[1 - side]
        first, last = wide[1 - side]
        if last - first < settings.SUMMARY_WHOLE * len(text.codes):
            return wide
        source = (0, len(text.codes))
        return Box(wide.a, source) if side == 0 else Box(source, wide.b)

    def _is_summary(self, one: SummaryFragment, wide: Box, found: list[SharedPassage]) -> bool:
        fragment, side, core = one
        lengths = self._lengths(wide)
        low, high = (ratio * lengths[side] for ratio in settings.SUMMARY_RATIO)
        if not low <= lengths[1 - side] <= high or not self._is_enough(wide, fragment.similarity):
            return False
        parts = [self._lengths(piece.box)[side] for piece in found if piece.box.shared(wide)[side]]
        if core:
            closer = fragment._replace(b=core) if side == 0 else fragment._replace(a=core)
            if self._lengths(self._box(closer))[1 - side] >= low:
                return max(parts, default=0) < settings.SUMMARY_EXPLAINED * lengths[side]
        return 2 * sum(parts) < settings.SUMMARY_EXPLAINED * lengths[side]

    def _rounded(self, before: Box | None, place: Box, after: Box | None) -> Box:
        """``place`` with the rest of the units at its ends, where both sides' rests are alike: what little was changed
        there is no run. The places ``before`` and ``after`` keep what they have."""
        (a0, a1), (b0, b1) = place
        low_a, low_b = _floor(self.a.bounds, a0), _floor(self.b.bounds, b0)
        high_a, high_b = _ceiling(self.a.bounds, a1), _ceiling(self.b.bounds, b1)
        if before:
            low_a, low_b = max(low_a, before.a[1]), max(low_b, before.b[1])
        if after:
            high_a, high_b = min(high_a, after.a[0]), min(high_b, after.b[0])
        before_a, before_b = self._known(Box((low_a, a0), (low_b, b0)))
        after_a, after_b = self._known(Box((a1, high_a), (b1, high_b)))
        if self._are_alike(before_a, before_b) or self._is_name(before_a, before_b):
            a0, b0 = before_a[0], before_b[0]
        if self._are_alike(after_a, after_b):
            a1, b1 = after_a[1], after_b[1]
        return Box((a0, a1), (b0, b1))

    def _known(self, rest: Box) -> Box:
        """``rest``, cut to what its runs span where one side is much longer: a sentence that was written on."""
        lengths = [_length(side) for side in rest]
        chained = chain(inside(self.runs, rest)) if max(lengths) > settings.LOPSIDED * min(lengths) else []
        if not chained:
            return rest
        (a0, a1), (b0, b1) = box(chained)
        return Box((max(a0, rest.a[0]), min(a1, rest.a[1])), (max(b0, rest.b[0]), min(b1, rest.b[1])))

    def _are_alike(self, a: tuple[int, int], b: tuple[int, int]) -> bool:
        if a[0] >= a[1] or b[0] >= b[1]:
            return False
        return in_order(self.a.codes[slice(*a)], self.b.codes[slice(*b)]) >= settings.ROUNDED

    def _is_name(self, a: tuple[int, int], b: tuple[int, int]) -> bool:
        """Whether a few Chinese characters open a sentence on both sides: a name that was swapped."""
        sides = (self.a.codes[slice(*a)], self.b.codes[slice(*b)])
        return all(
            0 < len(side) <= settings.OPENING_NAME and ((side > SLOT) & (side < WORD_BIT)).all() for side in sides
        )

    def _is_exact(self, part: list[Run]) -> bool:
        """Whether a run settles that ``part`` was copied."""
        return any(self.a.characters(run.a, run.a + run.length) >= self.scale.verbatim for run in part)

    def _box(self, fragment: Fragment) -> Box:
        a, b = self.a.bounds, self.b.bounds
        return Box(
            (int(a[fragment.a[0]]), int(a[fragment.a[1] + 1])), (int(b[fragment.b[0]]), int(b[fragment.b[1] + 1]))
        )

    def _lengths(self, place: Box) -> tuple[int, int]:
        return self.a.characters(*place.a), self.b.characters(*place.b)

    def _is_enough(self, place: Box, cosine: float) -> bool:
        length = min(self._lengths(place))
        return length >= self.scale.shortest and length * cosine >= self.scale.evidence


def _is_held(place: Box, others: list[Box], side: int) -> bool:
    """Whether another place holds most of this one's A (0) or B (1)."""
    return any(2 * place.shared(other)[side] > _length(place[side]) for other in others)


def _floor(bounds: Ints, at: int) -> int:
    return int(bounds[np.searchsorted(bounds, at, "right") - 1])


def _ceiling(bounds: Ints, at: int) -> int:
    return int(bounds[np.searchsorted(bounds, at, "left")])


def _length(span: tuple[int, int]) -> int:
    return max(1, span[1] - span[0])


def _best(found: list[SharedPassage]) -> list[SharedPassage]:
    """Of passages in one place the better one. A vague one has to be alone on both sides, a plain one on one: text may
    well be copied twice."""
    kept: list[SharedPassage] = []
    for piece in sorted(found, key=lambda p: (-p.cosine, -sum(map(_length, p.box)), p.box)):
        if not any(_is_taken(piece, other) for other in kept):
            kept.append(piece)
    return kept


def _is_taken(piece: SharedPassage, better: SharedPassage) -> bool:
    a, b = piece.box.shared(better.box)
    sides = (2 * a > _length(piece.box.a), 2 * b > _length(piece.box.b))
    return any(sides) if piece.cosine < settings.SETTLED_COSINE else all(sides)
