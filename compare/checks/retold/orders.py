"""What prose says of the order of the rows of a table: which is the first or the last of a column, which are the first three."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from compare.checks.footing.sheets import FigureCell
from compare.checks.retold.contexts import told_lines
from compare.checks.retold.names import plain_words
from compare.checks.retold.tables import RetoldTable, measure_of, measures_of, tables_near, tables_of
from compare.checks.rule import CheckedReport
from compare.checks.settings import FEWEST_RANKED, STEM
from compare.figures import numeral
from compare.figures.numbers.intervals import around
from compare.figures.tables.headings import Role
from compare.lexicon import pattern
from compare.model import Figure, Passage, PassageKind, Span

_FIRST = pattern("{zh.retold.first}|{en.retold.first}")
_LAST = pattern("{zh.retold.last}|{en.retold.last}")
_TOP = pattern(r"(?:{zh.retold.among_first})(?P<count>{zh.numerals.one_to_ten}|\d{1,2})[位名]?")
_CLAUSE = pattern(r"[^,，;；。\n]+")
_SENTENCE_CLAUSE = pattern(r"[^;；。\n]+")
_FILLER = pattern("{zh.retold.order_filler}|{en.retold.order_filler}")
_HAN = pattern("[\u4e00-\u9fff]+")
_WORD = pattern("[a-z]{4,}")
_RANK = pattern("{zh.footing.rank}|{en.footing.rank}")


Pick = Callable[..., FigureCell]


class Misplaced(NamedTuple):
    """A row told to be what another one is: ``word`` says what. ``own`` and ``other`` are their cells."""

    span: Span
    name: str
    word: str
    own: FigureCell
    other: FigureCell
    other_name: str


def misplaced(checked: CheckedReport) -> Iterator[Misplaced]:
    if not tables_of(checked):
        return
    for passage in checked.passages:
        if passage.kind is not PassageKind.SENTENCE:
            continue
        words = passage.span.of(checked.folded)
        if not (_FIRST.search(words) or _LAST.search(words) or _TOP.search(words)):
            continue
        for table in tables_near(checked, passage.span.start):
            if len(table.plain_rows) < FEWEST_RANKED:
                continue
            yield from _in_clauses(checked, passage, table)
            yield from _top(checked, passage, table)


def _in_clauses(checked: CheckedReport, passage: Passage, table: RetoldTable) -> Iterator[Misplaced]:
    for match in _SENTENCE_CLAUSE.finditer(checked.folded, *passage.span):
        clause = _clause_with_order(match[0])
        if clause is None:
            continue
        signs = [(sign, pick) for sign, pick in ((_FIRST, max), (_LAST, min)) if sign.search(clause)]
        rows = told_lines(plain_words(clause), [(row, table.rows[row]) for row in table.plain_rows])
        if len(signs) != 1 or len(rows) != 1 or _TOP.search(clause):
            continue
        sign, pick = signs[0]
        word = sign.search(clause)
        assert word is not None
        found = _by_value(checked, Span(*match.span()), table, rows[0], pick)
        found = found or _by_words(clause.replace(word[0], " "), table, rows[0], pick)
        if found is not None:
            own, other = found
            name = table.sheet.rows[rows[0]].label.strip()
            at = checked.folded.lower().find(name.lower(), *match.span())
            if at >= 0:
                yield Misplaced(
                    Span(at, at + len(name)), name, word[0], own, other, table.sheet.rows[other.row].label.strip()
                )


def _clause_with_order(words: str) -> str | None:
    """The words up to the end of the one clause that tells of the first or the last."""
    telling = [match for match in _CLAUSE.finditer(words) if _FIRST.search(match[0]) or _LAST.search(match[0])]
    return words[: telling[0].end()] if len(telling) == 1 else None


def _by_value(
    checked: CheckedReport, within: Span, table: RetoldTable, row: int, pick: Pick
) -> tuple[FigureCell, FigureCell] | None:
    """Where a figure behind is the first or last value of a column, which is another row's."""
    first = bisect_left(checked.figures, within.start, key=_start)
    last = bisect_left(checked.figures, within.end, key=_start)
    for figure in checked.figures[first:last]:
        if figure.value is None or figure.claim is not None:
            continue
        value = around(abs(figure.value), figure.step)
        for column in table.sheet.heads:
            cells = _column(table, column)
            own = table.sheet.at(row, column)
            if own is None or len(cells) < FEWEST_RANKED or measure_of(own.figure) not in measures_of(figure):
                continue
            if own.bounds.meets(value):
                return None
            best = pick(cells, key=_value)
            if best.bounds.meets(value) and best.value != own.value:
                return own, best
    return None


def _by_words(words: str, table: RetoldTable, row: int, pick: Pick) -> tuple[FigureCell, FigureCell] | None:
    """Where the row is the first or last of no column, and the clause says nothing that the table does not."""
    sheet = table.sheet
    left = plain_words(words.replace(sheet.rows[row].label, " "))
    heads = " ".join([*(line.label for line in sheet.columns.values()), sheet.caption]).lower()
    own_words = _FILLER.sub(" ", left)
    han = [run[at : at + 2] for run in _HAN.findall(own_words) for at in range(len(run) - 1)]
    english = [word[:STEM] for word in _WORD.findall(own_words)]
    telling = han or english
    if not telling or not all(part in heads for part in telling):
        return None
    found = None
    named = told_lines(left, [(column, name) for column, name in table.columns.items() if not name.free])
    for column, head in sheet.heads.items():
        if named and column not in named:
            continue
        cells, own = _column(table, column), sheet.at(row, column)
        if own is None or len(cells) < FEWEST_RANKED:
            continue
        ranked = _RANK.fullmatch(sheet.columns[column].label) is not None
        best = (max if pick is min else min)(cells, key=_value) if ranked else pick(cells, key=_value)
        if own.value == best.value:
            return None
        if head.head.role is Role.LEVEL and found is None:
            found = own, best
    return found


def _column(table: RetoldTable, column: int) -> list[FigureCell]:
    cells = [cell for row in table.plain_rows if (cell := table.sheet.at(row, column)) is not None]
    if len({measure_of(cell.figure) for cell in cells}) != 1:
        return []
    whole = sum((cell.value for cell in cells), Decimal(0))
    return [cell for cell in cells if 2 * cell.value != whole or not cell.value]  # the sum of all others is a total


def _start(figure: Figure) -> int:
    return figure.span.start


def _value(cell: FigureCell) -> Decimal:
    return cell.value


def _top(checked: CheckedReport, passage: Passage, table: RetoldTable) -> Iterator[Misplaced]:
    """A、B、C居前三位: all but one of the first three of a column, or of the ranks."""
    for match in _TOP.finditer(checked.folded, *passage.span):
        clause = checked.folded[passage.span.start : match.start()].rpartition(",")[2].rpartition("，")[2]
        names = [(row, table.rows[row]) for row in table.plain_rows]
        rows, count = told_lines(plain_words(clause), names), int(numeral(match["count"]) or 0)
        if len(rows) != count or count < FEWEST_RANKED - 1 or len(names) <= count:
            continue
        nearly = []
        for column in table.sheet.heads:
            cells = sorted(_column(table, column), key=_value, reverse=True)
            if len(cells) < len(names):
                continue
            ranked = _RANK.fullmatch(table.sheet.columns[column].label) is not None
            best = cells[-count:] if ranked else cells[:count]
            missing = [cell for cell in best if cell.row not in rows]
            if not missing:
                return
            if len(missing) == 1:
                nearly.append((column, missing[0]))
        for column, other in nearly[:1]:
            wrong = next(row for row in rows if all(cell.row != row for cell in _best(table, column, count)))
            own, name = table.sheet.at(wrong, column), table.sheet.rows[wrong].label.strip()
            at = checked.folded.find(name, passage.span.start, match.start())
            if own is not None and at >= 0:
                label = table.sheet.rows[other.row].label.strip()
                yield Misplaced(Span(at, at + len(name)), name, match[0], own, other, label)


def _best(table: RetoldTable, column: int, count: int) -> list[FigureCell]:
    cells = sorted(_column(table, column), key=_value, reverse=True)
    ranked = _RANK.fullmatch(table.sheet.columns[column].label) is not None
    return cells[-count:] if ranked else cells[:count]
