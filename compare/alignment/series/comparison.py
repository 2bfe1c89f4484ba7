"""More than two years -> `SeriesComparison`: each report compared with the next, the pairs chained by their spans.
Nothing is aligned anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from compare.alignment.comparison import compare_documents
from compare.alignment.folders.fingerprints import fingerprints, similarity
from compare.alignment.series.chains import chains, in_order
from compare.alignment.series.passage_series import passage_series
from compare.model import (
    Comparison,
    DiffOptions,
    Figure,
    FigurePair,
    FigureSeries,
    InputError,
    Outline,
    SectionEnd,
    SectionPair,
    SectionSeries,
    SectionStatus,
    SeriesComparison,
    SeriesStatus,
    Side,
    Span,
)


def compare_years(outlines: Sequence[Outline], options: DiffOptions) -> list[Comparison]:
    """Every report compared with the next. Of a document with several reports the one that fits its neighbours best
    is taken. Raises `InputError` for a document without a report."""
    numbered = zip(outlines, _chosen(outlines), strict=True)
    chosen = [replace(outline, reports=outline.reports[k : k + 1]) for outline, k in numbered]
    return [compare_documents(old, new, options, with_tables=False) for old, new in pairwise(chosen)]


def join(comparisons: Sequence[Comparison]) -> SeriesComparison:
    """Comparisons of consecutive years as one: the NEW of each is the OLD of the next."""
    sides = (comparisons[0].old, *(comparison.new for comparison in comparisons))
    years = tuple(map(_year, sides))
    return SeriesComparison(
        years=years,
        reports=sides,
        similarities=tuple(comparison.similarity for comparison in comparisons),
        passages=passage_series([comparison.passages for comparison in comparisons], years),
        sections=_section_series([comparison.sections for comparison in comparisons], years),
        figures=_figure_series([comparison.figures for comparison in comparisons]),
    )


def _year(side: Side) -> int | None:
    report = next(report for report in side.outline.reports if report.index == side.report)
    return report.year or report.title_year


def _chosen(outlines: Sequence[Outline]) -> list[int]:
    """Which report of each document: the choice with the most similarity between neighbours, the first of equals."""
    for outline in outlines:
        if not outline.reports:
            raise InputError(outline.path, "holds no text of a report, only what pages put around one")
    if all(len(outline.reports) == 1 for outline in outlines):
        return [0] * len(outlines)
    prints = [[fingerprints(outline, report) for report in outline.reports] for outline in outlines]
    best: list[tuple[float, list[int]]] = [(0.0, [k]) for k in range(len(prints[0]))]
    for before, here in pairwise(prints):
        best = [
            max(
                ((score + similarity(before[way[-1]], grams), [*way, k]) for score, way in best),
                key=lambda choice: choice[0],
            )
            for k, grams in enumerate(here)
        ]
    return max(best, key=lambda choice: choice[0])[1]


def _section_series(
    years_pairs: Sequence[Sequence[SectionPair]], years: Sequence[int | None]
) -> tuple[SectionSeries, ...]:
    steps = [list(_one_to_one(pairs)) for pairs in years_pairs]
    ends = [_ends(steps, year) for year in range(len(years))]
    how = [{(p.old.span, p.new.span): p for p in step if p.old and p.new} for step in steps]
    rows = chains([[(p.old.span if p.old else None, p.new.span if p.new else None) for p in step] for step in steps])
    return tuple(_one_section(rows[at], ends, how, years) for at in in_order(rows))


def _one_to_one(pairs: Sequence[SectionPair]) -> Iterator[SectionPair]:
    """Each section once on its side: of a split or a merger the part that is most alike goes on, the others begin or
    end with it."""
    taken: tuple[set[Span], set[Span]] = (set(), set())
    for pair in sorted(pairs, key=lambda p: (p.status in (SectionStatus.SPLIT, SectionStatus.MERGED), -p.similarity)):
        old = pair.old if pair.old and pair.old.span not in taken[0] else None
        new = pair.new if pair.new and pair.new.span not in taken[1] else None
        taken[0].update({old.span} if old else ())
        taken[1].update({new.span} if new else ())
        if old and new:
            yield pair
        elif old or new:
            yield replace(pair, old=old, new=new)


def _ends(steps: Sequence[Sequence[SectionPair]], year: int) -> dict[Span, SectionEnd]:
    sides = [p.old for p in steps[year]] if year < len(steps) else [p.new for p in steps[-1]]
    return {end.span: end for end in sides if end}


def _one_section(
    spans: Sequence[Span | None],
    ends: Sequence[dict[Span, SectionEnd]],
    how: Sequence[dict[tuple[Span, Span], SectionPair]],
    years: Sequence[int | None],
) -> SectionSeries:
    steps = tuple(
        _section_step(how[k].get((a, b)) if a and b else None, a, b) for k, (a, b) in enumerate(pairwise(spans))
    )
    last = max(year for year, span in enumerate(spans) if span)
    same = 0
    while same < last and steps[last - 1 - same] is SeriesStatus.CARRIED:
        same += 1
    return SectionSeries(
        ends=tuple(ends[year][span] if span else None for year, span in enumerate(spans)),
        life=steps[-1] or SeriesStatus.DROPPED,
        since=years[last - same if steps[-1] is SeriesStatus.CARRIED else last],
        steps=steps,
    )


def _section_step(pair: SectionPair | None, old: Span | None, new: Span | None) -> SeriesStatus | None:
    if pair is not None:
        if pair.status is SectionStatus.MOVED:
            return SeriesStatus.MOVED
        return SeriesStatus.CARRIED if pair.similarity == 1 and not pair.renumbered else SeriesStatus.EDITED
    return SeriesStatus.DROPPED if old else SeriesStatus.BORN if new else None


def _figure_series(years_pairs: Sequence[Sequence[FigurePair]]) -> tuple[FigureSeries, ...]:
    figures: list[dict[Span, Figure]] = [{} for _ in range(len(years_pairs) + 1)]
    for year, pairs in enumerate(years_pairs):
        figures[year] |= {pair.old.span: pair.old for pair in pairs if pair.old}
        figures[year + 1] |= {pair.new.span: pair.new for pair in pairs if pair.new}
    pair_of = [{}, *({pair.new.span: pair for pair in pairs if pair.new} for pairs in years_pairs)]
    rows = chains(
        [[(p.old.span if p.old else None, p.new.span if p.new else None) for p in pairs] for pairs in years_pairs]
    )
    return tuple(_one_figure(rows[at], figures, pair_of) for at in in_order(rows))


def _one_figure(
    spans: tuple[Span | None, ...], figures: Sequence[dict[Span, Figure]], pair_of: Sequence[dict[Span, FigurePair]]
) -> FigureSeries:
    """``pair_of`` has for each year the pair that its figure is the new one of, by its span."""
    own = tuple(figures[year][span] if span else None for year, span in enumerate(spans))
    latest = next(figure for figure in reversed(own) if figure)
    pairs = [pair_of[year].get(span) if span else None for year, span in enumerate(spans)]
    pair = pairs[-1]
    return FigureSeries(
        metric=latest.metric,
        unit=latest.unit,
        values=tuple(figure.signed if figure else None for figure in own),
        spans=spans,
        difference=pair.difference if pair else None,
        percent=pair.percent if pair else None,
        figures=own,
        checks=tuple(pair.claim_check if pair else None for pair in pairs),
    )
