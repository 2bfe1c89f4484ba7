"""Figures and series as CSV (RFC 4180, UTF-8 without a byte-order mark), for programs.

A spreadsheet reads text that begins like a formula as one, so an apostrophe stands before such text. Numbers are none.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from io import StringIO

from compare.language import ENGLISH, Words
from compare.model import Ledger
from compare.model.trends import Trend
from compare.render.clean import clean
from compare.render.figure_tables import Sheet, Value, figure_table, series_table

_FORMULA = tuple("=+-@＝＋－＠")


def figures_csv(ledgers: Sequence[Ledger]) -> str:
    return sheet_csv(figure_table(ledgers))


def series_csv(series: Sequence[Trend]) -> str:
    return sheet_csv(series_table(series, Words(ENGLISH)))


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
