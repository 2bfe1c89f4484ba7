"""A price and a number of pieces make a total: 每台12万元,购置30台,共计360万元; ``12 cents per share on 400 million shares, a
total of $48 million``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from compare.checks.identities.judgement import Computed, product_of, told_wrong
from compare.checks.identities.paragraphs import Paragraph, Told
from compare.checks.rule import CheckedReport
from compare.lexicon import pattern
from compare.model import Finding

_EACH = pattern(r"(?:每(?P<of>[^\d,，。;；十百千万]{1,3})|{zh.identities.price})[^,，。;；\d]{0,8}$")
_PER = pattern(r"^ (?:per|a|an|each|apiece)\b(?: (?P<of>[a-z]+))?")
_AT = pattern(r"(?:\bat|costing|priced at|cost of) $")
_TOTAL = pattern(r"(?:{zh.identities.in_all})[^,，。;；\d]{0,8}$|(?:{en.identities.in_all})[a-z ]{0,16}$")


def find(checked: CheckedReport, paragraph: Paragraph) -> Iterator[Finding]:
    for total in paragraph.told:
        if not total.is_level or not total.figure.value or not _TOTAL.search(total.lead):
            continue
        before = [each for each in paragraph.told[: total.at] if each.sentence == total.sentence and each.is_level]
        prices = [each for each in before if each.measure == total.measure and _is_price(each)]
        counts = [each for each in before if each.measure != total.measure and each.figure.unit not in (None, "%")]
        if len(prices) == 1 and len(counts) == 1:
            meant = product_of(prices[0].figure, counts[0].figure)
            yield from told_wrong(checked, total.figure, meant, _others(before))


def _is_price(told: Told) -> bool:
    return bool(_EACH.search(told.lead) or _PER.match(told.tail) or (_AT.search(told.lead) and "each" in told.tail))


def _others(before: list[Told]) -> list[Computed]:
    return [product_of(one.figure, other.figure) for one, other in combinations(before, 2)]
