"""What the words of a paragraph say of its figures, worked out: a mean, a rate, a growth, a balance, a product.

Each module knows one operation. It finds a figure whose own words claim to follow from others (``an average of … per``,
``比上年增长``, ``leaving``), tries every reading of the paragraph that could give it, and says something only where none
does and the words leave one reading that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.identities import (
    balances,
    conversions,
    growths,
    lists,
    means,
    named_ratios,
    parts,
    products,
    rates,
)
from compare.checks.identities.paragraphs import paragraphs_of
from compare.checks.rule import CheckedReport
from compare.model import Finding

__all__ = ["find"]

_OPERATIONS = (
    parts.find,
    rates.find,
    named_ratios.find,
    means.find,
    growths.find,
    balances.find,
    products.find,
    lists.find,
    conversions.find,
)


def find(checked: CheckedReport) -> Iterator[Finding]:
    for paragraph in paragraphs_of(checked):
        for operation in _OPERATIONS:
            yield from operation(checked, paragraph)
