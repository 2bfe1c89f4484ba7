"""The pairs of sections as they are listed in a result."""

from __future__ import annotations

from compare.alignment.prepared import PreparedReport
from compare.alignment.sections.section_map import SectionMap
from compare.alignment.settings import PART_CONFIRMED
from compare.model import Reason, Section, SectionEnd, SectionPair, SectionStatus


def confirm_parts(
    sections: SectionMap, old_shares: dict[tuple[int, int], float], new_shares: dict[tuple[int, int], float]
) -> None:
    """Keep only those splits and merges that the passages confirm. The shares say how much of the old (or new)
    section's text was paired with passages of the other."""
    sections.merged = {i: j for i, j in sections.merged.items() if old_shares.get((i, j), 0.0) >= PART_CONFIRMED}
    sections.split = {j: i for j, i in sections.split.items() if new_shares.get((i, j), 0.0) >= PART_CONFIRMED}


def section_pairs(
    old: PreparedReport, new: PreparedReport, sections: SectionMap, similarity: dict[tuple[int, int], float]
) -> tuple[SectionPair, ...]:
    """The section pairs in NEW's order, with what was removed at its place in OLD."""
    pairs: list[tuple[tuple[float, int], SectionPair]] = []
    for j, section in enumerate(new.sections):
        origin = sections.old_of.get(j, sections.split.get(j))
        if origin is None:
            pairs.append(((j, 0), SectionPair(SectionStatus.ADDED, False, None, _end(section), 0.0)))
            continue
        i = origin
        status = _status(old, new, sections, i, j)
        renumbered = status in (SectionStatus.MATCHED, SectionStatus.MOVED) and old.sections[i].label != section.label
        reason = Reason.CONTENT if j in sections.split else sections.reasons[i]
        alike = similarity.get((i, j), 0.0)
        pairs.append(((j, 0), SectionPair(status, renumbered, _end(old.sections[i]), _end(section), alike, reason)))
    place = -1
    for i, section in enumerate(old.sections):
        place = sections.new_of.get(i, place)
        if i in sections.merged:
            j = sections.merged[i]
            ends, alike = (_end(section), _end(new.sections[j])), similarity.get((i, j), 0.0)
            pairs.append(((j + 0.5, i), SectionPair(SectionStatus.MERGED, False, *ends, alike, Reason.CONTENT)))
        elif i not in sections.new_of:
            pairs.append(((place + 0.5, i), SectionPair(SectionStatus.REMOVED, False, _end(section), None, 0.0)))
    return tuple(pair for _, pair in sorted(pairs, key=lambda item: item[0]))


def _status(old: PreparedReport, new: PreparedReport, sections: SectionMap, i: int, j: int) -> SectionStatus:
    """What became of section ``i`` as ``j``. One that others merged into, or split off from, shares their status,
    unless they stand below it anyway."""
    if j in sections.split:
        return SectionStatus.SPLIT
    if any(other == i and not _below(new, part, j) for part, other in sections.split.items()):
        return SectionStatus.SPLIT
    if any(other == j and not _below(old, part, i) for part, other in sections.merged.items()):
        return SectionStatus.MERGED
    return SectionStatus.MOVED if i in sections.moved else SectionStatus.MATCHED


def _below(side: PreparedReport, section: int, above: int) -> bool:
    parent = side.parents[section]
    while parent is not None and parent != above:
        parent = side.parents[parent]
    return parent == above


def _end(section: Section) -> SectionEnd:
    return SectionEnd(section.span, section.label, section.heading, section.level)
