"""The folder of a scan's stages: a folder for each, done when it is whole and then not done again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree

import pyarrow as pa
import pyarrow.parquet as pq

from compare.engines.executor import DONE
from compare.model import InputError


@dataclass(frozen=True, slots=True)
class Stages:
    """``folder`` is the reader's; what belongs to one scan stands in a folder in it, named by what it was made of."""

    folder: Path

    def of(self, key: bytes) -> Stages:
        return Stages(self.folder / blake2b(key, digest_size=12).hexdigest())

    def is_done(self, name: str) -> bool:
        return (self.folder / name / DONE).exists()

    def path(self, name: str) -> Path:
        return self.folder / name

    def do(self, name: str, work: Callable[[Path], None]) -> Path:
        """The folder of a stage, which ``work`` makes if it is not done yet."""
        path = self.path(name)
        if not self.is_done(name):
            rmtree(path, ignore_errors=True)
            work(path)
        return path


def stages_in(folder: str) -> Stages:
    """Raises `InputError` where the folder cannot be made."""
    path = Path(folder).absolute()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(folder, "cannot be made: {why}", why=error.strerror or error) from error
    return Stages(path)


def write_rows(rows: Iterable[pa.RecordBatch], schema: pa.Schema, folder: Path) -> None:
    """Rows as a folder of Parquet files, from this process. Raises `InputError`."""
    try:
        folder.mkdir(parents=True)
        number = -1
        for number, each in enumerate(rows):
            pq.write_table(pa.Table.from_batches([each], schema), folder / f"part-{number:05}.parquet")
        if number < 0:
            pq.write_table(schema.empty_table(), folder / "part-00000.parquet")
        (folder / DONE).touch()
    except OSError as error:
        raise InputError(str(folder), "cannot be written: {why}", why=error.strerror or error) from error


def read_rows(folder: Path, columns: list[str]) -> pa.Table:
    """Columns of all files in a folder. Raises `InputError` where one is not whole."""
    try:
        return pa.concat_tables(pq.read_table(file, columns=columns) for file in sorted(folder.glob("*.parquet")))
    except (OSError, pa.ArrowException) as error:
        why = " ".join(str(error).split("\n", maxsplit=1)[0].split())
        raise InputError(str(folder), "is damaged: {why}", why=why) from error


def put_in_place(made: Path, target: Path) -> None:
    """A folder made under a name of this process's own gets its name, unless another process was first. Raises
    `InputError`."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        rmtree(target, ignore_errors=True)
        made.rename(target)
    except OSError as error:
        if not (target / DONE).exists():
            raise InputError(str(target), "cannot be written: {why}", why=error.strerror or error) from error


def own_name(folder: Path, name: str) -> Path:
    return folder / f"{name}-{os.getpid()}.part"
