"""What the words around a figure of prose name: rows and columns of a table, its total, a period."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from compare.checks.footing.sheets import FigureCell
from compare.checks.identities.paragraphs import Told, ToldParagraph, clause_of
from compare.checks.metric_names import is_chinese
from compare.checks.retold.names import Name, nearly_tells, plain_words, tells
from compare.checks.retold.tables import (
    Cells,
    NamedCell,
    RetoldTable,
    cells_by_measure,
    measure_of,
    measures_of,
    tables_near,
)
from compare.checks.rule import CheckedReport
from compare.checks.settings import SHORTEST_LEAD
from compare.checks.slips import is_telling
from compare.lexicon import pattern
from compare.model import Span

_CLAUSE_END = pattern("[,，;；。、]|[.](?: |$)")
_ALL = pattern("{zh.retold.in_all}|{en.retold.in_all}")
_HAN_PAIR = pattern(r"(?=([\u4e00-\u9fff]{2}))|([a-z]{5,})")
_MEAN = pattern("{zh.footing.not_added}")
_PERSON = "人"
_COPULA = pattern("^(?:{zh.retold.copula}|{en.retold.copula})+|(?:{zh.retold.copula}|{en.retold.copula})+$")
_WORD_END = pattern("[a-z]$")
_PERIOD = pattern("{zh.retold.period}|{en.retold.period}")


class Lead(IntEnum):
    """How words lead to a line: not at all; no other is named and it needs no name; by most of its name; by its name."""

    NONE = 0
    FREE = 1
    NEARLY = 2
    NAMED = 3


@dataclass(frozen=True, slots=True)
class Context:
    """``clause`` holds the words of the figure's own clause, ``leads`` what stands before it and before each figure ahead
    of it in the sentence, the nearest first, ``sentence`` all words of the sentence; all but the numbers themselves. ``anchors`` are
    the cells, by table, of the level right before it, by row and column; ``near`` are the tables before and behind it."""

    clause: str
    sentence: str
    leads: Sequence[str]
    unit: str
    anchors: Mapping[int, frozenset[tuple[int, int]]]
    near: frozenset[int]

    @property
    def names_all(self) -> bool:
        return _ALL.search(self.clause) is not None

    def anchored(self, table: RetoldTable) -> Collection[tuple[int, int]]:
        """The places in a table, by row and column, of the level before the figure."""
        if table.original is None:
            return self.anchors.get(id(table), ())
        order = {column: row for row, column in enumerate(table.original.sheet.columns)}
        return [(order[column], row) for row, column in self.anchors.get(id(table.original), ())]

    def is_near(self, table: RetoldTable) -> bool:
        return id(table) in self.near

    def names_row(self, named: NamedCell) -> bool:
        """Whether the clause itself names the row of a cell."""
        return tells(self.clause, named.row)

    def ends_with(self, name: Name, column: str) -> bool:
        """Whether nothing but the name of a column stands between a name and the figure."""
        if name.free:
            return False
        before, told, behind = self.leads[0].rpartition(name.words)
        left = _COPULA.sub("", behind.strip())
        return bool(told) and left in "".join(column.lower().split()) and not _WORD_END.search(before)

    def is_anchored(self, named: NamedCell) -> bool:
        """Whether the level before the figure stands in the row of a cell."""
        return any(row == named.cell.row for row, _ in self.anchors.get(id(named.table), ()))

    def shares_words(self, caption: str) -> bool:
        """Whether the clause and the caption of a table have two characters, or a word, in common."""
        own = [each[1] or each[2] for each in _HAN_PAIR.finditer(_ALL.sub(" ", self.clause))]
        return any(pair in caption.lower() for pair in own)

    def rows(self, table: RetoldTable) -> list[int]:
        """The rows that the nearest words before the figure name, if any do; else those of the level before it."""
        names = list(enumerate(table.rows))
        for lead in (self.clause, *self.leads[:1]):
            if rows := told_lines(lead, names):
                return rows
        if anchored := self.anchored(table):
            return sorted({row for row, _ in anchored})
        return next((rows for lead in self.leads[1:] if (rows := told_lines(lead, names))), [])

    def columns(self, table: RetoldTable) -> list[int]:
        names = list(table.columns.items())
        return next((found for lead in (self.clause, *self.leads) if (found := told_lines(lead, names))), [])


def context_of(checked: CheckedReport, paragraph: ToldParagraph, told: Told) -> Context:
    """Worked out once for each figure."""
    made = checked.once(_contexts)
    if told.figure.span not in made:
        made[told.figure.span] = _context(checked, paragraph, told)
    return made[told.figure.span]


def _contexts(_: CheckedReport) -> dict[Span, Context]:
    return {}


def _context(checked: CheckedReport, paragraph: ToldParagraph, told: Told) -> Context:
    own = [each for each in paragraph.told if each.sentence == told.sentence]
    sentence = "".join(f"{each.lead} {each.figure.unit or ''}" for each in own) + own[-1].tail
    leads = [each.lead for each in reversed(own) if each.at <= told.at]
    behind = _CLAUSE_END.split(told.tail)[0]
    lead = clause_of(told) if is_chinese(told.lead) else told.lead
    if len(told.lead.strip(" 、,，")) < SHORTEST_LEAD and len(leads) > 1:  # 1010户、1569人
        lead = f"{leads[1]} {lead}"
    unit = told.figure.unit or ""
    return Context(
        plain_words(f"{lead} {unit} {behind}"),
        plain_words(sentence),
        [plain_words(each) for each in leads],
        unit if is_chinese(unit) else "",
        _anchors(own, told, cells_by_measure(checked)),
        frozenset(id(table) for table in tables_near(checked, told.figure.span.start)),
    )


def _anchors(own: Sequence[Told], told: Told, by_measure: Mapping[str, Cells]) -> dict[int, frozenset[tuple[int, int]]]:
    """The cells, by table, of the nearest level before a figure, in columns of the latest year."""
    levels = [each for each in own if each.at < told.at and each.figure.claim is None and each.figure.value]
    for level in reversed(levels):
        figure = level.figure
        if not is_telling(abs(level.value), figure.step):
            continue
        cells: dict[int, set[tuple[int, int]]] = {}
        for measure in measures_of(figure):
            for named in by_measure[measure].about(level.value, figure.step) if measure in by_measure else ():
                if named.table.is_latest(named.cell.column):
                    cells.setdefault(id(named.table), set()).add((named.cell.row, named.cell.column))
        return {table: frozenset(found) for table, found in cells.items()}
    return {}


def told_lines(words: str, names: Sequence[tuple[int, Name]]) -> list[int]:
    """The numbers of the lines whose names stand in words, but for those inside of longer ones."""
    found = [(number, name) for number, name in names if tells(words, name)]
    longest = {name.words for _, name in found}
    return [
        number for number, name in found if not any(name.words != other and name.words in other for other in longest)
    ]


def is_addressed(context: Context, named: NamedCell) -> bool:
    """Whether the words around a figure lead to a cell: they name its row or it is of all rows, they name its column or
    only that one can be meant, and one of both is named."""
    row, column = row_lead(context, named), column_lead(context, named)
    return row > 0 and column > 0 and (row + column > Lead.FREE + Lead.FREE or context.names_all)


def row_lead(context: Context, named: NamedCell) -> Lead:
    rows = context.rows(named.table)
    if rows:
        return Lead.NAMED if named.cell.row in rows else Lead.NONE
    lone = _is_lone(named, [cell for cell in named.table.sheet.cells.values() if cell.column == named.cell.column])
    return _unnamed(context, named.row, lone=lone)


def column_lead(context: Context, named: NamedCell) -> Lead:
    table, column = named.table, named.cell.column
    of_unit = [c for c, line in table.sheet.columns.items() if _counts(context.unit, line.label)]
    columns = context.columns(table) or (of_unit if len(of_unit) == 1 else [])
    if columns:
        return Lead.NAMED if column in columns else Lead.NONE
    lone = _is_lone(named, [cell for cell in table.sheet.cells.values() if cell.row == named.cell.row])
    return _unnamed(context, named.column, lone=lone)


def _counts(unit: str, label: str) -> bool:
    """Whether a column counts by its name what a figure is measured in: 人次 under 参训人数, but no mean."""
    return bool(unit) and unit[0] in label and _MEAN.search(label) is None and (unit in label or unit[0] == _PERSON)


def _is_lone(named: NamedCell, line: Sequence[FigureCell]) -> bool:
    """Whether no other cell of a line is of the measure of one."""
    measure = measure_of(named.cell.figure)
    return sum(measure_of(cell.figure) == measure for cell in line) == 1


def _unnamed(context: Context, name: Name, *, lone: bool) -> Lead:
    """How words lead to a line that they do not name as it is."""
    if not name.free and nearly_tells(context.clause, name):
        return Lead.NEARLY
    if name.free or lone:
        return Lead.NEARLY if not name.free and nearly_tells(context.sentence, name) else Lead.FREE
    return Lead.NONE


def is_of_other_period(context: Context, named: NamedCell) -> bool:
    """Whether a clause names a part of the year, or several, that its table does not."""
    of_table = f"{named.row.words} {named.column.words} {named.table.sheet.caption}"
    return any(period not in of_table for period in _PERIOD.findall(context.clause))
