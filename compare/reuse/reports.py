"""Reports made ready for a scan: their text without chrome, their fingerprints, who wrote them and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from hashlib import blake2b
from itertools import chain
from pathlib import PurePath

import numpy as np

from compare.lexicon import pattern
from compare.model import Chrome, Document, Outline, Report, ScanOptions, Span
from compare.model.origins import OriginMark
from compare.reuse.fills import Fills, fills_of
from compare.reuse.fingerprints import Fingerprints, fingerprints
from compare.reuse.folding import visible
from compare.reuse.matching import cached_tokens
from compare.reuse.pool import Pool
from compare.reuse.quotations import quoted
from compare.reuse.tokens import Tokens, read_tokens
from compare.structure import masked, outline
from compare.time_limit import PATTERN_TOO_LONG, SECONDS_OF_PATTERN, time_limit

_SIGNED = pattern(r"({common.dates.year})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
# A signature stands at the end of a report.
_SIGNATURE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Submission:
    """One report of the file ``path``. ``report`` is without its sections: ``sections`` has the headings and spans of
    those of the highest level, and ``labels`` are the spans of their headings' labels, of all levels in order. ``text`` is the document's with chrome blanked, cut to the report; ``quotations`` are the spans of
    what it quotes, ``quotes`` those of them that are left out of the comparison; ``compared`` is the text without. ``printed`` counts the report's non-blank characters, chrome
    too."""

    path: str
    report: Report
    sections: tuple[tuple[str, Span], ...]
    labels: tuple[Span, ...]
    printed: int
    text: str
    compared: str
    quotations: tuple[Span, ...]
    quotes: tuple[Span, ...]
    prints: Fingerprints
    fills: Fills
    content: (
        bytes  # the same for two reports whose texts are the same but for blanks and ways of writing; empty for none
    )
    origin: tuple[OriginMark, ...]
    owner: str  # who wrote it: reports of one organisation have one owner
    is_owned: bool  # a pattern of the reviewer's says so
    group: str
    is_archive: bool

    @property
    def start(self) -> int:
        return self.report.span.start

    @property
    def tokens(self) -> Tokens:
        return cached_tokens(self.compared)

    def signed(self) -> date | None:
        """The day under the report, where there is one."""
        found = None
        for match in _SIGNED.finditer(self.text, max(0, len(self.text.rstrip()) - _SIGNATURE_LENGTH)):
            year, month, day = map(int, match.groups())
            if 1 <= month <= 12 and 1 <= day <= 28 + 3 * (month != 2):
                found = date(year, month, min(day, 30) if month in (4, 6, 9, 11) else day)
        return found

    def whole(self, span: Span) -> Span:
        """A span of the report's own text as one of the document's."""
        return span.moved(self.start)


@dataclass(frozen=True, slots=True)
class ReportParts:
    """What a scan needs of a report's structure, as `Submission` has it."""

    report: Report
    sections: tuple[tuple[str, Span], ...]
    labels: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class StructuredDocument:
    """A document with all that a scan needs of its structure: enough to prepare it again without reading it."""

    document: Document
    chrome: tuple[Chrome, ...]
    reports: tuple[ReportParts, ...]


def prepare(
    documents: Iterable[Document], options: ScanOptions, workers: Pool, *, is_archive: bool = False
) -> Iterator[Submission]:
    """The reports of ``documents``."""
    asked = partial(submissions_of, options=without_documents(options), is_archive=is_archive)
    return chain.from_iterable(workers.map(asked, documents))


def without_documents(options: ScanOptions) -> ScanOptions:
    """What of ``options`` each worker needs."""
    return replace(options, base=(), against=())


def submissions_of(document: Document, options: ScanOptions, *, is_archive: bool) -> list[Submission]:
    """The reports of one document."""
    return submissions(structured(outline(document)), options, is_archive=is_archive)


def structured(structure: Outline) -> StructuredDocument:
    parts = tuple(
        ReportParts(
            report=replace(report, sections=()),
            sections=tuple((section.heading, section.span.moved(-report.span.start)) for section in report.sections),
            labels=tuple(_labels(report)),
        )
        for report in structure.reports
    )
    return StructuredDocument(structure.document, structure.chrome, parts)


def submissions(structure: StructuredDocument, options: ScanOptions, *, is_archive: bool) -> list[Submission]:
    document = structure.document
    text = masked(document.text, structure.chrome)
    return [_submission(document, text, parts, options, is_archive=is_archive) for parts in structure.reports]


def _submission(
    document: Document, text: str, parts: ReportParts, options: ScanOptions, *, is_archive: bool
) -> Submission:
    report = parts.report
    own = report.span.of(text)
    group = _named(document.path, options.group_by) or f"{document.path}#{report.index}"
    quotations = tuple(quoted(own))
    quotes = quotations if options.ignore_quotes else ()
    compared = blanked(own, quotes)
    tokens = read_tokens(compared)
    return Submission(
        path=document.path,
        report=report,
        sections=parts.sections,
        labels=parts.labels,
        printed=int(np.count_nonzero(visible(report.span.of(document.text)))),
        text=own,
        compared=compared,
        quotations=quotations,
        quotes=quotes,
        prints=fingerprints(tokens),
        fills=fills_of(tokens),
        content=_content(tokens),
        origin=document.origin,
        owner=owner_of(document.path, report.index, report.organisation, options),
        is_owned=_named(document.path, options.own) is not None,
        group=group,
        is_archive=is_archive,
    )


def owner_of(path: str, number: int, organisation: str | None, options: ScanOptions) -> str:
    """Who wrote a report: what the reviewer's pattern says, else the organisation that it names, else nobody known."""
    return _named(path, options.own) or organisation or _named(path, options.group_by) or f"{path}#{number}"


def are_compared(a: Submission, b: Submission) -> bool:
    """Whether what two reports have in common tells something: they are of different owners, and not both of the archive."""
    return a.owner != b.owner and not (a.is_archive and b.is_archive)


def _content(tokens: Tokens) -> bytes:
    plain = "".join(tokens.folded.text.split())
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).digest() if plain else b""


def _labels(report: Report) -> Iterator[Span]:
    """The spans of the headings' labels in the report's own text."""
    for section in report.walk():
        if section.label:
            start = section.heading_span.start - report.span.start
            yield Span(start, start + len(section.label))


def blanked(text: str, spans: Iterable[Span]) -> str:
    """``text`` with blanks in the place of ``spans``."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def _named(path: str, pattern: str | None) -> str | None:
    """What ``pattern`` finds in ``path`` (its first group, if it has one); the folder for ``folder``."""
    if pattern is None:
        return None
    if pattern == "folder":
        return str(PurePath(path).parent)
    with time_limit(SECONDS_OF_PATTERN, pattern, PATTERN_TOO_LONG):
        match = re.search(pattern, path)
    return match[1 if match.re.groups else 0] if match else None
