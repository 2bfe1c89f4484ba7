"""Passages that a reviewer holds together or keeps apart: kept as decisions, by what both passages say.

Each is a `Decision` about a pairing: confirmed holds two passages together, a false alarm keeps them apart. Its key has
a digest of either passage, so that both are found again in whatever two reports have them, on whichever side. A passage
that stands several times in a report is told by its number among those.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b

from compare.model import Comparison, Decision, DecisionState, DiffOptions, Outline, Passage, Pin, Side, Subject
from compare.structure import passages_by_report
from compare.text.folding import content_key

_DIGEST_BYTES = 12
_LABEL = 40  # characters of either passage


def pairing(comparison: Comparison, pin: Pin, state: DecisionState) -> Decision:
    """The decision about the passages at two offsets, which lie in passages of the comparison's reports."""
    old, new = (_at(*end) for end in ((comparison.old, pin.old), (comparison.new, pin.new)))
    key = pairing_key(comparison, pin)
    labels = (
        side.text[p.span.start : p.span.end][:_LABEL] for side, p in ((comparison.old, old), (comparison.new, new))
    )
    return Decision(key, Subject.PAIRING, state, " / ".join(" ".join(label.split()) for label in labels))


def pairing_key(comparison: Comparison, pin: Pin) -> str:
    """What the decision about the passages at two offsets is kept under."""
    old, new = comparison.old, comparison.new
    return _key(_named(old.text, old.passages)[_at(old, pin.old)], _named(new.text, new.passages)[_at(new, pin.new)])


def with_pairings(options: DiffOptions, kept: Iterable[Decision], old: Outline, new: Outline) -> DiffOptions:
    """The options with what is kept about passages of two reports. What the options name themselves goes before. Of a
    file with several reports, none of which was asked for, nobody knows yet which is compared: nothing is added."""
    decided = [each for each in kept if each.subject is Subject.PAIRING and each.state is not DecisionState.OPEN]
    if not decided or len(old.reports) != 1 or len(new.reports) != 1:
        return options
    sides = [{digest: p.span.start for p, digest in _named(each.text, _passages(each)).items()} for each in (old, new)]
    named = {*options.pins, *options.apart}
    pins, apart = list(options.pins), list(options.apart)
    for each in sorted(decided, key=_latest_last, reverse=True):
        for pin in _pins(each.key, *sides):
            if pin in named:
                continue
            if each.state is DecisionState.FALSE_ALARM:
                apart.append(pin)
            elif not any(pin.old == other.old or pin.new == other.new for other in pins):
                pins.append(pin)
            named.add(pin)
    return replace(options, pins=tuple(pins), apart=tuple(apart))


def _latest_last(decision: Decision) -> tuple[float, str]:
    return (decision.decided.timestamp() if decision.decided else 0.0), decision.key


def _pins(key: str, old: Mapping[str, int], new: Mapping[str, int]) -> Iterator[Pin]:
    """Where both passages of a key stand, the reports in either order."""
    _, one, other = key.rsplit("-", 2)
    for a, b in dict.fromkeys([(one, other), (other, one)]):
        if a in old and b in new:
            yield Pin(old[a], new[b])


def _key(old: str, new: str) -> str:
    return f"{Subject.PAIRING}-{old}-{new}"


def _passages(outline: Outline) -> Sequence[Passage]:
    return next(iter(passages_by_report(outline)))


def _named(text: str, passages: Sequence[Passage]) -> dict[Passage, str]:
    """Each passage with its digest."""
    times: Counter[str] = Counter()
    named = {}
    for passage in passages:
        content = content_key(passage.span.of(text))
        times[content] += 1
        named[passage] = blake2b(f"{times[content]} {content}".encode(), digest_size=_DIGEST_BYTES).hexdigest()
    return named


def _at(side: Side, offset: int) -> Passage:
    """The passage of a report that holds an offset."""
    return side.passages[bisect_right(side.passages, offset, key=lambda passage: passage.span.start) - 1]
