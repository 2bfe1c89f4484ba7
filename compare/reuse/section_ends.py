"""Matches that end in the label of the next heading are cut at its start.

Two reports share the end of a section, and both go on with ``三、`` and a heading of their own: ``三`` is not copied.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from compare.model import Span
from compare.reuse.pair_matches import SharedText
from compare.reuse.reports import Submission


def cut_at_labels(shared: Iterable[SharedText], reports: Sequence[Submission]) -> Iterator[SharedText]:
    """The matches, those that end inside a heading's label without it."""
    for one in shared:
        sides = [(reports[one.a], one.found.a), (reports[one.b], one.found.b)]
        beyond = max(_tokens_in_label(report, span) for report, span in sides)
        a, b = (_without_last(report, span, beyond) if beyond else None for report, span in sides)
        yield replace(one, found=replace(one.found, a=a, b=b)) if a and b else one


def _tokens_in_label(report: Submission, span: Span) -> int:
    """How many tokens at the end of ``span`` stand in a heading's label in which it ends."""
    number = bisect_right(report.labels, span.end, key=lambda label: label.start) - 1
    if number < 0:
        return 0
    label = report.labels[number]
    if not max(span.start, label.start) < span.end <= label.end:
        return 0
    first, last = report.tokens.within(Span(label.start, span.end))
    return last - first


def _without_last(report: Submission, span: Span, count: int) -> Span | None:
    """``span`` without its last ``count`` tokens; None where nothing is left."""
    first, last = report.tokens.within(span)
    if last - count <= first:
        return None
    return Span(span.start, report.tokens.place(last - count - 1).end)
