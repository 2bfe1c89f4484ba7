"""Ranks told in a sentence, held against the levels of those that it ranks: 安和县居第一位,东岭县居第二位; ``Deepwater ranked
first, Harbour East second``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import NamedTuple

from compare.checks import place_of_level
from compare.checks.arithmetic_statements import CODE, is_exact
from compare.checks.rule import CheckedReport
from compare.checks.settings import FEWEST_IN_ORDER
from compare.figures import numeral
from compare.language import mark
from compare.lexicon import pattern, table
from compare.model import Figure, Finding, PassageKind, Severity, Span

_CHINESE = pattern(
    r"(?:^|[,，、;；。:：和及])(?P<name>[\u4e00-\u9fff]{2,8}?)(?:{zh.identities.ranked})(?:全[市县省区])?"
    r"(?:第(?P<rank>{zh.numerals.one_to_ten}|\d{1,2})[位名]?|(?P<first>首位|榜首))"
)
_ENGLISH = pattern(
    r"(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})(?: {en.identities.ranked})? (?P<rank>{en.identities.ordinals})\b"
)
_ANY_ENGLISH = pattern(r"(?:{en.identities.ranked}) (?:{en.identities.ordinals})\b")
_ORDER = mark("{order}: the ranks of {names} are not in this order")
_Column = tuple[str, str | None, int | None]


class _Ranked(NamedTuple):
    name: str
    rank: int
    span: Span


def find(checked: CheckedReport) -> Iterator[Finding]:
    for passage in checked.passages:
        if passage.kind not in (PassageKind.SENTENCE, PassageKind.ROW):
            continue
        sentence = passage.span.of(checked.folded)
        if "第" in sentence:
            yield from place_of_level.find(checked, passage.span)
        ranked = _ranked(checked, passage.span, sentence)
        if len(ranked) > 1:
            columns = _columns(checked.figures, [each.name for each in ranked])
            yield from _in_order(checked, sorted(ranked, key=lambda each: each.rank), columns)


def _ranked(checked: CheckedReport, span: Span, sentence: str) -> list[_Ranked]:
    """Who is ranked in a sentence, with no rank twice."""
    text = checked.folded
    found = []
    if checked.speaks_english and _ANY_ENGLISH.search(sentence):
        ranks = {word.lower(): int(rank) for word, rank in table("en.identities.ordinals").items()}
        found = [(m, ranks[m["rank"].lower()]) for m in _ENGLISH.finditer(text, *span)]
    elif "第" in sentence or "首" in sentence:
        found = [(m, int(numeral(m["rank"]) or 0) if m["rank"] else 1) for m in _CHINESE.finditer(text, *span)]
    ranked = [_Ranked(match["name"], rank, Span(match.start("name"), match.end())) for match, rank in found]
    return ranked if len({each.rank for each in ranked}) == len(ranked) else []


def _columns(figures: Sequence[Figure], names: Sequence[str]) -> Mapping[str, Mapping[_Column, Figure | None]]:
    """The levels of each name by what they measure, in which unit and year; None where there are two."""
    columns: dict[str, dict[_Column, Figure | None]] = defaultdict(dict)
    for figure in figures:
        if not is_exact(figure) or not figure.metric:
            continue
        for name in names:
            if name in figure.metric:
                column = (figure.metric.replace(name, "", 1).strip(), figure.unit, figure.year)
                known = columns[name].get(column, figure)
                columns[name][column] = figure if known is not None and known.value == figure.value else None
    return columns


def _in_order(
    checked: CheckedReport, ranked: Sequence[_Ranked], columns: Mapping[str, Mapping[_Column, Figure | None]]
) -> Iterator[Finding]:
    """A finding where no column puts all in the order of their ranks, up or down, and one would but for two of them."""
    shared = set.intersection(*(set(columns.get(each.name, ())) for each in ranked))
    levels_of = {column: [level for each in ranked if (level := columns[each.name][column])] for column in shared}
    orders = {column: levels for column, levels in levels_of.items() if len(levels) == len(ranked)}
    values = {column: [level.value or Decimal(0) for level in levels] for column, levels in orders.items()}
    if not values or any(_is_monotonous(row) for row in values.values()):
        return
    for column, row in values.items():
        wrong = _swapped_pair(row)
        if wrong and (len(ranked) >= FEWEST_IN_ORDER or (column[0] and column[0] in _sentence(checked, ranked))):
            one, other = (ranked[at] for at in wrong)
            levels = orders[column]
            by_level = sorted(zip(ranked, levels, strict=True), key=lambda pair: -(pair[1].value or Decimal(0)))
            order = " > ".join(f"{each.name} {' '.join(level.text.split())}" for each, level in by_level)
            first, last = sorted((one.span, other.span))
            yield checked.finding(
                CODE,
                Severity.WARNING,
                Span(first.start, last.end),
                _ORDER,
                related=[level.span for level in levels],
                order=order,
                names=f"{one.name}, {other.name}" if one.name.isascii() else f"{one.name}、{other.name}",
            )
            return


def _sentence(checked: CheckedReport, ranked: Sequence[_Ranked]) -> str:
    passage = checked.passage_at(ranked[0].span.start)
    return passage.span.of(checked.folded) if passage else ""


def _is_monotonous(row: Sequence[Decimal]) -> bool:
    pairs = list(pairwise(row))
    return all(a >= b for a, b in pairs) or all(a <= b for a, b in pairs)


def _swapped_pair(row: Sequence[Decimal]) -> tuple[int, int] | None:
    """The two that would have to change places for all to be in order."""
    for one, other in combinations(range(len(row)), 2):
        mended = list(row)
        mended[one], mended[other] = mended[other], mended[one]
        if _is_monotonous(mended):
            return one, other
    return None
