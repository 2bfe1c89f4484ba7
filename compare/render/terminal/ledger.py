"""The figures of documents for people, and how metrics moved through several of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from compare.language import Words
from compare.model import Claim, Figure, Ledger, Nature, Point, Series
from compare.render.cells import truncate
from compare.render.clean import clean
from compare.render.printed import printed
from compare.render.terminal.outline import Lines
from compare.render.terminal.paint import QUIET
from compare.render.terminal.table import Cell, table, titled
from compare.render.terms import BASES, DIRECTION_NAMES, FIGURE_KINDS

_WIDEST_METRIC, _WIDEST_FIGURE = 0.3, 0.2  # of the width


def render(ledgers: Sequence[Ledger], series: Sequence[Series] | None, words: Words, width: int) -> Iterator[Text]:
    for i, ledger in enumerate(ledgers):
        if i:
            yield Text()
        yield from _ledger(ledger, words, width)
    if series:
        yield Text()
        yield from _series(series, ledgers, words, width)


def _ledger(ledger: Ledger, words: Words, width: int) -> Iterator[Text]:
    count = len(ledger.figures)
    yield from titled(clean(ledger.path), width, words.plural("{count} figure", "{count} figures", count))
    if not count:
        return
    lines = Lines(ledger.document.text)
    heads = (words("Line"), words("Metric"), words("Value"), words("Year"), words("Kind"), words("Growth"))
    rows = [[Cell(head, QUIET) for head in heads]]
    rows += [_cells(figure, lines, words, width) for figure in ledger.figures]
    yield from table(rows, width, flexible=1, right=(0, 2))


def _cells(figure: Figure, lines: Lines, words: Words, width: int) -> list[Cell]:
    metric = clean(figure.metric or words("(no name)"))
    kind = words(FIGURE_KINDS[figure.kind])
    return [
        Cell(str(lines.at(figure.span.start)), QUIET),
        Cell(truncate(metric, int(width * _WIDEST_METRIC))),
        Cell(
            truncate(
                printed(figure).removeprefix("-") if figure.claim else printed(figure), int(width * _WIDEST_FIGURE)
            )
        ),
        Cell(str(figure.year or "")),
        Cell(words("{kind}, target", kind=kind) if figure.nature is Nature.TARGET else kind, QUIET),
        Cell(_growth(figure.claim, words) if figure.claim else ""),
    ]


def _growth(claim: Claim, words: Words) -> str:
    return words("{way}, {basis}", way=words(DIRECTION_NAMES[claim.direction]), basis=words(BASES[claim.basis]))


def _series(series: Sequence[Series], ledgers: Sequence[Ledger], words: Words, width: int) -> Iterator[Text]:
    texts = {ledger.path: ledger.document.text for ledger in ledgers}
    years = sorted({point.year for row in series for point in row.points if point.year is not None})
    unknown = any(point.year is None for row in series for point in row.points)
    heads = [words("Metric"), words("Unit"), *map(str, years), *([words("Year unknown")] if unknown else [])]
    rows = [[Cell(head, QUIET) for head in heads]]
    for row in series:
        points = {point.year: _value(point, texts) for point in row.points}
        values = [Cell(points.get(year, "")) for year in [*years, *([None] if unknown else [])]]
        rows.append(
            [Cell(truncate(clean(row.metric), int(width * _WIDEST_METRIC))), Cell(clean(row.unit or "")), *values]
        )
    yield from titled(words("Over the years"), width)
    yield from table(rows, width, flexible=0, right=range(2, len(heads)))


def _value(point: Point, texts: Mapping[str, str]) -> str:
    """As printed in its report."""
    return clean("".join(point.span.of(texts.get(point.path, "")).split()))
