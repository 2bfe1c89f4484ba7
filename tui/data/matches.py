"""The matches of two submissions as rows: the passages of each match, under a note with its label, kind and
similarity."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

import compare
from compare.language import Words
from compare.model import Edit, Match, PassageKind, PassagePair, PassageStatus, Scan, Span
from compare.render.printed import share
from compare.render.terms import MATCH_KINDS, MATCH_LABELS
from tui.data.submissions import RankedPair, document_place, text_of
from tui.layout.row import Row
from tui.layout.rows import Rows

_HEADINGS = (PassageKind.TITLE, PassageKind.HEADING)


class Matches:
    """The matches of one pair, and the first row of each. The earlier report stands at the left, where it is known;
    matches are in its order."""

    def __init__(self, scan: Scan, ranked: RankedPair, words: Words) -> None:
        self._scan = scan
        pair = ranked.pair
        swapped = pair.earlier.document == pair.b
        self.documents = (pair.b, pair.a) if swapped else (pair.a, pair.b)
        every = [scan.matches[at] for at in pair.matches]
        matches = [replace(match, a=match.b, b=match.a) if swapped else match for match in every]
        order = sorted(range(len(matches)), key=lambda at: matches[at].a.span)
        self.matches = [matches[at] for at in order]
        self.review_items = [ranked.review_items[at] for at in order]
        records: list[Row] = []
        notes: dict[int, str] = {}
        self.firsts: list[int] = []
        for number, match in enumerate(self.matches, start=1):
            self.firsts.append(len(records))
            notes[len(records)] = _note(number, match, words)
            records.extend(_rows(scan, match))
        old, new = (scan.texts[scan.documents[at].path] for at in self.documents)
        self.rows = Rows(old, new, records, notes, whole=True)

    def excerpt(self, at: int, words: Words) -> str:
        """A match as plain text: its note, and both passages with their places."""
        match = self.matches[at]
        ends = zip(self.documents, (match.a, match.b), strict=True)
        places = [document_place(self._scan, document, end.span).cited(words) for document, end in ends]
        return "\n".join([_note(at + 1, match, words), *places])

    def quotation(self, at: int, words: Words) -> str:
        """The passage of the right report with its place."""
        return document_place(self._scan, self.documents[1], self.matches[at].b.span).cited(words)

    def at(self, row: int) -> int:
        """The index of the match that a row belongs to."""
        return max(0, bisect_right(self.firsts, row) - 1)


def _note(number: int, match: Match, words: Words) -> str:
    alike = words("{share} alike", share=share(match.similarity))
    return f"{number}  {words(MATCH_LABELS[match.label])} · {words(MATCH_KINDS[match.kind])} · {alike}"


def _rows(scan: Scan, match: Match) -> Iterator[Row]:
    """The engine compares the two texts of the match as it does two reports."""
    one, other = (compare.read_text(text_of(scan, end)) for end in (match.a, match.b))
    passages = compare.diff(one, other).passages
    a, b = match.a.span, match.b.span
    if not passages:  # neither side has the form of a report
        status = PassageStatus.EQUAL if match.similarity == 1 else PassageStatus.EDITED
        yield Row(status, a, b)
    for pair in passages:
        # Out of its order inside a match is no move of the report.
        status = PassageStatus.EDITED if pair.status is PassageStatus.MOVED else pair.status
        edits = tuple(Edit(e.op, _moved(e.old, a.start), _moved(e.new, b.start), e.ignored) for e in pair.edits)
        yield Row(status, *_ends(pair, a.start, b.start), edits, heading=pair.kind in _HEADINGS)


def _ends(pair: PassagePair, a: int, b: int) -> tuple[Span | None, Span | None]:
    return pair.old and _moved(pair.old, a), pair.new and _moved(pair.new, b)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
