"""What sentences say of a whole column of a table: the rank of one row, the mean of all. Only plain
claims are judged, in which nothing stands but the row, the column and what is told of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from compare.checks.arithmetic_statements import CODE, is_exact, say
from compare.checks.footing.sheets import FigureCell, FigureGrid, sheets
from compare.checks.metric_names import is_chinese
from compare.checks.rule import CheckedReport
from compare.checks.settings import FEWEST_RANKED, SHORTEST_ENGLISH_LABEL, SHORTEST_LABEL
from compare.checks.slips import digits_slipped
from compare.figures import numeral
from compare.figures.numbers.intervals import around
from compare.language import mark
from compare.lexicon import pattern, table
from compare.model import Finding, Passage, Severity, Span

_RANKED = pattern(
    r"(?:{zh.identities.ranked})(?P<scope>全[省市县区])?第(?P<rank>{zh.numerals.one_to_ten}|\d{1,2})[位名]?"
    r"|(?:{en.identities.ranked}) (?P<ordinal>{en.identities.ordinals})\b"
)
_MEAN = pattern("{zh.footing.mean}|{en.footing.mean}")
_SIGN = pattern("第|{en.identities.ranked}|{zh.footing.mean}|{en.footing.mean}")
_FILLER = (pattern("{zh.footing.claim_filler}"), pattern("{en.footing.claim_filler}"))
_NUMBER = pattern(r"\d[\d,.]*")
_CLAUSE_END = pattern(r"[,，;；。]")
_SCOPE = pattern("全[省市县区]")

_OTHER_RANK = mark("{name} is the {expected}. by {column} in the table, ranked {rank}.")
_OTHER_MEAN = mark("the mean of the {count} values of {column} is {computed}, stated {stated}")


class _Column(NamedTuple):
    """A column by its name, with the cells of all rows that are no totals, by their labels."""

    name: str
    cells: dict[str, FigureCell]
    year: int | None

    def rank(self, name: str) -> tuple[int, int]:
        """The places that a row may take, from the top; rows of one value share theirs."""
        own = self.cells[name].value
        better = sum(cell.value > own for cell in self.cells.values())
        return better + 1, better + sum(cell.value == own for cell in self.cells.values())


class _Claim(NamedTuple):
    """The words of a clause, and where they begin in the text."""

    words: str
    start: int


def find(checked: CheckedReport) -> Iterator[Finding]:
    columns = [column for side in sheets(checked) for sheet in side for column in _columns(sheet)]
    done: set[Span] = set()
    for sign in _SIGN.finditer(checked.folded, *checked.report.span) if columns else ():
        passage = checked.passage_at(sign.start())
        if passage is not None and passage.span not in done and "\t" not in passage.span.of(checked.text):
            done.add(passage.span)
            yield from _judged(checked, passage, columns)


def _columns(sheet: FigureGrid) -> Iterator[_Column]:
    plain = [row for row, line in enumerate(sheet.rows) if not (line.total or line.part)]
    labels = [_bare(sheet.rows[row].label) for row in plain]
    if len(plain) < FEWEST_RANKED or len(set(labels)) < len(labels) or not all(map(_is_long, labels)):
        return
    for column in sheet.levels:
        name = _bare(sheet.columns[column].label)
        cells = {label: cell for label, row in zip(labels, plain, strict=True) if (cell := sheet.at(row, column))}
        if len(cells) == len(plain) and _is_long(name) and len({cell.figure.unit for cell in cells.values()}) == 1:
            yield _Column(name, cells, sheet.heads[column].head.year)


def _bare(label: str) -> str:
    return "".join(label.split()) if is_chinese(label) else label.strip().lower()


def _is_long(name: str) -> bool:
    return len(name) >= (SHORTEST_LABEL if is_chinese(name) else SHORTEST_ENGLISH_LABEL)


def _judged(checked: CheckedReport, passage: Passage, columns: Sequence[_Column]) -> Iterator[Finding]:
    sentence = passage.span.of(checked.folded)
    named = [column for column in columns if column.name in sentence.lower()]
    if not named:
        return
    longest = max((column.name for column in named), key=len)
    same = [column for column in named if column.name == longest]
    whole = _Claim(sentence, passage.span.start)
    for claim in (whole, *_clauses(whole)):
        finding = _rank(checked, claim, same) or _mean(checked, claim, same)
        if finding is not None:
            yield finding
            return


def _clauses(whole: _Claim) -> Iterator[_Claim]:
    """Those of a sentence, each from its beginning on."""
    ends = [match.start() for match in _CLAUSE_END.finditer(whole.words)]
    yield from (_Claim(whole.words[:end], whole.start) for end in ends[:3])


def _is_plain(words: str, parts: Sequence[str]) -> bool:
    """Whether nothing but fillers stands beside some parts."""
    left = words.lower()
    for part in sorted(parts, key=len, reverse=True):
        left = left.replace(part.lower(), " ", 1)
    left = left.strip(" .。")
    return any(filler.fullmatch(left) is not None for filler in _FILLER)


def _row(claim: _Claim, column: _Column) -> str | None:
    """The one row that a claim names."""
    words = claim.words.lower()
    names = [name for name in column.cells if name in words]
    names = [name for name in names if not any(name != other and name in other for other in names)]
    return names[0] if len(names) == 1 else None


def _rank(checked: CheckedReport, claim: _Claim, columns: Sequence[_Column]) -> Finding | None:
    """A rank that a row has by no year of the column, from neither end."""
    told, name = _RANKED.search(claim.words), _row(claim, columns[0])
    if told is None or name is None or not is_of_own_scope(checked, told.group()):
        return None
    numbers = [match.group() for match in _NUMBER.finditer(claim.words.replace(told.group(), " "))]
    units = [cell.figure.unit or "" for cell in columns[0].cells.values()][:1]
    if not _is_plain(
        claim.words, [told.group(), name, columns[0].name, *numbers, f"万{units[0]}", f"亿{units[0]}", *units]
    ):
        return None
    ordinals = {word.lower(): int(rank) for word, rank in table("en.identities.ordinals").items()}
    rank = ordinals[told["ordinal"].lower()] if told["ordinal"] else int(numeral(told["rank"]) or 0)
    count = len(columns[0].cells)
    for column in columns:
        first, last = column.rank(name)
        if rank > count or first <= rank <= last or first <= count + 1 - rank <= last:
            return None
    at = claim.start + told.start()
    return _misranked(checked, Span(at, at + len(told.group())), name, columns[0], rank)


def _misranked(checked: CheckedReport, span: Span, name: str, column: _Column, rank: int) -> Finding:
    return checked.finding(
        CODE,
        Severity.WARNING,
        span,
        _OTHER_RANK,
        related=[column.cells[name].span],
        name=name,
        expected=str(column.rank(name)[0]),
        column=column.name,
        rank=str(rank),
    )


def is_of_own_scope(checked: CheckedReport, words: str) -> bool:
    """Whether the words of a rank name no other scope than the report's: 全县, where it speaks of all the county most
    often."""
    told = _SCOPE.search(words)
    if told is None:
        return True
    scopes = _SCOPE.findall(checked.folded, *checked.report.span)
    return told.group() == max(scopes, key=scopes.count)


def _mean(checked: CheckedReport, claim: _Claim, columns: Sequence[_Column]) -> Finding | None:
    """A mean that would be that of the column but for one slip."""
    cells = list(columns[0].cells.values())
    if len(columns) != 1 or not _MEAN.search(claim.words) or _row(claim, columns[0]):
        return None
    figures = checked.figures_in(Span(claim.start, claim.start + len(claim.words)))
    levels = [each for each in figures if is_exact(each) and each.unit == cells[0].figure.unit]
    if len(levels) != 1:
        return None
    (stated,) = levels
    mean = sum((cell.value for cell in cells), Decimal(0)) / len(cells)
    told = around(stated.value or Decimal(0), stated.step)
    meant = around(mean, stated.step)
    if told.meets(meant) or not digits_slipped(stated, meant):
        return None
    return checked.finding(
        CODE,
        Severity.WARNING,
        stated.span,
        _OTHER_MEAN,
        related=[cell.span for cell in cells],
        count=str(len(cells)),
        column=columns[0].name,
        computed=say(mean, stated),
        stated=stated.printed,
    )
