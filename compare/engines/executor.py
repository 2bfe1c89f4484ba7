"""What runs the stages of a scan: SQL over folders of Parquet, and functions of record batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pyarrow as pa

Batches = Iterable["pa.RecordBatch"]
RowFunction = Callable[[Batches], Iterator["pa.RecordBatch"]]


class Executor(Protocol):
    """An engine. What it writes is whole when a file `DONE` lies in the folder."""

    def read(self, name: str, folder: Path) -> None:
        """Let queries read a folder of Parquet files as a table of this name."""

    def write(self, query: str, folder: Path) -> None:
        """Write what a query finds into a new folder of Parquet files."""

    def write_mapped(self, query: str, function: RowFunction, schema: pa.Schema, folder: Path) -> None:
        """Write what ``function`` makes of the rows that a query finds. It may be called of parts of them, each in the order
        of the query."""


# Spark's own mark, which it writes last.
DONE = "_SUCCESS"
