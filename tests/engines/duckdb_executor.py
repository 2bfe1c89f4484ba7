"""The stages of a scan on DuckDB, in this process: the same SQL over the same files as on many machines."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from compare.engines.executor import RowFunction
from compare.engines.stages import write_rows


class DuckDbExecutor:
    def __init__(self) -> None:
        self._connection = duckdb.connect()

    def read(self, name: str, folder: Path) -> None:
        self._connection.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet('{folder}/*.parquet')")

    def write(self, query: str, folder: Path) -> None:
        found = self._connection.sql(query).to_arrow_table()
        write_rows(found.to_batches(), found.schema, folder)

    def write_mapped(self, query: str, function: RowFunction, schema: pa.Schema, folder: Path) -> None:
        found = self._connection.sql(query).to_arrow_reader(100)
        write_rows(function(found), schema, folder)
