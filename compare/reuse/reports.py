"""Reports made ready for a scan: their text without chrome, their symbols, who wrote them and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from compare.model import Document, Outline, Report, ScanOptions, Span
from compare.reuse.symbols import Symbols, read_symbols
from compare.structure import masked, outline

_SIGNED = re.compile(r"((?:19|20)\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
# A signature stands at the end of a report.
_SIGNATURE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Prepared:
    """One report. ``text`` is the document's with chrome blanked, cut to the report; ``start`` is where it begins."""

    outline: Outline
    report: Report
    text: str
    symbols: Symbols
    owner: str  # who wrote it: reports of one organisation have one owner
    group: str
    is_archive: bool

    @property
    def start(self) -> int:
        return self.report.span.start

    @property
    def place(self) -> str:
        """Path and report, as ``FILE#k`` says it."""
        return f"{self.outline.path}#{self.report.index}"

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
        return Span(span.start + self.start, span.end + self.start)


def prepare(documents: Iterable[Document], options: ScanOptions, *, is_archive: bool = False) -> list[Prepared]:
    """The reports of ``documents``."""
    found = []
    for document in documents:
        structure = outline(document)
        text = masked(document.text, structure.chrome)
        for report in structure.reports:
            own = report.span.of(text)
            place = f"{document.path}#{report.index}"
            group = _named(document.path, options.group_by) or place
            owner = _named(document.path, options.own) or (group if options.group_by else report.organisation)
            found.append(Prepared(structure, report, own, read_symbols(own), owner or place, group, is_archive))
    return found


def _named(path: str, pattern: str | None) -> str | None:
    """What ``pattern`` finds in ``path`` (its first group, if it has one); the folder for ``folder``."""
    if pattern is None:
        return None
    if pattern == "folder":
        return str(PurePath(path).parent)
    match = re.search(pattern, path)
    return match[1 if match.re.groups else 0] if match else None
