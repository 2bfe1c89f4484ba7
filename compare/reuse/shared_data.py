"""``shared-data``: two organisations state the same data under other words: rare measured values, telephone and account
numbers. Words that are the same too are told as shared text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from compare.language import mark
from compare.lexicon import pattern
from compare.model import Finding, Related, Severity, Span
from compare.reuse import settings
from compare.reuse.fills import Fills
from compare.reuse.pair_matches import SharedText
from compare.reuse.rare_values import Pair, RareValues
from compare.reuse.reports import Submission, are_compared

RULE = "shared-data"
# A number of so many digits, to which `re` skips ahead; only behind one can a contact's stand.
_LONG_NUMBER = pattern(r"\d[\d\s—–-]{9,}")
_CONTACT = pattern("{common.contacts.telephone}|{common.contacts.account}")
_FIGURES = mark("{path} and {other} have {count} rare figures in common: {values}")
_NUMBER = mark("{path} and {other} have the same telephone or account number: {values}")


def shared_data(
    reports: Sequence[Submission], shared: Sequence[SharedText], rare: RareValues, elsewhere: Mapping[str, int]
) -> Iterator[Finding]:
    """A finding for each pair of different owners with enough ``rare`` values in common, or with a number. ``elsewhere``:
    how many reports beside these have a number."""
    known: dict[Pair, list[tuple[Span, Span]]] = defaultdict(list)  # told as shared text, or as a number
    for one in shared:
        known[one.a, one.b].append((one.found.a, one.found.b))
    contacts = _contacts(reports, elsewhere)
    enough = {pair: slots for pair, slots in rare.items() if len(slots) >= settings.SHARED_VALUES}
    for pair, slots in enough.items():
        a, b = (reports[number] for number in pair)
        covering = known[pair] + contacts.get(pair, [])
        spans = [(a.fills.span(x), b.fills.span(y)) for x, y in slots]
        spans = [(x, y) for x, y in spans if not any(own.covers(x) or other.covers(y) for own, other in covering)]
        if are_compared(a, b) and len(spans) >= settings.SHARED_VALUES + int(
            settings.CHANCE * _by_chance(a.fills, b.fills)
        ):
            yield _finding(a, b, sorted(spans), _FIGURES, settings.MANY_VALUES)
    for pair, spans in contacts.items():
        a, b = (reports[number] for number in pair)
        if are_compared(a, b):
            yield _finding(a, b, sorted(spans), _NUMBER, 1)


def _by_chance(a: Fills, b: Fills) -> float:
    """How many values two reports would have in common if each had drawn its own of as many digits and the same units:
    1,200 prices of four digits meet 160 of another's 1,200."""
    own, other = (_kinds(fills) for fills in (a, b))
    return sum((times * other[kind] / (9 * 10.0 ** (kind[1] - 1)) for kind, times in own.items()), 0.0)


def _kinds(fills: Fills) -> Counter[tuple[int, int]]:
    """How many of a report's long values have each unit and number of digits."""
    at = fills.digits >= settings.RARE_DIGITS
    return Counter(zip(fills.units[at].tolist(), fills.digits[at].tolist(), strict=True))


def contact_numbers(text: str) -> Iterator[tuple[str, Span]]:
    """The digits of each telephone and account number, and where it stands."""
    first = _LONG_NUMBER.search(text)
    for match in _CONTACT.finditer(text, first.start()) if first else ():
        yield "".join(filter(str.isdigit, match.group())), Span(*match.span())


def _contacts(reports: Sequence[Submission], elsewhere: Mapping[str, int]) -> dict[Pair, list[tuple[Span, Span]]]:
    """The numbers that a few reports have in common, where each stands first."""
    places: dict[str, dict[int, Span]] = defaultdict(dict)
    for number, report in enumerate(reports):
        for digits, span in contact_numbers(report.text):
            places[digits].setdefault(number, span)
    pairs: dict[Pair, list[tuple[Span, Span]]] = defaultdict(list)
    for digits, own in places.items():
        if 2 <= len(own) <= settings.RARE - elsewhere.get(digits, 0):
            for a, b in combinations(sorted(own), 2):
                pairs[a, b].append((own[a], own[b]))
    return pairs


def _finding(a: Submission, b: Submission, spans: list[tuple[Span, Span]], template: str, warned: int) -> Finding:
    """``warned``: from how many values on the finding is more than a note."""
    here, there = spans[0]
    values = [x.of(a.text) for x, _ in spans]
    shown = ", ".join(values[: settings.VALUES_SHOWN]) + (" …" if len(values) > settings.VALUES_SHOWN else "")
    return Finding(
        rule=RULE,
        severity=Severity.WARNING if len(values) >= warned else Severity.NOTE,
        side=None,
        report=a.report.index,
        span=a.whole(here),
        template=template,
        arguments={"path": a.path, "other": b.path, "count": str(len(values)), "values": shown},
        related=(
            Related(a.path, a.report.index, a.whole(here)),
            Related(b.path, b.report.index, b.whole(there)),
        ),
    )
