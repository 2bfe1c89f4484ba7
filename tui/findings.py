"""Findings as a list to sort and to filter, each with the text around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import PurePath

import compare
from compare.language import Words, mark
from compare.library.keys import finding_key
from compare.model import BiduiError, Comparison, Document, Finding, Layout, Outline, Scan, Severity, Span
from compare.model import Subject as DecidedSubject
from compare.render.clean import clean
from compare.render.rules import finding_text
from compare.render.section_paths import SectionPaths, path_text
from tui.failures import unexpected
from tui.measure import drawable
from tui.review import Thing
from tui.subjects import PairSubject, Subject

# How much of a line is shown before and behind what is wrong in it, in characters: a paragraph, not a 1 MB line.
_AROUND = 600
_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document, with what a reader needs to find it."""

    path: str
    report: int
    span: Span
    text: str
    outline: Outline | None = None

    @property
    def name(self) -> str:
        name = clean(PurePath(self.path).name)
        return f"{name}#{self.report}" if self.report else name

    def where(self, words: Words) -> str:
        """``line 12 · 二、社会保险``"""
        line = words("line {line}", line=self.text.count("\n", 0, self.span.start) + 1)
        reports = self.outline.reports if self.outline else ()
        report = next((report for report in reports if report.index == self.report), None)
        path = path_text(SectionPaths(report).path(self.span.start))
        return f"{line} · {path}" if path else line

    def quoted(self) -> tuple[str, str, str]:
        """The paragraph around it in three: before, the stretch itself, behind; each fit for a terminal."""
        text, (start, end) = self.text, self.span
        low = text.rfind("\n", max(0, start - _AROUND), start) + 1 or max(0, start - _AROUND)
        stop = text.find("\n", end, end + _AROUND)
        high = stop if stop >= 0 else min(len(text), end + _AROUND)
        before, after = ("…" if low and text[low - 1] != "\n" else ""), ("…" if stop < 0 and high < len(text) else "")
        pieces = text[low:start], text[start:end][: 2 * _AROUND], text[end:high]
        first, quote, last = (drawable(piece.replace("\n", "⏎")) for piece in pieces)
        return before + first, quote, last + after


@dataclass(frozen=True, slots=True)
class Listed:
    """One finding with its place and those it is related to."""

    finding: Finding
    place: Place
    related: tuple[Place, ...]
    thing: Thing


class Order(Enum):
    """What the list is sorted by; in this order the sort key goes through them."""

    SEVERITY = auto()
    RULE = auto()
    FILE = auto()


ORDERS = {
    Order.SEVERITY: mark("by severity"),
    Order.RULE: mark("by rule"),
    Order.FILE: mark("by file"),
}
SEVERITIES = {
    Severity.ERROR: mark("errors"),
    Severity.WARNING: mark("warnings"),
    Severity.NOTE: mark("notes"),
}


Progress = Callable[[int, int], None]


def found_in(subject: Subject, progress: Progress, failed: Callable[[BiduiError], object]) -> list[Listed]:
    """What looks wrong in every report on the desk and between them; ``progress(done, of)`` counts the documents, and
    ``failed`` hears of one that could not be checked."""
    if isinstance(subject, PairSubject):
        comparison = subject.comparison
        outlines = {side.path: side.outline for side in (comparison.old, comparison.new)}
        found = list(_of_comparison(comparison, outlines))
    else:
        paths = dict.fromkeys(document.path for document in subject.scan.documents)
        outlines = {path: compare.outline(_document(subject.scan, path)) for path in paths}
        found = list(_of_scan(subject.scan, outlines))
    for done, (path, outline) in enumerate(outlines.items()):
        progress(done, len(outlines))
        wanted = {report.index for report in outline.reports}
        try:
            checked = [one for one in compare.check(outline.document) if one.report in wanted]
        except Exception as error:  # noqa: BLE001 - one report less, and the reader is told
            failed(unexpected(error, path))
            continue
        found += [_listed(finding, path, outlines) for finding in checked]
    return found


def _document(scan: Scan, path: str) -> Document:
    return Document(path, scan.texts[path], layout=scan.layouts.get(path, Layout()))


def _of_comparison(comparison: Comparison, outlines: Mapping[str, Outline]) -> Iterator[Listed]:
    """A finding that names no side is about NEW."""
    for finding in comparison.findings:
        side = comparison.old if finding.side == "old" else comparison.new
        yield _listed(finding, side.path, outlines)


def _of_scan(scan: Scan, outlines: Mapping[str, Outline]) -> Iterator[Listed]:
    """A finding of many documents stands in the first that it is related to."""
    for finding in scan.findings:
        if finding.related and finding.related[0].path in outlines:
            first, *others = finding.related
            here = replace(finding, report=first.report, span=first.span, related=tuple(others))
            yield _listed(here, first.path, outlines)


def _listed(finding: Finding, path: str, outlines: Mapping[str, Outline]) -> Listed:
    place = Place(path, finding.report, finding.span, outlines[path].text, outlines[path])
    related = tuple(
        Place(other.path, other.report, other.span, outlines[other.path].text, outlines[other.path])
        for other in finding.related
        if other.path in outlines
    )
    label = f"{finding.rule}: {finding.span.of(place.text)[:80]}"
    return Listed(finding, place, related, Thing(finding_key(finding, place.text), DecidedSubject.FINDING, label))


@dataclass(frozen=True, slots=True)
class FindingView:
    """How the list is sorted and filtered. ``part`` is part of a rule, a file's name or what is said, letter case
    ignored."""

    order: Order = Order.SEVERITY
    severity: Severity | None = None
    part: str = ""

    def rows(self, listed: Sequence[Listed], words: Words) -> list[int]:
        part = self.part.casefold()
        wanted = [at for at, one in enumerate(listed) if self._passes(one, part, words)]
        return sorted(wanted, key=lambda at: _KEYS[self.order](listed[at]))

    def _passes(self, one: Listed, part: str, words: Words) -> bool:
        if self.severity not in (None, one.finding.severity):
            return False
        return not part or any(part in said_.casefold() for said_ in _sayings(one, words))


def _sayings(one: Listed, words: Words) -> Iterator[str]:
    yield one.finding.rule
    yield rule_name(one.finding.rule, words)
    yield one.place.name
    yield finding_text(one.finding, words)


def _severity(one: Listed) -> int:
    return _SEVERITIES.index(one.finding.severity)


def _place(one: Listed) -> tuple[str, int]:
    return one.place.path, one.finding.span.start


_KEYS: dict[Order, Callable[[Listed], tuple[object, ...]]] = {
    Order.SEVERITY: lambda one: (_severity(one), one.finding.rule, *_place(one)),
    Order.RULE: lambda one: (one.finding.rule, _severity(one), *_place(one)),
    Order.FILE: _place,
}

_RULES = {
    "leftover-placeholder": mark("placeholder"),
    "anachronism": mark("anachronism"),
    "title-year-mismatch": mark("title year"),
    "broken-numbering": mark("numbering"),
    "foreign-organisation": mark("other organisation"),
    "contradiction": mark("contradiction"),
    "arithmetic": mark("arithmetic"),
    "truncated": mark("truncated"),
    "duplicate-passage": mark("said twice"),
    "garbled": mark("garbled"),
    "hidden-characters": mark("hidden characters"),
    "stale-figure": mark("stale figure"),
    "restated-figure": mark("restated figure"),
    "shared-error": mark("shared error"),
}


def rule_name(rule: str, words: Words) -> str:
    name = _RULES.get(rule)
    return words(name) if name else clean(rule)
