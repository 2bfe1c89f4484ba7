"""A paragraph of prose as the numbers that it tells, each with the words around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from compare.checks.arithmetic_statements import SHARES, is_exact
from compare.checks.metric_names import is_chinese
from compare.checks.rule import CheckedReport
from compare.figures import numeral
from compare.lexicon import pattern
from compare.model import Figure, FigureKind, Nature, Passage, PassageKind, Span

# A number without a noun that could be its unit: no figure, but a term of the sentence (1,130 were closed).
_NUMBER = pattern(
    r"(?<![\w.,/:$£€¥#-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale> {en.numerals.scales})?(?![\w/:%°-]|[.,]\d)"
)
_WORD = pattern(r"\b(?P<number>{en.numerals.numbers})(?P<scale>)(?= (?:[a-z]+ )?{en.identities.more_than})")
_NO_QUANTITY_BEFORE = pattern(r"(?:{en.identities.labels}|{en.dates.month_name}) $")
_NO_QUANTITY_BEHIND = pattern(r",? {en.dates.month_name}\b")
_TIME = pattern("{en.identities.units_of_time}$")
_YEAR = pattern(r"1\d{3}|20\d\d|2100")
POINTS = frozenset(("个百分点", "percentage points"))


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of prose. ``lead`` is what its sentence says between the number before and this one, ``tail`` what it says
    up to the next; ``sentence`` counts the sentences of the paragraph. ``at`` is its place among the numbers of the
    paragraph. ``measure`` is what it is measured in; ``is_level``: it is an exact amount or count, no growth, share, range,
    bound or target."""

    figure: Figure
    lead: str
    tail: str
    sentence: int
    at: int
    measure: str
    is_level: bool
    is_share: bool

    @property
    def value(self) -> Decimal:
        """Its value; nothing where it is masked."""
        return self.figure.value or Decimal(0)


@dataclass(frozen=True, slots=True)
class ToldParagraph:
    """``chinese`` where it has a Chinese character."""

    span: Span
    told: Sequence[Told]
    chinese: bool

    def levels(self, measure: str, before: int, first: int = 0) -> list[Told]:
        """The exact levels of a measure among the numbers from ``first`` up to ``before``."""
        return [each for each in self.told[first:before] if each.is_level and each.measure == measure]


def paragraphs_of(checked: CheckedReport, fewest: int = 2) -> Iterator[ToldParagraph]:
    """The paragraphs with so many numbers and more. Rows of tables are none."""
    return (paragraph for paragraph in checked.once(_paragraphs) if len(paragraph.told) >= fewest)


def _paragraphs(checked: CheckedReport) -> Sequence[ToldParagraph]:
    return list(_with_numbers(checked))


def _with_numbers(checked: CheckedReport) -> Iterator[ToldParagraph]:
    figures = [figure for figure in checked.figures if figure.row is None]
    starts = [figure.span.start for figure in figures]
    for _, group in groupby(checked.passages, key=lambda passage: passage.paragraph):
        passages = [passage for passage in group if passage.kind in (PassageKind.SENTENCE, PassageKind.ROW)]
        if not passages:
            continue
        span = Span(passages[0].span.start, passages[-1].span.end)
        own = figures[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        chinese = is_chinese(span.of(checked.folded))
        told = list(_told(checked, passages, own, chinese=chinese))
        if told:
            yield ToldParagraph(span, told, chinese)


def _told(
    checked: CheckedReport, passages: Sequence[Passage], figures: Sequence[Figure], *, chinese: bool
) -> Iterator[Told]:
    at = 0
    for sentence, passage in enumerate(passages):
        own = [figure for figure in figures if passage.span.start <= figure.span.start < passage.span.end]
        if not chinese and passage.kind is PassageKind.SENTENCE:
            own = sorted([*own, *_plain_numbers(checked, passage.span, own)], key=lambda figure: figure.span)
        bounds = [passage.span.start, *(bound for figure in own for bound in figure.span), passage.span.end]
        for place, figure in enumerate(own):
            lead, tail = (
                " ".join(checked.folded[bounds[i] : bounds[i + 1]].split("\n")) for i in (2 * place, 2 * place + 2)
            )
            level, share = is_exact(figure), _is_share(figure)
            yield Told(figure, lead.rstrip(), tail, sentence, at, _measure(figure), level, share)
            at += 1


def _measure(figure: Figure) -> str:
    """The same for all English counts, whose nouns may differ for parts of one total."""
    if figure.unit is None or (figure.kind is FigureKind.COUNT and figure.unit.isascii()):
        return figure.unit if figure.unit and _TIME.search(figure.unit) else ""
    return figure.unit


def _is_share(figure: Figure) -> bool:
    exact = figure.value is not None and figure.approximation is None and figure.bound is None
    return exact and figure.unit in SHARES and figure.claim is None and figure.kind is not FigureKind.RANGE


def _plain_numbers(checked: CheckedReport, span: Span, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Counts that are no figures as they have no noun: labels, dates and years are none."""
    for match in (*_NUMBER.finditer(checked.folded, *span), *_WORD.finditer(checked.folded, *span)):
        if any(figure.span.start < match.end() and match.start() < figure.span.end for figure in figures):
            continue
        lead = checked.folded[max(span.start, match.start() - 12) : match.start()]
        if _NO_QUANTITY_BEFORE.search(lead) or _NO_QUANTITY_BEHIND.match(checked.folded, match.end()):
            continue
        value = numeral(match["number"].replace(",", ""))
        if value is None or _YEAR.fullmatch(match[0]):
            continue  # what may be a year is none
        scale = numeral(f"1{match['scale']}") if match["scale"] else Decimal(1)
        decimals = len(match["number"].partition(".")[2])
        step = Decimal(1).scaleb(-decimals) * (scale or 1) if decimals or match["scale"] else None
        yield Figure(
            checked.report.index,
            Span(*match.span()),
            match[0],
            value * (scale or 1),
            None,
            FigureKind.COUNT,
            nature=Nature.RESULT,
            step=step,
        )


def clause_of(told: Told) -> str:
    """What stands before a number in its own clause."""
    return told.lead[max(told.lead.rfind(end) for end in ",，;；、。") + 1 :]
