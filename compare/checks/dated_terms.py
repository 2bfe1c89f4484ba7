"""Offices, campaigns and counted events outside their time."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator

from compare.checks.knowledge import Era, Knowledge
from compare.checks.report_dates import ReportYears, sentence, years_in
from compare.checks.rule import CheckedReport
from compare.checks.settings import LEAD_REACH, LOOK_BACK_REACH, MOST_RELATED
from compare.figures import numeral
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Finding, Severity, Span

CODE = "anachronism"
# What tells of an office's end, or names it in the title of an old document.
_FORMER = pattern(r"{zh.anachronisms.former}[^，。,；;、（(]{0,6}$|《[^》]{0,40}$|〔[^〕]{0,8}$")
_REFORM = pattern("{zh.anachronisms.reform}")
# A campaign of the year's own is carried out; what is kept of it is not.
_DOING = pattern(r"{zh.anachronisms.carried_out}[^。；;]{0,24}$")
_KEPT_BEFORE = pattern(r"{zh.anachronisms.kept_on}[^。；;，,]{0,10}$")
_KEPT_AFTER = pattern(r"[”\"’》]?[^。；;，,]{0,6}{zh.anachronisms.outcome}")
_YEARS_PAST = pattern("{zh.anachronisms.several_years}")
_NUMBER = r"(\d{1,3}|(?:{zh.numerals.one_to_ten}|百){1,5})"
_ORDINAL = pattern(rf"第\s*{_NUMBER}\s*" r"{zh.anachronisms.ordinal_counter}[“\"《‘']?[^\d，。,；;、]{0,8}$")
_ANNIVERSARY = pattern(rf"[”\"’》]?\s*{_NUMBER}\s*周年")


def find(checked: CheckedReport, report_years: ReportYears, known: Knowledge) -> Iterator[Finding]:
    offices = list(known.offices.find(checked.text, checked.report.span))
    yield from _eras(checked, report_years, offices, _is_own_office)
    campaigns = list(known.campaigns.find(checked.text, checked.report.span))
    current = [
        span for span, era in campaigns if era.first <= report_years.latest and report_years.earliest <= era.last
    ]
    alone = [(span, era) for span, era in campaigns if not _listed_with(checked, span, current)]
    yield from _eras(checked, report_years, alone, _is_carried_out)
    yield from _counted(checked, report_years, known)


def _eras(
    checked: CheckedReport,
    report_years: ReportYears,
    named: list[tuple[Span, Era]],
    own: Callable[[CheckedReport, Span, Era], bool],
) -> Iterator[Finding]:
    """The first mention of each era that the report cannot speak of so, with the others beside it."""
    mentions: dict[Era, list[Span]] = defaultdict(list)
    for span, era in named:
        too_late = report_years.earliest > era.last and own(checked, span, era)
        if too_late or (report_years.latest < era.first and _is_stated(checked, span, era)):
            mentions[era].append(span)
    for era, spans in mentions.items():
        yield _era(checked, report_years, era, spans)


def _listed_with(checked: CheckedReport, span: Span, current: list[Span]) -> bool:
    """Whether a campaign is named in one sentence with one of the year: a list over several years. ``current`` are the
    mentions of those, in order."""
    around = sentence(checked.text, span, checked.report.span)
    at = bisect_left(current, around)
    return at < len(current) and around.covers(current[at])


def _era(checked: CheckedReport, report_years: ReportYears, era: Era, spans: list[Span]) -> Finding:
    if report_years.latest < era.first:
        template = mark("“{name}” did not exist before {since}; the report is of {year}")
    elif era.now:
        template = mark("“{name}” had become {now} long before {year}")
    else:
        template = mark("“{name}” belongs to the years up to {until}; the report is of {year}")
    first, *others = spans
    return checked.finding(
        CODE,
        Severity.WARNING,
        first,
        template,
        related=others[:MOST_RELATED],
        name=first.of(checked.text),
        now=era.now,
        since=str(era.first),
        until=str(era.last),
        year=str(report_years.year),
    )


def _is_own_office(checked: CheckedReport, span: Span, era: Era) -> bool:
    """Whether an office is spoken of as one of the day."""
    text, around = checked.text, sentence(checked.text, span, checked.report.span)
    if _FORMER.search(text, max(around.start, span.start - LEAD_REACH), span.start):
        return False
    return not _REFORM.search(text, *around) and _is_stated(checked, span, era)


def _is_carried_out(checked: CheckedReport, span: Span, era: Era) -> bool:
    text, around = checked.text, sentence(checked.text, span, checked.report.span)
    lead = max(around.start, span.start - LEAD_REACH)
    return (
        _DOING.search(text, lead, span.start) is not None
        and not _KEPT_BEFORE.search(text, lead, span.start)
        and not _KEPT_AFTER.match(text, span.end, around.end)
        and not _looks_back(checked, span)
        and _is_stated(checked, span, era)
    )


def _looks_back(checked: CheckedReport, span: Span) -> bool:
    """Whether the line tells of several years."""
    start = max(checked.report.span.start, span.start - LOOK_BACK_REACH)
    line = max(start, checked.text.rfind("\n", start, span.start) + 1)
    return _YEARS_PAST.search(checked.text, line, span.end) is not None


def _is_stated(checked: CheckedReport, span: Span, era: Era) -> bool:
    """Whether the sentence leaves it in the report's year: no year of the era is named in it."""
    around = sentence(checked.text, span, checked.report.span)
    return not any(era.first <= year <= era.last for year in years_in(checked.text, around))


def _counted(checked: CheckedReport, report_years: ReportYears, known: Knowledge) -> Iterator[Finding]:
    """第27个爱国卫生月, which was in 2015, and 建党95周年, which was in 2016, in a report of 2024."""
    text, within = checked.folded, checked.report.span
    for span, event in known.yearly.find(text, within):
        ordinal = _ORDINAL.search(text, max(within.start, span.start - LEAD_REACH), span.start)
        if ordinal:
            yield from _held(checked, report_years, Span(ordinal.start(), span.end), event.zero, ordinal[1])
    for span, event in known.foundings.find(text, within):
        anniversary = _ANNIVERSARY.match(text, span.end, within.end)
        if anniversary and not _looks_back(checked, span):
            yield from _held(checked, report_years, Span(span.start, anniversary.end()), event.zero, anniversary[1])


def _held(checked: CheckedReport, report_years: ReportYears, span: Span, zero: int, ordinal: str) -> Iterator[Finding]:
    number, text = numeral(ordinal), checked.folded
    if number is None:
        return
    held = zero + int(number)
    named = years_in(text, sentence(text, span, checked.report.span))
    earliest = report_years.earliest - ("去年" in text[max(0, span.start - LEAD_REACH) : span.start])
    if held not in named and not earliest <= held <= report_years.latest:
        template = mark("“{name}” was in {held}; the report is of {year}")
        name, year = span.of(text), str(report_years.year)
        yield checked.finding(CODE, Severity.ERROR, span, template, name=name, held=str(held), year=year)
