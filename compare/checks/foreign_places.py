"""``foreign-organisation``: places and authors that do not belong: another county's name left in a borrowed text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from compare.checks.company_names import strange_companies
from compare.checks.gazetteer import Division, divisions
from compare.checks.mentions import Mention, mentions
from compare.checks.rule import CheckedReport, Rule
from compare.checks.settings import FEWEST_OWN, FEWEST_SELVES, MOST_LEFT_IN, MOST_PIECES, MOST_RELATED, OWN_SHARE
from compare.checks.strange_subjects import strange_leaders, strange_subjects
from compare.files import file_text
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Finding, Report, Severity, Span

CODE = "foreign-organisation"
_OFFICE_OF_NOWHERE = pattern("{zh.places.office_of_nowhere}")
_NAMED_PLACE = pattern("{zh.places.named}")
_MASKED_PLACE = pattern("{zh.masks.division}")
_COLLECTION = pattern("{zh.places.collection}")
_IN_OFFICE = pattern("{zh.places.office_report}")
_SELF = pattern("我({zh.places.speaker})")
_DOES_NOT_BELONG = mark("“{name}” does not belong here: the report is of {own}")
_NO_OFFICE = frozenset(("院", "校", "公司"))


def _find(checked: CheckedReport) -> Iterator[Finding]:
    places = [mention for mention in mentions(checked.text, checked.report.span) if not _is_known(checked, mention)]
    own = _own(checked.report, places)
    if own:
        yield from _strangers(checked, places, own)
    elif _is_of_nowhere(checked):
        yield from _left_in(checked, places)
    yield from _other_subjects(checked)
    yield from _other_author(checked)
    if checked.report is checked.outline.reports[0]:
        yield from _unrelated_pieces(checked)


def _own(report: Report, places: Sequence[Mention]) -> tuple[Division, ...]:
    """The report's own place: by its organisation or title, or else the one it names most."""
    name = f"{report.organisation or ''} {report.title or ''}"
    named = [each for *_, each in divisions(name, 0, len(name))]
    if named:
        return max(named, key=lambda each: len(each[0].code))
    if _NAMED_PLACE.search(name):
        return ()
    counted = Counter(mention.divisions for mention in places)
    most, times = counted.most_common(1)[0] if counted else ((), 0)
    return most if times >= max(FEWEST_OWN, OWN_SHARE * len(places)) else ()


def _grouped(places: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions of places that lie together: 舞钢市 and 平顶山."""
    groups: list[list[Mention]] = []
    for mention in places:
        home = next((group for group in groups if any(mention.lies_with(each) for each in group[0].divisions)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    return groups


def _strangers(checked: CheckedReport, places: Sequence[Mention], own: tuple[Division, ...]) -> Iterator[Finding]:
    """Offices of other places, where nothing says why they are named."""
    strangers = [m for m in places if m.organ and not m.guest and not any(m.lies_with(each) for each in own)]
    home = next((m.span for m in places if m.divisions == own), None)
    for group in _grouped(strangers):
        first, *others = (mention.span for mention in group)
        yield checked.finding(
            CODE,
            Severity.WARNING,
            first,
            _DOES_NOT_BELONG,
            related=[*([home] if home else []), *others[:MOST_RELATED]],
            name=first.of(checked.text),
            own=own[0].name,
        )


def _is_of_nowhere(checked: CheckedReport) -> bool:
    """Whether the report's own place was taken out: masked, or missing from the title before its office."""
    title = checked.report.title or ""
    if _NAMED_PLACE.search(title):
        return False
    return bool(_OFFICE_OF_NOWHERE.match(title) or _MASKED_PLACE.search(checked.text, *checked.report.span))


def _left_in(checked: CheckedReport, places: Sequence[Mention]) -> Iterator[Finding]:
    """The few places that were left in clear in a report of nowhere."""
    groups = _grouped([mention for mention in places if not mention.sent and len(mention.divisions[0].code) > 2])
    if len(groups) > MOST_LEFT_IN:
        return
    for group in groups:
        spans = [mention.span for mention in group]
        yield _named(checked, spans, mark("“{name}” is left in a report that otherwise names no place of its own"))


def _other_subjects(checked: CheckedReport) -> Iterator[Finding]:
    """Another place of the report's own kind that a sentence is about or that the author obeys; another company."""
    for span, home in chain(strange_subjects(checked), strange_leaders(checked), strange_companies(checked)):
        name = span.of(checked.text)
        if not any(name in _listed(path) for path in checked.options.places):
            yield checked.finding(CODE, Severity.WARNING, span, _DOES_NOT_BELONG, name=name, own=home)


def _other_author(checked: CheckedReport) -> Iterator[Finding]:
    """An office's title over a text that speaks as a hospital or a school."""
    title = checked.report.title or ""
    if not _IN_OFFICE.search(title):
        return
    selves = [*_SELF.finditer(checked.text, *checked.report.span)]
    speaking = [Span(*match.span()) for match in selves if match[1] in _NO_OFFICE]
    if len(speaking) >= FEWEST_SELVES and len(speaking) == len(selves):
        yield _named(checked, speaking, mark("the title names an office, but the text speaks as “{name}”"))


def _named(checked: CheckedReport, spans: Sequence[Span], template: str) -> Finding:
    """A finding at the first of ``spans`` that quotes it as the name, with some of the others beside it."""
    first, *others = spans
    related = others[:MOST_RELATED]
    return checked.finding(CODE, Severity.WARNING, first, template, related=related, name=first.of(checked.text))


def _unrelated_pieces(checked: CheckedReport) -> Iterator[Finding]:
    """A collection under one office's name whose pieces come from different provinces."""
    reports = checked.outline.reports
    if not 1 < len(reports) <= MOST_PIECES or any(_NAMED_PLACE.search(report.title or "") for report in reports):
        return
    places = [place for report in reports if (place := _place_of(checked, report))]
    provinces = {place.divisions[0].code[:2] for place in places}
    if len(provinces) < 2:
        return
    above = [*_COLLECTION.finditer(checked.outline.text, 0, reports[0].span.start)]
    title = Span(*above[-1].span()) if above else _title(checked)
    yield checked.finding(
        CODE,
        Severity.WARNING,
        title,
        mark("the reports under this title come from different places: {places}"),
        related=[place.span for place in places],
        places="、".join(dict.fromkeys(place.divisions[0].name for place in places)),
    )


def _place_of(checked: CheckedReport, report: Report) -> Mention | None:
    """Where a report shows its place."""
    places = [m for m in mentions(checked.text, report.span) if not m.sent and not _is_known(checked, m)]
    if own := _own(report, places):
        return next((mention for mention in places if mention.divisions == own), None)
    groups = _grouped([mention for mention in places if len(mention.divisions[0].code) > 2])
    return groups[0][0] if len(groups) == 1 else None


def _title(checked: CheckedReport) -> Span:
    start = checked.report.span.start
    return Span(start, start + max(1, len(checked.report.title or "")))


def _is_known(checked: CheckedReport, mention: Mention) -> bool:
    """Whether the user said that the place may be named."""
    name = mention.span.of(checked.text)
    return any(name in _listed(path) for path in checked.options.places)


@lru_cache(maxsize=8)
def _listed(path: str) -> frozenset[str]:
    """A user's list of places, one a line."""
    lines = map(str.strip, file_text(path).splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


RULE = Rule(
    CODE,
    Severity.WARNING,
    mark("A place or an author that does not belong to this report was left in from another."),
    mark("在舞钢市委的领导下 in a report of 永嘉县"),
    _find,
)
