"""Answers in rows as JSON and CSV."""

from __future__ import annotations

import json
from decimal import Decimal

from compare.render.csv import sheet_csv
from compare.render.figure_tables import Sheet, Value
from compare.render.printed import plain_decimal
from compare.render.results import Presentation, TableResult


def write_json(result: TableResult, _: Presentation) -> str:
    rows = [dict(zip(result.columns, map(_json, row), strict=True)) for row in result.rows]
    return json.dumps({"schema": f"bidui/{result.name}/1", result.key: rows}, ensure_ascii=False) + "\n"


def _json(value: object) -> object:
    return plain_decimal(value) if isinstance(value, Decimal) else value


def write_csv(result: TableResult, _: Presentation) -> str:
    return sheet_csv(Sheet(result.columns, [[_plain(value) for value in row] for row in result.rows]))


def _plain(value: object) -> Value:
    if isinstance(value, Decimal):
        return Decimal(plain_decimal(value))
    if isinstance(value, float):
        return Decimal(repr(value))
    return value if isinstance(value, int | str) or value is None else str(value)
