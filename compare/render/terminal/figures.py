"""The figures of documents for people, and how metrics moved through several of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from compare.language import Words
from compare.model import Claim, Figure, FigurePair, Ledger, Nature, Verdict
from compare.model.trends import ComparedFigure, Trend
from compare.render.cells import truncate
from compare.render.clean import clean
from compare.render.positions import Locator
from compare.render.printed import difference, percent, printed
from compare.render.reasons import reason
from compare.render.results import FiguresResult, Presentation
from compare.render.terminal.paint import ALARM, GOOD, QUIET, paint
from compare.render.terminal.table import INDENT, TableCell, hanging, table, titled
from compare.render.terminal.trends import series_table
from compare.render.terms import BASES, DIRECTION_NAMES, FIGURE_KINDS, VERDICT_SIGNS, VERDICTS

_WIDEST_METRIC, _WIDEST_FIGURE = 0.3, 0.2  # of the width
_VERDICT_STYLES = {Verdict.CONSISTENT: GOOD, Verdict.CONTRADICTED: ALARM}


def write(result: FiguresResult, presentation: Presentation) -> str:
    ledgers, series, width = result.shown_ledgers, result.shown_series, presentation.width
    lines = render(ledgers, series, presentation.words, width, filtered=result.is_filtered)
    return paint(lines, color=presentation.color)


def render(
    ledgers: Sequence[Ledger] | None,
    series: Sequence[Trend] | None,
    words: Words,
    width: int,
    *,
    filtered: bool = False,
) -> Iterator[Text]:
    """``ledgers`` and ``series`` are None where they are not wanted; ``filtered`` says that some figures were left out."""
    for i, ledger in enumerate(ledgers or ()):
        if i:
            yield Text()
        yield from _ledger(ledger, words, width, filtered)
    if series is not None:
        if ledgers:
            yield Text()
        yield from series_table(series, words, width, filtered=filtered)


def _ledger(ledger: Ledger, words: Words, width: int, filtered: bool) -> Iterator[Text]:
    count = len(ledger.figures)
    yield from titled(clean(ledger.path), width, words.plural("{count} figure", "{count} figures", count))
    if not count:
        if filtered:
            yield from hanging(Text(INDENT), Text(words("No figure passes the filters."), QUIET), width)
        return
    lines = Locator(ledger.document.text, ledger.document.layout)
    if any(isinstance(figure, ComparedFigure) for figure in ledger.figures):
        yield from _compared(ledger, lines, words, width)
    else:
        heads = (lines.head(words), words("Metric"), words("Value"), words("Year"), words("Kind"), words("Growth"))
        rows = [[TableCell(head, QUIET) for head in heads]]
        rows += [[*_name(figure, lines, words, width), *_cells(figure, words, width)] for figure in ledger.figures]
        yield from table(rows, width, flexible=1, right=(0, 2))


def _name(figure: Figure, lines: Locator, words: Words, width: int) -> tuple[TableCell, TableCell]:
    metric = clean(figure.metric or words("(no name)"))
    return TableCell(lines.short(figure.span.start), QUIET), TableCell(truncate(metric, int(width * _WIDEST_METRIC)))


def _cells(figure: Figure, words: Words, width: int) -> tuple[TableCell, ...]:
    kind = words(FIGURE_KINDS[figure.kind])
    shown = printed(figure).removeprefix("-") if figure.claim else printed(figure)
    return (
        TableCell(truncate(shown, int(width * _WIDEST_FIGURE))),
        TableCell(str(figure.year or "")),
        TableCell(words("{kind}, target", kind=kind) if figure.nature is Nature.TARGET else kind, QUIET),
        TableCell(_growth(figure.claim, words) if figure.claim else ""),
    )


def _growth(claim: Claim, words: Words) -> str:
    return words("{way}, {basis}", way=words(DIRECTION_NAMES[claim.direction]), basis=words(BASES[claim.basis]))


def _compared(ledger: Ledger, lines: Locator, words: Words, width: int) -> Iterator[Text]:
    """Beside each figure what it was the year before; below contradicted growth the arithmetic."""
    heads = (
        lines.head(words),
        words("Metric"),
        words("Before"),
        words("Value"),
        words("Difference"),
        "%",
        words("Stated growth"),
    )
    rows = [[TableCell(head, QUIET) for head in heads]]
    rows += [
        [*_name(figure, lines, words, width), *_moved(figure, words, width), _verdict(figure, words)]
        for figure in ledger.figures
    ]
    titles, *shown = table(rows, width, flexible=1, right=(0, 2, 3, 4, 5))
    yield titles
    for figure, line in zip(ledger.figures, shown, strict=True):
        yield line
        check = figure.claim_check if isinstance(figure, ComparedFigure) else None
        if check is not None and check.verdict is Verdict.CONTRADICTED:
            yield from hanging(Text(INDENT * 3), Text(reason(check, words), ALARM), width)


def _moved(figure: Figure, words: Words, width: int) -> Iterator[TableCell]:
    room = int(width * _WIDEST_FIGURE)
    before, by, growth = None, "", ""
    if isinstance(figure, ComparedFigure):
        before = figure.before
        pair = FigurePair(figure.status, figure.metric, before, figure, figure.difference, figure.percent)
        by, growth = difference(pair, words), percent(figure.percent)
    return map(TableCell, (truncate(printed(before), room), truncate(printed(figure), room), by, growth))


def _verdict(figure: Figure, words: Words) -> TableCell:
    check = figure.claim_check if isinstance(figure, ComparedFigure) else None
    if check is None or figure.claim is None:
        return TableCell()
    verdict = f"{VERDICT_SIGNS[check.verdict]} {words(VERDICTS[check.verdict])}"
    return TableCell(verdict, _VERDICT_STYLES.get(check.verdict, QUIET))
