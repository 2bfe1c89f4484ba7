"""Years that are called by name, and five-year plans whose opening and closing years, or whose drafting, are dated outside them."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match
from typing import NamedTuple

from compare.checks.dated_terms import CODE
from compare.checks.knowledge import Knowledge, Plan
from compare.checks.report_dates import YEAR, ReportYears, sentence
from compare.checks.rule import CheckedReport
from compare.checks.settings import PLAN_LEAD_REACH
from compare.figures import numeral
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Finding, Severity, Span

_ROLE = pattern(
    r"[”\"’]?(?:[^\d，。,；;、]{0,14}?)(?:"
    r"(?P<closing>{zh.anachronisms.closing_year})|(?P<opening>{zh.anachronisms.opening_year})|"
    r"(?P<drafting>{zh.anachronisms.drafting_year})|(?P<within>{zh.anachronisms.inner_year})|"
    r"第(?P<nth>{zh.numerals.one_to_ten}))(?:之年|年)"
)
_RELATIVE = pattern("(?P<this>[今本]年)|(?P<next>{zh.dates.next_year})")
_DRAFTING = pattern(r"{zh.anachronisms.drafting}[^，。；;]{0,10}[“\"]?$")
_PLAN_AFTER = pattern(r"[”\"’]?[^，。；;]{0,14}?{zh.anachronisms.plan}(?P<over>{zh.anachronisms.looked_back_on})?")


def find(checked: CheckedReport, report_years: ReportYears | None, known: Knowledge) -> Iterator[Finding]:
    for span, plan in known.plans.find(checked.text, checked.report.span):
        finding = _role(checked, report_years, span, plan) or (
            report_years and _drafted(checked, report_years, span, plan)
        )
        if finding:
            yield finding
    for span, landmark in known.landmarks.find(checked.text, checked.report.span):
        statement = _statement(checked, report_years, span)
        if statement and landmark.year not in statement.years:
            yield checked.finding(
                CODE,
                Severity.ERROR,
                Span(statement.start, span.end),
                mark("“{name}” was {held}: this cannot be {year}"),
                name=span.of(checked.text),
                held=str(landmark.year),
                year=str(min(statement.years)),
            )


class _Statement(NamedTuple):
    """The years that a statement may be of, and where it begins."""

    start: int
    years: set[int]


def _statement(checked: CheckedReport, report_years: ReportYears | None, span: Span) -> _Statement | None:
    """2024年是“十二五”规划的收官之年: the year named before it, or this year or the next."""
    text, around = checked.text, sentence(checked.text, span, checked.report.span)
    named = [*YEAR.finditer(text, around.start, span.start)]
    if named:
        return _Statement(named[-1].start(), {int(named[-1][1])})
    word = _RELATIVE.search(text, around.start, span.start)
    if not word or not report_years:
        return None
    ahead = word["next"] is not None
    return _Statement(word.start(), set(range(report_years.earliest + ahead, report_years.latest + 1 + ahead)))


def _role(checked: CheckedReport, report_years: ReportYears | None, span: Span, plan: Plan) -> Finding | None:
    """A closing or opening year of a plan that it is not."""
    role = _ROLE.match(checked.text, span.end, checked.report.span.end)
    statement = _statement(checked, report_years, span) if role else None
    if not role or not statement or statement.years & _years_of(plan, role):
        return None
    return checked.finding(
        CODE,
        Severity.ERROR,
        Span(statement.start, role.end()),
        mark("“{name}” runs from {first} to {last}: this cannot be {year}"),
        name=span.of(checked.text),
        first=str(plan.first),
        last=str(plan.last),
        year=str(min(statement.years)),
    )


def _years_of(plan: Plan, role: Match[str]) -> set[int]:
    if role["closing"]:
        return {plan.last}
    if role["opening"]:
        return {plan.first}
    if role["drafting"]:
        return {plan.first - 1, plan.first}
    if role["nth"]:
        return {plan.first - 1 + int(numeral(role["nth"]) or 0)}
    return set(range(plan.first, plan.last + 1))


def _drafted(checked: CheckedReport, report_years: ReportYears, span: Span, plan: Plan) -> Finding | None:
    """编制“十三五”规划 in a report of 2024."""
    text, within = checked.text, checked.report.span
    drafted = _DRAFTING.search(text, max(within.start, span.start - PLAN_LEAD_REACH), span.start)
    after = _PLAN_AFTER.match(text, span.end, within.end)
    if not drafted or not after or after["over"] or report_years.earliest <= plan.last:
        return None
    if any(int(year) <= plan.last for year in YEAR.findall(text, *sentence(text, span, within))):
        return None
    return checked.finding(
        CODE,
        Severity.WARNING,
        Span(drafted.start(), after.end()),
        mark("“{name}” ended in {last}: it is not drafted in {year}"),
        name=span.of(text),
        last=str(plan.last),
        year=str(report_years.year),
    )
