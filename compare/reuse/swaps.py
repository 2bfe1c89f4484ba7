"""What a copier put in another's place: names for names, figures for figures, dates for dates, each once a pair.

``澄西区……走访8213户`` beside ``沙浦区……走访5127户``: 澄西区 became 沙浦区, 8213 became 5127.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from compare.lexicon import entry_words, pattern
from compare.model import Label, Span, Swap, SwapKind
from compare.reuse import settings
from compare.reuse.folding import Ints
from compare.reuse.list_rows import is_list
from compare.reuse.pair_matches import SharedText
from compare.reuse.reports import Submission
from compare.reuse.tokens import SLOT, WORD_BIT, Tokens
from compare.reuse.verification import as_texts

_DATE = pattern(r"(?:{common.dates.year}年)?\d{1,2}月(?:\d{1,2}日)?|{common.dates.year}年")
_PLACE = pattern("{zh.templates.place}")
_ORGANISATION = pattern("{zh.templates.organisation}")
_PERSONS = tuple(pattern(f"{{zh.persons.{kind}}}") for kind in ("labelled", "addressed", "titled"))


def swapped(shared: Sequence[SharedText], reports: Sequence[Submission]) -> tuple[Swap, ...]:
    """The swaps in all that one pair shares, in the order of the first report."""
    found: dict[Swap, None] = {}
    for one in shared:
        if _is_taken_over(one, reports) and one.found.similarity >= settings.REFIGURED:
            sides = _Side(reports[one.a], one.found.a), _Side(reports[one.b], one.found.b)
            found |= dict.fromkeys(_swaps(*sides))
    return tuple(found)


def _is_taken_over(one: SharedText, reports: Sequence[Submission]) -> bool:
    """Whether other fills may be swaps: not in a form, an optional part of one, or a list of which nobody has the
    same rows."""
    if one.label is Label.COMMON:
        return one.owners >= settings.SHARED_BY and not is_list(reports[one.a].tokens, one.found.a)
    return one.label is Label.COPIED


class _Side:
    """One side of a match: its tokens, the dates and persons in it."""

    def __init__(self, report: Submission, span: Span) -> None:
        self.tokens: Tokens = report.tokens
        self.text = report.text
        self.first, self.last = self.tokens.within(span)
        self.dates = [Span(*match.span()) for match in _DATE.finditer(self.text, *span)]
        self.persons = [Span(*m.span("name")) for names in _PERSONS for m in names.finditer(self.text, *span)]

    @property
    def codes(self) -> Ints:
        return self.tokens.codes[self.first : self.last]

    def span(self, start: int, end: int) -> Span:
        """Of the tokens of the match from ``start`` to before ``end``."""
        first, last = self.tokens.place(self.first + start), self.tokens.place(self.first + end - 1)
        return Span(first.start, last.end)


def _swaps(a: _Side, b: _Side) -> Iterator[Swap]:
    codes = (a.codes, b.codes)
    before = (0, 0)
    for op in Indel.opcodes(*as_texts(*codes)):
        if op.tag != "equal":
            continue
        here = (op.src_start, op.dest_start)
        if here[0] > before[0] and here[1] > before[1]:
            yield from _name(a, b, (before[0], here[0]), (before[1], here[1]))
        for i in range(op.src_end - op.src_start):
            if codes[0][op.src_start + i] == SLOT:
                yield from _figure(a, b, op.src_start + i, op.dest_start + i)
        before = (op.src_end, op.dest_end)


def _figure(a: _Side, b: _Side, i: int, j: int) -> Iterator[Swap]:
    spans = a.span(i, i + 1), b.span(j, j + 1)
    if spans[0].of(a.text) == spans[1].of(b.text):
        return
    dates = [
        next((date for date in side.dates if date.covers(span)), None) for side, span in zip((a, b), spans, strict=True)
    ]
    kind = SwapKind.DATE if all(dates) else SwapKind.FIGURE
    if not any(dates) or all(dates):
        told = [date or span for date, span in zip(dates, spans, strict=True)]
        yield Swap(kind, told[0].of(a.text), told[1].of(b.text))


def _name(a: _Side, b: _Side, i: tuple[int, int], j: tuple[int, int]) -> Iterator[Swap]:
    """Words that stand in one place: of two persons, or with what makes them names of places or offices."""
    own, other = a.codes[slice(*i)], b.codes[slice(*j)]
    if not all(
        len(part) <= settings.LONGEST_NAME and ((part > SLOT) & (part < WORD_BIT)).all() for part in (own, other)
    ):
        return
    spans = a.span(*i), b.span(*j)
    persons = [
        next((p for p in side.persons if p.overlaps(span)), None) for side, span in zip((a, b), spans, strict=True)
    ]
    if persons[0] and persons[1]:
        yield Swap(SwapKind.NAME, persons[0].of(a.text), persons[1].of(b.text))
        return
    suffix = a.text[spans[0].end : spans[0].end + 1]
    if suffix and suffix == b.text[spans[1].end : spans[1].end + 1] and suffix in entry_words("zh.masks.place"):
        spans = Span(spans[0].start, spans[0].end + 1), Span(spans[1].start, spans[1].end + 1)
    if len(own) == len(other) == 1:  # 澄西, 澄东
        spans = _from_before(a.text, spans[0]), _from_before(b.text, spans[1])
    texts = spans[0].of(a.text), spans[1].of(b.text)
    for kind, written in ((SwapKind.PLACE, _PLACE), (SwapKind.ORGANISATION, _ORGANISATION)):
        if all(written.fullmatch(text) for text in texts):
            yield Swap(kind, *texts)
            return


def _from_before(text: str, span: Span) -> Span:
    return Span(span.start - 1, span.end) if span.start and text[span.start - 1].isalpha() else span
