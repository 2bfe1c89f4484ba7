"""The ledgers that ``bidui figures`` shows: read, held against the year before, filtered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import compare
from compare.cli.inputs import outline_with_reports
from compare.model import Document, Figure, FigureKind, FigureStatus, InputError, Ledger, Outline, Verdict
from compare.render.important import FigureOrder, in_order
from compare.time_limit import PATTERN_TOO_LONG, SECONDS_OF_PATTERN, time_limit

if TYPE_CHECKING:
    from compare.model.trends import ComparedFigure, Trend

METRIC_OPTION = "--metric"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which figures are wanted: those that pass every filter. ``changed`` and ``contradicted`` ask for a comparison with
    the year before."""

    metric: re.Pattern[str] | None = None
    kinds: frozenset[FigureKind] = frozenset()
    units: frozenset[str] = frozenset()
    changed: bool = False
    contradicted: bool = False

    @property
    def compare(self) -> bool:
        return self.changed or self.contradicted

    @property
    def any(self) -> bool:
        return self != Filters()

    def passes(self, figure: Figure) -> bool:
        if self.metric is not None and not _is_found(self.metric, figure.metric or ""):
            return False
        if self.kinds and figure.kind not in self.kinds:
            return False
        if self.units and not self.units & _units(figure):
            return False
        from compare.model.trends import ComparedFigure

        return not self.compare or (isinstance(figure, ComparedFigure) and self._moved(figure))

    def _moved(self, figure: ComparedFigure) -> bool:
        if self.changed and figure.status is not FigureStatus.CHANGED:
            return False
        check = figure.claim_check
        return not self.contradicted or (check is not None and check.verdict is Verdict.CONTRADICTED)


def _is_found(wanted: re.Pattern[str], metric: str) -> bool:
    with time_limit(SECONDS_OF_PATTERN, METRIC_OPTION, PATTERN_TOO_LONG):
        return wanted.search(metric) is not None


def pattern(text: str | None) -> re.Pattern[str] | None:
    """A regular expression as Python's ``re`` knows them, letter case ignored. Raises `InputError`."""
    try:
        return None if text is None else re.compile(text, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise InputError(METRIC_OPTION, "is no regular expression: {why}", why=error) from None


def _units(figure: Figure) -> set[str]:
    """As in the value and as printed: 772万元 is one of 元 and one of 万元."""
    from compare.figures.numbers.printed_form import printed_unit

    return {figure.unit or "", printed_unit(figure)}


def year(outline: Outline) -> int | None:
    """The year that a document's first report is about."""
    first = outline.reports[0] if outline.reports else None
    return None if first is None else first.year or first.title_year


def ledger(outline: Outline) -> Ledger:
    from compare.figures import find_figures

    return Ledger(outline.document, find_figures(outline))


def against_the_year_before(ledgers: Sequence[Ledger], years: Sequence[int | None]) -> list[Ledger]:
    """Each ledger with what the comparison with the report before it says: in the order of the years where each is
    known, else in the order given. The first has nothing before it and stays as it is."""
    order = list(range(len(ledgers)))
    if None not in years:
        order.sort(key=lambda at: (years[at] or 0, at))
    compared = list(ledgers)
    for before, after in pairwise(order):
        compared[after] = _compared(ledgers[before].document, ledgers[after])
    return compared


def _compared(old: Document, ledger: Ledger) -> Ledger:
    for document in (old, ledger.document):
        outline_with_reports(document)
    pairs = {pair.new.span: pair for pair in compare.diff(old, ledger.document).figures if pair.new is not None}
    from compare.model.trends import ComparedFigure

    compared = (ComparedFigure.of(pair) if (pair := pairs.get(f.span)) else f for f in ledger.figures)
    return Ledger(ledger.document, tuple(compared))


def filtered(ledgers: Iterable[Ledger], filters: Filters) -> list[Ledger]:
    return [Ledger(each.document, tuple(filter(filters.passes, each.figures))) for each in ledgers]


def series_of(trends: Iterable[Trend], ledgers: Iterable[Ledger]) -> tuple[Trend, ...]:
    """The rows with a point among the figures of ``ledgers``."""
    places = {(each.path, figure.span) for each in ledgers for figure in each.figures}
    return tuple(trend for trend in trends if any((point.path, point.span) in places for point in trend.points))


def sorted_by(
    order: FigureOrder, ledgers: Sequence[Ledger], trends: tuple[Trend, ...] | None
) -> tuple[list[Ledger], tuple[Trend, ...] | None]:
    """Ledgers and series in an order. A series goes by its latest figure; a report with none before it stays as it is."""
    if order is FigureOrder.REPORT:
        return list(ledgers), trends
    from compare.model.trends import ComparedFigure

    ordered: list[Ledger] = []
    important: dict[tuple[str, tuple[int, int]], ComparedFigure] = {}
    for each in ledgers:
        compared = [figure for figure in each.figures if isinstance(figure, ComparedFigure)]
        alone = [figure for figure in each.figures if not isinstance(figure, ComparedFigure)]
        ordered.append(Ledger(each.document, (*(compared[at] for at in in_order(compared, order)), *alone)))
        important |= {(each.path, figure.span): figure for figure in compared}
    if trends is None:
        return ordered, None
    latest = [important.get((trend.points[-1].path, trend.points[-1].span)) for trend in trends]
    known = [at for at, figure in enumerate(latest) if figure is not None]
    places = in_order([figure for figure in latest if figure is not None], order)
    first = [known[at] for at in places]
    return ordered, tuple(trends[at] for at in (*first, *(at for at in range(len(trends)) if latest[at] is None)))
