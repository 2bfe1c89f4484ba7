"""The rank that a sentence gives a level, held against the column of a table in which the level stands: 68.4亿元,居全市第3位."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from compare.checks.arithmetic_statements import CODE, is_exact
from compare.checks.rule import CheckedReport
from compare.checks.settings import FEWEST_RANKED
from compare.checks.table_claims import is_of_own_scope
from compare.figures import numeral
from compare.language import mark
from compare.lexicon import pattern
from compare.model import Figure, Finding, Severity, Span

_PLACE = pattern(r"[,，]?(?:{zh.identities.place_told})第(?P<rank>{zh.numerals.one_to_ten}|\d{1,2})[位名]")
# 居全市六县(区)第3位: among so many.
_COUNT = pattern(r"(?P<count>{zh.numerals.one_to_ten}|\d{1,2})个?[省市县区乡镇街]")
_TOTAL = pattern("{zh.footing.total}|{en.footing.total}")
_PROSE = pattern(r"[。;；]")
_OTHER_RANK = mark("{figure} is the {rank}. of its column, told as the {stated}.")


def find(checked: CheckedReport, sentence: Span) -> Iterator[Finding]:
    for figure in checked.figures_in(sentence):
        told = _PLACE.match(checked.folded, figure.span.end, sentence.end) if figure.row is None else None
        rank = numeral(told["rank"]) if told else None
        if told is None or rank is None or not is_exact(figure) or not is_of_own_scope(checked, told[0]):
            continue
        count = _COUNT.search(told[0])
        among = numeral(count["count"]) if count else None
        columns = [column for column in _columns(checked) if sum(each.value == figure.value for each in column) == 1]
        columns = [each for each in columns if len(each) >= FEWEST_RANKED and among in (None, len(each))]
        ranks = [_ranks_in(figure, column) for column in columns]
        if ranks and not any(int(rank) in each for each in ranks):
            yield checked.finding(
                CODE,
                Severity.WARNING,
                Span(figure.span.end + len(told[0]) - len(told[0].lstrip(",，")), told.end()),
                _OTHER_RANK,
                related=[figure.span, *(each.span for each in columns[0])],
                figure="".join(figure.text.split()),
                rank=str(ranks[0][0]),
                stated=str(int(rank)),
            )


def _ranks_in(figure: Figure, column: Sequence[Figure]) -> tuple[int, int]:
    """Its place from above and from below."""
    values = [each.value for each in column if each.value is not None and figure.value is not None]
    above = sum(value > figure.value for value in values)  # type: ignore[operator]
    return above + 1, len(values) - above


def _columns(checked: CheckedReport) -> Iterator[Sequence[Figure]]:
    """The figures of each column, of rows that follow one another, but for those of totals."""
    rows = [(row, list(group)) for row, group in groupby(checked.figures, key=lambda f: f.row) if row is not None]
    table: list[list[Figure]] = []
    last: Span | None = None
    for row, figures in rows:
        if last is not None and (_PROSE.search(checked.folded, last.end, row.start) or len(figures) != len(table[0])):
            yield from zip(*table, strict=True)
            table = []
        if not _TOTAL.match(row.of(checked.folded).lstrip("| ")):
            table.append(figures)
            last = row
    if table:
        yield from zip(*table, strict=True)
