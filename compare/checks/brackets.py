"""Brackets and quotes that open without closing, or close without opening."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from re import escape
from typing import NamedTuple

from compare.checks.rule import CheckedReport
from compare.checks.settings import BRACKET_PARAGRAPHS, ITEM_LABEL_REACH
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Finding, PassageKind, Severity, Span

_CODE = "garbled"
_PAIRS = {"(": ")", "[": "]", "《": "》", "〈": "〉", "【": "】", "「": "」", "『": "』", "“": "”"}
_OPENING = {close: open_ for open_, close in _PAIRS.items()}
_MARKS = pattern(f'[{escape("".join([*_PAIRS, *_OPENING]))}"]')
# 1) a) 一) open an item: a bracket that closes nothing.
_ITEM = pattern(r"(?:^|[\s。；;，,：:、])(?:[\dA-Za-z①-⑳]|{zh.numerals.one_to_ten}){1,3}$")
_INCH = pattern(r"[\d″]$")

_OPEN = mark("“{text}” opens here and is never closed")
_CLOSED = mark("“{text}” closes here and was never opened")
_ODD = mark("an odd number of straight quotation marks: one is missing")
_TURNED = mark("quotation marks that point the wrong way: “{text}”")


class _Mark(NamedTuple):
    sign: str
    at: int
    paragraph: int


class _Unpaired:
    """The brackets and quotes of a report without a partner. Each kind is counted by itself, so that interlaced pairs
    (``《“…》”``) are no mistake."""

    def __init__(self) -> None:
        self.opened: dict[str, list[_Mark]] = defaultdict(list)
        self.closed: dict[str, list[_Mark]] = defaultdict(list)
        self.straight: dict[int, list[int]] = defaultdict(list)

    def take(self, each: _Mark, before: str) -> None:
        """The next sign; ``before`` is what stands in front of it."""
        sign = each.sign
        if sign == '"':
            if not _INCH.search(before):
                self.straight[each.paragraph].append(each.at)
        elif sign in _PAIRS:
            self.opened[sign].append(each)
        else:
            waiting = self.opened[_OPENING[sign]]
            if waiting and each.paragraph - waiting[-1].paragraph <= BRACKET_PARAGRAPHS:
                waiting.pop()
            elif sign != ")" or not _ITEM.search(before):
                self.closed[sign].append(each)

    def turned(self) -> Iterator[_Mark]:
        """``“……“`` and ``”……”``: two of a kind in one paragraph are a pair with one end turned. They are taken out."""
        for side, sign, wrong in ((self.opened, "“", 1), (self.closed, "”", 0)):
            by_paragraph: dict[int, list[_Mark]] = defaultdict(list)
            for each in side[sign]:
                by_paragraph[each.paragraph].append(each)
            side[sign] = [m for marks in by_paragraph.values() if len(marks) % 2 for m in marks]
            for marks in by_paragraph.values():
                if len(marks) % 2 == 0:
                    yield from marks[wrong::2]


def unbalanced(checked: CheckedReport) -> Iterator[Finding]:
    """What the brackets and quotes of each paragraph lack."""
    paragraphs, prose = _paragraphs(checked)
    starts = [span.start for span in paragraphs]
    unpaired = _Unpaired()
    for match in _MARKS.finditer(checked.folded, *checked.report.span):
        at = match.start()
        paragraph = bisect_right(starts, at) - 1
        if paragraph >= 0 and at < paragraphs[paragraph].end:
            before = checked.folded[max(0, at - ITEM_LABEL_REACH) : at]
            unpaired.take(_Mark(match.group(), at, paragraph), before)
    for each in unpaired.turned():
        yield _finding(checked, each.at, _TURNED, "turned", Severity.NOTE)
    for sides, template, case in ((unpaired.opened, _OPEN, "open"), (unpaired.closed, _CLOSED, "closed")):
        for each in (m for marks in sides.values() for m in marks if m.paragraph in prose):
            # beside straight quotation marks a curly one may close what a straight one opened
            loose = each.paragraph in unpaired.straight and each.sign in "“”"
            yield _finding(checked, each.at, template, case, Severity.NOTE if loose else Severity.WARNING)
    for paragraph, places in unpaired.straight.items():
        if len(places) % 2 and paragraph in prose:
            yield _finding(checked, places[-1], _ODD, "odd", Severity.NOTE)


def _finding(checked: CheckedReport, at: int, template: str, case: str, severity: Severity) -> Finding:
    return checked.finding(_CODE, severity, Span(at, at + 1), template, case=case, text=checked.text[at])


def _paragraphs(checked: CheckedReport) -> tuple[list[Span], frozenset[int]]:
    """The spans of the report's paragraphs, and which of them hold sentences."""
    spans: list[Span] = []
    prose: set[int] = set()
    for place, (_, group) in enumerate(groupby(checked.passages, key=attrgetter("paragraph"))):
        passages = list(group)
        spans.append(Span(passages[0].span.start, passages[-1].span.end))
        if any(passage.kind is PassageKind.SENTENCE for passage in passages):
            prose.add(place)
    return spans, frozenset(prose)
