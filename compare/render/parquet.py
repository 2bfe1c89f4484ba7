"""Answers in rows as a Parquet file, typed: what programs and other databases read without guessing."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from compare.render.results import Presentation, TableResult

_TYPES = {int: "BIGINT", float: "DOUBLE", Decimal: "DECIMAL(38, 12)"}


def write(result: TableResult, _: Presentation) -> bytes:
    import duckdb
    import numpy as np

    columns = list(zip(*result.rows, strict=True)) or [()] * len(result.columns)
    given = {
        f"c{number}": np.array([None if value is None else str(value) for value in column], dtype=object)
        for number, column in enumerate(columns)
    }
    selected = ", ".join(
        f'CAST(c{number} AS {_type(column)}) AS "{name}"'
        for number, (name, column) in enumerate(zip(result.columns, columns, strict=True))
    )
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        file = Path(folder) / "rows.parquet"
        connection.register("given", given)
        quoted = str(file).replace("'", "''")
        connection.execute(f"COPY (SELECT {selected} FROM given) TO '{quoted}' (FORMAT parquet)").fetchall()
        return file.read_bytes()


def _type(column: Sequence[object]) -> str:
    kinds = {type(value) for value in column if value is not None}
    return _TYPES.get(kinds.pop(), "VARCHAR") if len(kinds) == 1 else "VARCHAR"
