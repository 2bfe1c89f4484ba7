"""What a decision is remembered by: the content of the thing decided about, never its offsets or its file.

So a decision holds when the reports are compared again, moved, re-flowed, set in other widths or spaces, when text is
added elsewhere, and when next year's comparison meets the same thing. Things with the same content share a decision.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal
from hashlib import blake2b

from compare.model import Comparison, Figure, FigurePair, Finding, PassagePair, SectionEnd, Span, Subject
from compare.text.folding import content_key
from compare.text.sentences import sentences

# 96 bits: no two things of a thousand million meet by chance (odds of 1 in 10^10).
_DIGEST_BYTES = 12
# How much text stands for the name of a figure that has none, before it, in folded characters.
_NAMELESS = 16
# A line longer than this is no paragraph; its sentences are looked for only so far around a finding.
_LONGEST_LINE = 4000


def passage_key(old: str | None, new: str | None, headings: tuple[str, str]) -> str:
    """Of two passages put side by side: both texts and the headings of OLD and of NEW they stand under."""
    return _key(Subject.PASSAGE, _folded(old), _folded(new), *map(_folded, headings))


def figure_key(pair: FigurePair, old: str, new: str) -> str:
    """Of one metric in two years: metric, unit, years, values. ``old`` and ``new`` are the texts, for figures without a
    metric: the words before them stand for it."""
    return _key(Subject.FIGURE, _figure(pair.old, old), _figure(pair.new, new))


def match_key(a: str, b: str) -> str:
    """Of a passage that two reports share: both texts, whichever comes first."""
    return _key(Subject.MATCH, *sorted((content_key(a), content_key(b))))


def finding_key(finding: Finding, text: str) -> str:
    """Of something wrong in ``text``: rule, quote, and the rest of the sentence it stands in."""
    around = _sentence(text, finding.span)
    before, after = text[around.start : finding.span.start], text[finding.span.end : around.end]
    quote = finding.span.of(text)
    return _key(Subject.FINDING, finding.rule, *map(content_key, (before, quote, after)))


class Headings:
    """The heading over a passage on either side of a comparison, without its label: renumbering changes no key."""

    def __init__(self, comparison: Comparison) -> None:
        self._old = _Nested(pair.old for pair in comparison.sections if pair.old)
        self._new = _Nested(pair.new for pair in comparison.sections if pair.new)

    def of(self, pair: PassagePair) -> tuple[str, str]:
        return self._old.heading(pair.old), self._new.heading(pair.new)


class _Nested:
    """Sections of one side, the innermost found by offset."""

    def __init__(self, ends: Iterable[SectionEnd]) -> None:
        self._ends = sorted(ends, key=lambda end: (end.span.start, -end.span.end))
        self._starts = [end.span.start for end in self._ends]
        self._above: list[int | None] = []
        open_: list[int] = []
        for at, end in enumerate(self._ends):
            while open_ and self._ends[open_[-1]].span.end <= end.span.start:
                open_.pop()
            self._above.append(open_[-1] if open_ else None)
            open_.append(at)

    def heading(self, span: Span | None) -> str:
        if span is None:
            return ""
        at: int | None = bisect_right(self._starts, span.start) - 1
        while at is not None and at >= 0:
            if span.start < self._ends[at].span.end:
                return self._ends[at].heading
            at = self._above[at]
        return ""


def _key(subject: Subject, *parts: object) -> str:
    content = json.dumps(parts, ensure_ascii=True).encode()
    return f"{subject}-{blake2b(content, digest_size=_DIGEST_BYTES).hexdigest()}"


def _folded(text: str | None) -> str | None:
    return None if text is None else content_key(text)


def _figure(figure: Figure | None, text: str) -> tuple[object, ...] | None:
    if figure is None:
        return None
    name = figure.metric
    if name is None:
        # Within the line: what stands in another paragraph says nothing of this figure.
        line = text.rfind("\n", 0, figure.span.start) + 1
        name = content_key(text[max(line, figure.span.start - 4 * _NAMELESS) : figure.span.start])[-_NAMELESS:]
    value = content_key(figure.text) if figure.value is None else _plain(figure.value)
    claim = (figure.claim.direction, figure.claim.basis) if figure.claim else None
    return content_key(name), figure.unit, figure.year, value, claim


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _sentence(text: str, span: Span) -> Span:
    """The sentence that ``span`` begins in, together with all of ``span``."""
    low = max(text.rfind("\n", 0, span.start) + 1, span.start - _LONGEST_LINE)
    end = text.find("\n", span.end)
    high = min(len(text) if end < 0 else end, span.end + _LONGEST_LINE)
    around = [s for s in sentences(text, Span(low, high)) if s.overlaps(span)]
    return Span(min([span.start, *(s.start for s in around)]), max([span.end, *(s.end for s in around)]))
