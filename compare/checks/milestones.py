"""Party meetings and guiding thoughts that a report follows although later ones have superseded them, awaits although
they are over, or knows before their time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from compare.checks.dated_terms import CODE
from compare.checks.knowledge import Knowledge, Milestone
from compare.checks.report_dates import ReportYears, sentence, years_in
from compare.checks.rule import CheckedReport
from compare.checks.settings import CLOSE_MENTIONS, LEAD_REACH, MOST_RELATED
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Finding, Severity, Span

# Other bodies count their congresses too, and so do lists of works (二十大行动).
_OTHERS = pattern(r"{zh.anachronisms.other_body}的?$")
_NO_MEETING = pattern("{zh.anachronisms.no_meeting}")
_FOLLOWING = pattern(r"{zh.anachronisms.following}[^。；;]{0,28}$")
_SINCE = pattern(r"[”\"’]?{zh.anachronisms.since_then}")
_AWAITING = pattern(r"{zh.anachronisms.awaiting}[“\"]?{zh.anachronisms.party}?[“\"]?$")
_BEFORE = pattern(r"{zh.anachronisms.party}?[“\"'「‘]?$")
_AFTER = pattern(r"(?:[、和及]{zh.numerals.one_to_ten}中)*(?:全会)?[”\"'」’]?(?:的?重要思想|(?:会议|全会)?精神)?")


class _Mention(NamedTuple):
    span: Span
    entry: Milestone
    following: bool


def find(checked: CheckedReport, report_years: ReportYears, known: Knowledge) -> Iterator[Finding]:
    mentions = list(_mentions(checked, known))
    chains = sorted({m.entry.chain for m in mentions})
    for chain in chains:
        own = [mention for mention in mentions if mention.entry.chain == chain]
        yield from _superseded(checked, report_years, own, [m for m in known.milestones.entries if m.chain == chain])
        yield from _out_of_time(checked, report_years, own)


def _mentions(checked: CheckedReport, known: Knowledge) -> Iterator[_Mention]:
    text, within = checked.text, checked.report.span
    for span, entry in known.milestones.find(text, within):
        lead = max(within.start, span.start - LEAD_REACH)
        if _OTHERS.search(text, lead, span.start) or _NO_MEETING.match(text, span.end):
            continue
        following = _FOLLOWING.search(text, lead, span.start) and not _SINCE.match(text, span.end)
        before, after = _BEFORE.search(text, lead, span.start), _AFTER.match(text, span.end, within.end)
        whole = Span(before.start() if before else span.start, after.end() if after else span.end)
        yield _Mention(whole, entry, bool(following))


def _superseded(
    checked: CheckedReport, report_years: ReportYears, mentions: list[_Mention], chain: list[Milestone]
) -> Iterator[Finding]:
    """A report that follows only what a later major one has superseded: its text is of an earlier year."""
    newest = max(mentions, key=lambda mention: mention.entry.year).entry
    # A meeting late in the year reaches the next year's reports.
    later = [each for each in chain if each.major and newest.year < each.year < report_years.earliest]
    places = _joined(checked.text, [mention.span for mention in mentions if mention.following])
    if later and places:
        yield checked.finding(
            CODE,
            Severity.WARNING,
            places[0],
            mark("the report of {year} follows “{name}” and never names {later} ({held})"),
            related=places[1 : 1 + MOST_RELATED],
            name=places[0].of(checked.text),
            later=later[-1].names[0],
            held=str(later[-1].year),
            year=str(report_years.year),
        )


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Spans that stand close in one sentence, as one."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and span.start - last.end <= CLOSE_MENTIONS and not set("。！？\n") & set(text[last.end : span.start]):
            joined[-1] = Span(last.start, span.end)
        else:
            joined.append(span)
    return joined


def _out_of_time(checked: CheckedReport, report_years: ReportYears, mentions: list[_Mention]) -> Iterator[Finding]:
    text, within = checked.text, checked.report.span
    for entry, group in groupby(mentions, key=lambda mention: mention.entry):
        span = next(group).span
        awaited = _AWAITING.search(text, max(within.start, span.start - LEAD_REACH), span.start)
        named = years_in(text, sentence(text, span, within))
        if awaited and entry.year < report_years.earliest and not any(year <= entry.year for year in named):
            template = mark("“{name}” is still awaited, but it was in {held}; the report is of {year}")
        elif not awaited and entry.year > report_years.latest and entry.chain == "congress":
            template = mark("“{name}” was in {held}; the report is of {year}")
        else:
            continue
        yield checked.finding(
            CODE, Severity.ERROR, span, template, name=span.of(text), held=str(entry.year), year=str(report_years.year)
        )
