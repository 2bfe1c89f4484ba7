"""What prose works out from a table that it tells of: the sum of several rows, how much one has more than another, the share
of a row, its growth, the quotient of two of its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from compare.checks.arithmetic_statements import STATED, number, say
from compare.checks.footing.sheets import FigureCell
from compare.checks.identities.paragraphs import Told, ToldParagraph, paragraphs_of
from compare.checks.retold.cells import is_grounded, is_told_exactly
from compare.checks.retold.contexts import Context, context_of, told_lines
from compare.checks.retold.tables import RetoldTable, measure_of, measures_of, tables_near, tables_of, turned_of
from compare.checks.rule import CheckedReport
from compare.checks.settings import FARTHEST_RETOLD, MOST_ROWS_ADDED
from compare.checks.slips import digits_slipped, is_telling_slip
from compare.figures.numbers.intervals import Interval, around
from compare.figures.tables.headings import Role
from compare.lexicon import pattern
from compare.model import Direction, Figure, FigureKind, Finding, Severity

CODE = "arithmetic"
_TOGETHER = pattern("{zh.retold.together}|{en.retold.together}")
_SHARE = pattern("{zh.retold.share}|{en.retold.share}")
_MORE = pattern("{zh.retold.more_than}|{en.retold.more_than}")
_OTHER_GROUND = pattern(
    "{zh.identities.other_comparison}|{zh.growth.at_comparable_prices}|{zh.arithmetic.yearly}|{en.identities.other_ground}|{en.identities.yearly}"
)
_HUNDRED = Decimal(100)


# Works out a figure that stands in a context from a table.
Finder = Callable[[Context, Figure, RetoldTable], Iterator["Worked"]]


class Worked(NamedTuple):
    """A value worked out from cells of a table, with what their rounding leaves open."""

    value: Decimal
    bounds: Interval
    working: str
    cells: Sequence[FigureCell]


def find(checked: CheckedReport) -> Iterator[Finding]:
    for paragraph in paragraphs_of(checked, fewest=1) if tables_of(checked) else ():
        tables = tables_near(checked, paragraph.span.start)
        for told in paragraph.told:
            figure = told.figure
            if is_told_exactly(figure) or (figure.claim is not None and figure.value):
                finding = _judged(checked, paragraph, told, tables)
                if finding is not None:
                    yield finding


def _judged(
    checked: CheckedReport, paragraph: ToldParagraph, told: Told, tables: Sequence[RetoldTable]
) -> Finding | None:
    context = context_of(checked, paragraph, told)
    finder = _finder(context, told.figure)
    if finder is None or is_grounded(checked, paragraph, told):
        return None
    for table in tables:
        for side in (table, turned_of(checked, table)):
            meant = list(finder(context, told.figure, side))
            if any(_gives(worked, told.figure) for worked in meant):
                return None
            near = [worked for worked in meant if _is_near(worked, told.figure)]
            if len({worked.value for worked in near}) == 1:
                return _finding(checked, told.figure, near[0])
    return None


def _finder(context: Context, figure: Figure) -> Finder | None:
    """What the words around a figure say that it is."""
    if figure.claim is not None:
        plain = figure_is_relative(figure) and not _OTHER_GROUND.search(context.sentence)
        return _growths if plain else None
    if figure_is_relative(figure):
        return _shares if _SHARE.search(context.clause) else None
    if _MORE.search(context.clause):
        return _differences
    return _sums if _TOGETHER.search(context.clause) else None


def figure_is_relative(figure: Figure) -> bool:
    return figure.kind in {FigureKind.PERCENT, FigureKind.PERMILLE}


def _gives(worked: Worked, figure: Figure) -> bool:
    """Whether a figure tells what is worked out, its last digit cut off or rounded."""
    value, step = abs(figure.value or Decimal(0)), figure.step or Decimal(0)
    return worked.bounds.meets(around(value, step).wider(step / 2))


def _is_near(worked: Worked, figure: Figure) -> bool:
    """Whether one slip parts them, or so little that nothing else is meant."""
    value = abs(figure.value or Decimal(0))
    if digits_slipped(figure, worked.bounds):
        return True
    return bool(worked.value) and abs(value / worked.value - 1) <= FARTHEST_RETOLD


def _rows_named(context: Context, table: RetoldTable) -> list[int]:
    """The plain rows that the clause names."""
    names = [(row, table.rows[row]) for row in range(len(table.rows))]
    return [row for row in told_lines(context.clause, names) if not table.sheet.rows[row].total]


def _columns(table: RetoldTable, measure: tuple[str, ...], year: int | None, role: Role = Role.LEVEL) -> list[int]:
    """The columns that hold levels of a measure, of the year where their heads say one."""
    found = []
    for column, head in table.sheet.heads.items():
        cells = [cell for cell in table.sheet.cells.values() if cell.column == column]
        years = {head.head.year, year} - {None}
        if head.head.role is role and cells and measure_of(cells[0].figure) in measure and len(years) < 2:
            found.append(column)
    return found


def _held(table: RetoldTable, rows: Sequence[int], column: int) -> list[FigureCell]:
    """The cells of some rows in a column; none where one of them is blank."""
    cells = [table.sheet.at(row, column) for row in rows]
    held = [cell for cell in cells if cell is not None]
    return held if len(held) == len(cells) else []


def _added(cells: Sequence[FigureCell]) -> Worked:
    bounds = Interval(sum((c.bounds.low for c in cells), Decimal(0)), sum((c.bounds.high for c in cells), Decimal(0)))
    working = " + ".join(number(cell.figure) for cell in cells)
    return Worked(sum((c.value for c in cells), Decimal(0)), bounds, working, cells)


def _sums(context: Context, figure: Figure, table: RetoldTable) -> Iterator[Worked]:
    rows = _rows_named(context, table)
    if 1 < len(rows) <= MOST_ROWS_ADDED:
        for column in _columns(table, measures_of(figure), figure.year):
            if cells := _held(table, rows, column):
                yield _added(cells)


def _differences(context: Context, figure: Figure, table: RetoldTable) -> Iterator[Worked]:
    rows = _rows_named(context, table)
    for column in () if len(rows) != 2 else _columns(table, measures_of(figure), figure.year):
        if cells := _held(table, rows, column):
            more, less = sorted(cells, key=lambda cell: -cell.value)
            bounds = Interval(more.bounds.low - less.bounds.high, more.bounds.high - less.bounds.low)
            working = f"{number(more.figure)} - {number(less.figure)}"
            yield Worked(more.value - less.value, bounds, working, cells)


def _whole(table: RetoldTable, column: int) -> Sequence[FigureCell]:
    """The cell of the one total of a column, or all of its cells where no row is one."""
    totals = [row for row in table.total_rows if table.sheet.at(row, column) is not None]
    if totals:
        grand = [row for row in totals if table.sheet.rows[row].grand] or totals
        return _held(table, grand, column) if len(grand) == 1 else ()
    return _held(table, table.plain_rows, column) if len(table.plain_rows) > 2 else ()


def _shares(context: Context, _: Figure, table: RetoldTable) -> Iterator[Worked]:
    """The share that the named rows, or the row of the level before, have of the whole of each column."""
    rows = _rows_named(context, table) or [row for row, _ in context.anchored(table) if not table.sheet.rows[row].total]
    rows = rows or context.rows(table)
    if not rows or len(rows) > MOST_ROWS_ADDED:
        return
    for column in _column_meant(context, table):
        whole = _whole(table, column)
        part = _held(table, rows, column)
        if not whole or not part or part[0].figure.kind is FigureKind.PERCENT or whole[0] in part:
            continue
        over, under = _added(part), _added(whole)
        if under.bounds.low > 0 and over.bounds.low >= 0:
            bounds = Interval(over.bounds.low / under.bounds.high * 100, over.bounds.high / under.bounds.low * 100)
            below = f"({under.working})" if len(whole) > 1 else under.working
            above = f"({over.working})" if len(part) > 1 else over.working
            yield Worked(over.value / under.value * 100, bounds, f"{above} / {below}", [*part, *whole])


def _column_meant(context: Context, table: RetoldTable) -> Sequence[int]:
    """The one column of levels in which the level before stands, that the words name, or that there is under a head that says
    no more than that."""
    levels = [c for c in table.sheet.levels if table.is_latest(c)]
    anchored = {c for _, c in context.anchored(table)}
    named = [*anchored] or [c for c in context.columns(table) if c in levels]
    if not named and len(levels) == 1 and (table.columns[levels[0]].free or context.shares_words(table.sheet.caption)):
        named = levels
    return named if len(named) == 1 else ()


def _growths(context: Context, figure: Figure, table: RetoldTable) -> Iterator[Worked]:
    """The growth between the columns of two years, one behind the other, in the row that is named, and the growth that the
    table itself gives."""
    rows = context.rows(table) or (table.total_rows[-1:] if context.names_all else [])
    years = {head.head.year: c for c, head in table.sheet.heads.items() if head.head.role is Role.LEVEL}
    falls = figure.claim is not None and figure.claim.direction is Direction.DOWN
    for row in rows if len(rows) == 1 else ():
        for year, column in years.items():
            before = None if year is None else years.get(year - 1)
            cells = _held(table, [row], column) + (_held(table, [row], before) if before is not None else [])
            if len(cells) == 2 and figure.year in {year, None} and cells[1].bounds.low > 0:
                yield _growth(cells, falls=falls)


def _growth(cells: Sequence[FigureCell], *, falls: bool) -> Worked:
    new, old = cells
    sign = -1 if falls else 1
    ends = [sign * (a / b - 1) * 100 for a, b in ((new.bounds.low, old.bounds.high), (new.bounds.high, old.bounds.low))]
    working = f"{number(new.figure)} / {number(old.figure)} - 1"
    return Worked(sign * (new.value / old.value - 1) * 100, Interval(min(ends), max(ends)), working, cells)


def _finding(checked: CheckedReport, figure: Figure, worked: Worked) -> Finding:
    slipped = digits_slipped(figure, worked.bounds) and is_telling_slip(figure)
    return checked.finding(
        CODE,
        Severity.WARNING
        if slipped
        else Severity.NOTE,  # there are many cells: only a slip says that just these are meant
        figure.span,
        STATED,
        related=[cell.span for cell in worked.cells],
        sum=f"{worked.working} = {say(worked.value, figure)}",
        stated=figure.printed,
    )
