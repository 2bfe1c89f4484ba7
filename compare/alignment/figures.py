"""Figures paired across years: by metric, scope and unit, in paired passages first, then everywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from compare.alignment.pieces import Prepared
from compare.alignment.sections import SectionMap
from compare.alignment.similarity import shingles
from compare.model import Edit, Figure, FigureKind, FigurePair, FigureStatus, PassagePair, Span
from compare.text.folding import content_key

# How much the metric's name and the place in the aligned sentence weigh. Either alone carries a pair: the name when a
# clause moved, the place when the metric's name was rewritten. Tuned on the human-resources bulletins.
NAME, PLACE = 0.55, 0.45
LEAST = 0.44
# Away from the paired passages only the name speaks.
LEAST_ELSEWHERE = 0.80
_RELATIVE_UNITS = frozenset({"%", "‰", "个百分点"})


def pair_figures(
    old: Prepared, new: Prepared, passages: Sequence[PassagePair], sections: SectionMap
) -> tuple[FigurePair, ...]:
    """Every figure of both reports, paired or alone: NEW's order, then what was removed in OLD's."""
    mates: dict[Figure, Figure] = {}
    for pair in passages:
        if pair.old is not None and pair.new is not None:
            mates |= _in_passage(old.figures_in(pair.old), new.figures_in(pair.new), pair.edits)
    taken = set(mates.values())
    free_old = [f for f in old.figures if f not in taken]
    free_new = [f for f in new.figures if f not in mates]
    mates |= _elsewhere(old, new, free_old, free_new, sections)
    taken = set(mates.values())
    pairs = [figure_pair(mates.get(figure), figure) for figure in new.figures]
    return (*pairs, *(figure_pair(figure, None) for figure in old.figures if figure not in taken))


def figure_pair(old: Figure | None, new: Figure | None) -> FigurePair:
    """Status, difference and percent of one metric. ``percent`` is rounded half up to one decimal; None where the old
    value is 0 or the unit itself is relative."""
    metric = new.metric if new is not None else old.metric if old is not None else None
    if old is None or new is None:
        return FigurePair(FigureStatus.ADDED if old is None else FigureStatus.REMOVED, metric, old, new)
    before, after = old.signed, new.signed
    same = (before, old.low, old.high, old.terms, old.unit, old.masked) == (
        after,
        new.low,
        new.high,
        new.terms,
        new.unit,
        new.masked,
    )
    pair = FigurePair(FigureStatus.UNCHANGED if same else FigureStatus.CHANGED, metric, old, new)
    if before is None or after is None or old.unit != new.unit:
        return pair
    percent = None
    if before != 0 and new.unit not in _RELATIVE_UNITS:
        percent = ((after - before) / abs(before) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return replace(pair, difference=after - before, percent=percent)


def alike(a: str | None, b: str | None) -> float:
    """How alike two metrics' names are: Dice of character bigrams, in 0..1."""
    if not a or not b:
        return 0.0
    x, y = content_key(a), content_key(b)
    if x == y:
        return 1.0
    grams = [{s[i : i + 2] for i in range(len(s) - 1)} or {s} for s in (x, y)]
    return 2 * len(grams[0] & grams[1]) / (len(grams[0]) + len(grams[1]))


def comparable(old: Figure, new: Figure) -> bool:
    """Whether two figures could be one metric in two years: same unit, both levels or both growth, both results or
    both targets."""
    kinds = {old.kind, new.kind}
    if len(kinds) > 1 and not kinds <= {FigureKind.COUNT, FigureKind.AMOUNT, FigureKind.RATE}:
        return False
    if old.unit != new.unit or (old.claim is None) != (new.claim is None):
        return False
    return old.nature == new.nature or old.nature is None or new.nature is None


def _in_passage(olds: Sequence[Figure], news: Sequence[Figure], edits: Sequence[Edit]) -> dict[Figure, Figure]:
    """New figure -> its old mate, within one pair of passages."""
    scored = []
    for i, a in enumerate(olds):
        place = moved_by(edits, a.span)
        for j, b in enumerate(news):
            if comparable(a, b):
                score = NAME * alike(a.metric, b.metric) + PLACE * place.overlaps(b.span) + 0.05 * (a.scope == b.scope)
                scored.append((score - 0.01 * abs(i - j), i, j))
    found: dict[Figure, Figure] = {}
    used: set[int] = set()
    for score, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if score >= LEAST and i not in used and news[j] not in found:
            used.add(i)
            found[news[j]] = olds[i]
    return found


def moved_by(edits: Sequence[Edit], span: Span) -> Span:
    """Where a span of OLD has come to stand in NEW."""
    start = end = None
    shift = edits[0].new.start - edits[0].old.start if edits else 0
    for edit in edits:
        if start is None and span.start < edit.old.end:
            start = edit.new.start if span.start >= edit.old.start else span.start + shift
        if end is None and span.end <= edit.old.end:
            end = edit.new.end if span.end > edit.old.start else span.end + shift
        shift = edit.new.end - edit.old.end
    return Span(span.start + shift if start is None else start, span.end + shift if end is None else end)


def _elsewhere(
    old: Prepared, new: Prepared, olds: Sequence[Figure], news: Sequence[Figure], sections: SectionMap
) -> dict[Figure, Figure]:
    """Figures left over, paired by their metric's name; sections that answer each other first, then the nearest."""
    index: dict[str, list[int]] = defaultdict(list)
    for j, figure in enumerate(news):
        for gram in shingles(content_key(figure.metric or "")):
            index[gram].append(j)
    old_sections, new_sections = _sections(old, olds), _sections(new, news)
    scored = []
    for i, a in enumerate(olds):
        near = {j for gram in shingles(content_key(a.metric or "")) for j in index.get(gram, ())}
        for j in near:
            name = alike(a.metric, news[j].metric)
            if name >= LEAST_ELSEWHERE and comparable(a, news[j]) and a.scope == news[j].scope:
                answers = sections.answers(old_sections[i], new_sections[j])
                distance = abs(i / len(olds) - j / len(news))
                scored.append((-name, not answers, distance, i, j))
    found: dict[Figure, Figure] = {}
    used: set[int] = set()
    for *_, i, j in sorted(scored):
        if i not in used and news[j] not in found:
            used.add(i)
            found[news[j]] = olds[i]
    return found


def _sections(side: Prepared, figures: Iterable[Figure]) -> list[int | None]:
    found: list[int | None] = []
    at = 0
    for figure in figures:
        while at + 1 < len(side.pieces) and side.pieces[at].span.end <= figure.span.start:
            at += 1
        found.append(side.pieces[at].passage.section if side.pieces else None)
    return found
