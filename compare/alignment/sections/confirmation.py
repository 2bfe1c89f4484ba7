"""Pairs of sections held against the passages paired below them: what nothing confirms goes, what they show comes in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from compare.alignment.prepared import PreparedReport, signature
from compare.alignment.sections.section_map import SectionMap
from compare.alignment.settings import CONFIRMED_SHARE, LEAST_CONFIRMED
from compare.model import Reason

PassagePairs = Sequence[tuple[int, int]]  # by number


def confirm_sections(old: PreparedReport, new: PreparedReport, sections: SectionMap, passages: PassagePairs) -> None:
    """Take out the pairs of sections with other headings hardly any of whose text is in pairs of passages with each
    other, or, where one holds no text, that share no words of their headings; then pair those left over most of whose
    text is in pairs of passages with each other."""
    shared = _shared_text(old, new, passages)
    lengths = _lengths(old), _lengths(new)
    for i, j in list(sections.new_of.items()):
        if sections.reasons[i] not in (Reason.CONTENT, Reason.PLACE):
            continue
        texts = lengths[0][i], lengths[1][j]
        confirmed = shared[i, j] >= LEAST_CONFIRMED * sum(texts) if all(texts) else _words(old, i) & _words(new, j)
        if not confirmed:
            sections.part(i, j)
    for (i, j), text in sorted(shared.items(), key=lambda item: (-item[1], sum(item[0]), min(item[0]))):
        if text >= CONFIRMED_SHARE * (lengths[0][i] + lengths[1][j]) and sections.are_free(i, j):
            sections.pair(i, j, Reason.CONTENT)


def paired_shares(old: PreparedReport, new: PreparedReport, passages: PassagePairs) -> dict[tuple[int, int], float]:
    """How much of the text of two sections lies in pairs of passages with each other, headings not counted."""
    lengths = _lengths(old), _lengths(new)
    shared = _shared_text(old, new, passages)
    return {(i, j): text / max(1, lengths[0][i] + lengths[1][j]) for (i, j), text in shared.items()}


def _shared_text(old: PreparedReport, new: PreparedReport, passages: PassagePairs) -> Counter[tuple[int, int]]:
    """How many characters of both the pairs of passages below two sections have, headings not among them."""
    innermost: Counter[tuple[int | None, int | None]] = Counter()
    for i, j in passages:
        a, b = old.passages[i], new.passages[j]
        if not (a.is_heading or b.is_heading):
            innermost[a.section, b.section] += len(a.key) + len(b.key)
    shared: Counter[tuple[int, int]] = Counter()
    for (own_old, own_new), characters in innermost.items():
        for i in upwards(old, own_old):
            for j in upwards(new, own_new):
                shared[i, j] += characters
    return shared


def _lengths(side: PreparedReport) -> Counter[int]:
    """How many characters each section holds with all below it, headings not counted."""
    lengths: Counter[int] = Counter()
    for passage in side.passages:
        if not passage.is_heading:
            for section in upwards(side, passage.section):
                lengths[section] += len(passage.key)
    return lengths


def _words(side: PreparedReport, section: int) -> set[str]:
    """The pairs of characters of a heading, and its words in an alphabet."""
    plain = signature(side.headings[section])
    latin = {c for c in plain if ord(c) > 0xFFFF}
    return latin | {plain[at : at + 2] for at in range(len(plain) - 1)}


def upwards(side: PreparedReport, section: int | None) -> Iterator[int]:
    """A section and those around it, outwards."""
    while section is not None:
        yield section
        section = side.parents[section]
