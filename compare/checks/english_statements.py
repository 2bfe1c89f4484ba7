"""English sentences: parts that make more than their total, growth to a level from one that the sentence before tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from compare.checks.arithmetic_statements import (
    CODE,
    is_exact,
    lines_of,
    number,
)
from compare.checks.changes import disproved, is_level
from compare.checks.rule import CheckedReport
from compare.checks.settings import LIST_REACH, MOST_PARTS_OVER
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Figure, Finding, Severity, Span

_OPENS = pattern(r",? {en.arithmetic.parts_follow} ")
_PART = pattern(
    r"(?:, | and |, and )?(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6}) {en.arithmetic.part_behind}(?: [A-Za-z][A-Za-z’'-]*){1,6}?(?=,? and \d|, \d|[.;,])"
)
_GROWN_TO = pattern(r"\s*to\s*")
_IT = pattern("^(?:{en.arithmetic.it})$")

_MORE = mark("{sum}, more than the {stated} of which they are parts")


def find(checked: CheckedReport, sentences: Sequence[Sequence[Figure]]) -> Iterator[Finding]:
    if not checked.speaks_english:
        return
    for figures in sentences:
        for figure in figures:
            yield from _parts(checked, figure)
    for figures in lines_of(checked):
        yield from _grown_to(checked, figures)


def _parts(checked: CheckedReport, total: Figure) -> Iterator[Finding]:
    """1,240 employees, including 620 in engineering, 310 in sales and 410 in administration."""
    if not is_exact(total) or total.row is not None or not total.value:
        return
    end = min(checked.report.span.end, total.span.end + LIST_REACH)
    opened = _OPENS.match(checked.folded, total.span.end, end)
    if opened is None:
        return
    parts = []
    at = opened.end()
    while part := _PART.match(checked.folded, at, end):
        parts.append(part)
        at = part.end()
    added = sum((Decimal(part["number"].replace(",", "")) for part in parts), Decimal(0))
    if len(parts) > 1 and total.value < added <= MOST_PARTS_OVER * total.value:
        span = Span(parts[0].start("number"), parts[-1].end("number"))
        working = f"{' + '.join(part['number'] for part in parts)} = {added:,}"
        stated = number(total)
        yield checked.finding(CODE, Severity.WARNING, span, _MORE, related=[total.span], sum=working, stated=stated)


def _grown_to(checked: CheckedReport, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Revenue for 2022 was $500 million. In 2023 it grew 12% to $560 million: the level of the year before stands in
    the same paragraph."""
    for at, (growth, new) in enumerate(pairwise(figures)):
        if growth.claim is None or growth.unit != "%" or not is_level(new) or new.row is not None or new.year is None:
            continue
        if not _GROWN_TO.fullmatch(checked.folded, growth.span.end, new.span.start):
            continue
        earlier = [f for f in figures[:at] if is_level(f) and f.unit == new.unit and f.year == new.year - 1]
        names = {_name(new), _name(growth)}
        named = [f for f in earlier if _name(f) in names or (at and f is figures[at - 1] and names <= {""})]
        if len(named) == 1 and len(earlier) == 1:
            yield from disproved(checked, growth, named[0], new)


def _name(figure: Figure) -> str:
    """The name of a metric in lower case; empty where a pronoun stands for it."""
    name = (figure.claim.of if figure.claim is not None else figure.metric) or ""
    return "" if _IT.search(name) else name.lower()
