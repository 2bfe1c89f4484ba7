"""Lists of shares that go with a list of levels: 第一、二、三产业增加值 12, 40 and 48亿元, 比重分别为12%、40%和48%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from compare.checks.arithmetic_statements import CODE, contradicted, say
from compare.checks.identities.judgement import gives, quotient_of
from compare.checks.identities.paragraphs import Told, ToldParagraph
from compare.checks.rule import CheckedReport
from compare.checks.settings import FEWEST_LISTED
from compare.checks.slips import digits_slipped
from compare.figures.numbers.intervals import around
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Figure, Finding, Severity, Span

_LIST = pattern(r"[、,，和及与]|, ?(?:and )?| and |;|；")
_RESPECTIVELY = pattern(r"{zh.identities.shares_listed}[^,，。;；\d]{0,6}$")
_RESPECTIVELY_BEHIND = pattern(r"{en.identities.respectively}")
_SHARES_MAKE = mark("{sum}: the shares of one whole do not make 100%")


def find(checked: CheckedReport, paragraph: ToldParagraph) -> Iterator[Finding]:
    for shares in _lists(paragraph):
        levels = _levels_of(paragraph, shares)
        if levels is not None:
            yield from _odd_one(checked, shares, *levels)
        else:
            yield from _hundred(checked, shares)


def _lists(paragraph: ToldParagraph) -> Iterator[list[Told]]:
    """Shares that stand one behind the other, of which it is said that they are those of a whole."""
    at = 0
    while at < len(paragraph.told):
        first = paragraph.told[at]
        listed = [first]
        while first.is_share and at + len(listed) < len(paragraph.told):
            following = paragraph.told[at + len(listed)]
            if not following.is_share or not _LIST.fullmatch(following.lead.strip() or following.lead):
                break
            listed.append(following)
        told = _RESPECTIVELY.search(first.lead) or _RESPECTIVELY_BEHIND.search(listed[-1].tail[:20])
        if len(listed) >= FEWEST_LISTED and first.is_share and told:
            yield listed
        at += len(listed)


def _levels_of(paragraph: ToldParagraph, shares: Sequence[Told]) -> tuple[Sequence[Told], Told] | None:
    """As many levels before the shares, and the whole before them, all of one measure."""
    before = [each for each in paragraph.told[: shares[0].at] if each.is_level]
    same = [each for each in before if before and each.measure == before[-1].measure]
    if len(same) != len(shares) + 1:
        return None
    whole, *levels = same
    parts = sum((each.figure.value or Decimal(0) for each in levels), Decimal(0))
    steps = sum((each.figure.step or Decimal(0) for each in same), Decimal(0))
    return (levels, whole) if abs(parts - (whole.figure.value or Decimal(0))) <= steps / 2 else None


def _odd_one(checked: CheckedReport, shares: Sequence[Told], levels: Sequence[Told], whole: Told) -> Iterator[Finding]:
    """The one share that is not its level's where all the others are."""
    computed = [reading for level in levels if (reading := quotient_of(level.figure, whole.figure, 100))]
    if len(computed) < len(shares):
        return
    wrong = [
        (share, reading) for share, reading in zip(shares, computed, strict=True) if not gives([reading], share.figure)
    ]
    if len(wrong) == 1:
        share, reading = wrong[0]
        working = f"{reading.working} = {say(reading.value, share.figure)}"
        places = [term.span for term in reading.terms]
        yield contradicted(checked, Severity.WARNING, share.figure.span, working, share.figure, places)


def _hundred(checked: CheckedReport, shares: Sequence[Told]) -> Iterator[Finding]:
    """Three shares and more that would make a hundred with another digit in one of them."""
    figures = [each.figure for each in shares]
    added = sum((figure.value or Decimal(0) for figure in figures), Decimal(0))
    steps = sum((figure.step or Decimal(0) for figure in figures), Decimal(0))
    if len(figures) > 2 and abs(added - 100) > steps / 2 and _is_one_slip(figures, added):
        working = " + ".join(f"{figure.value}" for figure in figures)
        span = Span(figures[0].span.start, figures[-1].span.end)
        yield checked.finding(CODE, Severity.WARNING, span, _SHARES_MAKE, sum=f"{working} = {added}")


def _is_one_slip(figures: Sequence[Figure], added: Decimal) -> bool:
    return any(
        digits_slipped(figure, around((figure.value or Decimal(0)) + 100 - added, figure.step)) for figure in figures
    )
