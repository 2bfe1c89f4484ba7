"""Tables as a workbook (XLSX), for people: a sheet each, headings in the reader's language.

Text is written as text whatever it begins with, so that no cell is a formula or a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from itertools import chain, count
from typing import Any

from compare.language import Words, mark
from compare.model import Bound, FigureStatus, Measure, Nature
from compare.render.cells import cell_len
from compare.render.clean import clean
from compare.render.figure_tables import TARGET, Sheet, SheetChart, Value
from compare.render.terms import BASES, DIRECTION_NAMES, FIGURE_KINDS, VERDICTS

# What a sheet holds of rows below its heading, and a cell of characters; a number of more digits would be rounded.
ROWS, CHARACTERS, DIGITS = 1_048_575, 32_767, 15
_LONGEST_NAME, _NOT_IN_NAMES = 31, frozenset("[]:*?/\\")
_ELLIPSIS = "…"
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
# The same figures give the same bytes.
_CREATED = datetime(2000, 1, 1)
_WIDTHS = {"path": 24, "text": 16, "value": 16, "metric": 30, "of": 24, "reason": 44, "notes": 60}
_WIDTH = 11
# Of tables in words: rows that are measured, the widest column, what the button of the filter takes.
_SAMPLE, _WIDEST, _ROOM_FOR_FILTER = 300, 60, 4
# Of a chart, in pixels.
_CHART_WIDTH, _CHART_HEAD, _CHART_ROW = 640, 90, 30

_HEADINGS = {
    "path": mark("File"),
    "report": mark("Report"),
    "start": mark("Start"),
    "end": mark("End"),
    "text": mark("As printed"),
    "value": mark("Value"),
    "unit": mark("Unit"),
    "kind": mark("Kind"),
    "approximation": mark("Approximation"),
    "masked": mark("Masked"),
    "low": mark("From"),
    "high": mark("To"),
    "bound": mark("Bound"),
    "year": mark("Year"),
    "scope": mark("Scope"),
    "nature": mark("Result or target"),
    "measure": mark("Stock or flow"),
    "terms": mark("Terms"),
    "metric": mark("Metric"),
    "direction": mark("Direction"),
    "basis": mark("Basis"),
    "of": mark("Growth of"),
    "status": mark("Status"),
    "before": mark("Before"),
    "difference": mark("Difference"),
    "percent": "%",
    "verdict": mark("Verdict"),
    "stated": mark("Stated"),
    "computed": mark("Computed"),
    "reason": mark("Reason"),
    "trend": mark("Trend"),
    "notes": mark("Notes"),
}
# What the values of a column are called.
_NAMES: dict[str, Mapping[Any, str]] = {
    "kind": FIGURE_KINDS,
    "direction": DIRECTION_NAMES,
    "basis": BASES,
    "verdict": VERDICTS,
    "status": {
        FigureStatus.CHANGED: mark("changed"),
        FigureStatus.UNCHANGED: mark("unchanged"),
        FigureStatus.ADDED: mark("only in NEW"),
    },
    "nature": {Nature.RESULT: mark("result"), Nature.TARGET: mark("target")},
    "measure": {
        Measure.STOCK: mark("stock"),
        Measure.FLOW: mark("flow"),
        Measure.CUMULATIVE: mark("cumulative"),
    },
    "bound": {Bound.AT_LEAST: mark("at least"), Bound.AT_MOST: mark("at most")},
}


def workbook(sheets: Iterable[tuple[str, Sheet]], words: Words) -> bytes:
    """A workbook of these tables, each with its name; the same tables give the same bytes."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({"created": _CREATED, "author": "bidui"})
    names: list[str] = []
    for title, table in sheets:
        names.append(_sheet_name(title, names))
        _sheets(book, names[-1], table, words)
    book.close()
    return out.getvalue()


def _sheet_name(title: str, taken: Sequence[str]) -> str:
    """A name that Excel takes, and has not yet: no slashes or brackets, no more than 31 characters."""
    shown = "".join(" " if each in _NOT_IN_NAMES else each for each in clean(title)).strip(" '") or "–"
    longer = (f"{shown[: _LONGEST_NAME - 4].rstrip()} {number}" for number in count(2))
    lower = {name.lower() for name in taken}
    return next(name for name in chain([shown[:_LONGEST_NAME]], longer) if name.lower() not in lower)


def _sheets(book: Any, name: str, table: Sheet, words: Words) -> None:
    """As many sheets as the rows need."""
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for number, first in enumerate(range(0, max(1, len(table.rows)), ROWS), 1):
        sheet = book.add_worksheet(name if number == 1 else f"{name[: _LONGEST_NAME - 4]} {number}")
        sheet.freeze_panes(1, 0)
        rows = table.rows[first : first + ROWS]
        sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
        for at, column in enumerate(table.columns):
            width = _fitting(table, at) if table.is_in_words else _WIDTHS.get(column, _WIDTH)
            sheet.set_column(at, at, width, wrapped if table.is_in_words else None)
            sheet.write_string(0, at, column if table.is_in_words else _heading(column, words), bold)
        for row, values in enumerate(rows, 1):
            for at, value in enumerate(values):
                shown = value if table.is_in_words else _label(table.columns[at], value, words)
                _write(sheet, row, at, shown)
        if table.chart is not None and number == 1:
            _add_chart(book, sheet, table.chart, len(table.columns))


def _add_chart(book: Any, sheet: Any, chart: SheetChart, columns: int) -> None:
    """Bars to the right of the table, the first row on top."""
    first, last = 1 + chart.first, chart.first + chart.rows
    bars = book.add_chart({"type": "bar"})
    bars.add_series(
        {
            "categories": [sheet.get_name(), first, 0, last, 0],
            "values": [sheet.get_name(), first, chart.values, last, chart.values],
            "data_labels": {"value": True},
            "gap": 60,
        }
    )
    bars.set_title({"name": chart.title, "overlay": False})
    bars.set_legend({"none": True})
    bars.set_y_axis({"reverse": True, "label_position": "low"})
    bars.set_x_axis({"major_gridlines": {"visible": False}, "visible": False})
    bars.set_size({"width": _CHART_WIDTH, "height": _CHART_HEAD + _CHART_ROW * chart.rows})
    sheet.insert_chart(1, columns + 1, bars)


def _fitting(table: Sheet, column: int) -> float:
    """A width that holds most of a column's cells; longer text is wrapped."""
    longest = max((cell_len(str(row[column] or "")) for row in table.rows[:_SAMPLE]), default=0)
    return min(_WIDEST, max(cell_len(table.columns[column]) + _ROOM_FOR_FILTER, longest + 1))


def _heading(column: str, words: Words) -> str:
    if column.startswith(TARGET):
        return words("Target {year}", year=column.removeprefix(TARGET))
    return words(_HEADINGS[column]) if column in _HEADINGS else column


def _label(column: str, value: Value, words: Words) -> Value:
    """A name of the JSON as people read it."""
    if not isinstance(value, str):
        return value
    return words(_NAMES[column][value]) if column in _NAMES else value


def _write(sheet: Any, row: int, column: int, value: Value) -> None:
    match value:
        case None | "":
            return
        case bool():
            sheet.write_boolean(row, column, value)
        case int():
            sheet.write_number(row, column, value)
        case Decimal() if len(value.normalize().as_tuple().digits) <= DIGITS:
            sheet.write_number(row, column, float(value))
        case Decimal():
            sheet.write_string(row, column, f"{value:f}")
        case str():
            text = clean(value)
            sheet.write_string(row, column, text if len(text) <= CHARACTERS else text[: CHARACTERS - 1] + _ELLIPSIS)
