"""``arithmetic``: figures that do not follow from the ones beside them, in tables (`footing`), in the figures of a hospital
(`quotients`), and in sentences: totals, shares, changes, growth over two years, balances and means, impossible rates."""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks import (
    account_statements,
    carried_balances,
    changes,
    english_statements,
    footing,
    identities,
    impossible_rates,
    levels,
    listed_counts,
    mean_statements,
    named_shares,
    period_sums,
    quotients,
    ranks,
    ratios,
    sentence_identities,
    sums,
    table_claims,
)
from compare.checks.arithmetic_statements import CODE, sentences_of
from compare.checks.retold import derived
from compare.checks.retold.cells import stands_in_table
from compare.checks.retold.findings import columns_otherwise
from compare.checks.rule import CheckedReport, Rule
from compare.language import mark
from compare.model import Finding, Severity

_STATEMENTS = (
    sums,
    ratios,
    named_shares,
    changes,
    levels,
    account_statements,
    carried_balances,
    mean_statements,
    sentence_identities,
    impossible_rates,
    english_statements,
)


def _find(checked: CheckedReport) -> Iterator[Finding]:
    yield from footing.find(checked)
    yield from quotients.find(checked)
    yield from (finding for finding in _of_sentences(checked) if not stands_in_table(checked, finding.span))
    yield from listed_counts.find(checked)
    yield from ranks.find(checked)
    yield from table_claims.find(checked)
    yield from derived.find(checked)
    yield from columns_otherwise(checked, CODE)
    yield from period_sums.find(checked)


def _of_sentences(checked: CheckedReport) -> Iterator[Finding]:
    """What prose is said to have wrong; not where a table has the same figure."""
    sentences = sentences_of(checked)
    for part in _STATEMENTS:
        yield from part.find(checked, sentences)
    yield from identities.find(checked)


RULE = Rule(
    CODE,
    Severity.WARNING,
    mark("Parts, totals, shares and growth in the report do not add up, rounding allowed for."),
    mark("托育机构61家,其中独立机构7家,幼儿园托班64家"),
    _find,
)
