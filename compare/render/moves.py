"""What became of passages and sections in words: where they were, what they were called, how they were paired."""

from __future__ import annotations

from collections.abc import Iterator

from compare.language import Words
from compare.model import SectionEnd, SectionPair, SectionStatus, Span
from compare.render.section_paths import ComparisonPaths, heading, path_text
from compare.render.terms import REASONS


def whence(old: Span, new: Span, section_paths: ComparisonPaths, words: Words) -> str:
    """Where a moved passage stood: ``moved from 二、社会保险``."""
    before, after = section_paths.old.path(old.start), section_paths.new.path(new.start)
    if section_paths.counterpart(before) != after:
        place = path_text(before) or words("(before the first heading)")
        return words("moved from {place}", place=place)
    if path_text(before) == path_text(after):
        return words("moved within this section")
    return words("moved with its section, which was {place}", place=path_text(before))


def section_notes(pair: SectionPair, section_paths: ComparisonPaths, words: Words) -> Iterator[str]:
    """What became of a section: ``renumbered: 二 → 三``, ``was: 医疗服务``."""
    old, new = pair.old, pair.new
    if old is None or new is None:
        yield words("added") if old is None else words("removed")
        return
    match pair.status:
        case SectionStatus.SPLIT:
            yield words("split off from {heading}", heading=heading(old))
        case SectionStatus.MERGED:
            yield words("{heading} merged into it", heading=heading(old))
        case SectionStatus.MOVED:
            yield _moved(old, new, section_paths, words)
    if pair.status in (SectionStatus.MATCHED, SectionStatus.MOVED):
        if pair.renumbered:
            yield words("renumbered: {old} → {new}", old=(old.label or "–").strip(), new=(new.label or "–").strip())
        if old.heading != new.heading:
            yield words("was: {heading}", heading=heading(old))
            if pair.reason in REASONS:
                yield words("paired {why}", why=words(REASONS[pair.reason]))


def _moved(old: SectionEnd, new: SectionEnd, section_paths: ComparisonPaths, words: Words) -> str:
    before = section_paths.old.path(old.span.start)[:-1]
    if section_paths.counterpart(before) == section_paths.new.path(new.span.start)[:-1]:
        return words("moved")
    return words("moved from {place}", place=path_text(before)) if before else words("moved from the top level")
