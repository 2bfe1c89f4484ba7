"""A report -> findings: what a sharp reviewer would flag inside it. One module a family of rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.checks import (
    anachronism,
    arithmetic,
    contradiction,
    duplicates,
    foreign_places,
    garbled,
    hidden,
    hidden_text,
    misspellings,
    numbering,
    placeholders,
    scale_slips,
    title_year,
    truncated,
)
from compare.checks.deduplication import deduplicated
from compare.checks.rule import CheckedReport, Rule
from compare.model import CheckOptions, Figure, Finding, Outline, Side
from compare.structure import masked, passages_by_report
from compare.text.folding import fold_width
from compare.time_limit import text_limit

__all__ = ["RULES", "check", "check_side"]

# In the order in which they are listed; of two rules that explain the same text the earlier one is believed.
RULES: tuple[Rule, ...] = (
    placeholders.RULE,
    anachronism.RULE,
    title_year.RULE,
    numbering.RULE,
    foreign_places.RULE,
    scale_slips.RULE,
    contradiction.RULE,
    arithmetic.RULE,
    truncated.RULE,
    duplicates.RULE,
    hidden.RULE,
    hidden_text.RULE,
    misspellings.RULE,
    garbled.RULE,
)
_ORDER = {rule.code: place for place, rule in enumerate(RULES)}
_DEFAULT = CheckOptions()


def check(outline: Outline, figures: Sequence[Figure], options: CheckOptions = _DEFAULT) -> tuple[Finding, ...]:
    """What looks wrong in each report of a document, in the order of the text. ``figures`` are the document's. Raises
    `InputError` where it takes too long."""
    with text_limit(outline.path, outline.characters):
        return tuple(finding for checked in _each(outline, figures, options) for finding in _findings(checked))


def check_side(side: Side, name: str) -> tuple[Finding, ...]:
    """What looks wrong in the report on one side of a comparison; ``name`` says which: ``old`` or ``new``."""
    report = next(report for report in side.outline.reports if report.index == side.report)
    text = masked(side.outline.text, side.outline.chrome)
    checked = CheckedReport(side.outline, report, text, side.figures, side.passages, fold_width(text))
    with text_limit(side.path, len(side.text)):
        return tuple(replace(finding, side=name) for finding in _findings(checked))


def _findings(checked: CheckedReport) -> list[Finding]:
    rules = [rule for rule in RULES if _is_wanted(rule.code, checked.options)]
    return deduplicated((finding for rule in rules for finding in rule.find(checked)), _ORDER)


def _is_wanted(code: str, options: CheckOptions) -> bool:
    return (not options.select or code in options.select) and code not in options.ignore


def _each(outline: Outline, figures: Sequence[Figure], options: CheckOptions) -> Iterator[CheckedReport]:
    text = masked(outline.text, outline.chrome)
    folded = fold_width(text)
    by_report: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_report[figure.report].append(figure)
    for report, passages in zip(outline.reports, passages_by_report(outline), strict=True):
        yield CheckedReport(outline, report, text, tuple(by_report[report.index]), passages, folded, options)
