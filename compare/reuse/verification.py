"""SharedPassage passages -> matches: how alike they are, and of what kind."""

from __future__ import annotations

import sys

import numpy as np
from rapidfuzz.distance import Indel

from compare.lexicon import pattern
from compare.model import MatchKind, Span, TextMatch
from compare.reuse import settings
from compare.reuse.chains import Box, Run, covered, inside
from compare.reuse.folding import Ints
from compare.reuse.tokens import MASK, SLOT, Tokens

_PLANE = 0x10000
_CLOSERS = pattern(r"[。！？；.!?;%％，,：:]*[”’」』）)\"'》】]*[。！？；.!?;]?")


def verified(a: Tokens, b: Tokens, box: Box, runs: Ints) -> TextMatch:
    kept = in_order(a.codes[slice(*box.a)], b.codes[slice(*box.b)])
    similarity = max(kept, min(_in_runs(runs, box), settings.REORDERED))
    near = settings.scale(a.is_wide and b.is_wide).near
    return TextMatch(
        *_ends(a, b, box),
        round(similarity, 4),
        _kind(similarity, near, _slots(a, *box.a), _slots(b, *box.b)),
    )


def _ends(a: Tokens, b: Tokens, box: Box) -> tuple[Span, Span]:
    """The original spans, with the stop or bracket that closes both sides."""
    stops = [_CLOSERS.match(side.folded.text, int(side.ends[last - 1])) for side, (_, last) in ((a, box.a), (b, box.b))]
    spans = []
    for side, (first, last), stop in zip((a, b), box, stops, strict=True):
        end = stop.end() if all(stops) and stop else int(side.ends[last - 1])
        spans.append(side.folded.original(int(side.starts[first]), end))
    return spans[0], spans[1]


def in_order(x: Ints, y: Ints) -> float:
    """The share of tokens that stayed, in one order: 2 x common / (length of both)."""
    similarity: float = Indel.normalized_similarity(*as_texts(x, y))
    return similarity


def in_place(x: Ints, y: Ints) -> Ints:
    """For each token of ``x`` the place of the one in ``y`` that it stayed as, in one order, or -1."""
    places = np.full(len(x), -1, dtype=np.int32)
    for op in Indel.opcodes(*as_texts(x, y)):
        if op.tag == "equal":
            places[op.src_start : op.src_end] = np.arange(op.dest_start, op.dest_end)
    return places


def as_texts(x: Ints, y: Ints) -> tuple[str, str]:
    """Tokens as characters, which rapidfuzz compares fastest."""
    codes = np.concatenate([x, y])
    if codes.max(initial=0) > sys.maxunicode:  # words
        codes = np.unique(codes, return_inverse=True)[1] + _PLANE
    text = codes.astype(np.uint32).tobytes().decode("utf-32-le")
    return text[: len(x)], text[len(x) :]


def _in_runs(runs: Ints, box: Box) -> float:
    """The share of tokens that stand in runs, whatever their order."""
    cut = []
    for run in inside(runs, box):
        before = max(0, box.a[0] - run.a, box.b[0] - run.b)
        after = max(0, run.a + run.length - box.a[1], run.b + run.length - box.b[1])
        cut.append(Run(run.a + before, run.b + before, max(0, run.length - before - after)))
    return sum(covered(cut)) / (box.a[1] - box.a[0] + box.b[1] - box.b[0])


def _slots(side: Tokens, first: int, last: int) -> list[str]:
    at = np.flatnonzero(side.codes[first:last] == SLOT) + first
    return [side.folded.text[side.starts[i] : side.ends[i]] for i in at.tolist()]


def _kind(similarity: float, near: float, slots_a: list[str], slots_b: list[str]) -> MatchKind:
    if similarity < near:
        return MatchKind.REWORDED
    if slots_a == slots_b:
        return MatchKind.VERBATIM if similarity == 1 else MatchKind.NEAR
    if bool(_masks(slots_a)) != bool(_masks(slots_b)):
        return MatchKind.MASKED
    return MatchKind.REFIGURED if similarity >= settings.REFIGURED else MatchKind.NEAR


def _masks(slots: list[str]) -> int:
    return sum(not slot[0].isdigit() and bool(MASK.fullmatch(slot)) for slot in slots)
