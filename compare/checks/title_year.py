"""``title-year-mismatch``: the title of one year over the text of another."""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.rule import CheckedReport, Rule
from compare.checks.settings import COMPARISON_REACH, FEWEST_NAMED, TITLE_LEAD
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Finding, Report, Severity, Span
from compare.structure.roles import role_of

CODE = "title-year-mismatch"
_SUMMED = pattern("{zh.reports.summary_title}|{en.reports.summary_title}")
_PLANNED = pattern("{zh.reports.plan}|{zh.reports.long_plan}|{en.reports.plan}")
_SUMMARY_FOLLOWS = pattern("{zh.reports.summary_follows}")
# Up from 171,200 in 2023; 比2023年的12家, 与2023年相比.
_COMPARED = pattern(r"(?:{zh.identities.compared_with}|{en.identities.compared_with})(?:[^。；;.!?\n]|\.\d)*$")
_YEAR = pattern(r"(?<![\d(])(?:{common.dates.year})(?!\d|/\d\d)")  # (2022: 391) and 2022/23 report no year


def _find(checked: CheckedReport) -> Iterator[Finding]:
    report = checked.report
    if report.title is None or report.title_year is None:
        return
    title = _title_span(checked, report.title)
    if report.year is not None and not _may_report(report, report.title):
        finding = _other_year(checked, title, report.year, report.title_year)
        if finding is not None:
            yield finding
    elif report.year is None and (summary := _summary_under_plan(checked, report.title, title)):
        template = mark("the title announces a plan for {title_year}, the text sums up a year")
        year = str(report.title_year)
        yield checked.finding(CODE, Severity.WARNING, title, template, title_year=year, related=[summary])


def _title_span(checked: CheckedReport, title: str) -> Span:
    start = max(checked.outline.text.find(title, *checked.report.span), checked.report.span.start)
    return Span(start, min(start + len(title), checked.report.span.end))


def _may_report(report: Report, title: str) -> bool:
    """Whether a text may report this year under a title of that one. A plan, and a report given to an assembly, look
    back on the year before; a summary is of the year in its title."""
    years = {report.title_year}
    if not _SUMMED.search(title) or _PLANNED.search(title):
        years.add((report.title_year or 0) - 1)
    return report.year in years or str(report.year) in title


def _other_year(checked: CheckedReport, title: Span, year: int, title_year: int) -> Finding | None:
    """An error where the body never names the title's year; else what the text names more often decides. None where it
    names the other year only to compare with it."""
    body = Span(title.end, checked.report.span.end)
    years = [
        (int(match.group()), Span(*match.span()))
        for match in _YEAR.finditer(checked.text, *body)
        if not _COMPARED.search(checked.text, max(body.start, match.start() - COMPARISON_REACH), match.start())
    ]
    named = [span for each, span in years if each == year]
    rival = sum(each == title_year for each, _ in years)
    if not named or (not rival and len(named) < FEWEST_NAMED and not _opens_line(checked, named[0])):
        return None  # a note may name the year before
    severity = Severity.ERROR if not rival else Severity.WARNING if len(named) > rival else Severity.NOTE
    template = mark("the title is of {title_year}, the text reports {year}")
    return checked.finding(
        CODE, severity, title, template, title_year=str(title_year), year=str(year), related=named[:1]
    )


def _opens_line(checked: CheckedReport, year: Span) -> bool:
    """Whether a line begins with a year: 2021年，全县…"""
    return checked.text[: year.start].rstrip(" \u3000").endswith("\n")


def _summary_under_plan(checked: CheckedReport, title: str, span: Span) -> Span | None:
    """Where a text of which only the title names a year, and calls it a plan, says that it sums up."""
    if not _PLANNED.search(title) or _SUMMED.search(title):
        return None
    if any(role_of(section.heading) == "plan" for section in checked.report.sections):
        return None
    announced = _SUMMARY_FOLLOWS.search(checked.text, span.end, min(span.end + TITLE_LEAD, checked.report.span.end))
    return Span(*announced.span()) if announced else None


RULE = Rule(
    CODE,
    Severity.ERROR,
    mark("The title names another year than the text reports: an old text under a new title."),
    mark("2023年工作总结 over a text on 2021年"),
    _find,
)
