"""``anachronism``: what cannot be of the report's year. Each module has a part of it: five-year plans, party meetings,
offices and campaigns, dates, years put in by find-and-replace."""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks import date_spans, dated_terms, dates, intended_years, milestones, plans, replaced_years
from compare.checks.knowledge import knowledge
from compare.checks.report_dates import report_years_of
from compare.checks.rule import CheckedReport, Rule
from compare.language import mark
from compare.model import Finding, Severity


def _find(checked: CheckedReport) -> Iterator[Finding]:
    years, known = report_years_of(checked.report), knowledge(checked.options.knowledge)
    yield from replaced_years.find(checked, years)
    yield from dates.find(checked, years)
    yield from date_spans.find(checked)
    yield from intended_years.find(checked)
    yield from plans.find(checked, years, known)
    if years:
        yield from milestones.find(checked, years, known)
        yield from dated_terms.find(checked, years, known)


RULE = Rule(
    dated_terms.CODE,
    Severity.ERROR,
    mark("Something cannot be of the report's year: the text is of another one, or its years were replaced."),
    mark("2024年是“十二五”规划的收官之年"),
    _find,
)
