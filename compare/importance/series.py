"""Reports of several years -> which figures a reviewer asks about first: by the last step, and by all before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compare.importance.ranking import ranked
from compare.model import Comparison, Important, ItemKind, SeriesComparison, Span


def ranked_series(series: SeriesComparison, last: Comparison) -> SeriesComparison:
    """``series`` with what matters most of its figures. ``last`` compares the last two of its reports."""
    earlier = {life.spans[-1]: life.figures[:-1] for life in series.figures if life.spans[-1] is not None}
    judged = ranked(last, earlier)
    return replace(series, important=tuple(_important(series, judged)))


def _important(series: SeriesComparison, judged: Comparison) -> Iterator[Important]:
    """What is important between the last two reports, by the places of the figures' series."""
    in_new = {life.spans[-1]: at for at, life in enumerate(series.figures) if life.spans[-1] is not None}
    in_old = {life.spans[-2]: at for at, life in enumerate(series.figures) if life.spans[-2] is not None}

    def place(pair: int) -> int:
        figures = judged.figures[pair]
        new, old = (None if each is None else each.span for each in (figures.new, figures.old))
        return _known(in_new, new) if new is not None else _known(in_old, old)

    for each in judged.important:
        if each.kind is ItemKind.FIGURE:
            also, beside = (tuple(map(place, places)) for places in (each.also, each.beside))
            yield replace(each, at=place(each.at), also=also, beside=beside, promises=(), findings=())


def _known(places: dict[Span, int], span: Span | None) -> int:
    assert span is not None
    return places[span]
