"""What a reviewer asks first where no figure moved: a section that is gone, a sentence that now says the opposite or binds
less, a duty that was dropped, new words of trouble."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from math import log1p
from typing import NamedTuple

from compare.importance.order import Judged
from compare.importance.settings import (
    BINDS_LESS,
    DUTY_DROPPED,
    LONGEST_TURN,
    SAYS_OPPOSITE,
    SHARE_GONE,
    SHORTEST_SECTION,
    TROUBLE_TOLD,
)
from compare.lexicon import pattern
from compare.model import Comparison, Edit, Ground, PassageKind, PassagePair, PassageStatus, SectionPair, Span

_NEGATION = pattern("{zh.stances.negation}|{en.stances.negation}")
_DUTY = pattern("{zh.stances.duty}|{en.stances.duty}")
_CHOICE = pattern("{zh.stances.choice}|{en.stances.choice}")
_TROUBLE = pattern("{zh.stances.trouble}|{en.stances.trouble}")


class _Section(NamedTuple):
    span: Span
    heading: str


Members = tuple[int, ...]  # passages by their places in the comparison


def whole_sections(comparison: Comparison) -> Iterator[tuple[Members, Judged]]:
    """Sections that only one report has, each with the passages that tell of it, its heading first: most of its text has no
    counterpart anywhere. What lies inside another such section is told with that."""
    for side, ground in (("old", Ground.SECTION_REMOVED), ("new", Ground.SECTION_ADDED)):
        alone = _Alone(comparison.passages, side)
        until = 0
        for pair in sorted(_unpaired(comparison.sections, side), key=lambda each: _end(each, side).span):
            span, heading = _end(pair, side)
            if span.start < until:
                continue
            members, share = alone.within(span)
            if members and share >= SHARE_GONE and span.end - span.start >= SHORTEST_SECTION:
                until = span.end
                count = alone.length(members)
                yield members, Judged(ground, log1p(count), {"heading": heading.strip(), "count": str(count)})


def _unpaired(sections: Iterable[SectionPair], side: str) -> Iterator[SectionPair]:
    return (pair for pair in sections if (pair.new if side == "old" else pair.old) is None)


def _end(pair: SectionPair, side: str) -> _Section:
    end = pair.old if side == "old" else pair.new
    assert end is not None
    return _Section(end.span, end.heading)


class _Alone:
    """The passages of one side in their order, and which of them stand in that report alone."""

    def __init__(self, passages: Sequence[PassagePair], side: str) -> None:
        told = [(pair.old if side == "old" else pair.new, at) for at, pair in enumerate(passages)]
        self._spans = sorted((span, at) for span, at in told if span is not None)
        self._starts = [span.start for span, _ in self._spans]
        self._of = {at: span for span, at in self._spans}
        self._passages = passages

    def length(self, members: Members) -> int:
        return sum(self._of[at].end - self._of[at].start for at in members)

    def within(self, section: Span) -> tuple[Members, float]:
        """The passages of a section that stand alone, and their share of its text."""
        first, last = bisect_left(self._starts, section.start), bisect_left(self._starts, section.end)
        inside = self._spans[first:last]
        alone = tuple(
            at for span, at in inside if self._passages[at].status in (PassageStatus.ADDED, PassageStatus.REMOVED)
        )
        length = sum(span.end - span.start for span, _ in inside)
        return alone, self.length(alone) / length if length else 0.0


def stance(pair: PassagePair, comparison: Comparison) -> Judged | None:
    """Why a sentence that was reworded, dropped or added matters whatever its length; None where nothing says so."""
    old, new = comparison.old.outline.text, comparison.new.outline.text
    if pair.kind is PassageKind.HEADING:
        return None
    if pair.old is not None and pair.new is not None:
        return _turned([edit for edit in pair.edits if not edit.ignored], old, new)
    if pair.old is not None:
        duty = _DUTY.search(old, *pair.old)
        return Judged(Ground.DUTY_DROPPED, DUTY_DROPPED, {"words": duty.group()}) if duty else None
    trouble = _TROUBLE.search(new, *pair.new) if pair.new is not None else None
    return Judged(Ground.TROUBLE_TOLD, TROUBLE_TOLD, {"words": trouble.group()}) if trouble else None


def _turned(edits: Sequence[Edit], old: str, new: str) -> Judged | None:
    """Of an edited sentence, a change of nothing but a denial, or of a word that binds to one that leaves a choice."""
    for edit in edits:
        before, after = edit.old.of(old).strip(), edit.new.of(new).strip()
        words = {"before": before or "–", "after": after or "–"}
        if _is_denied(before, after) or _is_denied(after, before):
            return Judged(Ground.SAYS_OPPOSITE, SAYS_OPPOSITE, words)
        if _DUTY.fullmatch(before) and _CHOICE.fullmatch(after):
            return Judged(Ground.BINDS_LESS, BINDS_LESS, words)
    return None


def _is_denied(one: str, other: str) -> bool:
    """Whether one text is a denial and nothing else, in place of what is none; or denies the other."""
    rest = _NEGATION.sub("", one).strip()
    if rest == one or _NEGATION.search(other):
        return False
    return rest == other or (not rest and len(other) <= LONGEST_TURN)
