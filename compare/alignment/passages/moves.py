"""Which passages have moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from compare.alignment.passages.pairing import Pairing
from compare.alignment.prepared import PreparedReport
from compare.alignment.sections.section_map import SectionMap
from compare.alignment.settings import LEAST_MOVED, SHORTEST_MOVED
from compare.text.chain import longest_chain


def moved_pairings(
    old: PreparedReport,
    new: PreparedReport,
    sections: SectionMap,
    pairings: Sequence[Pairing],
    similarity: Sequence[float],
) -> set[int]:
    """The numbers of the pairings whose passages have moved: out of a section into one that it is not paired with; across
    others within the same section, where those that keep their order have most of the text; or with a paragraph whose
    section is not listed as moved. The last two count only for text that is nearly the same: sentences rewritten in
    another order are rewritten."""
    moved: set[int] = set()
    within: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for number, pairing in enumerate(pairings):
        ends = old.passages[pairing.old[0]].section, new.passages[pairing.new[0]].section
        if sections.belong_together(*ends):
            within[ends].append(number)
        else:
            moved.add(number)
    unlisted = _unlisted(old, new, sections)
    olds, news = _opened_by(old, {i for i, _ in unlisted}), _opened_by(new, {j for _, j in unlisted})
    shifted = {
        number
        for number, p in enumerate(pairings)
        if old.passages[p.old[0]].paragraph in olds or new.passages[p.new[0]].paragraph in news
    }
    shifted.update(number for numbers in within.values() for number in _crossing(old, new, pairings, numbers))
    return moved | {
        number
        for number in shifted
        if similarity[number] >= LEAST_MOVED
        and min(old.length(pairings[number].old), new.length(pairings[number].new)) >= SHORTEST_MOVED
    }


def _crossing(
    old: PreparedReport, new: PreparedReport, pairings: Sequence[Pairing], numbers: Sequence[int]
) -> Iterator[int]:
    """Those of the pairings within two sections that stand in another order than the others."""
    ordered = sorted(numbers, key=lambda number: pairings[number].old)
    lengths = [old.length(pairings[n].old) + new.length(pairings[n].new) for n in ordered]
    kept = set(longest_chain([(pairings[n].old[0], pairings[n].new[0]) for n in ordered], lengths))
    return (number for at, number in enumerate(ordered) if at not in kept)


def _unlisted(old: PreparedReport, new: PreparedReport, sections: SectionMap) -> list[tuple[int, int]]:
    """The pairs of sections that have moved but are not listed as such: a paragraph without a label, or one that is called
    split or merged."""
    parted, joined = set(sections.split.values()), set(sections.merged.values())
    pairs = [(i, sections.new_of[i]) for i in sections.moved]
    return [
        (i, j) for i, j in pairs if i in parted or j in joined or None in (old.sections[i].label, new.sections[j].label)
    ]


def _opened_by(side: PreparedReport, sections: set[int]) -> set[int]:
    """The paragraphs that open with the headings of some sections."""
    return {p.paragraph for p in side.passages if p.is_heading and p.section in sections}
