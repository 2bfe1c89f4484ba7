"""Ratios that have a name: 流动比率 is of current assets to current liabilities, the sex ratio of men to a hundred women."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.checks.identities.judgement import quotient_of, told_wrong
from compare.checks.identities.paragraphs import Told, ToldParagraph, clause_of
from compare.checks.rule import CheckedReport
from compare.checks.settings import RATIO_REACH
from compare.lexicon import table
from compare.model import FigureKind, Finding

HUNDRED = 100
_KINDS = frozenset((FigureKind.RATE, FigureKind.PERCENT, FigureKind.COUNT, FigureKind.RATIO, FigureKind.MULTIPLE))


def find(checked: CheckedReport, paragraph: ToldParagraph) -> Iterator[Finding]:
    ratios = table("zh.identities.ratios" if paragraph.chinese else "en.identities.ratios")
    for stated in paragraph.told:
        words = _before(stated, paragraph)
        told_for = stated.figure.unit is None and stated.value == HUNDRED  # 以女性为100
        if told_for or stated.figure.kind not in _KINDS or stated.figure.claim is not None or stated.figure.bound:
            continue
        name = next((name for name in ratios if name in words), None)
        if name is not None:
            over, under, factor = str(ratios[name]).split(" / ")
            parts = [_named(paragraph.told[: stated.at], each.split("|")) for each in (over, under)]
            if parts[0] and parts[1]:
                times = 100 if stated.figure.unit == "%" else int(factor)
                meant = quotient_of(parts[0].figure, parts[1].figure, times)
                yield from told_wrong(checked, stated.figure, meant, tied=True)


def _before(stated: Told, paragraph: ToldParagraph) -> str:
    """The words before a ratio; a bracket with the hundred that it is told for belongs to them (以女性为100)."""
    above = paragraph.told[stated.at - 1] if stated.at else None
    in_bracket = above is not None and above.value == HUNDRED and above.figure.unit is None
    lead = f"{above.lead}{stated.lead}" if in_bracket and above is not None else stated.lead
    return lead[-RATIO_REACH:].lower()


def _named(told: Sequence[Told], names: Sequence[str]) -> Told | None:
    """The one level in whose clause one of the names stands."""
    found = [
        each
        for each in told
        if each.is_level and each.value != HUNDRED and any(name in _clause(each) for name in names)
    ]
    return found[0] if len(found) == 1 else None


def _clause(told: Told) -> str:
    return clause_of(told).lower()
