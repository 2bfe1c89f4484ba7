"""A report made ready for alignment: its passages with the texts that they are compared by."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from compare.lexicon import pattern
from compare.model import DiffOptions, Figure, FigureKind, Ignore, Outline, Passage, PassageKind, Report, Section, Span
from compare.structure import masked, passages_by_report
from compare.structure.roles import role_of, role_within
from compare.text.folding import PLAIN, Folding, bare, mapped

# What fills the slot of a figure, a date or a mask. A letter would be taken for text.
SLOT = "\ue000"
_NUMBERS = pattern(rf"(?:[0-9][0-9.,]*|[xX×]{{{{2,}}}}|{SLOT})+\s*{{zh.atoms.part_of_date}}?")
_LATIN_WORD = pattern(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\ue000]+(?:['’\-][^\W\d_\u3400-\u9fff\ue000]+)*")
_CHANCE = pattern(rf"[{SLOT}\s，。、；：！？,.;:!?%％（）()“”\"《》—\-]+")
# The number of an English count, before the noun that it counts: 148, 300 million, four.
_COUNT = pattern(r"\S+(?:\s+{en.numerals.scales}\b)?")
DEFAULT = DiffOptions()
# Supplementary private use area A: 65,534 stand-ins for words.
_FIRST_STAND_IN, _STAND_INS = 0xF0000, 0xFFFE


@dataclass(frozen=True, slots=True)
class PreparedPassage:
    """A passage with the texts that it is compared by::

        source      2023年，全市新增床位 1200 张。
        key         2023年，全市新增床位1200张。    blanks dropped, width folded, and what `Ignore` asks for
        signature   □，全市新增床位□张。           the key with a slot for each figure, date and mask
        wording     全市新增床位张                 the signature without slots and punctuation, which any two passages
                                               have in common; all of it where nothing else is left

    ``figures`` are the numbers of those that begin in it.
    """

    source: Passage
    key: str
    signature: str
    wording: str
    figures: range

    @property
    def span(self) -> Span:
        return self.source.span

    @property
    def kind(self) -> PassageKind:
        return self.source.kind

    @property
    def section(self) -> int | None:
        return self.source.section

    @property
    def paragraph(self) -> int:
        return self.source.paragraph

    @property
    def is_heading(self) -> bool:
        return self.source.kind is PassageKind.HEADING


@dataclass(frozen=True, slots=True)
class PreparedReport:
    """One side of a comparison."""

    outline: Outline
    report: Report
    text: str  # chrome masked
    options: DiffOptions  # which say what it is compared by
    folding: Folding
    folded: str  # the same as `mapped` by it
    passages: tuple[PreparedPassage, ...]
    sections: tuple[Section, ...]  # in the order of Report.walk
    headings: tuple[str, ...]  # of each section, folded as `mapped` by it
    parents: tuple[int | None, ...]  # of each section
    roles: tuple[str, ...]  # of each section
    figures: tuple[Figure, ...]  # of this report, in order
    starts: tuple[int, ...]  # of the figures

    def numbers_in(self, span: Span) -> range:
        """The places in ``figures`` of those that begin in a span."""
        return range(bisect.bisect_left(self.starts, span.start), bisect.bisect_left(self.starts, span.end))

    def figures_in(self, span: Span) -> tuple[Figure, ...]:
        numbers = self.numbers_in(span)
        return self.figures[numbers.start : numbers.stop]

    def length(self, passages: tuple[int, int]) -> int:
        """How many characters the keys of the passages ``[start, end)`` have."""
        return sum(len(passage.key) for passage in self.passages[slice(*passages)])

    @property
    def characters(self) -> int:
        """Non-blank characters that are not chrome."""
        return sum(len(passage.key) for passage in self.passages)


def prepare(outline: Outline, figures: Sequence[Figure], options: DiffOptions = DEFAULT) -> list[PreparedReport]:
    """Each report of a document."""
    text = masked(outline.text, outline.chrome)
    folding = _folding_of(options)
    folded = mapped(text, folding)  # once for all: it keeps every character in its place
    sides: list[PreparedReport] = []
    for report, parts in zip(outline.reports, passages_by_report(outline), strict=True):
        own = tuple(f for f in figures if report.span.covers(f.span))
        starts = tuple(f.span.start for f in own)
        sections, parents = _flat(report)
        roles = _roles(sections, parents)
        headings = tuple(mapped(section.heading, folding) for section in sections)
        side = PreparedReport(
            outline, report, text, options, folding, folded, (), sections, headings, parents, roles, own, starts
        )
        sides.append(replace(side, passages=tuple(_piece(side, passage) for passage in parts)))
    return sides


def _folding_of(options: DiffOptions) -> Folding:
    return Folding(
        punctuation=Ignore.PUNCTUATION in options.ignore,
        case=Ignore.CASE in options.ignore,
        script=Ignore.SCRIPT in options.ignore,
    )


def _flat(report: Report) -> tuple[tuple[Section, ...], tuple[int | None, ...]]:
    sections: list[Section] = []
    parents: list[int | None] = []

    def visit(section: Section, parent: int | None) -> None:
        index = len(sections)
        sections.append(section)
        parents.append(parent)
        for child in section.sections:
            visit(child, index)

    for section in report.sections:
        visit(section, None)
    return tuple(sections), tuple(parents)


def _roles(sections: Sequence[Section], parents: Sequence[int | None]) -> tuple[str, ...]:
    """What stands at the top behind review and plan without a role of its own goes on with the plan::

    2014年工作回顾 (review), 2015年工作总体部署 (plan), 持续推进民生改善 (plan)
    """
    roles: list[str] = []
    above = before = ""  # the roles of the last top sections with one
    for section, parent in zip(sections, parents, strict=True):
        if parent is not None:
            roles.append(role_within(roles[parent], section.heading))
            continue
        own = role_of(section.heading)
        roles.append(own or ("plan" if (above, before) == ("review", "plan") else ""))
        if own and own != before:
            above, before = before, own
    return tuple(roles)


def _piece(side: PreparedReport, passage: Passage) -> PreparedPassage:
    folded, folding, ignore = side.folded, side.folding, side.options.ignore
    start = passage.span.start
    if Ignore.HEADING_NUMBERS in ignore:
        start = label_end(side, passage)
    parts, at = [], start
    numbers = side.numbers_in(passage.span)
    for figure in side.figures[numbers.start : numbers.stop]:
        if figure.span.start >= at:
            parts += [folded[at : figure.span.start], SLOT]
            at = _slot_end(folded, figure)
    parts.append(folded[at : passage.span.end])
    slotted = "".join(parts)
    if Ignore.FIGURES in ignore:
        key = bare(_NUMBERS.sub(SLOT, slotted), folding)
    else:
        key = bare(folded[start : passage.span.end], folding)
    signed = _signed(slotted, folding)
    return PreparedPassage(passage, key, signed, _CHANCE.sub("", signed) or signed, numbers)


def _slot_end(folded: str, figure: Figure) -> int:
    """Where the part of a figure that is a slot ends: behind its unit, but for a counted noun. ``148 full-time
    employees`` and ``148 part-time employees`` differ in more than their figures."""
    if figure.kind is not FigureKind.COUNT or not (figure.unit or "").isascii() or not figure.unit:
        return figure.span.end
    number = _COUNT.match(folded, *figure.span)
    return number.end() if number else figure.span.end


def label_end(side: PreparedReport, passage: Passage) -> int:
    """Where the text of a heading begins behind its label; the start of any other passage."""
    if passage.kind is not PassageKind.HEADING or passage.section is None:
        return passage.span.start
    section = side.sections[passage.section]
    written = section.heading_span.of(side.text)
    return section.heading_span.start + max(0, written.find(section.heading[:2]))


def signature(text: str, folding: Folding = PLAIN) -> str:
    """What a text is compared by: blanks dropped, width folded, figures, dates and masks as slots (so that the same
    text with other figures is seen as such), and each word of an alphabet as one character, so that likeness means
    the same in English as in Chinese."""
    return _signed(mapped(text, folding), folding)


def _signed(folded: str, folding: Folding) -> str:
    filled = _NUMBERS.sub(SLOT, folded)
    return bare(_LATIN_WORD.sub(lambda m: _stand_in(m.group()), filled), folding)


def _stand_in(word: str) -> str:
    return chr(_FIRST_STAND_IN + crc32(word.encode()) % _STAND_INS)
