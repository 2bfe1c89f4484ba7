"""Tables as CSV (RFC 4180), for programs; into a file with a byte-order mark, by which spreadsheets know UTF-8.

A spreadsheet reads text that begins like a formula as one, so an apostrophe stands before such text. Numbers are none.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO

from compare.language import ENGLISH, Words
from compare.render.clean import clean
from compare.render.figure_tables import Sheet, Value, figure_table, series_table
from compare.render.results import FiguresResult, Presentation, ScanResult
from compare.render.scan_tables import match_table, matrix_table, pair_table

_FORMULA = tuple("=+-@＝＋－＠")


def write_figures(result: FiguresResult, _: Presentation) -> str:
    """The figures; the series where only those are to be shown, with notes in English: the columns are those of the
    JSON."""
    if result.shown_ledgers is None:
        return sheet_csv(series_table(result.shown_series or (), Words(ENGLISH)))
    return sheet_csv(figure_table(result.shown_ledgers, Words(ENGLISH)))


def write_scan(result: ScanResult, _: Presentation) -> str:
    """The pairs, one a row; the matrix or the matches where those are to be shown."""
    table = matrix_table if result.matrix else match_table if result.matches else pair_table
    return sheet_csv(table(result.scan))


def sheet_csv(table: Sheet) -> str:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return out.getvalue()


def _cell(value: Value) -> str:
    """Control characters are made visible and line breaks plain spaces, so that a row is a line."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value:f}"
        case int():
            return str(value)
    text = clean(value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
