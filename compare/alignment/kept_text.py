"""How much of two reports stayed: in each pair of passages, and in the sections around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from compare.alignment.aligned import Aligned
from compare.alignment.passages.pairing import Pairing
from compare.alignment.prepared import PreparedReport
from compare.alignment.sections.confirmation import upwards
from compare.alignment.sections.section_map import SectionMap
from compare.alignment.sections.section_pairs import confirm_parts
from compare.alignment.text_similarity import common_characters


@dataclass(frozen=True, slots=True)
class KeptText:
    """``kept`` is how many characters the two keys of each pairing have in common, ``similarity`` the share of those of
    each pair of answering sections."""

    kept: Sequence[int]
    similarity: dict[tuple[int, int], float]


def keep_text(aligned: Aligned) -> KeptText:
    """Also takes out the splits and merges of sections that the passages do not confirm."""
    old, new, sections = aligned.old, aligned.new, aligned.sections
    kept = [common_characters(_key(old, pairing.old), _key(new, pairing.new)) for pairing in aligned.pairings]
    common = _common(old, new, sections, aligned.pairings, kept)
    lengths = _lengths(old), _lengths(new)
    confirm_parts(
        sections,
        {(i, j): characters / max(1, lengths[0][i]) for (i, j), characters in common.items()},
        {(i, j): characters / max(1, lengths[1][j]) for (i, j), characters in common.items()},
    )
    return KeptText(kept, {(i, j): share(each, lengths[0][i], lengths[1][j]) for (i, j), each in common.items()})


def share(kept: int, old: int, new: int) -> float:
    """Of what two texts of these lengths hold."""
    return round(2 * kept / (old + new), 4) if old + new else 1.0


def _key(side: PreparedReport, passages: tuple[int, int]) -> str:
    return "".join(passage.key for passage in side.passages[slice(*passages)])


def _common(
    old: PreparedReport, new: PreparedReport, sections: SectionMap, pairings: Sequence[Pairing], kept: Sequence[int]
) -> Counter[tuple[int, int]]:
    """How many characters each pair of answering sections has in common, with all that stands below them."""
    beside: Counter[tuple[int | None, int | None]] = Counter()  # by the innermost sections
    for pairing, characters in zip(pairings, kept, strict=True):
        i, j = pairing.old[0], pairing.new[0]
        beside[old.passages[i].section, new.passages[j].section] += characters
    common: Counter[tuple[int, int]] = Counter()
    couples = {*sections.new_of.items(), *sections.merged.items(), *((i, j) for j, i in sections.split.items())}
    for (own_old, own_new), characters in beside.items():
        for couple in couples & set(product(upwards(old, own_old), upwards(new, own_new))):
            common[couple] += characters
    return common


def _lengths(side: PreparedReport) -> Counter[int]:
    """How many characters each section holds, with all that stands below it."""
    lengths: Counter[int] = Counter()
    for passage in side.passages:
        for number in upwards(side, passage.section):
            lengths[number] += len(passage.key)
    return lengths
