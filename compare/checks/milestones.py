"""Party meetings and guiding thoughts that a report follows although later ones have superseded them, awaits although
they are over, or knows before their time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from compare.checks.dated_terms import CODE, MOST_RELATED
from compare.checks.knowledge import Knowledge, Milestone
from compare.checks.report_dates import Dating, sentence, years_in
from compare.checks.rule import Checked
from compare.language import mark
from compare.model import Finding, Severity, Span

# Mentions that stand so close are one: 党的十八大、十八届三中、四中全会精神.
CLOSE = 16
_LEAD = 30
# Other bodies count their congresses too, and so do lists of works (二十大行动).
_OTHERS = re.compile(r"(?:团|会|妇女|妇联|科协|作协|文联|民盟|民革|九三|致公|第)的?$")
_NO_MEETING = re.compile(r"工程|行动|产业|任务|项目|类|品牌|重点|专项|举措|改革|集群|城市|企业|新闻|措施|景|强|热")
_FOLLOWING = re.compile(r"(?:贯彻|落实|学习|宣传|宣讲|围绕|按照|根据|践行|领会|坚持|高举|遵循|以|推动)[^。；;]{0,28}$")
_SINCE = re.compile(r"[”\"’]?(?:以来|以后|之后|召开|闭幕|前|后)")
_AWAITING = re.compile(r"(?:迎接|喜迎|迎|即将召开|将召开|献礼)[“\"]?(?:党的|中国共产党)?[“\"]?$")
_BEFORE = re.compile(r"(?:中国共产党|党的|中共)?[“\"'「‘]?$")
_AFTER = re.compile(r"(?:[、和及][一二三四五六七]中)*(?:全会)?[”\"'」’]?(?:的?重要思想|(?:会议|全会)?精神)?")


class _Mention(NamedTuple):
    span: Span
    entry: Milestone
    following: bool


def find(checked: Checked, dating: Dating, known: Knowledge) -> Iterator[Finding]:
    mentions = list(_mentions(checked, known))
    chains = sorted({m.entry.chain for m in mentions})
    for chain in chains:
        own = [mention for mention in mentions if mention.entry.chain == chain]
        yield from _superseded(checked, dating, own, [m for m in known.milestones.entries if m.chain == chain])
        yield from _out_of_time(checked, dating, own)


def _mentions(checked: Checked, known: Knowledge) -> Iterator[_Mention]:
    text, within = checked.text, checked.report.span
    for span, entry in known.milestones.find(text, within):
        lead = max(within.start, span.start - _LEAD)
        if _OTHERS.search(text, lead, span.start) or _NO_MEETING.match(text, span.end):
            continue
        following = _FOLLOWING.search(text, lead, span.start) and not _SINCE.match(text, span.end)
        before, after = _BEFORE.search(text, lead, span.start), _AFTER.match(text, span.end, within.end)
        whole = Span(before.start() if before else span.start, after.end() if after else span.end)
        yield _Mention(whole, entry, bool(following))


def _superseded(
    checked: Checked, dating: Dating, mentions: list[_Mention], chain: list[Milestone]
) -> Iterator[Finding]:
    """A report that follows only what a later major one has superseded: its text is of an earlier year."""
    newest = max(mentions, key=lambda mention: mention.entry.year).entry
    # A meeting late in the year reaches the next year's reports.
    later = [each for each in chain if each.major and newest.year < each.year < dating.earliest]
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
            year=str(dating.year),
        )


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Spans that stand close in one sentence, as one."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and span.start - last.end <= CLOSE and not set("。！？\n") & set(text[last.end : span.start]):
            joined[-1] = Span(last.start, span.end)
        else:
            joined.append(span)
    return joined


def _out_of_time(checked: Checked, dating: Dating, mentions: list[_Mention]) -> Iterator[Finding]:
    text, within = checked.text, checked.report.span
    for entry, group in groupby(mentions, key=lambda mention: mention.entry):
        span = next(group).span
        awaited = _AWAITING.search(text, max(within.start, span.start - _LEAD), span.start)
        named = years_in(text, sentence(text, span, within))
        if awaited and entry.year < dating.earliest and not any(year <= entry.year for year in named):
            said = mark("“{name}” is still awaited, but it was in {held}; the report is of {year}")
        elif not awaited and entry.year > dating.latest and entry.chain == "congress":
            said = mark("“{name}” was in {held}; the report is of {year}")
        else:
            continue
        yield checked.finding(
            CODE, Severity.ERROR, span, said, name=span.of(text), held=str(entry.year), year=str(dating.year)
        )
