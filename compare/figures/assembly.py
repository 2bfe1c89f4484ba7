"""From a document's outline to its figures."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from compare.figures.amounts import Number
from compare.figures.context import Context, Setting
from compare.figures.extraction import numbers
from compare.figures.flow import Flow, flow
from compare.figures.metrics import Meaning, meanings
from compare.model import Basis, Claim, Figure, Outline, Report, Span


def find_figures(outline: Outline) -> tuple[Figure, ...]:
    """Every figure of a document with unit, kind, context, metric and growth claim, in the order of the text."""
    running = flow(outline)
    found = list(numbers(running.text, _labels(outline, running)))
    owners = _owners(outline.reports, running, found)
    setting = Setting(running, outline.reports)
    years = [owner.year if owner else None for owner in owners]
    figures = []
    for number, owner, meaning in zip(found, owners, meanings(running.text, found, years), strict=True):
        span = running.original(number.start, number.end)
        figure = _figure(number, span, span.of(outline.text), meaning)
        context = setting.context(number, meaning.clause, meaning.sentence, owner)
        figures.append(_placed(figure, owner, context))
    return tuple(figures)


def _owners(reports: tuple[Report, ...], running: Flow, found: list[Number]) -> list[Report | None]:
    """The report each figure stands in; outside every report the one before, or the first."""
    starts = [running.place(report.span.start) for report in reports]
    return [reports[max(0, bisect_right(starts, number.start) - 1)] if reports else None for number in found]


def _figure(number: Number, span: Span, text: str, meaning: Meaning) -> Figure:
    said = meaning.statement
    return Figure(
        report=0,
        span=span,
        text=text,
        value=number.value,
        unit=number.unit,
        kind=number.kind,
        masked=number.masked,
        low=number.low,
        high=number.high,
        scope=meaning.scopes,
        terms=number.terms,
        metric=meaning.metric or None,
        claim=Claim(said.direction, said.basis or Basis.YEAR_ON_YEAR, meaning.of) if said else None,
        step=number.step,
    )


def _placed(figure: Figure, owner: Report | None, context: Context) -> Figure:
    """With what the place in the report says of it; a growth is neither stock nor flow."""
    return replace(
        figure,
        report=owner.index if owner else 0,
        approximation=context.approximation,
        bound=context.bound,
        year=context.year,
        nature=context.nature,
        measure=None if figure.claim else context.measure,
    )


def _labels(outline: Outline, running: Flow) -> frozenset[int]:
    return frozenset(
        place
        for report in outline.reports
        for section in report.walk()
        if section.label
        for place in range(
            running.place(section.heading_span.start), running.place(section.heading_span.start + len(section.label))
        )
    )
