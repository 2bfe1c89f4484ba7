"""From a document's outline to its figures."""

from __future__ import annotations

from bisect import bisect_right

from compare.figures.meaning.context import Context, SectionIndex
from compare.figures.meaning.metrics import meanings
from compare.figures.meaning.sentence import Meaning
from compare.figures.numbers.amounts import Number
from compare.figures.numbers.extraction import numbers
from compare.figures.running_text import RunningText, running_text
from compare.figures.tables import TableContext, TableFigures, find_tables, read_table
from compare.model import Basis, Claim, Figure, Outline, Report, Span
from compare.text.folding import fold_width
from compare.time_limit import text_limit


def find_figures(outline: Outline) -> tuple[Figure, ...]:
    """Every figure of a document, or of the one report asked for, with unit, kind, context, metric and growth claim, in
    the order of the text. Raises `InputError` where it takes too long."""
    with text_limit(outline.path, outline.characters):
        return _figures(outline)


def _figures(outline: Outline) -> tuple[Figure, ...]:
    folded = fold_width(outline.text)
    sections = SectionIndex(outline.text, outline.reports)
    tables = _tables(outline, folded, sections)
    running = running_text(outline, folded, (span for table in tables for span in table.left_out))
    prose = _in_prose(outline, running, sections)
    figures = [*prose, *(figure for table in tables for figure in table.figures)]
    ordered = sorted(figures, key=lambda figure: figure.span) if tables else prose
    if outline.document.report is not None:  # one report was asked for: what stands outside it is another's
        ordered = [figure for figure in ordered if any(report.span.covers(figure.span) for report in outline.reports)]
    return tuple(ordered)


def _tables(outline: Outline, folded: str, sections: SectionIndex) -> list[TableFigures]:
    """The tables that hold figures: those that the format marks, and those of plain text."""
    marked = outline.document.layout.tables
    taken = sorted([*(table.span for table in marked), *(chrome.span for chrome in outline.chrome)])
    starts = [report.span.start for report in outline.reports]
    read = []
    for table in sorted((*marked, *find_tables(folded, taken)), key=lambda table: table.span):
        owner = _owner(outline.reports, starts, table.span.start)
        report, year = (owner.index, owner.year or owner.title_year) if owner else (0, None)
        plans = sections.at(table.span.start)[0]
        read.append(read_table(table, TableContext(outline.text, folded, report, year, plans)))
    return [table for table in read if table is not None]


def _in_prose(outline: Outline, running: RunningText, sections: SectionIndex) -> list[Figure]:
    read = list(numbers(running.text, _labels(outline, running)))
    starts = [running.place(report.span.start) for report in outline.reports]
    owners = [_owner(outline.reports, starts, number.start) for number in read]
    years = [owner.year if owner else None for owner in owners]
    figures = []
    for number, owner, meaning in zip(read, owners, meanings(running.text, read, years), strict=True):
        span = running.original(number.start, number.end)
        context = sections.context(running, number, span.start, meaning, owner)
        figures.append(_figure(span, span.of(outline.text), number, meaning, context))
    return figures


def _owner(reports: tuple[Report, ...], starts: list[int], at: int) -> Report | None:
    """The report that what stands ``at`` belongs to; outside every report the one before, or the first."""
    return reports[max(0, bisect_right(starts, at) - 1)] if reports else None


def _figure(span: Span, text: str, number: Number, meaning: Meaning, context: Context) -> Figure:
    growth = meaning.statement
    return Figure(
        report=context.report,
        span=span,
        text=text,
        value=number.value,
        unit=number.unit,
        kind=number.kind,
        approximation=context.approximation,
        masked=number.masked,
        low=number.low,
        high=number.high,
        bound=context.bound,
        year=context.year,
        period=context.period,
        scope=meaning.scopes,
        nature=context.nature,
        measure=None if growth else context.measure,  # a growth is neither stock nor flow
        terms=number.terms,
        metric=meaning.metric or None,
        claim=Claim(growth.direction, growth.basis or Basis.YEAR_ON_YEAR, meaning.of, growth.is_ratio)
        if growth
        else None,
        step=number.step,
    )


def _labels(outline: Outline, running: RunningText) -> frozenset[int]:
    return frozenset(
        place
        for report in outline.reports
        for section in report.walk()
        if section.label
        for place in range(
            running.place(section.heading_span.start), running.place(section.heading_span.start + len(section.label))
        )
    )
