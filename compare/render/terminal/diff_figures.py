"""The figures of a comparison: what moved and by how much, and whether the growth stated for it is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich.text import Text

from compare.language import Words
from compare.model import ClaimCheck, Comparison, Figure, FigurePair, FigureStatus, Verdict
from compare.render.cells import truncate
from compare.render.clean import clean
from compare.render.important import FigureOrder, in_order
from compare.render.printed import difference, percent, print_change, printed
from compare.render.reasons import reason
from compare.render.section_paths import report_of
from compare.render.terminal.paint import ADDED, ALARM, GOOD, QUIET, REMOVED
from compare.render.terminal.table import INDENT, SEPARATOR, TableCell, hanging, needed, table, titled
from compare.render.terms import DIRECTIONS, FIGURE_COUNTS, FIGURE_SIGNS, VERDICT_COUNTS, VERDICT_SIGNS, VERDICTS
from compare.render.views import DiffView, Part

# As many rows as leave room for sections and text on a screen.
SHORT = 12
# How many figures before a growth statement its level may stand to be shown on one line with it.
_REACH = 6
_WIDEST_METRIC = 0.3  # of the width
_METRIC, _NUMBERS = 1, (2, 3, 4, 5)  # columns
_STYLES = {FigureStatus.ADDED: ADDED, FigureStatus.REMOVED: REMOVED}
_VERDICT_STYLES = {Verdict.CONSISTENT: GOOD, Verdict.CONTRADICTED: ALARM}


@dataclass(frozen=True, slots=True)
class _Row:
    """A pair of figures and the growth stated for it: by itself, or by a figure behind it."""

    pair: FigurePair
    growth: Figure | None = None
    check: ClaimCheck | None = None
    merged: bool = False  # a growth statement that is shown on the line of its level
    importance: float = 0.0  # of the pair or of the growth

    @property
    def contradicted(self) -> bool:
        return self.check is not None and self.check.verdict is Verdict.CONTRADICTED


def figures(comparison: Comparison, words: Words, view: DiffView) -> Iterator[Text]:
    """Contradicted growth first, then in the order of the report, unless another is asked for. The short form shows what
    moved, the full one also what stayed and what stands in one report only; a figure told twice is shown once."""
    every = view.only is Part.FIGURES
    yield from titled(words("Figures"), view.width, _counts(comparison, words))
    rows = _rows([pair for pair in comparison.figures if not pair.retold])
    count = len(rows)
    if not every:
        rows = [r for r in rows if not r.merged and (r.contradicted or r.pair.status is FigureStatus.CHANGED)]
    rows = _sorted(rows, view.order)
    shown = rows if every else rows[:SHORT]
    if shown:
        yield from _table(shown, comparison, words, view.width, every=every)
    if more := count - len(shown) if not every else 0:
        yield Text(INDENT + words("… ({count} more: --only figures)", count=more), QUIET)


def _sorted(rows: Sequence[_Row], order: FigureOrder | None) -> list[_Row]:
    if order is None:
        return sorted(rows, key=lambda row: not row.contradicted)
    return [rows[at] for at in in_order([replace(row.pair, importance=row.importance) for row in rows], order)]


def _rows(pairs: Sequence[FigurePair]) -> list[_Row]:
    """Growth statements beside the levels that they speak of, where those stand shortly before them; of several
    statements the contradicted one, or else the first."""
    rows: list[_Row] = []
    for pair in pairs:
        growth, check = pair.new, pair.claim_check
        at = _level(rows, growth) if growth is not None and growth.claim is not None and check is not None else None
        if at is None:
            rows.append(_Row(pair, growth, check, importance=pair.importance))
            continue
        row = _Row(rows[at].pair, growth, check, importance=max(rows[at].importance, pair.importance))
        if rows[at].check is None or (row.contradicted and not rows[at].contradicted):
            rows[at] = row
        rows.append(_Row(pair, merged=True, importance=pair.importance))
    return rows


def _level(rows: Sequence[_Row], growth: Figure) -> int | None:
    assert growth.claim is not None
    metrics = {growth.claim.of, growth.metric} - {None}
    for at in range(len(rows) - 1, max(-1, len(rows) - 1 - _REACH), -1):
        level = rows[at].pair.new
        if level is not None and level.claim is None and rows[at].pair.metric in metrics:
            return at
    return None


def _counts(comparison: Comparison, words: Words) -> str:
    counts = comparison.summary.figures
    parts = [words(message, count=counts[s]) for s, message in FIGURE_COUNTS.items() if counts.get(s)]
    verdicts = [pair.claim_check.verdict for pair in comparison.figures if pair.claim_check]
    growth = [words(m, count=verdicts.count(v)) for v, m in VERDICT_COUNTS.items() if v in verdicts]
    listed = SEPARATOR.join(parts) or words("none")
    return listed + (INDENT + words("Stated growth: {counts}", counts=SEPARATOR.join(growth)) if growth else "")


def _table(rows: Sequence[_Row], comparison: Comparison, words: Words, width: int, *, every: bool) -> Iterator[Text]:
    heads = ("", words("Metric"), *year_heads(comparison, words), words("Difference"), "%")
    cells = [[TableCell(head, QUIET) for head in heads], *(_cells(row, words, width) for row in rows)]
    if needed(cells, flexible=_METRIC) > width:
        yield from _stacked(cells, [_claim(row, words, every=every) for row in rows], width)
        return
    titles, *lines = table(cells, width, flexible=_METRIC, right=_NUMBERS)
    column = max(line.cell_len for line in (titles, *lines)) + len(INDENT)
    beside = [_beside(row, words, width - column, every=every) for row in rows]
    if any(beside):
        titles.pad_right(column - titles.cell_len)
        titles.append(words("Stated growth"), QUIET)
        titles.truncate(width)
    yield titles
    for line, claim, row in zip(lines, beside, rows, strict=True):
        if claim:
            line.pad_right(column - line.cell_len)
            yield line.append_text(claim)
        else:
            yield line
            yield from hanging(Text(INDENT * 3), _claim(row, words, every=every), width)


def _stacked(cells: Sequence[Sequence[TableCell]], claims: Sequence[Text], width: int) -> Iterator[Text]:
    """Where the numbers need the whole width: each metric in a line of its own, its numbers below it, none cut."""
    for (sign, metric, old, new, *moved), claim in zip(cells[1:], claims, strict=True):
        yield from hanging(Text(INDENT).append(f"{sign.text} ", sign.style), Text(metric.text, metric.style), width)
        values = " → ".join((old.text or "–", new.text or "–"))
        told = INDENT.join(part for part in (values, *(cell.text for cell in moved)) if part)
        yield from hanging(Text(INDENT * 3), Text(told), width)
        yield from hanging(Text(INDENT * 3), claim, width)


def _beside(row: _Row, words: Words, room: int, *, every: bool) -> Text:
    """The growth stated, where it fits into ``room`` cells; in the short form without its arithmetic if need be,
    unless that is wrong."""
    claim = _claim(row, words, every=every)
    if claim.cell_len > room and not every and not row.contradicted:
        claim = _claim(row, words, every=every, short=True)
    return claim if claim.cell_len <= room else Text()


def year_heads(comparison: Comparison, words: Words) -> tuple[str, str]:
    """What heads the two columns of figures: the years, or old and new where they do not tell the reports apart."""
    years = [(r.year or r.title_year) if (r := report_of(s)) else None for s in (comparison.old, comparison.new)]
    if None in years or years[0] == years[1]:
        return words("Old"), words("New")
    return str(years[0]), str(years[1])


def _cells(row: _Row, words: Words, width: int) -> list[TableCell]:
    pair = row.pair
    style = _STYLES.get(pair.status, "")
    old, new = printed(pair.old), printed(pair.new)
    metric = clean(pair.metric or words("(no name)"))
    return [
        TableCell("✗" if row.contradicted else FIGURE_SIGNS[pair.status], ALARM if row.contradicted else style),
        TableCell(truncate(metric, int(width * _WIDEST_METRIC)), style),
        TableCell(old),
        TableCell(new),
        TableCell(difference(pair, words)),
        TableCell(percent(pair.percent)),
    ]


def _claim(row: _Row, words: Words, *, every: bool, short: bool = False) -> Text:
    """``up 0.6% ✓ consistent: 29753 / 29562 - 1 = 0.65%``; ``short`` leaves the arithmetic out."""
    growth, check = row.growth, row.check
    changed = Text(_print_change(row.pair, words, every=every), QUIET)
    if growth is None or growth.claim is None or check is None:
        return changed
    if not every and check.verdict is Verdict.NOT_CHECKABLE:
        return changed
    by = printed(growth).removeprefix("-")
    line = Text(words(DIRECTIONS[growth.claim.direction], by=by))
    verdict = f" {VERDICT_SIGNS[check.verdict]} {words(VERDICTS[check.verdict])}"
    line.append(verdict, _VERDICT_STYLES.get(check.verdict, QUIET))
    if not short and (every or check.verdict in _VERDICT_STYLES):
        line.append(words(": {reason}", reason=reason(check, words)))
    return line.append_text(Text(SEPARATOR) + changed) if changed else line


def _print_change(pair: FigurePair, words: Words, *, every: bool) -> str:
    """The short form tells a changed unit only: a decimal more or less (6%, 6.5%) is everyday."""
    return print_change(pair, words) if every or pair.unit_change is not None else ""
