"""Lists that announce or close with another number of items than they have: 以下四项工作, and five follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from re import Match

from compare.checks.arithmetic_statements import CODE
from compare.checks.rule import CheckedReport
from compare.checks.settings import ANNOUNCED_REACH, FEWEST_NAMES, LONGEST_NAME
from compare.figures import numeral
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Finding, Severity, Span

_ANNOUNCED = pattern(
    r"(?:以下|下列|如下|这|做好|抓好|推进|突出|围绕)[^,，。;；:：\d]{0,6}?(?P<count>{zh.numerals.one_to_ten}|\d{1,2}){zh.identities.things}[^。;；\n]{0,8}[:：,，。]\s*$"
)
_BEFORE_COLON = pattern(
    r"(?P<count>{zh.numerals.one_to_ten}|\d{1,2}){zh.identities.things}[^,，。;；:：\n\d]{0,8}[:：]\s*$"
)
_ITEM = pattern("{zh.identities.enumerated}")
_NAMES = pattern(
    r"(?:[,，。;；:：\n]|{zh.identities.divided_into})(?P<names>[\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,12})+?)"
    r"(?P<count>{zh.numerals.one_to_ten}|\d{1,2}){zh.identities.listed_things}"
)
_LISTED = pattern("{zh.identities.listed_things}")
_CLAUSE_ENDS = ",，。;；:：\n"
_OTHERS = pattern("{zh.identities.and_others}")
_JOINS = pattern("[和及与]")
_ENGLISH = pattern(
    r"\b(?P<count>{en.numerals.numbers}|\d{1,2}) (?:[a-z]+ ){0,4}?(?P<noun>[a-z]+s): (?P<items>[^.:;()\d]+?)(?=[.;])"
)
_COUNT = pattern(r"(?:{en.numerals.numbers}|\d+)\b")
_COMMA = pattern(r",? and |, ")
_TEMPLATE = mark("{count} are announced, {items} are named")


def find(checked: CheckedReport) -> Iterator[Finding]:
    yield from _enumerated(checked)
    yield from _named(checked)
    yield from _english(checked)


def _enumerated(checked: CheckedReport) -> Iterator[Finding]:
    """以下四项工作:一是…;二是…;三是…;四是…;五是…, in one paragraph or in several."""
    run: list[Match[str]] = []
    for item in _ITEM.finditer(checked.folded, *checked.report.span):
        if numeral(item["ordinal"]) == len(run) + 1:
            run.append(item)
            continue
        yield from _announced(checked, run)
        run = [item] if numeral(item["ordinal"]) == 1 else []
    yield from _announced(checked, run)


def _announced(checked: CheckedReport, items: Sequence[Match[str]]) -> Iterator[Finding]:
    """What stands right before the first item says how many there are."""
    if len(items) < FEWEST_NAMES:
        return
    lead = max(checked.report.span.start, items[0].start() - ANNOUNCED_REACH)
    told = next(
        filter(None, (p.search(checked.folded, lead, items[0].start()) for p in (_ANNOUNCED, _BEFORE_COLON))), None
    )
    count = numeral(told["count"]) if told else None
    if told is not None and count is not None and int(count) != len(items):
        yield _finding(checked, Span(*told.span()), int(count), len(items), [items[-1].span()])


def _named(checked: CheckedReport) -> Iterator[Finding]:
    """东城、西城、南关和北关四个片区."""
    for told in (told for clause in _clauses_with_lists(checked) for told in _NAMES.finditer(checked.folded, *clause)):
        count, names = numeral(told["count"]), told["names"]
        least = names.count("、") + 1
        most = least + len(_JOINS.findall(names))  # an 和 may join two names, or stand within one
        if count is not None and int(count) in {least - 1, most + 1} and not _OTHERS.search(names):
            yield _finding(checked, Span(*told.span("count")), int(count), most, [told.span("names")])


def _clauses_with_lists(checked: CheckedReport) -> Iterator[Span]:
    """Clauses, with the stop before them, that hold a 、 and end a list with a number."""
    text, (start, end) = checked.folded, checked.report.span
    last = start
    for listed in _LISTED.finditer(text, start, end):
        at = listed.start()
        if at < last or not text[at - 1].isnumeric():
            continue
        first = max(text.rfind(stop, last, at) for stop in _CLAUSE_ENDS)
        first = max(first, last)
        last = min((found for stop in _CLAUSE_ENDS if (found := text.find(stop, listed.end(), end)) >= 0), default=end)
        if text.find("、", first, at) >= 0:
            yield Span(first, last)


def _english(checked: CheckedReport) -> Iterator[Finding]:
    """four priorities: housing, transport, education, health and safety."""
    if checked.folded.find("s: ", *checked.report.span) < 0:
        return
    for told in _ENGLISH.finditer(checked.folded, *checked.report.span):
        items = [item.strip() for item in _COMMA.split(told["items"]) if item.strip()]
        count = numeral(told["count"])
        short = all(len(item.split()) <= LONGEST_NAME for item in items)
        if count is None or len(items) < FEWEST_NAMES or not short or told["items"].count(" and ") != 1:
            continue
        if any(_COUNT.match(item) for item in items):
            continue  # a chair, seven other members and two officers
        if int(count) != len(items):
            yield _finding(checked, Span(*told.span("count")), int(count), len(items), [told.span("items")])


def _finding(checked: CheckedReport, span: Span, count: int, items: int, related: Sequence[tuple[int, int]]) -> Finding:
    places = [Span(*place) for place in related]
    return checked.finding(CODE, Severity.WARNING, span, _TEMPLATE, related=places, count=str(count), items=str(items))
