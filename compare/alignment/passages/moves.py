"""Which passages have moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from compare.alignment.passages.pairing import LEAST_MOVED, SHORTEST_MOVED, Pairing
from compare.alignment.prepared import Prepared
from compare.alignment.sections.pairing import SectionMap
from compare.text.chain import longest_chain


def moved_pairings(
    old: Prepared, new: Prepared, sections: SectionMap, pairings: Sequence[Pairing], similarity: Sequence[float]
) -> set[int]:
    """The numbers of the pairings whose passages have moved: out of a section into one that does not answer it; across
    others within the same section, where those that keep their order have most of the text; or with a paragraph that
    its section does not tell of. The last two are said only of text that is nearly the same: sentences rewritten in
    another order are rewritten."""
    found: set[int] = set()
    within: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for number, pairing in enumerate(pairings):
        ends = old.pieces[pairing.old[0]].passage.section, new.pieces[pairing.new[0]].passage.section
        if sections.answers(*ends):
            within[ends].append(number)
        else:
            found.add(number)
    paragraphs = set(_moved_paragraphs(old, sections))
    shifted = {number for number, p in enumerate(pairings) if old.pieces[p.old[0]].passage.paragraph in paragraphs}
    shifted.update(number for numbers in within.values() for number in _crossing(old, new, pairings, numbers))
    return found | {
        number
        for number in shifted
        if similarity[number] >= LEAST_MOVED and old.length(pairings[number].old) >= SHORTEST_MOVED
    }


def _crossing(old: Prepared, new: Prepared, pairings: Sequence[Pairing], numbers: Sequence[int]) -> Iterator[int]:
    """Those of the pairings within two sections that stand in another order than the others."""
    ordered = sorted(numbers, key=lambda number: pairings[number].old)
    lengths = [old.length(pairings[n].old) + new.length(pairings[n].new) for n in ordered]
    kept = set(longest_chain([(pairings[n].old[0], pairings[n].new[0]) for n in ordered], lengths))
    return (number for at, number in enumerate(ordered) if at not in kept)


def _moved_paragraphs(old: Prepared, sections: SectionMap) -> Iterator[int]:
    """The paragraphs that open with the heading of a section that has moved but is not listed as such: it is a paragraph
    without a label, or is called split or merged."""
    parted, joined = set(sections.split.values()), set(sections.merged.values())
    for piece in old.pieces:
        section = piece.passage.section
        if piece.is_heading and section in sections.moved:
            is_listed = section not in parted and sections.new_of[section] not in joined
            if old.sections[section].label is None or not is_listed:
                yield piece.passage.paragraph
