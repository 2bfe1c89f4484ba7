"""``shared-error``: an error that two reports have in common at the same place of a copied passage, and no third has.

It is stronger evidence of copying than any similarity.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from compare.language import mark
from compare.model import Document, Finding, Label, Match, MatchEnd, Related, Scan, Severity, Span
from compare.reading import read_text
from compare.reuse.array_operations import hashes
from compare.reuse.folding import codes
from compare.reuse.pool import Pool
from compare.reuse.runs import grams
from compare.structure import outline

RULE = "shared-error"
# What stands around an error tells whether others have it too.
_AROUND = 6
# So many characters of that tell in which texts to look for it.
_HEAD = 6
# Rules that look at a whole report, or that a copied passage breaks by being cut out of one.
_OF_WHOLE_REPORTS = frozenset({"truncated", "duplicate-passage", "broken-numbering", "title-year-mismatch"})
# Notes that are no habits: few make the same slip of the pen.
_RARE = frozenset({"misspelling"})


# In how many texts that a scan did not have at hand each of some parts stands.
TextsWith = Callable[[Collection[str]], Counter[str]]


class _Error(NamedTuple):
    rule: str
    span: Span  # in the document
    text: str
    around: str


def with_shared_errors(scan: Scan, workers: Pool, elsewhere: TextsWith | None = None) -> Scan:
    """``scan`` with a finding for each error that stands in both sides of a copied passage and nowhere ``elsewhere``."""
    copied = [match for match in scan.matches if match.label is Label.COPIED]
    wrong = [
        (match, errors)
        for match, errors in zip(copied, _errors(scan, [match.a for match in copied], workers), strict=True)
        if errors
    ]
    there = _errors(scan, [match.b for match, _ in wrong], workers)
    shared = [
        (match, error, other)
        for (match, errors), others in zip(wrong, there, strict=True)
        for error, other in _shared(errors, others)
    ]
    if not shared:
        return scan
    texts_with = count_texts_with({error.around for _, error, _ in shared}, scan.texts.values())
    of_two = [both for both in shared if texts_with[both[1].around] <= 2]
    if of_two and elsewhere:
        others = elsewhere({error.around for _, error, _ in of_two})
        of_two = [both for both in of_two if not others[both[1].around]]
    findings = [_finding(scan, *both) for both in of_two]
    return replace(scan, findings=(*scan.findings, *findings)) if findings else scan


def _shared(errors: Iterable[_Error], others: Iterable[_Error]) -> Iterator[tuple[_Error, _Error]]:
    """The errors that both sides of a match have."""
    known = {(error.rule, error.around): error for error in others}
    for error in errors:
        if other := known.get((error.rule, error.around)):
            yield error, other


def count_texts_with(parts: Collection[str], texts: Iterable[str]) -> Counter[str]:
    """In how many of the ``texts`` each of the ``parts`` stands. Only the parts are looked for in a text of which it has
    the first characters: there may be thousands of both."""
    length = min(_HEAD, *map(len, parts))
    by_head = defaultdict(list)
    for part in parts:
        by_head[int(grams(codes(part[:length]), length)[0])].append(part)
    heads = hashes(np.array(list(by_head)))
    held: Counter[str] = Counter()
    for text in texts:
        windows = hashes(grams(codes(text), length))
        for head in by_head.keys() & windows.values[windows.likely(heads)].tolist():
            held.update(part for part in by_head[head] if part in text)
    return held


def _finding(scan: Scan, match: Match, error: _Error, other: _Error) -> Finding:
    places = [
        Related(document.path, document.report, span)
        for document, span in (
            (scan.documents[match.a.document], error.span),
            (scan.documents[match.b.document], other.span),
        )
    ]
    return Finding(
        rule=RULE,
        severity=Severity.WARNING,
        side=None,
        report=places[0].report,
        span=error.span,
        template=mark("the same error in {path} and {other}: “{text}” ({rule})"),
        arguments={"path": places[0].path, "other": places[1].path, "text": error.text, "rule": error.rule},
        related=tuple(places),
    )


def _errors(scan: Scan, ends: Sequence[MatchEnd], workers: Pool) -> Iterator[list[_Error]]:
    """What is wrong in each passage, read under its report's title and in its whole lines: a quotation is not unclosed
    because the passage ends in it. Passages of a report that overlap, as those of a ring do, are read together."""
    texts = {end.document: scan.texts[scan.documents[end.document].path] for end in ends}
    lines: dict[int, list[Span]] = defaultdict(list)
    for end in ends:
        lines[end.document].append(_whole_lines(texts[end.document], end.span))
    stretches = [(document, stretch) for document, own in lines.items() for stretch in _united(own)]
    heads = [f"{title}\n" if (title := scan.documents[document].title) else "" for document, _ in stretches]
    passages = (
        read_text(head + stretch.of(texts[document]), scan.documents[document].path)
        for head, (document, stretch) in zip(heads, stretches, strict=True)
    )
    errors: dict[int, list[_Error]] = defaultdict(list)
    for head, (document, stretch), wrong in zip(heads, stretches, workers.map(_wrong, passages), strict=True):
        for rule, place in wrong:
            span = place.moved(stretch.start - len(head))
            around = texts[document][max(0, span.start - _AROUND) : span.end + _AROUND]
            errors[document].append(_Error(rule, span, span.of(texts[document]), around))
    for each in ends:
        yield [error for error in errors[each.document] if each.span.covers(error.span)]


def _united(spans: Iterable[Span]) -> Iterator[Span]:
    """Overlapping spans as one."""
    ordered = sorted(spans)
    start, end = ordered[0]
    for span in ordered[1:]:
        if span.start > end:
            yield Span(start, end)
            start = span.start
        end = max(end, span.end)
    yield Span(start, end)


def _whole_lines(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))


def _wrong(passage: Document) -> list[tuple[str, Span]]:
    """The rules that a passage breaks, and where. Notes are of habits (a kind of quotation mark), which many have."""
    from compare.checks import check  # imported where something was copied
    from compare.figures import find_figures

    structure = outline(passage)
    return [
        (finding.rule, finding.span)
        for finding in check(structure, find_figures(structure))
        if finding.rule not in _OF_WHOLE_REPORTS and (finding.severity is not Severity.NOTE or finding.rule in _RARE)
    ]
