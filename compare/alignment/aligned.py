"""Which sections and which passages of two reports belong together, and what was weighed to say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.alignment.passages.pairing import Pairing, PassagePairer, heading_pairings
from compare.alignment.passages.pins import by_hand, pinned_sections
from compare.alignment.prepared import PreparedReport
from compare.alignment.sections.confirmation import confirm_sections, paired_shares
from compare.alignment.sections.moves import settle_moves
from compare.alignment.sections.pairing import SectionPairer
from compare.alignment.sections.section_map import SectionMap
from compare.alignment.settings import PASSAGE_WEIGHTS, PassageWeights


@dataclass(frozen=True, slots=True)
class Aligned:
    """``pairings`` in NEW's order. The two pairers hold what was weighed."""

    old: PreparedReport
    new: PreparedReport
    sections: SectionMap
    pairings: Sequence[Pairing]
    section_pairer: SectionPairer
    passage_pairer: PassagePairer


def align(old: PreparedReport, new: PreparedReport, scale: PassageWeights = PASSAGE_WEIGHTS) -> Aligned:
    """Two reports made ready by the same options. Passages are paired twice: first by the sections that are evidently the
    same, to find by them which others belong together."""
    named = by_hand(old, new, new.options)
    section_pairer = SectionPairer(old, new)
    sections = section_pairer.pair_same(pinned_sections(old, new, named.pins))
    if _has_rest(old, new, sections):
        first = PassagePairer(old, new, sections, named, scale).pair()
        section_pairer.pair_rest(paired_shares(old, new, [(p.old[0], p.new[0]) for p in first]))
    passage_pairer = PassagePairer(old, new, sections, named, scale)
    pairings = _confirmed(old, new, sections, passage_pairer.pair())
    settle_moves(old, new, sections)
    return Aligned(old, new, sections, pairings, section_pairer, passage_pairer)


def _has_rest(old: PreparedReport, new: PreparedReport, sections: SectionMap) -> bool:
    """Whether sections of either are without a mate."""
    return len(sections.new_of) < max(len(old.sections), len(new.sections))


def _confirmed(
    old: PreparedReport, new: PreparedReport, sections: SectionMap, pairings: Sequence[Pairing]
) -> list[Pairing]:
    """``pairings`` with the headings of the sections that are pairs once the passages have been looked at."""
    before = set(sections.new_of.items())
    confirm_sections(old, new, sections, [(p.old[0], p.new[0]) for p in pairings])
    after = set(sections.new_of.items())
    if before == after:
        return list(pairings)
    kept = [p for p in pairings if not _is_of(old, new, p, before - after)]
    taken = {p.old[0] for p in kept}, {p.new[0] for p in kept}
    more = [p for p in heading_pairings(old, new, sections) if p.old[0] not in taken[0] and p.new[0] not in taken[1]]
    return sorted([*kept, *more], key=lambda p: p.new)


def _is_of(old: PreparedReport, new: PreparedReport, pairing: Pairing, dropped: set[tuple[int, int]]) -> bool:
    """Whether a pairing is that of the headings of two sections."""
    a, b = old.passages[pairing.old[0]], new.passages[pairing.new[0]]
    return a.is_heading and b.is_heading and (a.section, b.section) in dropped
