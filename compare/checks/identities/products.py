"""A price and a number of pieces make a total: 每台12万元,购置30台,共计360万元; ``12 cents per share on 400 million shares, a
total of $48 million``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from compare.checks.identities.judgement import Computed, product_of, told_wrong
from compare.checks.identities.paragraphs import Told, ToldParagraph
from compare.checks.rule import CheckedReport
from compare.lexicon import pattern, table
from compare.model import Figure, Finding

_EACH = pattern(r"(?:每(?P<of>[^\d,，。;；十百千万]{1,3})|{zh.identities.price})[^,，。;；\d]{0,8}$")
_FOR_SO_MANY = pattern("每$")
_PER = pattern(r"^ (?:per|a|an|each|apiece)\b(?: (?P<of>[a-z]+))?")
_AT = pattern(r"(?:\bat|costing|priced at|cost of) $")
_TOTAL = pattern(r"(?:{zh.identities.in_all})[^,，。;；\d]{0,8}$|(?:{en.identities.in_all})[a-z ]{0,16}$")


def find(checked: CheckedReport, paragraph: ToldParagraph) -> Iterator[Finding]:
    for total in paragraph.told:
        if not total.is_level or not total.figure.value or not _TOTAL.search(total.lead):
            continue
        before = [each for each in paragraph.told[: total.at] if each.sentence == total.sentence and each.is_level]
        bases = [each for each in before if _FOR_SO_MANY.search(each.lead)]
        prices = [price for each in before if (price := _price(each, total, bases))]
        counts = [each for each in before if each.measure != total.measure and each not in bases]
        counts = [each for each in counts if each.figure.unit not in {None, "%"} and not _is_price(each)]
        if len(prices) == 1 and len(counts) == 1:
            meant = product_of(prices[0], counts[0].figure)
            yield from told_wrong(checked, total.figure, meant, _others(before), tied=True)


def _price(told: Told, total: Told, bases: Sequence[Told]) -> Figure | None:
    """What one piece costs, in the currency of the total: 每10股派1.20元 are 0.12元, and 12 cents 0.12 dollars."""
    figure, by = told.figure, Decimal(1)
    behind_base = bool(bases) and told.at == bases[0].at + 1
    if not behind_base and not _is_price(told):
        return None
    if behind_base and bases[0].value:
        by = 1 / bases[0].value
    if figure.unit in table("en.identities.hundredths"):
        by /= 100
    elif told.measure != total.measure:
        return None
    return replace(figure, value=told.value * by, step=(figure.step or Decimal(0)) * by)


def _is_price(told: Told) -> bool:
    return bool(_EACH.search(told.lead) or _PER.match(told.tail) or (_AT.search(told.lead) and "each" in told.tail))


def _others(before: list[Told]) -> list[Computed]:
    return [product_of(one.figure, other.figure) for one, other in combinations(before, 2)]
